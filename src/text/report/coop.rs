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
