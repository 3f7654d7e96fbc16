//! Words of the backups on the command line.

use crate::text::{Failure, count, dates, elision, number, quoted};
use std::path::Path;
use time::{Date, Time};

/// Asks for the passphrase of the day the backup was made.
pub fn ask_passphrase_of_that_day(name: &str) -> String {
    format!("Phrase de passe {} le jour de la copie (Entrée seule : code de secours) : ", elision::of(name))
}

/// Asks for the recovery code.
pub const ASK_RECOVERY_CODE: &str = "Code de secours : ";

/// A backup was made.
pub fn made(path: &Path, records: Option<(u64, u64)>) -> String {
    format!("Copie de sécurité faite, relue et comparée ({}) :\n{}", records_words(records), path.display())
}

/// The number of records fell: the older backups stay.
pub fn fallen(before: u64, now: u64) -> String {
    format!(
        "Attention : {} au lieu de {}. Les anciennes copies sont toutes gardées.\n\
         Si c'est normal, dites-le dans Jalon : menu F9, « Sauvegarder maintenant ».",
        count(size(now), "enregistrement vivant", "enregistrements vivants"),
        number(size(before)),
    )
}

/// There are no backups.
pub const NONE: &str = "Aucune copie de sécurité.";

/// A line of the list: when, how long, whether it can be trusted, how much, where.
pub fn line(made: (Date, Time), length: u64, sound: bool, records: Option<(u64, u64)>, path: &Path) -> String {
    let (date, time) = made;
    let sound = if sound { SOUND } else { DAMAGED };
    format!(
        "{date} {:02}:{:02}  {:>9}  {sound:<8}  {:<30}  {}",
        time.hour(),
        time.minute(),
        kilobytes(length),
        records_words(records),
        path.display()
    )
}

/// A line for a file that is called as a backup is, and is none that can be read.
pub fn unreadable(length: u64, path: &Path) -> String {
    format!("{:<16}  {:>9}  {DAMAGED:<8}  {:<30}  {}", "", kilobytes(length), "", path.display())
}

/// A line for a backup that cannot be reached now.
pub fn away(made: (Date, Time), path: &Path) -> String {
    let (date, time) = made;
    format!("{date} {:02}:{:02}  {:>9}  {AWAY:<8}  {:<30}  {}", time.hour(), time.minute(), "", "", path.display())
}

const SOUND: &str = "vérifiée";
const DAMAGED: &str = "abîmée";
const AWAY: &str = "absente";

/// A backup was restored.
pub fn restored(learners: u64, assessments: u64, sessions: u64, folder: &Path) -> String {
    format!(
        "Copie restaurée dans {} : {}, {}, {}.",
        folder.display(),
        count(size(learners), "fiche", "fiches"),
        count(size(assessments), "questionnaire", "questionnaires"),
        count(size(sessions), "séance", "séances"),
    )
}

/// The store that was there before is kept aside.
pub const REPLACED: &str = "Les données d'avant sont gardées de côté jusqu'à la prochaine ouverture de Jalon.";

/// A mediator who could not open the store when the backup was made.
pub fn not_in_backup(date: Date) -> Failure {
    Failure::new(
        format!("Personne de ce nom n'ouvrait Jalon le {}.", dates::day_month_year(date)),
        "Prenez la phrase de passe de quelqu'un qui était dans l'équipe, ou le code de secours.",
    )
}

/// The backup's folder or file is not there.
pub fn no_file(path: &Path) -> Failure {
    Failure::new(
        format!("{} est introuvable.", quoted(&path.display().to_string())),
        "Vérifiez le nom, et que la clé USB est branchée.",
    )
}

/// The recovery code file cannot be read.
pub fn recovery_unreadable() -> Failure {
    Failure::new("Le fichier du code de secours ne se lit pas.", "Vérifiez son nom et vos droits.")
}

fn records_words(records: Option<(u64, u64)>) -> String {
    match records {
        Some((learners, sessions)) => {
            format!("{}, {}", count(size(learners), "fiche", "fiches"), count(size(sessions), "séance", "séances"))
        }
        None => "nombre de fiches inconnu".to_owned(),
    }
}

fn kilobytes(length: u64) -> String {
    format!("{} Ko", number(size(length.div_ceil(1024))))
}

fn size(value: u64) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}
