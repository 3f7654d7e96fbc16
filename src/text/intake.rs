//! What is said about the rows of a table that is read in: what is wrong, and what to write instead.

use crate::domain::guards;
use crate::domain::harmless::clean_line;
use crate::domain::ids::Code;

/// Characters shown of a column's name that nothing here bears.
const COLUMN_SHOWN: usize = 40;

/// How many such names are shown.
const COLUMNS_SHOWN: usize = 12;

pub const EMPTY: &str = "Cette case est vide. Remplissez-la.";
pub const NO_FIRST_NAME: &str =
    "Il manque un prénom ou un pseudonyme. Écrivez-en un, ou « oui » dans la colonne anonyme.";
pub const ANONYMOUS_WITH_NAME: &str =
    "La ligne est anonyme et porte un nom ou un contact. Effacez l'un, ou écrivez « non ».";
pub const NOT_YES_OR_NO: &str = "Écrivez « oui », « non », ou rien.";
pub const UNKNOWN_COMMUNE: &str =
    "Ce code Insee n'existe pas. Écrivez les cinq caractères, par exemple 45155, ou rien.";
pub const UNKNOWN_COMMUNE_NAME: &str =
    "Aucune commune ne porte ce nom, ou plusieurs. Ajoutez son code postal ou son code Insee, ou n'écrivez rien.";
pub const BAD_CODE: &str = "Écrivez au plus 20 majuscules, chiffres ou tirets, par exemple MARS-27, ou rien.";
pub const CODE_TAKEN: &str = "Une fiche porte déjà ce code. Écrivez-en un autre, ou rien.";
pub const UNKNOWN_CODE: &str = "Aucune fiche ne porte ce code. Importez d'abord la fiche, ou corrigez le code.";
pub const NO_FREE_CODE: &str = "Aucun code libre n'a été trouvé. Écrivez un code dans cette case.";
pub const BAD_DATE: &str = "Cette date n'existe pas. Écrivez-la comme 2026-11-24 ou 24/11/2026.";
pub const BAD_ANSWER: &str = "Écrivez 0, 1, 2 ou 3, ou rien.";
pub const BAD_DURATION: &str = "Écrivez la durée en minutes, de 1 à 1439.";
pub const BAD_MODE: &str = "Écrivez « forme », « accompagne » ou « fais ».";
pub const BAD_ATTENDANCE: &str = "Écrivez « présent », « excusé » ou « absent ».";
pub const BAD_TIME: &str = "Cette heure n'existe pas. Écrivez-la comme 10:30 ou 10 h 30, ou rien.";
pub const TIME_WITHOUT_DAY: &str = "Il y a une heure sans prochaine date. Écrivez la date, ou effacez l'heure.";
pub const MANDATE_ALONE: &str = "Un mandat va avec le mode « fais ». Écrivez ce mode, ou effacez « oui » ou « non ».";
pub const NEEDS_PROCEDURES_THEME: &str =
    "La Coop demande le thème aide_aux_demarches_administratives. Ajoutez-le, ou effacez cette case.";
pub const BAD_SESSION_ID: &str = "Cet identifiant de séance est abîmé. Effacez-le : un autre sera tiré.";
pub const SESSION_TAKEN: &str = "Cette séance est déjà dans les fiches. Retirez la ligne.";
pub const TOO_MANY_CELLS: &str = "La ligne a plus de cases que l'en-tête. Entourez de guillemets le texte coupé.";
pub const UNCLOSED_QUOTE: &str =
    "Une case est bien trop longue. Un guillemet ouvert n'est sans doute pas refermé : fermez-le.";

/// A birth year out of range.
pub fn year(last: i32) -> String {
    format!("Écrivez une année de 1900 à {last}, ou rien.")
}

/// A word that is none of the Coop's.
pub fn unknown_word(labels: &[String]) -> String {
    format!("Écrivez l'un de ces mots : {}.", labels.join(", "))
}

/// A procedure that is not taught.
pub fn unknown_procedure(ids: &[String]) -> String {
    format!("Écrivez des démarches parmi {}, séparées par des espaces.", ids.join(", "))
}

/// A code that an earlier line asks for.
pub fn code_twice(line: u64) -> String {
    format!("La ligne {line} porte déjà ce code. Écrivez-en un autre, ou rien.")
}

/// A module that is not in the programme.
pub fn unknown_module(id: &str) -> String {
    format!("L'étape {id} n'existe pas. Écrivez par exemple P1 D2, séparées par des espaces.")
}

/// A skill that is not in the programme.
pub fn unknown_skill(id: &str) -> String {
    format!("La compétence {id} n'existe pas. Écrivez par exemple P1.1=2.")
}

/// An essential skill said not to apply.
pub fn essential_skill(id: &str) -> String {
    format!("La compétence {id} est essentielle : « so » n'est pas possible. Écrivez 0, 1, 2 ou 3.")
}

/// A rating that is not one.
pub fn bad_rating(id: &str) -> String {
    format!("Après {id}, écrivez =0, =1, =2, =3 ou =so, par exemple P1.1=2.")
}

/// A skill rated twice in one session.
pub fn skill_twice(id: &str) -> String {
    format!("La compétence {id} est située deux fois. Gardez une seule valeur.")
}

/// A text that is too long.
pub fn too_long(most: usize) -> String {
    format!("Le texte est trop long. Écrivez {most} caractères au plus.")
}

/// A cell that holds what must never be kept.
pub fn forbidden(found: guards::Refusal) -> String {
    format!("Cette case ressemble à {}. Jalon ne le garde pas : effacez-le.", super::guards::name(found))
}

/// Somebody who may be in the store already, or on an earlier line: « ligne 7 : … (MARS-27, ligne 2) … ».
pub fn likely_duplicate(line: u64, codes: &[Code], earlier: &[u64]) -> String {
    let codes = codes.iter().map(|code| code.as_str().to_owned());
    let places: Vec<String> = codes.chain(earlier.iter().map(|line| format!("ligne {line}"))).collect();
    format!(
        "ligne {line} : cette personne est peut-être déjà là ({}). Ce n'est pas un refus : comparez les fiches.",
        places.join(", ")
    )
}

/// A session that was held in a workshop.
pub fn of_workshop(line: u64) -> String {
    format!(
        "ligne {line} : cette séance vient d'un atelier. Ce n'est pas un refus : elle est prise comme une séance seule."
    )
}

/// A date later than today.
pub fn future_date(line: u64) -> String {
    format!("ligne {line} : la date est après aujourd'hui. Ce n'est pas un refus : vérifiez l'année.")
}

/// A cell that seems to say something of somebody's health, troubles with justice or family life.
pub fn sensitive(line: u64, column: &str, topic: guards::Topic) -> String {
    let topic = super::guards::named(topic);
    format!("ligne {line}, {column} : cette case touche à {topic}. Ce n'est pas un refus : relisez-la.")
}

/// A refused row, as the list shows it: « ligne 4, prenom : … ».
pub fn refused_row(line: u64, column: &str, reason: &str) -> String {
    if column.is_empty() { format!("ligne {line} : {reason}") } else { format!("ligne {line}, {column} : {reason}") }
}

/// The columns that were left out because nothing here bears their name.
pub fn unknown_columns(names: &[String]) -> String {
    let count = names.len();
    let mut names: Vec<String> = names.iter().take(COLUMNS_SHOWN).map(|name| clean_line(name, COLUMN_SHOWN)).collect();
    if count > COLUMNS_SHOWN {
        names.push("…".to_owned());
    }
    format!("{} : {}", super::plural(count, "colonne ignorée", "colonnes ignorées"), names.join(", "))
}

pub const FILE_TOO_LARGE: &str = "Ce fichier est trop gros. Coupez-le en plusieurs, de moins de 128 Mo.";
pub const FILE_EMPTY: &str = "Ce fichier ne contient pas de tableau. Sa première ligne doit nommer les colonnes.";
pub const FILE_IS_WORKBOOK: &str =
    "Ce classeur ne se lit pas ici. Dans le tableur, enregistrez-le au format XLSX ou CSV.";
pub const FILE_UNREADABLE: &str = "Ce fichier ne se lit pas. Enregistrez-le de nouveau au format CSV.";

/// A column the file must have.
pub fn missing_column(name: &str) -> String {
    format!("La colonne {name} manque. Ajoutez-la, ou vérifiez son nom sur la première ligne.")
}

/// A column named twice.
pub fn column_twice(name: &str) -> String {
    format!("La colonne {name} est là deux fois. Gardez-en une.")
}
