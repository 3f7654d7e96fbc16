//! Words of the screen on which the information text is read and answered.

use super::elision;

pub const TITLE: &str = "Texte à lire à voix haute";
pub const PREVIEW: &str = "tel qu'il serait avec ces réglages";
pub const READ: &str = "Texte lu, on continue";
pub const READ_NOTE: &str = "la date du jour est gardée";
pub const NAMELESS: &str = "La personne préfère rester sans nom";
pub const NAMELESS_NOTE: &str = "un code seul, ni nom ni contact";
pub const NO_RECORD: &str = "Pas de fiche du tout";
pub const NO_RECORD_NOTE: &str = "la visite se compte, et rien d'autre";
pub const CLOSE: &str = "Revenir aux réglages";
pub const READ_HINT: &str = "Lisez lentement. L'affiche complète (droits, contact, CNIL) est au mur.";
pub const NAMELESS_HINT: &str = "Le code sera le seul moyen de retrouver la fiche : donnez-le sur une carte.";
pub const NO_RECORD_HINT: &str = "« Pas de problème, je vous aide de la même façon. » La saisie est jetée.";
pub const CLOSE_HINT: &str = "Lisez-le une fois à voix haute avant de l'adopter.";
pub const PRINT: &str = "Imprimer le texte";
pub const LATER: &str = "Plus tard";
pub const MORE_BELOW: &str = "la suite : PgSuiv";
pub const MORE_ABOVE: &str = "le début : PgPréc";

/// Whose registration it is; nothing as long as nobody has a name.
pub fn registration_of(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!("inscription {}", elision::of(name)) }
}

/// Whose record it is.
pub fn record_of(name: &str) -> String {
    format!("fiche {}", elision::of(name))
}
