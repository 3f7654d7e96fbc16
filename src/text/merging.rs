//! Words of the screen on which two records of one person are joined, and taken apart again.

use super::{count, elision};

pub const COMMAND: &str = "Réunir avec une autre fiche, ou défaire";
pub const FIELD: &str = "L'autre fiche";
pub const QUESTION: &str = "Quelle autre fiche est celle de la même personne ?";
pub const PAST: &str = "Déjà réunies : Entrée défait";
pub const HINT: &str = "Tapez un nom ou un code. Rien ne change avant F2, et tout se défait.";
pub const HINT_PAST: &str = "Entrée rend les deux fiches telles qu'elles étaient.";
pub const HINT_CONFIRM: &str = "F2 réunit les deux fiches. Esc : ne rien changer.";
pub const JOIN: &str = "Réunir";
pub const CHOOSE: &str = "Choisir";
pub const OPEN_WORK: &str = "Une saisie est en cours sur cette fiche : terminez-la ou jetez-la d'abord.";
pub const PATH_MOVES: &str = "Le parcours le plus récent est gardé : celui de l'autre fiche.";
pub const PATH_STAYS: &str = "Le parcours de cette fiche est gardé.";
pub const FIELDS: &str = "Ce que cette fiche ne dit pas (téléphone, commune…) vient de l'autre.";
pub const GOES: &str = "L'autre fiche quitte la liste ; son code retrouvera celle-ci.";
pub const STAYS: &str = "Cette fiche";
pub const COMES: &str = "L'autre";
pub const COMPARED: [&str; 4] = ["Prénom", "Nom", "Année de naissance", "Commune"];
/// In place of what is not shown on a discreet screen.
pub const HIDDEN: &str = "caché";
pub const DIFFERS: &str = "différent";
pub const SAME_PERSON: &str = "Les fiches diffèrent. Est-ce bien la même personne ?";
pub const UNDONE: &str = "Pour revenir en arrière : F9, « Réunir avec une autre fiche, ou défaire ».";
pub const TAKEN_APART: &str = "Les deux fiches sont de nouveau séparées.";

/// The title: whose record stays.
pub fn title(name: &str) -> String {
    format!("Réunir une autre fiche à celle {}", elision::of(name))
}

/// Who joins whom.
pub fn who(from: &str, from_code: &str, into: &str, into_code: &str) -> String {
    format!("La fiche {} ({from_code}) rejoint celle {} ({into_code}).", elision::of(from), elision::of(into))
}

/// What moves.
pub fn moves(sessions: usize, assessments: usize) -> String {
    let held = count(sessions, "séance", "séances");
    let points = count(assessments, "point", "points");
    format!("{held} et {points} rejoignent cette fiche, avec leurs dates et leurs auteurs.")
}

/// A joining of before.
pub fn past(name: &str, code: &str, day: &str) -> String {
    format!("{name:<16}{code:<14}réunie le {day}")
}

/// Two records are one.
pub fn joined(name: &str) -> String {
    format!("Tout est réuni sur une fiche, {name} : F9 pour défaire.")
}
