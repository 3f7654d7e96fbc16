//! Words of records that nothing happened to for long.

use super::{Failure, count, dates, number, plural};
use crate::domain::place::Settings;
use crate::domain::retention::{Choice, Due};
use time::Date;

pub const TITLE: &str = "Fiches sans visite";
pub const WHO: &str = "Personne";
pub const CODE: &str = "Code";
pub const LAST: &str = "Dernière fois";
pub const DUE: &str = "Échéance";
pub const CHOSEN: &str = "Décision";
pub const NOTHING: &str = "Aucune fiche à décider.";
pub const PROMISE: &str = "Le texte lu à voix haute le promet : passé ce délai, le nom est effacé.";
pub const CHOICES: [&str; 2] = [
    "1 la personne est revenue ou a appelé    2 effacer le nom, garder les séances",
    "3 effacer toute la fiche                 0 reprendre la décision",
];
pub const WHEN: &str = "Rien ne se fait avant de quitter ou de verrouiller : d'ici là, tout se reprend.";
pub const HINT: &str = "1, 2 ou 3 décide et passe à la suivante. Entrée : choisir, ou voir la fiche.";
pub const HOME_HINT: &str = "Entrée montre ces fiches. Rien n'est effacé sans votre choix.";
pub const UNDO: &str = "Reprendre la décision";
pub const NOTHING_TO_UNDO: &str = "rien n'est décidé";
pub const ASK_RETURNED: &str = "La personne est revenue, ou a appelé : garder sa fiche";
pub const ASK_NAME: &str = "Effacer le nom et les textes, garder les séances sans nom";
pub const ASK_ALL: &str = "Effacer toute la fiche";
pub const ASK_RECORD: &str = "Voir sa fiche d'abord";
pub const CARRYING_OUT: &str = "Jalon fait ce que vous avez décidé. N'éteignez pas l'ordinateur.";
pub const DONE_TITLE: &str = "Les décisions sont faites, à un détail près";
pub const DONE_READ: &str = "C'est lu, quitter";

/// What was chosen, in a word or two.
pub const fn choice(choice: Option<Choice>) -> &'static str {
    match choice {
        None => "à décider",
        Some(Choice::Returned(_)) => "revenue",
        Some(Choice::EraseName) => "nom à effacer",
        Some(Choice::EraseAll) => "tout à effacer",
    }
}

/// How many records, and how many of them are decided.
pub fn size(due: usize, chosen: usize) -> String {
    let due = count(due, "fiche", "fiches");
    if chosen == 0 { due } else { format!("{due}, {} {}", number(chosen), plural(chosen, "décidée", "décidées")) }
}

/// The line of the home screen; `due` is not empty.
pub fn line(due: &[Due], chosen: usize, settings: &Settings, today: Date) -> String {
    let delay = delay(settings);
    if chosen == due.len() {
        return format!("{} : fait en quittant ou en verrouillant", size(due.len(), chosen));
    }
    let over = due.iter().filter(|due| due.on <= today).count();
    let coming = due.len() - over;
    if over > 0 {
        let are = plural(over, "est", "sont");
        let soon = if coming > 0 { format!(", {} bientôt", number(coming)) } else { String::new() };
        return format!("{} {are} sans visite depuis {delay}{soon}", count(over, "fiche", "fiches"));
    }
    let first = due.iter().map(|due| due.on).min().unwrap_or(today);
    let last = due.iter().map(|due| due.on).max().unwrap_or(today);
    let by = if first == last { "Le" } else { "D'ici le" };
    let will = plural(coming, "sera", "seront");
    format!("{by} {}, {} {will} sans visite depuis {delay}", dates::day_month(last), count(coming, "fiche", "fiches"))
}

/// How long records are kept: « un an », « six mois ».
fn delay(settings: &Settings) -> String {
    super::information::delay(settings).to_lowercase()
}

/// A choice was made.
pub fn chosen(choice: Choice, name: &str) -> String {
    let what = match choice {
        Choice::Returned(_) => "sa fiche est gardée",
        Choice::EraseName => "son nom sera effacé",
        Choice::EraseAll => "sa fiche sera effacée",
    };
    format!("{name} : {what}. Ctrl-Z reprend la décision.")
}

/// A choice was taken back.
pub fn taken_back(name: &str) -> String {
    format!("{name} : la décision est reprise.")
}

/// What was erased is still in old bytes on the disk.
pub fn unfinished(failure: &Failure) -> String {
    format!("Les fiches sont effacées, mais l'ancien fichier n'a pas pu être réécrit. {}", failure.line())
}

/// Copies that still hold what was erased.
pub fn unreached(copies: usize) -> String {
    let (are, they) = (plural(copies, "n'a", "n'ont"), plural(copies, "la", "les"));
    format!(
        "{} de sécurité {are} pas pu être atteinte{} : rebranchez-{they}, la prochaine sauvegarde {they} mettra à jour.",
        count(copies, "copie", "copies"),
        plural(copies, "", "s")
    )
}

/// Nothing that was chosen could be done.
pub fn not_done(failure: &Failure) -> Failure {
    Failure::new(format!("Rien n'a été effacé, ces fiches restent à décider. {}", failure.what), failure.hint.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::LearnerId;
    use time::macros::date;

    fn due(days: &[Date]) -> Vec<Due> {
        let id = |number: usize| LearnerId::from_bytes([u8::try_from(number).unwrap(); 16]);
        days.iter().enumerate().map(|(n, on)| Due { learner: id(n), last: date!(2025 - 01 - 01), on: *on }).collect()
    }

    #[test]
    fn the_home_screen_says_when_and_how_many() {
        let (year, half) = (Settings::default(), Settings { retention_months: 6, ..Settings::default() });
        let today = date!(2026 - 11 - 24);
        let (soon, later, past) = (date!(2026 - 11 - 30), date!(2026 - 12 - 01), date!(2026 - 11 - 24));
        for (days, chosen, settings, expected) in [
            (vec![soon, soon], 0, &year, "Le 30 novembre, 2 fiches seront sans visite depuis un an"),
            (vec![soon], 0, &half, "Le 30 novembre, 1 fiche sera sans visite depuis six mois"),
            (vec![soon, later], 1, &year, "D'ici le 1er décembre, 2 fiches seront sans visite depuis un an"),
            (vec![past], 0, &year, "1 fiche est sans visite depuis un an"),
            (vec![past, past, soon], 1, &year, "2 fiches sont sans visite depuis un an, 1 bientôt"),
            (vec![past, soon], 2, &year, "2 fiches, 2 décidées : fait en quittant ou en verrouillant"),
        ] {
            let line = line(&due(&days), chosen, settings, today);
            assert_eq!(line, expected);
            assert!(line.chars().count() <= 72, "{line}");
        }
    }

    #[test]
    fn copies_agree_with_their_number() {
        assert!(unreached(1).starts_with("1 copie de sécurité n'a pas pu être atteinte : rebranchez-la"));
        assert!(unreached(3).starts_with("3 copies de sécurité n'ont pas pu être atteintes : rebranchez-les"));
    }
}
