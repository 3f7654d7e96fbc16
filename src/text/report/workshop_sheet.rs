//! Words of a workshop's sheet.

use crate::text::{count, dates};
use time::{Date, Time};

pub const TITLE: &str = "Feuille d'atelier";
pub const RESERVED: &str = "réservée à l'équipe";
pub const WHO: &str = "Qui";
pub const CODE: &str = "Code";
pub const PRESENCE: &str = "Présence";
pub const SENTENCE: &str = "Retient";
pub const EXPECTED: &str = "attendu";
pub const ANONYMOUS: &str = "Personnes sans fiche";
pub const GENDER: &str = "Genre";
pub const AGE: &str = "Âge";
pub const STATUS: &str = "Situation";
pub const BEFORE: &str = "Avant";
pub const HELPED: &str = "Déjà accompagnées";
pub const NOT_TOLD: &str = "Non communiqué";
pub const SKILLS: &str = "Compétences";
pub const COOP: &str = "Pour la Coop";
pub const THEMES: &str = "Thématiques";
pub const DEVICES: &str = "Matériel";
pub const PROCEDURE: &str = "Démarche";
pub const REDIRECTION: &str = "Orientation";
pub const NOTE: &str = "Note";
pub const FOOTER: &str = "Ne pas laisser sur une table : cette feuille parle de plusieurs personnes.";
/// The title of the document that holds everybody's own sheet.
pub const LEARNERS_TITLE: &str = "Feuilles de l'atelier";

/// A label and its number.
pub fn told(label: &str, number: u16) -> String {
    format!("{label} : {number}")
}

/// « mardi 24 novembre 2026 à 14 h, 120 min, ici, niveau débutant, par Claire ».
pub fn held(when: (Date, Option<Time>, u16), place: &str, level: Option<&str>, mediator: &str) -> String {
    let (date, at, minutes) = when;
    let at = at.map(|at| format!(" à {}", dates::time(at))).unwrap_or_default();
    let mut parts = vec![format!("{}{at}", dates::full(date)), format!("{minutes} min")];
    parts.extend(Some(place.to_owned()).filter(|place| !place.is_empty()));
    parts.extend(level.map(|level| format!("niveau {}", level.to_lowercase())));
    parts.extend(Some(mediator).filter(|name| !name.is_empty()).map(|name| format!("par {name}")));
    parts.join(", ")
}

/// « 17 personnes venues, dont 4 sans fiche ».
pub fn attended(named: usize, erased: usize, anonymous: usize) -> String {
    let all = count(named + erased + anonymous, "personne venue", "personnes venues");
    let mut parts = vec![all];
    if anonymous > 0 {
        parts.push(format!("dont {anonymous} sans fiche"));
    }
    if erased > 0 {
        parts.push(format!("dont {}", count(erased, "fiche effacée depuis", "fiches effacées depuis")));
    }
    parts.join(", ")
}
