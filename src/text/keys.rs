//! What each command does, whatever the screen.

pub const HELP_MEANS: &str = "aide de l'écran";
pub const SAVE_MEANS: &str = "enregistrer, terminer, choisir";
pub const SEARCH_MEANS: &str = "chercher une personne";
pub const NEW_MEANS: &str = "nouveau : une fiche, une séance";
pub const SECOND_MEANS: &str = "la deuxième action de l'écran";
pub const EXPORT_MEANS: &str = "imprimer ou exporter";
pub const READ_ALOUD_MEANS: &str = "le texte à lire à voix haute";
pub const ERASE_MEANS: &str = "effacer la fiche";
pub const MENU_MEANS: &str = "le menu de toutes les actions";
pub const QUIT_MEANS: &str = "quitter";
pub const LOCK_MEANS: &str = "verrouiller l'écran";
pub const UNDO_MEANS: &str = "annuler";
pub const REDO_MEANS: &str = "refaire";
pub const DISCREET_MEANS: &str = "écran discret : des codes au lieu des noms";
pub const CHANGE_PERSON_MEANS: &str = "changer de personne";
pub const DISCARD_MEANS: &str = "jeter la saisie en cours";
pub const CORRECT_MEANS: &str = "corriger la séance";
pub const OBSERVE_MEANS: &str = "noter ce qu'un essai a montré";
pub const ALL_RECORDS_MEANS: &str = "toutes les fiches";
pub const SETTINGS_MEANS: &str = "réglages";
pub const HISTORY_MEANS: &str = "ce qui a été corrigé, par qui, quand";
pub const BACK_UP_MEANS: &str = "faire une copie de sécurité";
pub const TEAM_MEANS: &str = "l'équipe : qui peut ouvrir Jalon";
pub const ACCESS_LOG_MEANS: &str = "qui a ouvert ou changé quoi, et quand";
pub const TRY_KEYS_MEANS: &str = "essai des touches";
pub const GUIDE_MEANS: &str = "les guides des étapes, pour préparer une séance";
