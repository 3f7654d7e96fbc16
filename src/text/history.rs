//! Words of a record's history: what was corrected, by whom and when.

use super::{dates, elision};
use time::{Date, Time};

pub const TITLE: &str = "Historique de la fiche";
pub const NOTHING: &str = "Rien n'a été corrigé sur cette fiche.";
pub const HINT: &str = "Les corrections, la plus récente d'abord. Bas et Haut : faire défiler.";
pub const SOMEBODY: &str = "quelqu'un de l'équipe";
pub const DATE: &str = "Date";
pub const DURATION: &str = "Durée";
pub const PLACE: &str = "Lieu";
pub const MODE: &str = "Mode";
pub const ATTENDANCE: &str = "Présence";
pub const DEVICES: &str = "Matériel";
pub const THEMES: &str = "Thèmes Coop";
pub const AUTONOMY: &str = "Autonomie Coop";
pub const MODULES: &str = "Étapes";
pub const SENTENCE: &str = "Ce que je retiens";
pub const NEXT: &str = "Prochaine fois";
pub const GOAL: &str = "But";
pub const NOTE: &str = "Note";
pub const MANDATE: &str = "Mandat ou Aidants Connect";
pub const NOT_APPLICABLE: &str = "sans objet";
pub const YES: &str = "oui";
pub const NO: &str = "non";
pub const TRAIN: &str = "je forme";
pub const ACCOMPANY: &str = "j'accompagne";
pub const DO: &str = "je fais à sa place";
pub const PRESENT: &str = "présence";
pub const EXCUSED: &str = "absence excusée";
pub const ABSENT: &str = "absence";

/// When, and who.
pub fn heading(day: Date, at: Time, who: &str) -> String {
    let who = if who.is_empty() { SOMEBODY } else { who };
    format!("{}, {}, par {who}", dates::day_month_year(day), dates::time(at))
}

/// What changed, from one text to another.
pub fn change(what: &str, before: &str, after: &str) -> String {
    match (before, after) {
        ("", after) => format!("{what} : « {after} », vide avant"),
        (before, "") => format!("{what} : vidé, « {before} » avant"),
        (before, after) => format!("{what} : « {after} », « {before} » avant"),
    }
}

/// A closed session was corrected.
pub fn session_corrected(day: Date) -> String {
    format!("Séance du {} corrigée.", dates::day_month_year(day))
}

/// A length in minutes.
pub fn minutes(minutes: u16) -> String {
    format!("{minutes} min")
}

/// A session changed record; `came` when it came to this one.
pub fn session_moved(day: Option<Date>, came: bool, other: &str) -> String {
    moved("Séance", day, came, other)
}

/// An assessment changed record; `came` when it came to this one.
pub fn assessment_moved(day: Option<Date>, came: bool, other: &str) -> String {
    moved("Évaluation", day, came, other)
}

fn moved(what: &str, day: Option<Date>, came: bool, other: &str) -> String {
    let day = day.map(|day| format!(" du {}", dates::day_month_year(day))).unwrap_or_default();
    let other = if other.is_empty() { "d'une autre personne".to_owned() } else { elision::of(other) };
    // A short name ends with a full stop already.
    let stop = if other.ends_with('.') { "" } else { "." };
    let way = if came { "venue de" } else { "rendue à" };
    format!("{what}{day} {way} la fiche {other}{stop}")
}

/// The first line of all: the record was opened.
pub fn opened(day: Date, who: &str) -> String {
    let who = if who.is_empty() { SOMEBODY } else { who };
    format!("{}, par {who} : fiche ouverte", dates::day_month_year(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_says_what_it_was_before() {
        assert_eq!(change("Commune", "Gien", "Gidy"), "Commune : « Gidy », « Gien » avant");
        assert_eq!(change("Nom", "", "Martin"), "Nom : « Martin », vide avant");
        assert_eq!(change("Nom", "Martin", ""), "Nom : vidé, « Martin » avant");
        assert_eq!(session_moved(None, true, "Karim"), "Séance venue de la fiche de Karim.");
    }
}
