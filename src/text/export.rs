//! Words of « Imprimer ou exporter ».

use crate::domain::ids::Code;

pub const TITLE: &str = "Imprimer ou exporter";
pub const QUESTION: &str = "Que voulez-vous imprimer ou exporter ?";
pub const PERSON: &str = "La feuille d'une personne";
pub const PERSON_NOTE: &str = "chercher sa fiche, puis F6";
pub const NOTICE: &str = "L'affiche d'information";
pub const NOTICE_NOTE: &str = "à mettre au mur : droits, contact, CNIL";
pub const LEARNERS: &str = "Le tableau des personnes";
pub const LEARNERS_NOTE: &str = "CSV, pour un tableur : contient des noms";
pub const SESSIONS: &str = "Le tableau des séances";
pub const SESSIONS_NOTE: &str = "CSV, pour un tableur : codes et notes";
pub const COOP_LEARNERS: &str = "La Coop : les personnes";
pub const COOP_LEARNERS_NOTE: &str = "XLSX, à importer dans la Coop : noms";
pub const ACTIVITIES: &str = "Les activités";
pub const ACTIVITIES_NOTE: &str = "XLSX, aux colonnes de la Coop, sans noms";
pub const ACTIVITIES_PERIOD: &str = "Quelle période ?";
pub const PROGRESS: &str = "La progression";
pub const PROGRESS_NOTE: &str = "CSV : code, étape, état, avancement, dates";
pub const NO_COORDINATION: &str = "La coordination se saisit dans la Coop : Jalon n'en tient pas compte.";
pub const NAMES_TO_COOP_TITLE: &str = "Des noms pour la Coop";
pub const NAMES_TO_COOP_UNTOLD: [&str; 2] = [
    "Le texte lu à voix haute ne dit pas que des noms vont à la Coop.",
    "Dans Réglages, « Noms envoyés à la Coop » le lui fait dire.",
];
pub const WRITE_ANYWAY: &str = "Écrire le fichier : les personnes sont prévenues";
pub const WRITE_NOTHING: &str = "Ne rien écrire";
pub const LEFT_OUT: &str = "La Coop demande un prénom et un nom. Ces fiches ne sont pas dans le fichier :";
pub const QUESTIONNAIRE: &str = "Le questionnaire papier";
pub const QUESTIONNAIRE_NOTE: &str = "court ou complet ; se retape en une ligne";
pub const QUESTIONNAIRE_TITLE: &str = "Quel questionnaire ?";
pub const QUESTIONNAIRE_KINDS: [&str; 2] = ["La version courte, une page", "La version complète"];
pub const MODULE_SHEET: &str = "La feuille d'une étape";
pub const MODULE_SHEET_NOTE: &str = "à remplir à deux, se retape en une ligne";
pub const CARDS: &str = "Les cartons de rendez-vous";
pub const CARDS_NOTE: &str = "les 31 jours qui viennent, huit par page";
pub const FOLDER: &str = "Dossier";
pub const FOLDER_NOT_CHOSEN: &str = "pas encore choisi : demandé au premier fichier";
pub const HINT: &str = "Entrée : faire. Rien n'est envoyé : les fichiers restent sur cet ordinateur.";
pub const WARNING: &str = "Un fichier avec des noms n'est plus protégé par Jalon : à effacer après usage.";

pub const OPENED: &str = "La page est ouverte : Ctrl-P pour l'imprimer.";
pub const PRINTED: &str = "La feuille part à l'imprimante.";
pub const LEARNERS_FILE: &str = "personnes";
pub const SESSIONS_FILE: &str = "seances";
pub const COOP_LEARNERS_FILE: &str = "coop_beneficiaires";
pub const ACTIVITIES_FILE: &str = "activites";
pub const PROGRESS_FILE: &str = "progression";

/// Where the table was written.
pub fn written(path: &str) -> String {
    format!("Écrit dans {path}")
}

/// Codes listed at most, on a screen.
const LISTED: usize = 40;

/// How many learners the Coop would not take.
pub fn left_out(count: usize) -> String {
    super::count(count, "fiche laissée de côté", "fiches laissées de côté")
}

/// Codes one after the other, those that do not fit counted.
pub fn listed(codes: &[Code]) -> String {
    let listed = codes.iter().take(LISTED).map(Code::as_str).collect::<Vec<_>>().join(", ");
    match codes.len().checked_sub(LISTED) {
        None | Some(0) => listed,
        Some(more) => format!("{listed} et {more} autres"),
    }
}
