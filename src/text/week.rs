//! Words of the week.

use super::dates;
use time::Date;

pub const WEEK: &str = "La semaine";
pub const ARROWS: &str = "Gauche, Droite";
pub const OTHER_WEEK: &str = "Autre semaine";
pub const NOTHING: &str = "pas de rendez-vous";
pub const HINT: &str = "Entrée ouvre la fiche ou l'atelier. Gauche et Droite : autre semaine.";
pub const HINT_FREE: &str = "Entrée prépare un atelier ce jour-là. Gauche et Droite : autre semaine.";
pub const OVER: &str = "Ce jour est passé, et rien n'y est noté.";

/// « Semaine du lundi 23 novembre 2026 ».
pub fn title(monday: Date) -> String {
    format!("Semaine du {}", dates::full(monday))
}

/// Which week it is, from today's.
pub fn which(weeks: i64) -> String {
    match weeks {
        0 => "cette semaine".to_owned(),
        1 => "la semaine prochaine".to_owned(),
        -1 => "la semaine dernière".to_owned(),
        2.. => format!("dans {weeks} semaines"),
        _ => format!("il y a {} semaines", weeks.unsigned_abs()),
    }
}
