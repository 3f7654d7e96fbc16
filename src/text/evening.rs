//! Words of « Fin de journée ».

use super::{count, dates, plural};
use crate::domain::evening::Outcome;
use time::Date;

pub const TITLE: &str = "Fin de journée";
pub const QUESTION: &str = "Ces rendez-vous sont passés. Qui est venu ?";
pub const NOTHING: &str = "Tout est noté : il ne reste rien.";
pub const DAY: &str = "Jour";
pub const WHO: &str = "Qui";
pub const PHONE: &str = "Téléphone";
pub const CHOSEN: &str = "Noté";
pub const LEGEND: [&str; 2] =
    ["1 présent     2 absence excusée     3 absence", "4 reporté : même heure, à la prochaine fois de ce jour"];
pub const HINT: &str = "Un chiffre note et descend. F2 enregistre tout. Esc : plus tard.";
pub const HINT_PRESENT: &str = "Entrée complète sa séance : ce qui a été travaillé, la prochaine fois.";
pub const LATER: &str = "Plus tard";
pub const NOTHING_CHOSEN: &str = "Notez d'abord une ligne : 1, 2, 3 ou 4.";
pub const KEYS: &str = "Tapez 1, 2, 3 ou 4. Suppr efface.";
pub const TO_COMPLETE: &str = "présent : Entrée pour compléter la séance";
pub const HOME_HINT: &str = "Entrée : un chiffre par personne, et c'est noté.";

/// What was chosen for a line.
pub const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Present => "1 présent",
        Outcome::Excused => "2 excusé",
        Outcome::Absent => "3 absent",
        Outcome::NextWeek => "4 reporté",
    }
}

/// The title's right side.
pub fn left(waiting: usize) -> String {
    format!("{} à noter", count(waiting, "rendez-vous", "rendez-vous"))
}

/// The line of the home screen.
pub fn home(waiting: usize) -> String {
    let past = plural(waiting, "passé", "passés");
    format!("{TITLE} : {} {past}, à noter en un chiffre", count(waiting, "rendez-vous", "rendez-vous"))
}

/// A line's day: « lun. 23/11/2026 ».
pub fn day(date: Date) -> String {
    dates::field(date)
}
