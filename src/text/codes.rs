//! Words beside an address shown as a code.

pub const TITLE: &str = "Le vrai site, sur votre téléphone";
pub const AIM: &str = "Visez ce carré avec l'appareil photo du téléphone.";
pub const OR_TYPE: &str = "Ou tapez, tout en haut :";
pub const NO_ROOM: &str = "Agrandissez la fenêtre pour voir le code à viser.";
pub const NO_BLOCKS: &str = "Cet écran ne sait pas dessiner le code. La feuille imprimée l'a.";
pub const HINT: &str = "Bas : une autre adresse. Le téléphone ne lit pas ? i change clair et foncé.";
pub const MOVE_KEYS: &str = "Bas";
pub const OTHER: &str = "Autre adresse";
pub const INVERT_KEY: &str = "i";
pub const INVERT: &str = "Clair ou foncé";
pub const SHOW: &str = "Code à viser : le vrai site";
pub const KEY: &str = "q";
pub const SHORT: &str = "Code";
pub const NONE: &str = "Cette étape n'a pas d'adresse à montrer.";

/// Which address of how many.
pub fn place(number: usize, total: usize) -> String {
    format!("adresse {number} sur {total}")
}
