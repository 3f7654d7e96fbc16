//! The help of each command and option.

pub const ABOUT: &str = "Jalon accompagne la médiation numérique, de l'accueil à la feuille imprimée.\n\
    Sans commande, le programme s'ouvre dans le terminal.";
pub const TEMPLATE: &str = "{about-with-newline}\nUtilisation : {usage}\n\n{all-args}{after-help}";
/// Headings; a colon follows each.
pub const COMMANDS: &str = "Commandes ";
pub const ARGUMENTS: &str = "Arguments ";
pub const OPTIONS: &str = "Options ";
pub const GLOBAL_OPTIONS: &str = "Options générales ";
pub const COMMAND: &str = "COMMANDE";
pub const AFTER: &str = "Codes de sortie : 0 fait, 1 échec, 2 mauvais usage ou lignes refusées, \
    3 Jalon déjà ouvert,\n4 mauvaise phrase de passe.";

pub const FOLDER: &str = "DOSSIER";
pub const FILE: &str = "FICHIER";
pub const NAME: &str = "NOM";
pub const NAME_OR_FILE: &str = "NOM|FICHIER";
pub const TEXT: &str = "TEXTE";
pub const INSEE: &str = "INSEE";
pub const NUMBER: &str = "NOMBRE";
pub const CODE: &str = "CODE";
pub const SESSION: &str = "SÉANCE";
pub const FORMAT: &str = "FORMAT";
pub const READER: &str = "QUI";
pub const MODULE: &str = "ÉTAPE";
pub const SHELL: &str = "SHELL";

pub const DATA: &str = "Dossier des données, sinon JALON_DATA, sinon celui de l'ordinateur";
pub const PASSPHRASE_FILE: &str = "Fichier dont la première ligne est la phrase de passe, - pour l'entrée standard";
pub const MEDIATOR: &str = "Qui ouvre Jalon, s'il y a plusieurs personnes dans l'équipe";
pub const THEME: &str = "Couleurs : clair, sombre, contraste, mono, ou un fichier";
pub const FORCE_NETWORK: &str = "Accepte un dossier du réseau ou synchronisé, à vos risques";
pub const HELP: &str = "Affiche cette aide";
pub const VERSION: &str = "Affiche la version";

pub const INIT: &str = "Crée les données d'un lieu sans poser de questions, et affiche le code de secours";
pub const PLACE: &str = "Nom du lieu";
pub const COMMUNE: &str = "Code Insee de la commune";
pub const LIGHT_KEY: &str = "Clé rapide à calculer, donc plus faible : pour les essais";
pub const IMPORT: &str = "Importe un tableau CSV : tout en une fois, ou rien";
pub const IMPORT_LEARNERS: &str = "Importe des fiches";
pub const IMPORT_ASSESSMENTS: &str = "Importe des questionnaires remplis sur papier";
pub const IMPORT_SESSIONS: &str = "Importe des séances";
pub const TABLE: &str = "Tableau CSV, colonnes nommées sur la première ligne";
pub const CHECK_ONLY: &str = "Vérifie le tableau sans rien enregistrer";
pub const EXPORT: &str = "Exporte des fiches, des séances, des statistiques ou un guide";
pub const EXPORT_LEARNERS: &str = "Exporte toutes les fiches";
pub const EXPORT_SESSIONS: &str = "Exporte toutes les séances";
pub const EXPORT_LEARNER: &str = "Exporte tout ce qui est gardé d'une personne";
pub const EXPORT_SESSION: &str = "Exporte la feuille d'une séance";
pub const EXPORT_WORKSHOP: &str = "Exporte les feuilles d'un atelier";
pub const WORKSHOP: &str = "ATELIER";
pub const WORKSHOP_ID: &str = "Identifiant de l'atelier, comme l'export des séances le donne";
pub const FOR_WORKSHOP: &str = "Pour qui : learners (une feuille par personne) ou mediator (l'équipe)";
pub const EXPORT_STATISTICS: &str = "Exporte les statistiques d'une période, les petits nombres masqués";
pub const FIGURES_FORMAT: &str = "Format : csv, html, json ou text";
pub const FULL: &str = "Montre aussi les petits nombres : à garder dans le lieu";
pub const PERIOD: &str = "PÉRIODE";
pub const WEEK: &str = "La semaine de ce jour, comme 2026-11-24";
pub const MONTH: &str = "Ce mois, comme 2026-11 (le mois en cours si aucune période n'est donnée)";
pub const QUARTER: &str = "Ce trimestre, comme 2026-T4";
pub const YEAR: &str = "Cette année, comme 2026";
pub const FROM: &str = "À partir de ce jour, comme 2026-11-01 ; avec --to";
pub const TO: &str = "Jusqu'à ce jour, compté aussi ; avec --from";
pub const KEY: &str = "CLÉ";
pub const ONLY_PLACE: &str = "Seulement à ce lieu : lieu_activite, autre, domicile ou a_distance";
pub const ONLY_BY: &str = "Seulement par cette personne de l'équipe";
pub const ONLY_COMMUNE: &str = "Seulement les personnes de cette commune, par son code Insee";
pub const ONLY_THEME: &str = "Seulement sur ce thème de la Coop, comme email";
pub const EXPORT_GUIDE: &str = "Exporte le guide d'une étape, pour préparer la séance";
pub const EXPORT_ACTIVITIES: &str = "Exporte les activités d'une période, aux colonnes de La Coop";
pub const EXPORT_PROGRESS: &str = "Exporte la progression de chacun, étape par étape";
pub const GRID_FORMAT: &str = "Format : csv ou xlsx";
pub const TABLE_FORMAT: &str = "Format : csv ou json";
pub const LEARNERS_FORMAT: &str = "Format : csv, xlsx, json, ou coop-xlsx pour l'import de La Coop";
pub const SHEET_FORMAT: &str = "Format : json, text ou html";
pub const SESSION_FORMAT: &str = "Format : json, text, html, ou coop pour la recopier dans La Coop";
pub const PAGE_FORMAT: &str = "Format : text ou html";
pub const MODULE_ID: &str = "Étape, comme P1, D3 ou S6";
pub const LEARNER_CODE: &str = "Code de la fiche, comme MARS-27";
pub const SESSION_ID: &str = "Identifiant de la séance, comme l'export le donne";
pub const FOR: &str = "Pour qui : learner (la personne) ou mediator (l'équipe)";
pub const OUTPUT: &str = "Fichier à écrire, au lieu de la sortie standard";
pub const FORCE: &str = "Remplace le fichier s'il existe";
pub const CHECK: &str = "Vérifie les données, et répare ce qui peut l'être";
pub const DEEP: &str = "Ouvre aussi chaque fiche, et refait les rangements";
pub const DEMO: &str = "Ouvre une démonstration avec des personnes inventées, effacée à la sortie\n\
    Avec --data, écrit ces données dans le dossier (phrase de passe : demo demo demo)";
pub const LEARNERS: &str = "Nombre de personnes (40 si absent)";
pub const SESSIONS: &str = "Nombre de séances sur un an (400 si absent)";
pub const SEED: &str = "Point de départ du hasard : le même donne les mêmes personnes";
pub const MEDIATORS: &str = "Montre ou change l'équipe qui ouvre Jalon";
pub const MEDIATORS_LIST: &str = "Affiche les noms de l'équipe, un par ligne";
pub const MEDIATORS_ADD: &str = "Ajoute quelqu'un à l'équipe, avec sa propre phrase de passe";
pub const MEDIATORS_REMOVE: &str = "Retire quelqu'un de l'équipe : ce qu'il a écrit garde son nom";
pub const MEDIATORS_PASSPHRASE: &str = "Change la phrase de passe de qui lance la commande";
pub const NEWCOMER: &str = "Nom de la personne à ajouter";
pub const LEAVER: &str = "Nom de la personne à retirer";
pub const NEW_PASSPHRASE_FILE: &str =
    "Fichier de la nouvelle phrase de passe, - pour l'entrée standard ; sinon elle est demandée";
pub const COMPLETIONS: &str = "Affiche le complètement des commandes pour un shell";
pub const SHELL_NAME: &str = "bash, elvish, fish, powershell ou zsh";
pub const BACKUP: &str = "Fait une copie de sécurité, sans phrase de passe";
pub const DESTINATION: &str = "DESTINATION";
pub const BACKUP_DESTINATION: &str = "Dossier ou fichier, sinon le dossier backups des données";
pub const BACKUPS: &str = "Liste les copies de sécurité, chacune relue en entier";
pub const RESTORE: &str = "Remet une copie de sécurité à la place des données, gardées de côté";
pub const REPAIR: &str = "Répare des données abîmées sur une copie, avec les copies de sécurité, et écrit un rapport";
pub const BACKUP_FILE: &str = "Copie de sécurité";
pub const RESTORE_TO: &str = "Dossier sans données où la mettre, au lieu de celui des données";
pub const RECOVERY_CODE_FILE: &str =
    "Fichier qui contient le code de secours, - pour l'entrée standard : ouvre sans phrase de passe";
pub const LOG: &str = "Affiche le journal des accès : qui a ouvert ou changé quoi, et quand, sans aucun nom";
pub const DATE: &str = "DATE";
pub const LOG_SINCE: &str = "À partir de ce jour, comme 24/11/2026";
pub const LOG_FORMAT: &str = "Format : text ou csv";
pub const MAN: &str = "Affiche la page de manuel";
