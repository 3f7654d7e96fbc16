//! Words of the access log.

use super::{dates, number, plural};
use crate::domain::log::{Action, Event};
use time::{Date, Time};

pub const TITLE: &str = "Journal des accès";
pub const HINT: &str = "Qui a fait quoi, le plus récent d'abord. Aucun nom des personnes reçues.";
pub const READING: &str = "Le journal arrive.";
pub const WHEN: &str = "Date";
pub const WHO: &str = "Qui";
pub const WHAT: &str = "Quoi";
pub const CODE: &str = "Fiche";
pub const SOMEBODY: &str = "équipe";
/// Stands for the code of a record that is no more.
pub const ERASED: &str = "effacée";

/// Stands for the code of a record that was joined to another.
pub const JOINED: &str = "réunie";

/// A record that was joined to the one of this code.
pub fn joined(code: &str) -> String {
    format!("réunie à {code}")
}

/// On the help line: which record it was, and where it stands now.
pub fn joined_hint(before: &str, code: &str) -> String {
    format!("La fiche {before} est réunie à {code} : c'est la même personne.")
}

/// The records are whole, the access log is not.
pub const RECORDS_SOUND: &str = "Les fiches sont entières. Le journal des accès a été changé en dehors de Jalon, ou une \
    partie en est perdue :\nsignalez-le à la personne responsable des données.";
/// The log does not end where the last save said.
pub const END_CHANGED: &str = "Journal des accès : sa fin n'est pas celle que le dernier enregistrement annonce.";

/// What was done.
pub const fn action(action: Action) -> &'static str {
    match action {
        Action::Unlocked => "Jalon ouvert",
        Action::RecordOpened => "Fiche ouverte",
        Action::RecordRegistered => "Fiche inscrite",
        Action::RecordCorrected => "Fiche corrigée",
        Action::PathChosen => "Parcours choisi",
        Action::AssessmentFiled => "Point enregistré",
        Action::SessionFiled => "Séance enregistrée",
        Action::SessionCorrected => "Séance corrigée",
        Action::Moved => "Changement de personne",
        Action::ContactDated => "Contact noté",
        Action::SheetWritten => "Feuille écrite",
        Action::TableWritten => "Tableau écrit",
        Action::Imported => "Tableau importé",
        Action::SettingsChanged => "Réglages changés",
        Action::TeamChanged => "Équipe changée",
        Action::NameErased => "Nom effacé",
        Action::RecordErased => "Fiche effacée",
        Action::BackupMade => "Copie de sécurité faite",
        Action::BackupRestored => "Copie de sécurité remise",
        Action::DateConfirmed => "Date confirmée",
        Action::WorkshopFiled => "Atelier enregistré",
        Action::WorkshopRemoved => "Atelier retiré",
        Action::Merged => "Fiches réunies",
        Action::Unmerged => "Réunion défaite",
        Action::Unknown(_) => "Action d'un Jalon plus récent",
    }
}

/// What was done, and how often at once.
pub fn event(event: &Event) -> String {
    let what = action(event.action);
    match usize::try_from(event.count).unwrap_or(usize::MAX) {
        0 | 1 => what.to_owned(),
        n if event.action == Action::Imported => format!("{what} ({} lignes)", number(n)),
        n => format!("{what} ({} fois)", number(n)),
    }
}

/// When: « 24/11/2026 10 h 02 », always as wide.
pub fn when(day: Date, time: Time) -> String {
    format!("{}  {:>7}", dates::figures(day), dates::time_column(time))
}

/// How many entries there are, and how many are not shown.
pub fn size(shown: usize, earlier: u64) -> String {
    let all = usize::try_from(earlier).unwrap_or(usize::MAX).saturating_add(shown);
    if earlier == 0 {
        super::count(all, "ligne", "lignes")
    } else {
        format!("les {} dernières lignes sur {}", number(shown), number(all))
    }
}

/// Entries that are gone.
pub fn missing(first: u64, last: u64) -> String {
    let many = usize::from(first != last) + 1;
    let of = |n: u64| number(usize::try_from(n).unwrap_or(usize::MAX));
    let range = if first == last { of(first) } else { format!("{} à {}", of(first), of(last)) };
    format!(
        "Journal des accès : {} {range} {}.",
        plural(many, "ligne", "lignes"),
        plural(many, "disparue", "disparues")
    )
}

/// An entry that is not what was written.
pub fn changed(entry: u64) -> String {
    let n = number(usize::try_from(entry).unwrap_or(usize::MAX));
    format!("Journal des accès : la ligne {n}, ou celle d'avant, a été changée, déplacée ou remplacée.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_action_has_its_own_words() {
        let words: std::collections::BTreeSet<_> = Action::ALL.into_iter().map(action).collect();
        assert_eq!(words.len(), Action::ALL.len());
        assert!(words.iter().all(|words| words.chars().count() <= 26), "they stand in a column");
    }

    #[test]
    fn many_at_once_are_counted() {
        assert_eq!(event(&Event::many(Action::Imported, 1_200)), "Tableau importé (1 200 lignes)");
        assert_eq!(event(&Event::many(Action::RecordRegistered, 9)), "Fiche inscrite (9 fois)");
        assert_eq!(event(&Event::of(Action::Unlocked)), "Jalon ouvert");
    }

    #[test]
    fn faults_say_which_lines() {
        assert_eq!(missing(4, 4), "Journal des accès : ligne 4 disparue.");
        assert_eq!(missing(4, 1_006), "Journal des accès : lignes 4 à 1 006 disparues.");
        assert_eq!(size(20, 0), "20 lignes");
        assert_eq!(size(2_000, 13_000), "les 2 000 dernières lignes sur 15 000");
    }
}
