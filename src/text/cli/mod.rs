//! Words of the command line: its help, what it refuses, what its commands say.

pub mod backup;
mod failures;
pub mod help;
pub mod manual;
pub mod repair;
pub mod usage;

pub use failures::*;

use super::{Failure, count, elision, plural};
use crate::domain::ids::Code;
use std::path::Path;

/// A failure as it stands on the terminal: what happened, then what to do.
pub fn failure(failure: &Failure) -> String {
    if failure.hint.is_empty() { failure.what.clone() } else { format!("{}\n{}", failure.what, failure.hint) }
}

/// Asks for the passphrase.
pub const ASK_PASSPHRASE: &str = "Phrase de passe : ";
/// Asks for the passphrase of somebody among several.
pub fn ask_passphrase_of(name: &str) -> String {
    format!("Phrase de passe {} : ", elision::of(name))
}
/// Asks for a new passphrase.
pub const ASK_NEW_PASSPHRASE: &str = "Nouvelle phrase de passe (12 caractères au moins) : ";
/// Asks for it again.
pub const ASK_AGAIN: &str = "La même, encore une fois : ";

/// A passphrase that a file gives, and that is easily guessed.
pub const WEAK_PASSPHRASE: &str =
    "Attention : cette phrase de passe se devine facilement. Prenez plutôt cinq mots au hasard.";

/// The store was created; the recovery code follows on standard output.
pub fn created(folder: &Path) -> String {
    format!(
        "Données créées dans {}.\n\
         Voici le code de secours. Recopiez-le sur papier et gardez-le loin de l'ordinateur :\n\
         lui seul ouvre Jalon quand la phrase de passe est oubliée. Il ne sera plus affiché.",
        folder.display()
    )
}

/// The code of a record that was joined to another was given.
pub fn joined_code(typed: &str, now: &str) -> String {
    format!("{typed} est réunie à {now} : c'est cette fiche.")
}

/// Somebody joined the team.
pub fn mediator_added(name: &str) -> String {
    format!("{name} peut ouvrir Jalon avec sa phrase de passe.")
}

/// Somebody left the team.
pub fn mediator_removed(name: &str) -> String {
    format!(
        "{name} ne peut plus ouvrir Jalon. Ce {} a écrit garde son nom.\n\
         Les copies de sécurité d'avant s'ouvrent encore avec les phrases de passe de leur jour.",
        elision::that(name)
    )
}

/// A passphrase was changed.
pub fn passphrase_changed(name: &str) -> String {
    format!(
        "La phrase de passe {} est changée.\n\
         Les copies de sécurité d'avant s'ouvrent encore avec l'ancienne.",
        elision::of(name)
    )
}

/// What a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    Learners,
    Assessments,
    Sessions,
    Activities,
    Steps,
}

impl Rows {
    const fn nouns(self) -> (&'static str, &'static str) {
        match self {
            Self::Learners => ("fiche", "fiches"),
            Self::Assessments => ("questionnaire", "questionnaires"),
            Self::Sessions => ("séance", "séances"),
            Self::Activities => ("accompagnement", "accompagnements"),
            Self::Steps => ("étape", "étapes"),
        }
    }

    const fn participle(self, n: usize) -> &'static str {
        match self {
            Self::Learners | Self::Sessions | Self::Steps => plural(n, "importée", "importées"),
            Self::Assessments | Self::Activities => plural(n, "importé", "importés"),
        }
    }
}

/// How many rows were imported, or could be.
pub fn imported(rows: Rows, n: usize, saved: bool) -> String {
    let (one, many) = rows.nouns();
    let counted = count(n, one, many);
    if saved {
        format!("{counted} {}.", rows.participle(n))
    } else {
        format!("{counted} à importer. Rien n'est enregistré : c'était une vérification.")
    }
}

/// How many rows were refused, before they are listed.
pub fn refused(n: usize) -> String {
    format!("{} :", count(n, "ligne refusée", "lignes refusées"))
}

/// How many rows are to be looked at, before they are listed.
pub fn warned(n: usize) -> String {
    format!("{} :", count(n, "ligne à vérifier", "lignes à vérifier"))
}

/// How much was exported to a file.
pub fn exported(rows: Rows, n: usize, path: &Path) -> String {
    let (one, many) = rows.nouns();
    format!("{} : {}", count(n, one, many), path.display())
}

/// Learners whom the Coop would not take.
pub fn left_out_of_coop(codes: &[Code]) -> String {
    let listed = codes.iter().map(Code::as_str).collect::<Vec<_>>().join(", ");
    format!("{}, sans prénom ou sans nom : {listed}", super::export::left_out(codes.len()))
}

/// The information text read aloud does not say that names go to the Coop.
pub const NAMES_TO_COOP_UNTOLD: &str = "Attention : le texte lu à voix haute ne dit pas que des noms vont à la Coop.\n\
     Dans Réglages, « Noms envoyés à la Coop » le lui fait dire : prévenez les personnes.";

/// A document was written.
pub fn written(path: &Path) -> String {
    format!("Fichier écrit : {}", path.display())
}

/// Labels of the progress bar.
pub mod progress {
    pub const OPENING: &str = "Ouverture";
    pub const JOURNAL: &str = "Journal";
    pub const DATABASE: &str = "Base";
    pub const COMPACTING: &str = "Rangement";
    pub const READING: &str = "Lecture";
    pub const SAVING: &str = "Enregistrement";
    pub const EXPORTING: &str = "Export";
    pub const COUNTING: &str = "Calcul";
    pub const INVENTING: &str = "Invention";
    pub const RECORDS: &str = "Fiches";
    pub const BACKING_UP: &str = "Copie";
    pub const VERIFYING: &str = "Relecture";
    pub const RESTORING: &str = "Restauration";
}

/// What `check` read.
pub fn checked(saves: u64, learners: u64, assessments: u64, sessions: u64) -> String {
    let n = |value: u64| usize::try_from(value).unwrap_or(usize::MAX);
    format!(
        "Vérifié : {}, {}, {}. Le journal compte {}.",
        count(n(learners), "fiche", "fiches"),
        count(n(assessments), "questionnaire", "questionnaires"),
        count(n(sessions), "séance", "séances"),
        count(n(saves), "écriture", "écritures"),
    )
}

/// What stays of sessions whose learner was erased.
pub fn remains(rows: u64) -> String {
    let n = usize::try_from(rows).unwrap_or(usize::MAX);
    count(n, "séance sans nom, d'une fiche effacée.", "séances sans nom, de fiches effacées.")
}

/// What `check --deep` opened.
pub fn opened(records: u64) -> String {
    let n = usize::try_from(records).unwrap_or(usize::MAX);
    count(n, "enregistrement ouvert un par un.", "enregistrements ouverts un par un.")
}

/// Derived rows that `check --deep` wrote again.
pub fn derived(rows: u64) -> String {
    let n = usize::try_from(rows).unwrap_or(usize::MAX);
    format!("{} de rangement refaites d'après les séances.", count(n, "ligne", "lignes"))
}

/// Records that cannot be opened, and whose they are.
pub fn unreadable(whose: &str, records: u64) -> String {
    let n = usize::try_from(records).unwrap_or(usize::MAX);
    format!("{whose} : {}.", count(n, "enregistrement illisible", "enregistrements illisibles"))
}

/// Whose a record is that belongs to the place itself.
pub const OF_THE_PLACE: &str = "Le lieu";
/// Whose a record is when the code cannot be read either.
pub const CODE_UNREADABLE: &str = "Fiche au code illisible";

/// Records that a newer version wrote.
pub fn newer_records(records: u64) -> String {
    let n = usize::try_from(records).unwrap_or(usize::MAX);
    let counted = count(n, "enregistrement vient", "enregistrements viennent");
    format!("{counted} d'une version plus récente de Jalon : rien n'y est changé.")
}

/// Something stands there of people who have no record.
pub fn homeless(people: usize) -> String {
    format!("Des séances ou des questionnaires restent de {} sans fiche.", count(people, "personne", "personnes"))
}

/// Everything is as it should be.
pub const SOUND: &str = "Tout est en ordre.";
/// Something was mended, nothing is lost.
pub const MENDED: &str = "Tout est réparé, rien n'est perdu.";
/// Something is lost.
pub const NOT_MENDED: &str =
    "Une partie n'a pas pu être réparée. Lancez « jalon repair », qui cherche dans les copies de sécurité.";

/// Saves that are lost, or may be in part.
pub fn lost(first: u64, last: u64) -> String {
    if first == last {
        format!("Enregistrement {first} : perdu, au moins en partie.")
    } else {
        format!("Enregistrements {first} à {last} : perdus, au moins en partie.")
    }
}

/// A demonstration was written to a folder.
pub fn demo_written(learners: u64, sessions: u64, folder: &Path, passphrase: &str) -> String {
    let n = |value: u64| usize::try_from(value).unwrap_or(usize::MAX);
    format!(
        "Démonstration de {} et {} : {}\nPhrase de passe : {passphrase}",
        count(n(learners), "personne", "personnes"),
        count(n(sessions), "séance", "séances"),
        folder.display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_agree_with_their_number() {
        for (rows, n, expected) in [
            (Rows::Learners, 0, "0 fiche importée."),
            (Rows::Learners, 2, "2 fiches importées."),
            (Rows::Assessments, 1, "1 questionnaire importé."),
            (Rows::Assessments, 1_200, "1 200 questionnaires importés."),
            (Rows::Sessions, 3, "3 séances importées."),
        ] {
            assert_eq!(imported(rows, n, true), expected);
        }
    }

    #[test]
    fn a_failure_without_advice_is_one_line() {
        assert_eq!(failure(&Failure::new("Quoi.", "")), "Quoi.");
        assert_eq!(failure(&Failure::new("Quoi.", "Que faire.")), "Quoi.\nQue faire.");
    }
}
