//! Words of what goes to La Coop de la médiation numérique: its sheets, columns and lines verbatim.

/// The sheet of its import template that it reads.
pub const LEARNERS_SHEET: &str = "Bénéficiaires";
/// The sheet of communes beside it.
pub const COMMUNES_SHEET: &str = "Communes";

/// The first lines of the template, above the columns: it reads from line 4 on.
pub const LEARNERS_ABOVE: [&str; 2] = [
    "Bénéficiaires à importer dans La Coop de la médiation numérique",
    "Les données commencent à la ligne 4. Nom et prénom sont obligatoires.",
];

/// The columns of the import template.
pub const LEARNERS: [&str; 10] = [
    "Nom",
    "Prénom",
    "Année de naissance",
    "Commune",
    "Code INSEE",
    "Code postal",
    "N° de téléphone",
    "E-mail",
    "Genre",
    "Notes supplémentaires",
];

/// The columns of the sheet of communes.
pub const COMMUNES: [&str; 3] = ["Commune", "Code INSEE", "Code postal"];

pub const INDIVIDUAL: &str = "Accompagnement individuel";
pub const COLLECTIVE: &str = "Atelier collectif";

/// The labels of its record's screen, from top to bottom.
pub const PERSON: &str = "Bénéficiaire";
pub const ANONYMOUS: &str = "Bénéficiaire anonyme";
pub const WORKSHOP_TITLE: &str = "Titre de l’atelier";
pub const PEOPLE: &str = "Bénéficiaires";
pub const DATE: &str = "Date de l’accompagnement";
pub const DURATION: &str = "Durée";
pub const PLACE: &str = "Lieu d’accompagnement";
pub const DEVICES: &str = "Matériel numérique utilisé";
pub const THEMES: &str = "Thématique(s) d’accompagnement de médiation numérique";
pub const ADMINISTRATIVE_THEMES: &str = "Thématique(s) de la démarche administrative";
pub const PROCEDURE: &str = "Préciser le nom de la démarche administrative réalisée";
pub const AUTONOMY: &str = "Niveau d’autonomie du bénéficiaire";
pub const LEVEL: &str = "Niveau de l’atelier";
pub const REDIRECTED: &str = "Le bénéficiaire est-il orienté vers une autre structure ?";
pub const ABOUT: &str = "Informations optionnelles sur le bénéficiaire";
pub const ALREADY_HELPED: &str = "J’ai déjà accompagné ce bénéficiaire";
pub const COMMUNE: &str = "Commune de résidence du bénéficiaire";
pub const GENDER: &str = "Genre";
pub const AGE_BAND: &str = "Tranche d’âge";
pub const STATUS: &str = "Statut du bénéficiaire";
pub const ANONYMOUS_PEOPLE: &str = "Bénéficiaires anonymes";
pub const ALREADY_HELPED_PEOPLE: &str = "Bénéficiaires déjà accompagnés";
pub const YES: &str = "Oui";
pub const NO: &str = "Non";
/// Where the record's own code is told apart from what is typed.
pub const NOTES_STAY: &str = "La note reste dans Jalon.";

/// The heading: what is entered.
pub fn heading(what: &str) -> String {
    format!("À RECOPIER DANS LA COOP : {what}")
}

/// A duration as the Coop offers it.
pub fn duration(minutes: u16) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02}"),
    }
}

/// How many people, and who or what they are.
pub fn counted(label: &str, count: u16) -> String {
    format!("{label} : {count}")
}

/// The sheet of its export of activities.
pub const ACTIVITIES_SHEET: &str = "Activités";

/// The columns of its export of activities, then ours.
pub const ACTIVITIES: [&str; 37] = [
    "Date",
    "Enregistré le",
    "Dernière modification le",
    "Prénom du médiateur",
    "Nom du médiateur",
    "Rôle",
    "ID - Conum",
    "Type",
    "Participants",
    "Bénéficiaire",
    "Canaux d’accompagnement",
    "Nom du lieu",
    "Adresse",
    "Commune",
    "Code postal",
    "Code Insee",
    "Durée (min)",
    "Nom de l’atelier",
    "Matériel numérique utilisé",
    "Thématique(s) d’accompagnement",
    "Tags",
    "Nom de la démarche administrative",
    "Niveau d’autonomie (ou de l’atelier)",
    "Bénéficiaire réorienté",
    "Structure de redirection",
    "Commune du bénéficiaire",
    "Code postal du bénéficiaire",
    "Code Insee du bénéficiaire",
    "Genre du bénéficiaire",
    "Tranche d’âge du bénéficiaire",
    "Statut du bénéficiaire",
    "Notes supplémentaires",
    "Source de la donnée",
    "ID CRA",
    "Modules",
    "Compétences",
    "Mode",
];

pub const MAN: &str = "Homme";
pub const WOMAN: &str = "Femme";
/// Where the data comes from.
pub const SOURCE: &str = "Jalon";
