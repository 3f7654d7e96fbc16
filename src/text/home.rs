//! Words of the home screen.

use super::{count, dates};
use time::Date;

pub const QUESTION: &str = "Que voulez-vous faire ?";
pub const WELCOME: &str = "Accueillir quelqu'un";
pub const WELCOME_NOTE: &str = "chercher sa fiche, ou l'inscrire";
pub const SESSION: &str = "Commencer une séance";
pub const SESSION_NOTE: &str = "avec une personne";
pub const WORKSHOPS: &str = "Commencer un atelier";
pub const WORKSHOPS_NOTE: &str = "avec plusieurs personnes, ou le préparer";
pub const ALL_RECORDS: &str = "Toutes les fiches";
pub const EXPORT: &str = "Imprimer ou exporter";
pub const EXPORT_NOTE: &str = "feuilles, affiche, tableaux";
pub const STATISTICS: &str = "Statistiques";
pub const SETTINGS: &str = "Réglages";
pub const TODAY: &str = "Aujourd'hui";
pub const OPEN: &str = "En cours";
pub const GOOD_TO_KNOW: &str = "À savoir";
pub const HINT: &str = "Tapez un nom ou un code pour chercher tout de suite, ou choisissez une ligne.";
pub const HINT_APPOINTMENT: &str = "Entrée ouvre sa fiche, prête à continuer.";
pub const HINT_WORKSHOP: &str = "Entrée ouvre l'atelier, pour le tenir ou le corriger.";
pub const HINT_OPEN: &str = "Entrée reprend là où vous en étiez.";
pub const HINT_NOTICE: &str = "Entrée : c'est lu, la ligne disparaît jusqu'au prochain démarrage.";
pub const NEXT_APPOINTMENT: &str = "Prochain";
pub const NO_APPOINTMENT: &str = "aucun rendez-vous aujourd'hui";
pub const READING_NAMES: &str = "les noms arrivent";
pub const COUNTING: &str = "les chiffres arrivent";
pub const NOBODY: &str = "personne encore : F4 pour inscrire";
pub const REGISTRATION_OPEN: &str = "inscription à finir";
pub const CORRECTION_OPEN: &str = "correction à finir";
pub const MORE: &str = "la suite plus bas";

/// How many people have a record.
pub fn people(number: usize) -> String {
    count(number, "personne", "personnes")
}

/// A self-assessment left open; `question` counts from 1.
pub fn assessment_open(question: usize, total: usize) -> String {
    format!("point à reprendre, question {question} sur {total}")
}

/// A session left open.
pub fn session_open(day: &str) -> String {
    format!("séance du {day}, à terminer")
}

/// A workshop left open.
pub fn workshop_open(title: &str, day: &str) -> String {
    format!("Atelier du {day}, à terminer  {title}")
}

/// The home screen's title, left.
pub fn title(place: &str) -> String {
    format!("JALON  {place}")
}

/// The home screen's title, right.
pub fn who_and_when(who: &str, today: Date) -> String {
    let day = dates::full(today);
    if who.is_empty() { day } else { format!("{who}, {day}") }
}
