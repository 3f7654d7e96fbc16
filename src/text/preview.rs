//! Words of the preview.

use super::elision;

pub const COMPOSING: &str = "La feuille se prépare.";
pub const HINT: &str = "F6 écrit la page A4, en grands caractères. Entrée l'ouvre pour l'imprimer.";
pub const HINT_TEAM: &str = "F6 écrit la page A4. Entrée l'ouvre pour l'imprimer. Réservée à l'équipe.";
pub const HINT_GUIDE: &str = "Le guide est pour vous. F6 écrit la page A4, avec des codes à viser.";
pub const HINT_FIGURES: &str = "F6 écrit la page A4, avec ses barres. Entrée l'ouvre pour l'imprimer.";
pub const HINT_WRITTEN: &str = "Entrée l'ouvre, pour l'imprimer. F6 l'écrit une autre fois.";
pub const HINT_FOLDER: &str = "Entrée : écrire ici, et s'en souvenir. Esc : ne rien écrire.";
pub const WRITE_FIRST: &str = "F6 d'abord : la page est écrite, puis Entrée l'ouvre.";
pub const PRINT: &str = "Imprimer";
pub const TO_TEAM: &str = "Feuille de suivi";
pub const TO_LEARNER: &str = "Sa feuille";
pub const TO_LEARNERS: &str = "Leurs feuilles";
pub const TO_WORKSHOP: &str = "Feuille d'atelier";
pub const CORRECT: &str = "Corriger la séance";
pub const CORRECT_KEY: &str = "c";
pub const CORRECT_SHORT: &str = "Corriger";
pub const PAGE_KEY: &str = "PgSuiv";
pub const MORE: &str = "Suite";
pub const FOLDER: &str = "Dossier";
pub const FOLDER_TITLE: &str = "Où écrire les feuilles et les tableaux ?";
pub const FOLDER_ASKED_ONCE: [&str; 2] =
    ["Demandé une seule fois, et à changer dans les Réglages.", "Un dossier que le public de ce lieu n'ouvre pas."];
pub const WRITTEN_TITLE: &str = "La feuille est écrite";
pub const ENTER_OPENS: &str = "Entrée l'ouvre pour l'imprimer.";
pub const NOT_FOUND: &str = "Cette séance n'est plus dans la fiche.";

/// The learner's sheet.
pub fn learner_sheet(name: &str) -> String {
    format!("Feuille {}", elision::of(name))
}

/// The mediator's sheet.
pub fn mediator_sheet(name: &str) -> String {
    format!("Feuille de suivi {}", elision::of(name))
}

/// The sheet of the path alone.
pub fn path_sheet(name: &str) -> String {
    format!("Parcours {}", elision::of(name))
}

/// The notice for the wall.
pub const NOTICE: &str = "Affiche d'information";

/// The questionnaire on paper.
pub const QUESTIONNAIRE: &str = "Le questionnaire, sur papier";
/// A module's sheet on paper.
pub const MODULE_SHEET: &str = "Feuille d'étape";
/// Appointment cards.
pub const CARDS: &str = "Cartons de rendez-vous";

/// « J'ai terminé ».
pub fn finished_sheet(name: &str) -> String {
    format!("« J'ai terminé », pour {name}")
}

/// A table for a spreadsheet.
pub const TABLE: &str = "Tableau";

/// Which lines are shown, counted from 1.
pub fn lines(first: usize, last: usize, total: usize) -> String {
    if total == 0 { "aperçu".to_owned() } else { format!("aperçu, lignes {first} à {last} sur {total}") }
}
