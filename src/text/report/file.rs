//! Names of the files that are written.

/// « seance », in `2026-11-24_1030_seance_MARS-27.html`: the learner's sheet.
pub const SESSION: &str = "seance";
/// The mediator's sheet.
pub const FOLLOW_UP: &str = "suivi";
/// « Mon parcours ».
pub const PATH: &str = "parcours";
/// The whole record.
pub const RECORD: &str = "fiche";
/// The notice on the wall.
pub const NOTICE: &str = "affiche";
/// The statistics of a period.
pub const STATISTICS: &str = "statistiques";
/// A mediator's guide to a module.
pub const GUIDE: &str = "guide";
