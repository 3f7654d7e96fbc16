//! Words of the search.

use super::count;

pub const TITLE: &str = "Accueillir quelqu'un";
pub const START_SESSION: &str = "Commencer une séance : avec qui ?";
pub const CHANGE_PERSON: &str = "Changer de personne : qui est-ce vraiment ?";
pub const REGISTER_FIRST: &str = "Esc, puis inscrivez d'abord cette personne : F4.";
pub const FIELD: &str = "Nom, prénom, code ou téléphone";
pub const WHO: &str = "Qui";
pub const YEAR: &str = "Année";
pub const COMMUNE: &str = "Commune";
pub const CODE: &str = "Code";
pub const LAST_VISIT: &str = "Dernière visite";
pub const NEAR: &str = "proche";
pub const JOINED: &str = "réunie";
pub const JOINED_HINT: &str = "Ce code est celui d'une fiche réunie à celle-ci : c'est la même personne.";
pub const NEVER: &str = "jamais";
pub const NO_ONE: &str = "Aucune fiche ne ressemble à cela.";
pub const READING: &str = "Les noms arrivent : continuez à taper, rien ne se perd.";
pub const EMPTY: &str = "Tapez quelques lettres : les fiches qui correspondent viennent ici.";
pub const HINT: &str = "Une lettre oubliée ou un accent ne gênent pas. Bas et Haut : changer de ligne.";
pub const HINT_NEW: &str = "Entrée ou F4 : ouvrir une fiche nouvelle, avec ce que vous avez tapé.";
pub const APPOINTMENT: &str = "Rendez-vous";
pub const STEP: &str = "Étape";
pub const OPENS: &str = "Entrée ouvre sa fiche, prête à continuer.";
pub const BEGINS: &str = "Entrée commence la séance, ou reprend celle qui est ouverte.";
pub const NONE: &str = "aucun";
pub const NOT_CHOSEN: &str = "pas encore de parcours";

/// The last row: registering what was typed.
pub fn register(typed: &str) -> String {
    if typed.is_empty() {
        "Nouvelle personne".to_owned()
    } else {
        format!("Nouvelle personne : inscrire « {typed} »")
    }
}

/// How many records were found, out of how many.
pub fn found(number: usize, total: usize) -> String {
    format!("{} sur {total}", count(number, "fiche trouvée", "fiches trouvées"))
}

/// What to do when several people share a first name.
pub fn homonyms(number: usize, first_name: &str) -> [String; 2] {
    let number = match number {
        2 => "Deux".to_owned(),
        3 => "Trois".to_owned(),
        4 => "Quatre".to_owned(),
        5 => "Cinq".to_owned(),
        more => more.to_string(),
    };
    [
        format!("{number} personnes s'appellent {first_name}. Demandez : « Quelle est votre année"),
        "de naissance ? » Ne lisez pas la réponse à voix haute.".to_owned(),
    ]
}
