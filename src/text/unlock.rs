//! Words of the door: who opens, with a passphrase or the recovery code.

use super::{count, dates};
use time::Time;

pub const HEADING: &str = "Les fiches sont fermées à clé. Votre phrase de passe les ouvre.";
pub const LOCKED: &str = "Jalon est verrouillé. Rien n'est perdu.";
pub const WAITED_FOR: &str = "une saisie l'attend";
pub const HINT_LOCKED: &str = "Une autre personne de l'équipe peut ouvrir : la saisie attend son auteur.";
pub const HINT_IN_MEMORY: &str = "La saisie n'a pas pu être écrite sur le disque : ne quittez pas, rouvrez Jalon.";
pub const TAKEN_OVER: &str = "Ce qui était en cours a été repris ou terminé par une autre personne.";

/// When the screen was locked, for the title.
pub fn locked_at(time: Time) -> String {
    format!("verrouillé à {}", dates::time(time))
}

pub const WHO: &str = "Qui êtes-vous ?";
pub const RECOVERY_ROW: &str = "Personne n'a sa phrase de passe : code de secours";
pub const FIELD: &str = "Phrase de passe";
pub const NOT_OF_THE_TEAM: [&str; 2] =
    ["Vous n'êtes pas de l'équipe ?", "Cet ordinateur est réservé à l'accueil : demandez au comptoir."];
pub const HINT_WHO: &str = "Un chiffre ou Entrée choisit, puis tapez la phrase de passe.";
pub const HINT: &str = "Tapez la phrase de passe, puis Entrée. Coller marche. Haut : une autre ligne.";
pub const OPENING: &str = "Jalon ouvre les fiches…";
pub const EMPTY: &str = "Tapez d'abord la phrase de passe.";

/// The passphrase is wrong: what to check, with the key that shows what is typed.
pub fn wrong(key: &str) -> [String; 2] {
    [
        "Cette phrase de passe n'ouvre pas Jalon. Vérifiez les majuscules et la".to_owned(),
        format!("langue du clavier : {key} montre ce que vous tapez."),
    ]
}

/// From the third wrong try on.
pub const WRONG_SLOWER: [&str; 2] = [
    "Toujours pas. Le prochain essai durera quelques secondes, c'est voulu.",
    "Rien n'est bloqué. La dernière ligne ouvre avec le code de secours.",
];

pub const RECOVERY: &str = "Ouvrir avec le code de secours";
pub const RECOVERY_LINES: [&str; 2] =
    ["Il est sur le papier rangé sous clé à la première ouverture.", "Majuscules, espaces et tirets ne comptent pas."];
pub const CODE: &str = "Code de secours";
pub const CODE_HINT: &str = "Neuf groupes de quatre lettres, à la suite. Comparez ci-dessous avec le papier.";
pub const MEDIATOR: &str = "Vous êtes";
pub const MEDIATOR_HINT: &str = "Qui choisit une nouvelle phrase de passe ? Espace ouvre la liste.";
pub const MEDIATOR_MISSING: &str = "Choisissez qui vous êtes : Espace ouvre la liste.";
pub const NEW_PASSPHRASE: &str = "nouvelle phrase de passe";
pub const CODE_PAGE: &str = "code de secours";

/// A letter that no code holds, in a group numbered from 1.
pub fn strange_letter(letter: char, group: usize) -> String {
    format!("Groupe {group} : « {letter} » n'est pas une lettre du code : que des consonnes.")
}

/// Letters are missing; the first incomplete group is numbered from 1.
pub fn letters_missing(missing: usize, group: usize) -> String {
    format!("Il manque {} : relisez à partir du groupe {group}.", count(missing, "lettre", "lettres"))
}

/// There are too many letters.
pub fn letters_too_many(over: usize) -> String {
    format!("Il y a {} de trop : comparez groupe par groupe.", count(over, "lettre", "lettres"))
}

pub const CODE_TYPO: [&str; 2] = [
    "C'est une faute de frappe : une lettre fausse, ou deux inversées.",
    "Comparez chaque groupe ci-dessous avec le papier.",
];
pub const CODE_WRONG: [&str; 2] = [
    "Ce code est bien écrit, mais il n'est pas celui d'ici.",
    "Cherchez un autre papier « Jalon », ou celui d'une date plus récente.",
];
