//! The whole record on paper: all that is kept of a person, for the person who asks to see it.

use crate::domain::assessment::Kind;
use crate::domain::ids::Code;
use crate::domain::session::Appointment;
use crate::text::dates;
use time::Date;

/// Skills that the programme has no more, and how they were rated.
pub const REMOVED: &str = "Retiré du programme";
pub const TITLE: &str = "Ma fiche";
pub const IDENTITY: &str = "Qui";
pub const CODE: &str = "Code";
pub const FIRST_NAME: &str = "Prénom";
pub const LAST_NAME: &str = "Nom";
pub const BIRTH_YEAR: &str = "Année";
pub const COMMUNE: &str = "Commune";
pub const GENDER: &str = "Genre";
pub const STATUS: &str = "Statut";
pub const PHONE: &str = "Téléphone";
pub const EMAIL: &str = "E-mail";
pub const PROCEDURES: &str = "Ce qui l'amène";
pub const WISH: &str = "Son envie";
pub const NOTE: &str = "Note";
pub const INFORMED: &str = "Texte lu le";
pub const CONTACT: &str = "Dernier contact";
pub const OPENED: &str = "Fiche ouverte";
pub const ANSWERS: &str = "Réponses";
pub const DEVICES: &str = "Matériel";
pub const INTERNET: &str = "Internet";
pub const OWN_EMAIL: &str = "Adresse e-mail";
pub const OBSTACLE: &str = "Ce qui gêne";
pub const PATH: &str = "Parcours";
pub const STEPS: &str = "Étapes";
pub const HELD: &str = "Séance";
pub const WORKED_ON: &str = "Étapes";
pub const RATED: &str = "Situé";
pub const THEMES: &str = "Thèmes Coop";
pub const PROCEDURE: &str = "Démarche";
pub const REDIRECTION: &str = "Orientation";
pub const AUTONOMY: &str = "Autonomie Coop";
pub const SENTENCE: &str = "À retenir";
pub const NEXT: &str = "Prochaine fois";
pub const GOAL: &str = "But";
pub const CORRECTIONS: &str = "Corrections";
pub const SESSION_CORRECTED: &str = "Une séance a été corrigée.";
pub const ASSESSMENT_MOVED: &str = "Une évaluation a changé de fiche.";
pub const SESSION_MOVED: &str = "Une séance a changé de fiche.";

/// Who asks, and on which day it was printed.
pub fn printed(date: Date) -> String {
    format!("au {}", dates::day_month_year(date))
}

/// « le 17 novembre 2026 par Claire ».
pub fn opened(date: Date, by: &str) -> String {
    let on = format!("le {}", dates::day_month_year(date));
    if by.is_empty() { on } else { format!("{on} par {by}") }
}

/// The title of an assessment.
pub fn assessment(date: Date, kind: Kind, confidence: Option<u8>) -> String {
    format!("Évaluation du {}", super::mediator_sheet::assessed(date, kind, confidence))
}

/// The title of a session.
pub fn session(date: Date) -> String {
    format!("Séance du {}", dates::day_month_year(date))
}

/// « en cours, 38 %, sans aide 2 sur 6 ».
pub fn progress(state: &str, percent: u8, autonomous: &str) -> String {
    format!("{state}, {percent} %, sans aide {autonomous}")
}

/// « dit à deux, vu sans aide ».
pub fn answer(said: Option<&str>, seen: Option<&str>) -> String {
    let said = said.map(|word| format!("dit {word}"));
    let seen = seen.map(|word| format!("vu {word}"));
    said.into_iter().chain(seen).collect::<Vec<_>>().join(", ")
}

/// « mardi 1er décembre 2026 à 10 h ».
pub fn next(appointment: Appointment) -> String {
    super::mediator_sheet::appointment(appointment)
}

/// « note : « avant », puis « après » ».
pub fn field_changed(field: &str, before: &str, after: &str) -> String {
    format!("{field} : « {before} », puis « {after} »")
}

/// Who the record is about: « Yvette Martin, code MARS-27 ».
pub fn about(name: &str, code: &Code) -> String {
    if name.is_empty() { format!("code {code}") } else { format!("{name}, code {code}") }
}
