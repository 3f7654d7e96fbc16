//! Words of requests of people who pass by, and of what is typed again into the Coop.

use super::{count, plural};

pub const REQUEST: &str = "Demande ponctuelle";
pub const REQUEST_NOTE: &str = "quelqu'un de passage, sans fiche";
pub const THEME_QUESTION: &str = "Pour quoi est venue cette personne ?";
pub const DURATION_QUESTION: &str = "Combien de temps ?";
pub const THEME_HINT: &str = "Le chiffre ou la lettre choisit. La visite se compte, personne n'est noté.";
pub const DURATION_HINT: &str = "Le chiffre enregistre. Esc revient au choix du thème.";
pub const TAKEN_BACK: &str = "La demande est annulée.";
pub const TAKE_BACK: &str = "Annuler la demande";

/// Which place is chosen.
pub fn at(place: &str) -> String {
    format!("Lieu : {place}")
}

/// What the mark beside a theme means.
pub fn often(mark: &str) -> String {
    format!("{mark} les plus demandés")
}

pub const OTHER_PLACE: &str = "Lieu";

/// A request was kept.
pub fn kept(theme: &str, duration: &str) -> String {
    format!("Demande enregistrée : {theme}, {duration}. Ctrl-Z l'annule.")
}

pub const RETYPING: &str = "À recopier dans la Coop";
pub const DAY: &str = "Jour";
pub const WHAT: &str = "Qui, ou quoi";
pub const DURATION: &str = "Durée";
pub const THEMES: &str = "Thèmes";
pub const WORKSHOP: &str = "Atelier";
pub const DONE: &str = "recopié";
pub const READING: &str = "Les séances arrivent";
pub const NOTHING_LEFT: &str = "Tout est recopié, ce mois-ci et le mois d'avant.";
pub const RETYPING_HINT: &str = "Entrée montre ce qu'il faut saisir, dans l'ordre de la Coop. Espace : recopié.";
pub const ENTRY_HINT: &str = "Espace : recopié, à la suivante. Rien n'est envoyé : c'est vous qui saisissez.";
pub const SHOW_DONE: &str = "Voir tout";
pub const HIDE_DONE: &str = "Ce qui reste";
pub const SPACE_KEY: &str = "Espace";
pub const TICK: &str = "Recopié";
pub const READ: &str = "Lire";
pub const HOME_HINT: &str = "Entrée les montre une à une, dans l'ordre de l'écran de la Coop.";
pub const OF_SESSION: &str = "Recopier cette séance dans la Coop";
pub const NOT_HELD: &str = "pointez une séance qui a eu lieu, hors atelier";

/// How many entries are left.
pub fn left(number: usize) -> String {
    format!("{} à recopier dans la Coop", count(number, "activité", "activités"))
}

/// How many entries are left, in a title.
pub fn to_go(left: usize) -> String {
    if left == 0 { String::new() } else { format!("{left} {}", plural(left, "restante", "restantes")) }
}

/// An entry was ticked, or is not any more.
pub const fn ticked(ticked: bool) -> &'static str {
    if ticked { "Recopié. Espace le reprend." } else { "Remis à recopier." }
}
