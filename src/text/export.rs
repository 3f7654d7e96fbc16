//! Words of « Imprimer ou exporter ».

pub const TITLE: &str = "Imprimer ou exporter";
pub const QUESTION: &str = "Que voulez-vous imprimer ou exporter ?";
pub const PERSON: &str = "La feuille d'une personne";
pub const PERSON_NOTE: &str = "chercher sa fiche, puis F6";
pub const NOTICE: &str = "L'affiche d'information";
pub const NOTICE_NOTE: &str = "à mettre au mur : droits, contact, CNIL";
pub const LEARNERS: &str = "Le tableau des personnes";
pub const LEARNERS_NOTE: &str = "CSV, pour un tableur : contient des noms";
pub const SESSIONS: &str = "Le tableau des séances";
pub const SESSIONS_NOTE: &str = "CSV, pour un tableur : codes, sans noms";
pub const FOLDER: &str = "Dossier";
pub const FOLDER_NOT_CHOSEN: &str = "Documents, tant que Réglages n'en dit pas un autre";
pub const HINT: &str = "Entrée : faire. Rien n'est envoyé : les fichiers restent sur cet ordinateur.";
pub const WARNING: &str = "Un fichier avec des noms n'est plus protégé par Jalon : à effacer après usage.";

pub const OPENED: &str = "La page est ouverte : Ctrl-P pour l'imprimer.";
pub const PRINTED: &str = "La feuille part à l'imprimante.";
pub const LEARNERS_FILE: &str = "personnes";
pub const SESSIONS_FILE: &str = "seances";

/// Where the table was written.
pub fn written(path: &str) -> String {
    format!("Écrit dans {path}")
}
