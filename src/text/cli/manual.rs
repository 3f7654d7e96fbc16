//! Headings of the manual page, and what stands there alone.

pub const TITLE: &str = "Manuel de Jalon";
pub const NAME: &str = "NOM";
pub const SYNOPSIS: &str = "SYNOPSIS";
pub const DESCRIPTION: &str = "DESCRIPTION";
pub const OPTIONS: &str = "OPTIONS";
pub const COMMANDS: &str = "COMMANDES";
pub const EXIT_CODES: &str = "CODES DE SORTIE";
pub const ENVIRONMENT: &str = "ENVIRONNEMENT";
pub const CODES: [(&str, &str); 5] = [
    ("0", "Tout est fait."),
    ("1", "Échec : code inconnu, dossier déjà pris, données que « check » ne peut pas réparer."),
    ("2", "Mauvais usage, pas de phrase de passe, ou lignes refusées à l'import."),
    ("3", "Jalon est déjà ouvert sur ces données."),
    ("4", "Mauvaise phrase de passe."),
];
pub const VARIABLES: [(&str, &str); 2] = [
    ("JALON_DATA", "Dossier des données, quand --data est absent."),
    ("NO_COLOR", "S'il n'est pas vide, l'écran s'affiche sans couleurs."),
];
