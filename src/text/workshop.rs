//! Words of the workshops: their list, their plan, the group, and those without a record.

use super::{count, dates, plural};
use time::{Date, Time};

pub const TITLE: &str = "Ateliers";
pub const NEW: &str = "Nouvel atelier";
pub const NEW_NOTE: &str = "le préparer, ou commencer tout de suite";
pub const TO_COME: &str = "À venir";
pub const HELD: &str = "Déjà tenus";
pub const NONE_HELD: &str = "Aucun atelier encore.";
pub const LIST_HINT: &str = "Entrée ouvre l'atelier. D : le recopier, mêmes personnes, à la fois suivante.";
pub const AGAIN_KEY: &str = "D";
pub const AGAIN: &str = "Recopier";
pub const WEEK_KEY: &str = "S";
pub const WEEK: &str = "Semaine";
pub const POINT_AT_ONE: &str = "Choisissez d'abord un atelier, avec Bas.";
pub const UNTITLED: &str = "Atelier";
pub const READING: &str = "L'atelier s'ouvre…";
pub const GONE: &str = "Cet atelier n'est plus là : il a été retiré.";

pub const NAME: &str = "Titre";
pub const NAME_HELP: &str = "Celui de l'affiche, par exemple « Le clavier ». Vide : celui de l'étape.";
pub const LEVEL: &str = "Niveau";
pub const LEVEL_HELP: &str = "Le niveau que la Coop demande. Gauche et Droite.";
pub const DAY: &str = "Jour";
pub const AT: &str = "à";
pub const TIME_HELP: &str = "L'heure du début, par exemple 14 h ou 14 h 30.";
pub const DURATION: &str = "Durée";
pub const DURATION_HELP: &str = "En minutes. La même pour chaque personne présente.";
pub const MINUTES: &str = "min";
pub const PLACE: &str = "Lieu";
pub const STEPS: &str = "Ce qu'on travaille";
pub const STEPS_HELP: &str = "Espace ouvre les étapes : cochez-les, puis les compétences à situer.";
pub const NO_STEP: &str = "rien encore : Espace pour choisir";
pub const STEPS_TITLE: &str = "Ce qu'on travaille";
pub const STEPS_HINT: &str = "Espace coche. Une étape cochée montre ses compétences. Entrée : c'est bon.";
pub const DEVICES: &str = "Matériel";
pub const THEMES: &str = "Thèmes Coop";
pub const THEMES_HELP: &str = "Proposés d'après les étapes. Espace ouvre la liste des thèmes de la Coop.";
pub const NOTE: &str = "Note";
pub const NOTE_HELP: &str = "Sur l'atelier, pas sur une personne : la salle, le matériel, la suite.";
pub const PLAN_GROUP: &str = "Le groupe";
pub const DAY_MISSING: &str = "Tapez le jour de l'atelier, par exemple mardi, +7 ou 01/12/2026.";
pub const DURATION_MISSING: &str = "Tapez la durée en minutes, par exemple 120.";
pub const CLOSED_TO_COME: &str = "Cet atelier a été tenu : son jour ne peut pas être à venir.";

pub const WHO: &str = "Qui";
pub const PRESENCE: &str = "Présence";
pub const SENTENCE_COLUMN: &str = "Retient";
/// The mark of a sentence that was noted.
pub const SAID: &str = "« »";
pub const BEFORE_MEANS: &str = "(1) : la fois d'avant.";
pub const PRESENT: &str = "présent";
pub const EXCUSED: &str = "excusé";
pub const ABSENT: &str = "absent";
pub const PRESENCE_HEADING: &str = "Qui est là ?  1 présent   2 excusé   3 absent   T puis 1 : tous présents";
pub const SENTENCE_HEADING: &str = "Ce que chacun retient, s'il le dit : Entrée pour l'écrire";
pub const NOBODY: &str = "Personne encore dans l'atelier. F3 : ajouter. F4 : inscrire quelqu'un.";
pub const GRID_HINT: &str = "Un chiffre note, descend. T : toute la colonne, puis la suivante. X : retirer.";
pub const ALL_HINT: &str = "Toute la colonne : tapez le chiffre ; on passe à la suivante. Esc : non.";
pub const ALL_KEY: &str = "T";
pub const ALL: &str = "Tous à…";
pub const REMOVE_KEY: &str = "X";
pub const REMOVE: &str = "Retirer";
pub const RATING_KEYS: &str = "Situer : 0 à 3, s pour sans objet. Suppr efface.";
pub const PRESENCE_KEYS: &str = "Présence : 1 présent, 2 excusé, 3 absent. Suppr efface.";
pub const SENTENCE_KEYS: &str = "Entrée pour écrire la phrase. Suppr efface.";
pub const SENTENCES_DIFFER: &str = "À chacun sa phrase : T ne remplit pas cette colonne. Entrée pour l'écrire.";
pub const NOT_THERE: &str = "Cette personne n'est pas venue : rien à situer. Changez d'abord sa présence.";
pub const HAS_A_SESSION: &str = "Sa séance est déjà enregistrée : marquez plutôt « absent » (3).";
pub const NOTHING_TO_UNDO: &str = "Rien à annuler.";
pub const UNDO: &str = "Annuler";
pub const ADD: &str = "Ajouter";
pub const REGISTER: &str = "Inscrire";
pub const PREPARE: &str = "Préparation";
pub const FINISH: &str = "Terminer";
pub const FINISH_KEY: &str = "F2, à la fin";
pub const FINISH_COUNTS: &str = "compter aussi les personnes venues sans fiche";
pub const SAVE: &str = "Enregistrer";
pub const SAVE_CLOSED: &str = "Enregistrer tout";
pub const SHEETS: &str = "Feuilles";
pub const SHEETS_LATER: &str = "les feuilles viennent quand l'atelier est enregistré";
pub const REMOVE_WORKSHOP: &str = "Retirer cet atelier";
pub const REMOVE_CLOSED: &str = "il est enregistré : corrigez-le";
pub const REMOVE_ASK: &str = "Retirer cet atelier ?";
pub const REMOVE_LINE: &str = "Il n'a pas été tenu : rien n'est enregistré pour les personnes.";
pub const REMOVE_YES: &str = "Le retirer";
pub const REMOVE_NO: &str = "Le garder";
pub const LEAVE_ASK: &str = "Garder ces changements ?";
pub const LEAVE_SAVE: &str = "Enregistrer";
pub const LEAVE_KEEP: &str = "Garder pour plus tard";
pub const LEAVE_DROP: &str = "Abandonner les changements";
pub const PLANNED: &str = "L'atelier est prévu : les présences se notent le jour même.";
pub const PAUSED: &str = "L'atelier est gardé, à terminer plus tard.";
pub const EMPTY: &str = "Ajoutez au moins une personne (F3), ou comptez celles qui sont sans fiche.";

pub const ADD_FIELD: &str = "Nom, prénom, code ou téléphone";
pub const ADD_TITLE: &str = "Ajouter à l'atelier";
pub const ADD_HINT: &str = "Quelques lettres, Entrée, puis la personne suivante. Esc : c'est tout.";
pub const ADD_NEW_HINT: &str = "Entrée ou F4 : inscrire cette personne, puis retour dans l'atelier.";
pub const ADD_DONE: &str = "C'est tout";

pub const SENTENCE_HELP: &str = "Une phrase, avec ses mots. Droite : celles de l'étape. Entrée : c'est bon.";

pub const TOTALS_COUNT: &str = "Personnes sans fiche";
pub const TOTALS_COUNT_HELP: &str = "Celles qui sont venues sans s'inscrire. Zéro, ou vide, s'il n'y en a pas.";
pub const TOTALS_HEADING: &str = "Ce que vous savez d'elles, sans les interroger";
pub const TOTALS_HELP: &str = "Un nombre, ou rien. Le reste compte comme « non communiqué ».";
pub const GENDER: &str = "Genre";
pub const AGE: &str = "Tranche d'âge";
pub const STATUS: &str = "Situation";
pub const HELPED: &str = "Déjà venues avant";
pub const TOO_MANY_TOLD: &str = "C'est plus que le nombre de personnes sans fiche : vérifiez.";
pub const END_HINT: &str = "F2 enregistre l'atelier et une séance pour chaque personne, en une fois.";

/// What somebody comes for: « atelier « Le clavier » ».
pub fn named(title: &str) -> String {
    if title.is_empty() { "atelier".to_owned() } else { format!("atelier {}", super::quoted(title)) }
}

/// « lundi 30 novembre à 10 h, atelier « Le clavier » ».
pub fn at(when: &str, title: &str) -> String {
    format!("{when}, {}", named(title))
}

/// « lundi 30 novembre à 10 h, « Le clavier » », where it is plain that it is a workshop.
pub fn on(when: &str, title: &str) -> String {
    if title.is_empty() { when.to_owned() } else { format!("{when}, {}", super::quoted(title)) }
}

/// The screen's title: « Atelier : Le clavier », « Préparation : Le clavier ».
pub fn title(name: &str, page: &str) -> String {
    if name.is_empty() { page.to_owned() } else { format!("{page} : {name}") }
}

/// The pages, as the title names them.
pub const PAGE_PLAN: &str = "Préparation";
pub const PAGE_END: &str = "Fin de l'atelier";

/// A line of the list: how many people.
pub fn people(named: usize, anonymous: usize) -> String {
    let known = count(named, "personne", "personnes");
    match (named, anonymous) {
        (_, 0) => known,
        (0, _) => format!("{anonymous} sans fiche"),
        _ => format!("{known}, {anonymous} sans fiche"),
    }
}

/// When it is or was.
pub fn when(date: Date, at: Option<Time>) -> String {
    let at = at.map(|at| format!(" {}", dates::time_column(at))).unwrap_or_default();
    format!("{}{at}", dates::field(date))
}

/// A line of « Aujourd'hui » and of the week: « Atelier, 6 personnes ».
pub fn line(people: usize) -> String {
    format!("Atelier, {}", count(people, "personne", "personnes"))
}

/// Somebody joined: how many there are now.
pub fn added(name: &str, people: usize) -> String {
    format!("{name} est dans l'atelier : {}.", count(people, "personne", "personnes"))
}

/// Somebody is in it already.
pub fn already(name: &str) -> String {
    format!("{name} est déjà dans l'atelier.")
}

/// Somebody was taken out.
pub fn removed(name: &str) -> String {
    format!("{name} n'est plus dans l'atelier. Ctrl-Z pour revenir.")
}

/// Nothing is noted of a workshop before its day.
pub fn not_yet(date: Date) -> String {
    format!("Rien à noter avant le {}. F3 ajoute, X retire, F5 : le jour.", dates::weekday_day_month(date))
}

/// The heading of a group that is expected.
pub fn expected(date: Date) -> String {
    format!("Attendus le {} : F3 ajoute, X retire", dates::weekday_day_month(date))
}

/// It was copied to another day.
pub fn again(date: Date) -> String {
    format!("Recopié au {}, avec les mêmes personnes.", dates::weekday_day_month(date))
}

/// It was copied to another day, on which another one begins at that hour.
pub fn again_at_once(date: Date, other: &str) -> String {
    format!("Recopié au {}. Attention : {}", dates::weekday_day_month(date), at_once(other))
}

/// It was planned for the very hour of another one.
pub fn planned_at_once(other: &str) -> String {
    format!("Enregistré. Attention : {}", at_once(other))
}

fn at_once(other: &str) -> String {
    let other = if other.is_empty() { "un autre atelier".to_owned() } else { format!("« {other} »") };
    format!("{other} commence à la même heure. F5 change l'heure.")
}

/// It was planned for a day that is past.
pub fn planned_in_the_past(date: Date) -> String {
    format!("Enregistré, mais le {} est passé. F5 change le jour.", dates::weekday_day_month(date))
}

/// What the Coop asks for and the plan does not say.
pub const fn missing_for_coop(level: bool, theme: bool) -> Option<&'static str> {
    match (level, theme) {
        (true, true) => Some("La Coop demande aussi un niveau et un thème : Esc puis F5. F2 : sans."),
        (true, false) => Some("La Coop demande aussi un niveau : Esc puis F5. F2 : sans."),
        (false, true) => Some("La Coop demande aussi un thème : Esc puis F5. F2 : sans."),
        (false, false) => None,
    }
}

/// Some people's attendance is not told yet.
pub fn unsaid(number: usize) -> String {
    let people = count(number, "personne", "personnes");
    format!("{people} sans présence : 1, 2 ou 3 ; ou T puis 1 pour toutes.")
}

/// The people on the grid in sight.
pub fn in_part(first: usize, last: usize, total: usize) -> String {
    format!("{first} à {last} sur {total}")
}

/// The totals under the grid.
pub fn totals(present: usize, excused: usize, absent: usize, unsaid: usize, anonymous: usize) -> String {
    let mut parts = vec![count(present, "présent", "présents")];
    let rest = [
        (excused, "excusé", "excusés"),
        (absent, "absent", "absents"),
        (unsaid, "à noter", "à noter"),
        (anonymous, "sans fiche", "sans fiche"),
    ];
    parts.extend(rest.into_iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| count(n, one, many)));
    parts.join(", ")
}

/// What is worked on: « P1, P2 : 5 compétences à situer ».
pub fn steps(titles: &str, skills: usize) -> String {
    format!("{titles} : {}", count(skills, "compétence à situer", "compétences à situer"))
}

/// What was not told of the people without a record.
pub fn not_told(number: usize) -> String {
    format!("non communiqué : {number}")
}

/// The workshop in a line, before it is closed.
pub fn summary(present: usize, anonymous: usize, rated: usize) -> String {
    let all = present + anonymous;
    let came = count(all, "personne venue", "personnes venues");
    let rated = if rated == 0 {
        String::new()
    } else {
        format!(" {}.", count(rated, "compétence située", "compétences situées"))
    };
    let parts = if anonymous == 0 {
        String::new()
    } else {
        format!(", dont {anonymous} {}", plural(anonymous, "sans fiche", "sans fiche"))
    };
    format!("{came}{parts}.{rated}")
}

/// The field for somebody's sentence.
pub fn sentence_of(name: &str) -> String {
    format!("{name} retient")
}

/// The row that registers whoever was typed.
pub fn register(typed: &str) -> String {
    if typed.is_empty() {
        "Nouvelle personne : l'inscrire".to_owned()
    } else {
        format!("Nouvelle personne : inscrire « {typed} »")
    }
}
