//! Words of the frame around every screen: key line, menu, help, questions.

use super::count;

pub const PROGRAM: &str = "JALON";
/// The window's title, the same whoever is on the screen.
pub const WINDOW: &str = "Jalon";
pub const DEMO: &str = " DÉMO ";
pub const SAVED: &str = "Enregistré";
pub const HELP: &str = "Aide";
pub const MENU: &str = "Menu";
pub const QUIT: &str = "Quitter";
pub const LOCK: &str = "Verrou";
pub const LOCK_NOT_IN_DEMO: &str = "la démonstration reste ouverte : ces personnes sont inventées";
pub const SEARCH: &str = "Chercher";
pub const NEW: &str = "Nouveau";
pub const BACK: &str = "Retour";
pub const OPEN: &str = "Ouvrir";
pub const CHOOSE: &str = "Choisir";
pub const SAVE: &str = "Enregistrer";
pub const ENTER_KEY: &str = "Entrée";
pub const ESC_KEY: &str = "Esc";
pub const DISCREET: &str = "Écran discret";
pub const DISCREET_ON: &str = "Écran discret : des codes au lieu des noms, jusqu'à la prochaine recherche.";
pub const DISCREET_OFF: &str = "Les noms sont de nouveau montrés.";
pub const NOT_HERE: &str = "Cette touche ne sert pas ici. F1 : celles qui servent.";
pub const QUIT_TITLE: &str = "Quitter Jalon ?";
pub const QUIT_LINE: &str = "Ce qui est commencé est gardé et sera proposé la prochaine fois.";
pub const QUIT_LINE_IN_DEMO: &str = "C'est une démonstration : tout ce qui y est tapé s'efface en la quittant.";
pub const QUIT_YES: &str = "Quitter";
pub const QUIT_NO: &str = "Rester ici";
pub const TOLD_TITLE: &str = "À savoir";
pub const TOLD_READ: &str = "C'est lu";
pub const QUESTION_KEYS: &str = "Un chiffre ou Entrée : choisir. Esc : rester ici.";
pub const MENU_TITLE: &str = "Menu";
pub const MENU_HINT: &str = "Tapez quelques lettres pour filtrer. Entrée : faire. Esc : fermer.";
pub const MENU_NOTHING: &str = "Aucune action ne contient ces lettres.";
pub const HELP_TITLE: &str = "Aide de cet écran";
pub const HELP_HINT: &str = "Esc ferme l'aide. Bas et Haut : faire défiler.";
pub const TOO_SMALL: &str = "Agrandissez la fenêtre : 80 × 24, ou 60 × 15 au moins.";
pub const EDITING_HELP: [(&str, &str); 9] = [
    ("Tab, Maj-Tab", "champ suivant, champ d'avant"),
    ("Entrée", "valider et continuer"),
    ("+ et -", "sur une date : un jour plus tard, plus tôt"),
    ("Ctrl-U", "vider le champ"),
    ("Ctrl-Gauche, Ctrl-Droite", "un mot en arrière, un mot en avant"),
    ("Ctrl-N", "aller à la ligne dans une note"),
    ("Maj-Droite, Maj-Gauche", "petite fenêtre : voir la droite, la gauche"),
    ("Ctrl-Haut, Ctrl-Bas", "petite fenêtre : voir le haut, le bas"),
    ("Ctrl-C", "quitter"),
];

/// A key's name on the screen: `f2` is « F2 », `ctrl-s` is « Ctrl-S ».
pub fn key_name(key: &str) -> String {
    match key.split_once('-') {
        Some(("ctrl", letter)) => format!("Ctrl-{}", letter.to_uppercase()),
        _ => key.to_uppercase(),
    }
}

/// A function key and its twin.
pub fn two_keys(key: &str, twin: &str) -> String {
    format!("{} ou {}", key_name(key), key_name(twin))
}

pub const ON_A_RECORD: &str = "ouvrez d'abord une fiche";
pub const ON_A_SESSION: &str = "dans une fiche, sur une séance";
pub const ON_A_SHEET: &str = "depuis la feuille d'une séance";
pub const IN_A_SESSION: &str = "pendant un point ou une séance";
pub const AT_A_QUESTION: &str = "pendant un point";
pub const ON_A_STEP: &str = "sur une étape ou dans un guide";

/// A reason by itself on the status line: « Ouvrez d'abord une fiche. »
pub fn sentence(reason: &str) -> String {
    let mut letters = reason.chars();
    let first: String = letters.next().map_or_else(String::new, |letter| letter.to_uppercase().collect());
    let stop = if reason.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}

/// A command that cannot be used now.
pub fn unavailable(label: &str, reason: &str) -> String {
    format!("{label} ({reason})")
}

/// The keys that show what a small window hides: above and below, left and right.
pub fn hidden((above, below): (bool, bool), (left, right): (bool, bool)) -> String {
    let rows = match (above, below) {
        (true, true) => "Ctrl-Haut, Ctrl-Bas : le reste",
        (true, false) => "Ctrl-Haut : plus haut",
        (false, true) => "Ctrl-Bas : plus bas",
        (false, false) => "",
    };
    let columns = match (left, right) {
        (_, true) => "Maj-Droite : à droite",
        (true, false) => "Maj-Gauche : à gauche",
        (false, false) => "",
    };
    let gap = if rows.is_empty() || columns.is_empty() { "" } else { "   " };
    format!("{rows}{gap}{columns}")
}

/// Lines of a list that are out of sight.
pub fn below(lines: usize) -> String {
    format!("Bas : encore {}", count(lines, "ligne", "lignes"))
}

/// How far a long job has come.
pub fn progress(percent: u8) -> String {
    format!("{percent} %")
}
