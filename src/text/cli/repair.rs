//! Words of the repair, and of the report it leaves.

use crate::text::{count, dates};
use std::path::Path;
use time::{Date, Time};

/// Nothing had to be changed.
pub const NOTHING: &str = "Rien à réparer : les données sont restées comme elles étaient.";
/// All came back.
pub const WHOLE: &str = "Tout est réparé, rien n'est perdu.";
/// Something is lost.
pub const PARTLY: &str = "Le reste est réparé, mais une partie est perdue : lisez le rapport.";

/// A moment, as the report tells it.
pub type Moment = (Date, Time);

/// The report's first line.
pub fn title(now: Moment) -> String {
    format!("Réparation des données de Jalon, {}", moment(now))
}

/// What the repaired data begin with.
pub const FROM_JOURNAL: &str = "Repartie du journal et de la base.";

/// They begin with a backup, neither journal nor database being of any use.
pub fn from_backup(path: &Path) -> String {
    format!(
        "Le journal et la base étaient illisibles : repartie de la copie {}, et de ce que le journal gardait après elle.",
        path.display()
    )
}

/// The keys are those of a backup.
pub fn keys_from(path: &Path) -> String {
    format!(
        "Les deux fichiers de clés étaient abîmés : ceux de la copie {} les remplacent. \
         Les phrases de passe sont celles de ce jour-là.",
        path.display()
    )
}

/// Headings of the report.
pub const DEALT_WITH: &str = "Ce qui a été rencontré";
pub const BACK: &str = "Ce qui est revenu";
pub const NOT_BACK: &str = "Ce qui n'est pas revenu";
pub const NOW: &str = "Ce qui est là maintenant";
pub const NONE: &str = "rien";
/// Whose a record is that belongs to the place itself, or to a record whose code cannot be read.
pub const NO_CODE: &str = "Le lieu, ou une fiche sans code lisible";

/// Saves that came back from a backup.
pub fn saves_from(path: &Path, saves: u64) -> String {
    format!("{} de la copie {}", count(size(saves), "enregistrement", "enregistrements"), path.display())
}

/// Records of somebody that came back.
pub fn back(whose: &str, records: u64) -> String {
    format!("{whose} : {}", count(size(records), "élément", "éléments"))
}

/// Records of somebody that cannot be opened.
pub fn unreadable(whose: &str, records: u64) -> String {
    format!("{whose} : {}", count(size(records), "élément illisible", "éléments illisibles"))
}

/// Saves that are lost, and when the ones next to them were made.
pub fn lost((first, last): (u64, u64), before: Option<Moment>, after: Option<Moment>) -> String {
    let saves =
        if first == last { format!("Enregistrement {first}") } else { format!("Enregistrements {first} à {last}") };
    let when = match (before, after) {
        (Some(before), Some(after)) => format!(", entre le {} et le {}", moment(before), moment(after)),
        (Some(before), None) => format!(", après le {}", moment(before)),
        (None, Some(after)) => format!(", avant le {}", moment(after)),
        (None, None) => String::new(),
    };
    format!("{saves}{when} : perdus, au moins en partie. Vérifiez ces jours-là.")
}

/// What was saved after the backup that had to be begun with.
pub fn after_backup(made: Moment) -> String {
    format!("Ce qui a été saisi après le {} manque peut-être. Vérifiez ces jours-là.", moment(made))
}

/// What stands there.
pub fn stands(learners: u64, assessments: u64, sessions: u64) -> String {
    format!(
        "{}, {}, {}",
        count(size(learners), "fiche", "fiches"),
        count(size(assessments), "questionnaire", "questionnaires"),
        count(size(sessions), "séance", "séances")
    )
}

/// Where what was there before lies.
pub fn aside(path: &Path) -> String {
    format!("Les données d'avant sont dans {}. Gardez-les tant que vous n'avez pas tout vérifié.", path.display())
}

/// Where the report is.
pub fn report(path: &Path) -> String {
    format!("Rapport : {}", path.display())
}

fn moment((date, time): Moment) -> String {
    format!("{} à {}", dates::day_month_year(date), dates::time(time))
}

fn size(value: u64) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}
