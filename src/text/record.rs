//! Words of a learner's record.

use super::{count, elision};

/// What stands before skills that the programme has no more.
pub const REMOVED: &str = "Retiré";
pub const CONTINUE: &str = "Continuer";
pub const ASSESS: &str = "Le point";
pub const PATH: &str = "Parcours";
pub const PRINT: &str = "Imprimer";
pub const RESUME: &str = "Reprendre";
pub const SESSION_TO_END: &str = "séance à terminer";
pub const FIRST_SESSION: &str = "commencer une séance, même sans parcours";
pub const CHOOSE_PATH: &str = "choisir le parcours proposé";
pub const REDO: &str = "refaire l'auto-évaluation";
pub const ALL_ACQUIRED: &str = "toutes les étapes sont acquises : refaire le point";
pub const EDIT_PATH: &str = "ajouter, retirer, déplacer une étape";
pub const NO_PATH: &str = "après le point, ou pendant une séance";
pub const STEPS: &str = "Étapes";
pub const STATE: &str = "État";
pub const PERCENT: &str = "Avancement";
pub const WITHOUT_HELP: &str = "Sans aide";
pub const ASSESSMENTS: &str = "Évaluations";
pub const SESSIONS: &str = "Séances";
pub const COMES_FOR: &str = "Vient pour";
pub const WISH: &str = "Son envie";
pub const PHONE: &str = "Téléphone";
pub const EMAIL: &str = "E-mail";
pub const NOTE: &str = "Note";
pub const NONE_YET: &str = "aucune pour l'instant";
pub const MORE_KEY: &str = "PgSuiv";
pub const HINT: &str = "Entrée ouvre la ligne choisie. Tout se corrige, rien ne se perd.";
pub const HINT_OLDER: &str = "Entrée ouvre la ligne choisie. PgSuiv : toutes les évaluations et séances.";
pub const READING: &str = "La fiche s'ouvre.";
pub const SESSION: &str = "Séance";
pub const EDIT: &str = "Modifier";
pub const PRINT_KEY: &str = "Imprimer";
pub const READ_TEXT: &str = "Lire le texte";
pub const ERASE: &str = "Effacer";
pub const ERASE_RECORD: &str = "Effacer une fiche";
pub const HISTORY: &str = "Historique de la fiche";
pub const CHANGE_PERSON: &str = "Changer de personne";
pub const POINT_AT_ONE: &str = "pointez d'abord une évaluation ou une séance";
pub const IN_A_WORKSHOP: &str = "d'un atelier : corrigez l'atelier";
pub const MOVE_BACK: &str = "Annuler le changement de personne";
pub const PATH_SHEET: &str = "Mon parcours";
pub const PRINT_TITLE: &str = "Imprimer";
pub const PRINT_LEARNER: &str = "Sa feuille, à lui remettre";
pub const PRINT_LEARNER_PLAIN: &str = "Sa feuille, sans le nom de la démarche";
pub const PRINT_MEDIATOR: &str = "La feuille de suivi, pour l'équipe";
pub const PRINT_PATH: &str = "Mon parcours, à lui remettre";
pub const PRINT_CARD: &str = "Son carton : code, rendez-vous, téléphone";

/// The sheet of a module that was acquired.
pub fn print_finished(module: &str) -> String {
    format!("« J'ai terminé » : {module}")
}
pub const SHORT: &str = "courte";
pub const FULL: &str = "complète";
pub const ESTIMATE: &str = "estimation";

/// An assessment or a session that is still open changed person.
pub fn goes_on_with(name: &str) -> String {
    format!("C'est maintenant celle {}. Ce qui était tapé a suivi.", elision::of(name))
}

/// A filed assessment or session changed person.
pub fn now_with(name: &str) -> String {
    format!("Enregistré : c'est maintenant dans la fiche {}. Ctrl-Z : annuler.", elision::of(name))
}

/// The title: « Fiche d'Yvette M. ».
pub fn title(name: &str) -> String {
    format!("Fiche {}", elision::of(name))
}

/// What tells homonyms apart, on the right of the title.
pub fn identity(code: &str, birth_year: Option<u16>, commune: Option<&str>) -> String {
    let year = birth_year.map(|year| format!("année {year}"));
    let parts = [Some(code.to_owned()), year, commune.map(str::to_owned)];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The first row when nobody assessed the person yet.
pub fn assess_with(name: &str) -> String {
    format!("faire le point avec {name}")
}

/// A paused assessment; `question` counts from 1.
pub fn resume_question(question: usize, total: usize) -> String {
    format!("le point, question {question} sur {total}")
}

/// The next session.
pub fn session_on(module: &str) -> String {
    format!("séance : {module}")
}

/// When the last assessment was.
pub fn last_assessed(day: &str) -> String {
    format!("dernière : {day}")
}

/// How many steps the path has.
pub fn steps(number: usize) -> String {
    count(number, "étape", "étapes")
}

/// Which session would be printed.
pub fn session_of(day: &str) -> String {
    format!("séance du {day}")
}

/// What is printed.
pub const SHEETS: &str = "sa feuille, la feuille de suivi";

/// How many skills are mastered.
pub fn of(number: u8, total: u8) -> String {
    format!("{number} sur {total}")
}

/// The lines that one key unfolds.
pub fn others(number: usize, feminine: bool) -> String {
    match (number, feminine) {
        (1, _) => "et 1 autre".to_owned(),
        (more, _) => format!("et {more} autres"),
    }
}

/// An assessment in one line.
pub fn assessment(day: &str, kind: &str, percent: Option<u8>, word: &str, confidence: Option<u8>) -> String {
    let percent = percent.map(|percent| format!(" : {percent} %")).unwrap_or_default();
    let word = if word.is_empty() { String::new() } else { format!(", {word}") };
    let confidence = confidence.map(|confidence| format!(", confiance {confidence}/10")).unwrap_or_default();
    format!("{day}, {kind}{percent}{word}{confidence}")
}

/// A session in one line.
pub fn session(day: &str, minutes: u16, what: &str) -> String {
    if what.is_empty() { format!("{day}, {minutes} min") } else { format!("{day}, {minutes} min : {what}") }
}

/// An absence in one line.
pub fn absence(day: &str, excused: bool) -> String {
    let what = if excused { "absence excusée" } else { "absence" };
    format!("{day} : {what}")
}

/// A contact that was no visit: « Revenue, ou a appelé, le 14 novembre 2026, noté par Claire. »
pub fn contact(day: &str, by: &str) -> String {
    let by = if by.is_empty() { String::new() } else { format!(", noté par {by}") };
    format!("Revenue, ou a appelé, le {day}{by}.")
}

/// The last line: who opened the record, and whether the information text was read.
pub fn opened(day: Option<&str>, by: &str, informed: Option<&str>) -> String {
    let opened = match (day, by.is_empty()) {
        (Some(day), false) => format!("Ouverte le {day} par {by}. "),
        (Some(day), true) => format!("Ouverte le {day}. "),
        (None, _) => String::new(),
    };
    match informed {
        Some(day) => format!("{opened}Texte lu le {day}."),
        None => format!("{opened}Texte pas encore lu : F7."),
    }
}

/// Skills that are in no module any more, and how they were rated.
pub fn removed(rated: impl Iterator<Item = String>) -> String {
    format!("du programme, mais gardé : {}", rated.collect::<Vec<_>>().join(", "))
}
