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
/// The sheets of a workshop's people.
pub const WORKSHOP: &str = "atelier";
/// A workshop's sheet for the team.
pub const WORKSHOP_FOLLOW_UP: &str = "suivi-atelier";
/// A mediator's guide to a module.
pub const GUIDE: &str = "guide";
/// The questionnaire on paper.
pub const QUESTIONNAIRE: &str = "questionnaire";
/// A module's sheet on paper.
pub const MODULE_SHEET: &str = "feuille";
/// « J'ai terminé ».
pub const FINISHED: &str = "termine";
/// Appointment cards.
pub const CARDS: &str = "cartons";
