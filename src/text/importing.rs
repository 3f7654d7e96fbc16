//! Words of the screen on which records are imported from a table.

use super::{count, plural};

pub const TITLE: &str = "Importer des fiches";
pub const NOTE: &str = "CSV ou XLSX, celui de la Coop aussi";
pub const PATH: &str = "Fichier";
pub const PATH_QUESTION: &str = "Où est le tableau ?";
pub const PATH_HINT: &str = "Tapez ou collez le chemin du fichier, puis Entrée. Rien n'est encore importé.";
pub const MATCH_HINT: &str = "Gauche, Droite : changer la colonne. F2 lit les lignes, sans enregistrer.";
pub const OURS: &str = "Dans Jalon";
pub const THEIRS: &str = "Dans le fichier";
pub const FIRST_ROWS: &str = "Les premières lignes";
pub const NOWHERE: &str = "nulle part";
pub const NO_FIRST_NAME: &str = "Dites d'abord dans quelle colonne est le prénom.";
pub const READ: &str = "Lire";
pub const IMPORT: &str = "Importer";
pub const ALIKE_HINT: &str = "Un chiffre, ou Bas et Entrée. Rien n'est réuni sans vous. Esc : la précédente.";
pub const READY_HINT: &str = "F2 enregistre tout en une fois, ou rien. Esc : revoir les colonnes.";
pub const DECIDED_HINT: &str = "F2 enregistre tout en une fois, ou rien. Esc : revoir la dernière décision.";
pub const NOTHING: &str = "Il n'y a rien à importer.";
pub const REFUSED: &str = "Ces lignes ne sont pas prises :";
pub const WARNED: &str = "À relire dans celles qui sont prises :";
pub const SAME: &str = "C'est la même personne : garder la fiche telle quelle";
pub const COMPLETE: &str = "C'est la même personne : compléter la fiche avec cette ligne";
pub const NEW: &str = "C'est quelqu'un d'autre : ouvrir une fiche";
pub const IN_FILE: &str = "Dans le fichier";
pub const KNOWN: &str = "Déjà là";

/// What our fields are called, in the order of the columns that are read.
pub const FIELDS: [&str; 14] = [
    "Code",
    "Prénom",
    "Nom",
    "Année de naissance",
    "Commune (code Insee)",
    "Commune (nom)",
    "Code postal",
    "Genre",
    "Statut",
    "Téléphone",
    "E-mail",
    "Démarches",
    "Note",
    "Anonyme",
];

/// One column of the file stands for two of our fields.
pub fn column_twice(one: &str, other: &str) -> String {
    format!("Une même colonne sert deux fois : {one} et {other}. Changez-en une.")
}

/// Which doubtful row is looked at.
pub fn alike(line: u64, at: usize, of: usize) -> String {
    format!("Ligne {line} : cette personne est peut-être déjà là ({at} sur {of})")
}

/// An earlier row, beside the one that may be of the same person.
pub fn on_line(line: u64) -> String {
    format!("Ligne {line}")
}

/// Somebody, told in a line.
pub fn who(name: &str, year: Option<u16>, commune: &str, phone: &str) -> String {
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    [name, &year, commune, phone].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What is about to be imported.
pub fn ready(new: usize, completed: usize, kept: usize) -> String {
    format!(
        "{}, {completed} {}, {kept} déjà {}.",
        count(new, "fiche nouvelle", "fiches nouvelles"),
        plural(completed, "complétée", "complétées"),
        plural(kept, "là", "là"),
    )
}

/// How much was imported, and how much was not.
pub fn imported(records: usize, refused: usize) -> String {
    let imported = format!("{} à jour", count(records, "fiche importée ou mise", "fiches importées ou mises"));
    if refused == 0 {
        return format!("{imported}.");
    }
    format!("{imported}, {} de côté.", count(refused, "ligne laissée", "lignes laissées"))
}
