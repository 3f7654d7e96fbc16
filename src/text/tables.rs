//! Words of the tables that are read in and written: names of columns and of values, stable, without accents.

use crate::domain::session::{Attendance, Mode};

/// The columns of a table of learners, in the order they are written.
pub const LEARNERS: [&str; 12] = [
    "code",
    "prenom",
    "nom",
    "annee_naissance",
    "commune_insee",
    "genre",
    "statut",
    "telephone",
    "courriel",
    "demarches",
    "note",
    "anonyme",
];

/// The columns that are read of a table of learners: ours, and a commune told by name and post code.
pub const LEARNERS_READ: [&str; 14] = [
    "code",
    "prenom",
    "nom",
    "annee_naissance",
    "commune_insee",
    "commune",
    "code_postal",
    "genre",
    "statut",
    "telephone",
    "courriel",
    "demarches",
    "note",
    "anonyme",
];

/// What other programs call them: the Coop's export and import template, and what people write in spreadsheets.
pub const LEARNERS_ALIASES: [(&str, &[&str]); 12] = [
    ("prenom", &["Prénom(s)", "Prénoms", "Prénom usuel"]),
    ("nom", &["Nom d'usage", "Nom de famille", "Nom usuel"]),
    ("annee_naissance", &["Année de naissance", "Naissance", "Né en", "Année"]),
    ("commune_insee", &["Code INSEE", "INSEE"]),
    ("commune", &["Nom de la commune", "Commune de résidence", "Ville"]),
    ("code_postal", &["CP"]),
    ("genre", &["Sexe", "Civilité"]),
    ("statut", &["Statut social", "Situation"]),
    ("telephone", &["N° de téléphone", "Numéro de téléphone", "Tél", "Portable", "Mobile"]),
    ("courriel", &["E-mail", "Email", "Mail", "Adresse e-mail", "Adresse mail"]),
    ("note", &["Notes supplémentaires", "Notes", "Remarques", "Observations", "Commentaires"]),
    ("demarches", &["Démarche"]),
];

/// The name of the sheet of a workbook of learners.
pub const LEARNERS_SHEET: &str = "Personnes";

/// The columns of a table of sessions, in the order they are written. `id` stands in our own tables only.
/// `atelier` tells which sessions were held in one workshop: it is written, and not read.
pub const SESSIONS: [&str; 22] = [
    "code",
    "date",
    "duree_min",
    "lieu",
    "mode",
    "modules",
    "cotations",
    "id",
    "presence",
    "heure",
    "mandat",
    "materiel",
    "themes",
    "autonomie",
    "reorientation",
    "nom_demarche",
    "phrase",
    "prochaine_date",
    "prochaine_heure",
    "objectif",
    "note",
    "atelier",
];

/// The name of the sheet of a workbook of progress.
pub const PROGRESS_SHEET: &str = "Progression";

/// The columns of a table of progress.
pub const PROGRESS: [&str; 9] =
    ["code", "module", "titre", "etat", "pourcentage", "sans_aide", "competences", "premiere_date", "derniere_date"];

/// The columns of the access log. The last one chains the entries: BLAKE3 of the one before and of the entry.
pub const LOG: [&str; 8] = ["numero", "date", "heure", "action", "nombre", "objet", "par", "empreinte"];

/// The words of the three modes.
pub const MODES: [(Mode, &str); 3] = [(Mode::Train, "forme"), (Mode::Accompany, "accompagne"), (Mode::Do, "fais")];

/// The words of attendance.
pub const ATTENDANCES: [(Attendance, &str); 3] =
    [(Attendance::Present, "present"), (Attendance::Excused, "excuse"), (Attendance::Absent, "absent")];

/// The word of a value, among those of its kind.
pub fn word_of<T: Copy + PartialEq>(words: &[(T, &'static str)], value: T) -> &'static str {
    words.iter().find(|(known, _)| *known == value).map_or("", |(_, word)| word)
}

/// « Sans objet », after a skill.
pub const NOT_APPLICABLE: &str = "so";

pub const YES: &str = "oui";
pub const NO: &str = "non";
