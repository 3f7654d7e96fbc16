//! What is said once the terminal was given back after an accident.

use std::path::Path;
use time::Date;

/// The program stopped by itself, and a report is at `path`.
pub fn stopped(path: &Path) -> String {
    format!(
        "Jalon s'est arrêté à cause d'une erreur du programme.\n\
         Ce qui était enregistré est intact, et la saisie en cours vous sera proposée à la prochaine ouverture.\n\
         Rapport, sans aucune donnée personnelle, à transmettre : {}",
        path.display()
    )
}

/// The program stopped by itself, and the report could not be written.
pub fn stopped_without_report() -> String {
    "Jalon s'est arrêté à cause d'une erreur du programme.\n\
     Ce qui était enregistré est intact. Ouvrez Jalon à nouveau pour continuer."
        .to_owned()
}

/// The name of a report's file; `seconds` since 1970 tell reports of one day apart.
pub fn report_name(day: Date, seconds: i64) -> String {
    format!("rapport-{day}-{seconds}.txt")
}
