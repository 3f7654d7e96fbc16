//! Words for typing a paper sheet back.

use super::{count, quoted};

pub const ENTER_SHEET: &str = "Saisir une feuille";
pub const FIELD: &str = "Feuille";
pub const ONE_SIGN_A_LINE: &str = "Un signe par ligne de la feuille, dans l'ordre. Les espaces ne comptent pas.";
pub const ENTER_TAKES: &str = "Entrée : prendre ces réponses.";
pub const ANSWERS_HINT: &str = "0 à 3, ou n : pas de réponse. Le code de la feuille peut venir d'abord.";
pub const RATINGS_HINT: &str = "0 à 3, - : pas situé, s : sans objet. Le code de la feuille peut venir d'abord.";
pub const TAKE: &str = "Prendre";
pub const NOT_HERE_NOW: &str = "revenez d'abord aux questions";
pub const NO_STEP: &str = "Aucune étape n'est ouverte : tapez le code de la feuille, par exemple P1.";
pub const NOT_APPLICABLE_NOT_HERE: &str = "Le signe s n'est que pour les feuilles d'étape.";
pub const ANSWERS_TAKEN: &str = "Les réponses de la feuille sont prises.";
pub const RATINGS_TAKEN: &str = "Les signes de la feuille sont pris. Un chiffre change.";

/// A letter that no sheet has.
pub fn strange(letter: char) -> String {
    format!("{} n'est pas un signe de la feuille.", quoted(&letter.to_string()))
}

/// Signs are missing.
pub fn missing(number: usize) -> String {
    format!("Il manque {}.", count(number, "signe", "signes"))
}

/// There are too many signs.
pub fn over(number: usize) -> String {
    format!("Il y a {} de trop : comparez ligne par ligne.", count(number, "signe", "signes"))
}

/// The code is another kind of sheet's.
pub fn other_sheet(code: &str) -> String {
    format!("La feuille {code} ne se saisit pas ici.")
}

/// « s » on an essential skill, numbered from 1.
pub fn essential(number: usize) -> String {
    format!("La ligne {number} est essentielle : elle n'est jamais sans objet.")
}
