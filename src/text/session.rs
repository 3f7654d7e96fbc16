//! Words of a session: rating skills, and its end.

use super::{count, dates, elision, plural, quoted};
use crate::domain::curriculum::Words;
use crate::domain::session::Rating;
use time::Date;

pub const BEFORE: &str = "avant";
pub const TODAY: &str = "aujourd'hui";
pub const ESSENTIAL: &str = "E";
pub const ESSENTIAL_MEANS: &str = "E : essentiel. Si une partie manque, situez la partie la moins sûre.";
pub const LAST_TIME: &str = "La dernière fois";
pub const TODAYS_GOAL: &str = "But du jour";
pub const NOT_TAKEN: &str = "Séance gardée. Ce que l'exercice proposait n'est pas noté.";
pub const FIRST_SESSION: &str = "première séance";
pub const NO_GOAL: &str = "à choisir ensemble";
pub const NEXT_STEP: &str = "Étape suivante";
pub const PAGE_KEY: &str = "PgSuiv";
pub const NO_NEXT_STEP: &str = "aucune ; F3 : toutes les étapes";
pub const NO_STEP_YET: &str = "aucune étape n'est ouverte";
pub const CHOOSE_STEP: &str = "Aucune étape n'est ouverte. Entrée ouvre celle du bas, F3 une autre.";
pub const NOTE: &str = "Note";
/// The five times of a session.
pub const TIMES: [&str; 2] = [
    "1 Rappeler  2 Montrer, mains dans le dos  3 Faire ensemble",
    "4 Laisser faire : on situe ici            5 Dire ce qu'on retient",
];
pub const RATINGS_HINT: &str = "Le chiffre situe et passe à la ligne. Bas : passer. e : s'exercer à l'écran.";
pub const TESTED_HINT: &str = "Vu à l'écran ou à l'essai. Entrée : garder. Un chiffre : situer autrement.";
pub const NEXT_STEP_HINT: &str = "Entrée : situer aussi cette étape. F2 : terminer la séance.";
pub const RATING_KEYS: &str = "Ici : 0, 1, 2, 3, ou s pour sans objet. Effacer : retirer la réponse.";
pub const NOTHING_TO_RATE: &str = "Rien à situer sur cette ligne. Entrée : ouvrir l'étape. F2 : terminer.";
pub const NO_OTHER_STEP: &str = "Pas d'autre étape dans le parcours. F3 : toutes les étapes.";
pub const END: &str = "Terminer";
pub const OTHER_STEP: &str = "Autre étape";
pub const GUIDE: &str = "Guide";
pub const PAUSE: &str = "Pause";
pub const UNDO: &str = "Annuler";
pub const REDO: &str = "Refaire";
pub const CHANGE_PERSON: &str = "Changer de personne";
pub const CHANGE_PERSON_LATER: &str = "enregistrez d'abord la correction";
pub const DISCARD: &str = "Jeter cette séance";
pub const DISCARD_TITLE: &str = "Jeter cette saisie ?";
pub const DISCARD_SESSION: &str = "La séance n'est pas enregistrée : ce qui est tapé ici sera perdu.";
pub const DISCARD_CORRECTION: &str = "La séance reste comme elle était avant la correction.";
pub const DISCARD_ANSWERS: [&str; 2] = ["Rester ici", "Jeter cette saisie"];
pub const LEAVE_TITLE: &str = "Cette correction n'est pas enregistrée";
pub const LEAVE_ANSWERS: [&str; 4] = ["Enregistrer", "Garder pour plus tard", "Jeter cette saisie", "Rester ici"];
pub const STEPS_FIELD: &str = "Un mot du titre, un sujet, une lettre de l'étape";
pub const STEPS_HINT: &str = "Tapez quelques lettres. Entrée : ouvrir cette étape dans la séance.";
pub const IN_PATH: &str = "parcours";
pub const NO_STEP_FOUND: &str = "Aucune étape ne contient ces lettres.";
pub const OBJECTIVE: &str = "À la fin";
pub const TIME: &str = "Durée";
pub const BEFORE_IT: &str = "Avant";
pub const FOR_YOU: &str = "Pour vous";
pub const SENTENCES: &str = "On retient";
pub const BRING: &str = "J'apporte";
pub const CONTENT: &str = "Contenu";
pub const GUIDE_HINT: &str = "Le guide est pour vous. Esc : revenir à la séance.";

pub const SENTENCE: &str = "Ce que je retiens";
pub const SENTENCE_HELP: &str = "La phrase de la personne, avec ses mots. Elle sera sur sa feuille.";
pub const NEXT: &str = "Prochaine fois";
pub const NEXT_HELP: &str = "Une date, demain, mardi, +7. Vide : pas de rendez-vous. + et - : un jour.";
pub const AT: &str = "à";
pub const TIME_HELP: &str = "Par exemple 10 h, ou 10 h 30.";
pub const GOAL: &str = "But";
pub const GOAL_HELP: &str = "Ce qu'on fera la prochaine fois, en quelques mots.";
pub const ALREADY_FILLED: &str = "Déjà rempli, à vérifier";
pub const ATTENDANCE: &str = "Présence";
pub const ATTENDANCE_HELP: &str = "Gauche, Droite ou un chiffre. Une absence n'a ni durée ni compétences situées.";
pub const PRESENT: &str = "oui";
pub const EXCUSED: &str = "absence excusée";
pub const ABSENT: &str = "absence";
pub const DURATION: &str = "Durée";
pub const DURATION_HELP: &str = "En minutes. La Coop propose 15, 30, 45, 60, 90 ou 120.";
pub const MINUTES: &str = "min";
pub const DAY: &str = "Jour";
pub const DAY_HELP: &str = "Le jour de la séance : aujourd'hui, ou un jour passé. + et - : un jour.";
pub const PLACE: &str = "Lieu";
pub const MODE: &str = "Mode";
pub const MODE_HELP: &str = "Qui tient la souris ? « Je fais à sa place » : Aidants Connect ou un mandat.";
pub const TRAIN: &str = "je forme";
pub const ACCOMPANY: &str = "j'accompagne";
pub const DO: &str = "je fais à sa place";
pub const MANDATE: &str = "Mandat";
pub const MANDATE_REMARK: &str = "Aidants Connect ou mandat signé ?";
pub const MANDATE_HELP: &str = "Seul ce oui ou ce non est gardé. Sans mandat, la personne tient la souris.";
pub const YES: &str = "oui";
pub const NO: &str = "non";
pub const DEVICES: &str = "Matériel";
pub const CHECKS_HELP: &str = "Gauche et Droite, puis Espace : cocher ou décocher.";
pub const THEMES: &str = "Thèmes Coop";
pub const THEMES_HELP: &str = "Espace ouvre la liste des thèmes de la Coop.";
pub const THEMES_TITLE: &str = "Thèmes Coop";
pub const THEMES_HINT: &str = "Espace : cocher ou décocher. Entrée : c'est bon.";
pub const NO_THEME: &str = "aucun";
pub const PROCEDURES_THEME_ADDED: &str =
    "« Aide aux démarches administratives » est cochée aussi : la Coop la demande.";
pub const AUTONOMY: &str = "Autonomie Coop";
pub const AUTONOMY_HELP: &str = "Proposée d'après ce qui a été situé aujourd'hui. Ces mots vont à la Coop seule.";
pub const PROCEDURE: &str = "Nom de la démarche";
pub const PROCEDURE_HELP: &str = "Tel que la Coop le demande : « Carte grise ». Ni numéro ni identifiant.";
pub const REDIRECTION: &str = "Orientée ailleurs";
pub const REDIRECTION_HELP: &str = "Vers quel genre de structure la personne a été orientée. Espace ouvre la liste.";
pub const NOTE_HELP: &str = "Ni santé, ni famille, ni revenus, ni mot de passe.";
pub const SAVE: &str = "Enregistrer et voir la feuille";
pub const SPACE_KEY: &str = "Espace";
pub const CHECK: &str = "Cocher";
pub const DONE: &str = "C'est bon";
pub const NEXT_IN_THE_PAST: &str = "La prochaine fois est avant cette séance : vérifiez la date.";
pub const TIME_WITHOUT_DATE: &str = "Il y a une heure et pas de date : tapez la date, ou effacez l'heure.";
pub const DURATION_MISSING: &str = "Tapez la durée en minutes, par exemple 60.";
pub const DAY_TO_COME: &str = "Une séance a lieu aujourd'hui ou un jour passé : vérifiez le jour.";

/// The ratings page's title.
pub fn title(called: &str, module: &str, correction: bool) -> String {
    let what = if correction { "Correction de la séance" } else { "Séance" };
    if module.is_empty() {
        format!("{what} {}", elision::of(called))
    } else {
        format!("{what} {} : {module}", elision::of(called))
    }
}

/// The end page's title.
pub fn ending_title(called: &str, correction: bool) -> String {
    let what = if correction { "Correction de la séance" } else { "Fin de séance" };
    format!("{what} {}", elision::of(called))
}

/// The guide's title.
pub fn guide_title(module: &str) -> String {
    format!("Guide : {module}")
}

/// The question above the skills.
pub fn question(called: &str) -> String {
    format!("Où en est {called} ?")
}

/// The question above the skills, when they do not all stand on the screen; counted from 1.
pub fn question_in_part(called: &str, first: usize, last: usize, total: usize) -> String {
    format!("Où en est {called} ?  {first} à {last} sur {total}")
}

/// A label and what it says: « But du jour : viser et cliquer ».
pub fn labelled(label: &str, text: &str) -> String {
    format!("{label} : {text}")
}

/// A sentence kept before the last time, and its day.
pub fn said_on(sentence: &str, date: Date) -> String {
    format!("le {}, {}", dates::day_month(date), quoted(sentence))
}

/// What was worked on the last time.
pub fn worked_on(date: Date, titles: &[&str]) -> String {
    let day = format!("le {}", dates::day_month(date));
    if titles.is_empty() { day } else { format!("{day}, {}", titles.join(", ")) }
}

/// The digits, each beside its word: the short one where it says enough.
pub fn legend(scale: &[Words; 4]) -> String {
    let words = scale.iter().enumerate().map(|(level, words)| {
        let word = if level < 2 { words.short.clone() } else { lower_first(&words.long) };
        format!("{level} {word}")
    });
    let mut legend: Vec<String> = words.collect();
    legend.push(format!("s {}", super::progress::NOT_APPLICABLE));
    legend.join("    ")
}

/// A rating's short word.
pub fn rating(rating: Rating, scale: &[Words; 4]) -> &str {
    match rating {
        Rating::Level(level) => scale.get(usize::from(level)).map_or("", |words| words.short.as_str()),
        Rating::NotApplicable => super::progress::NOT_APPLICABLE,
    }
}

/// A rating's digit, which never stands without its word.
pub fn rating_key(rating: Rating) -> String {
    match rating {
        Rating::Level(level) => level.to_string(),
        Rating::NotApplicable => "s".to_owned(),
    }
}

/// What was rated, best first: « 4 compétences situées : 1 sans aide, 2 à deux ».
pub fn rated(ratings: &[Rating], scale: &[Words; 4]) -> String {
    let kinds = [3, 2, 1, 0].map(Rating::Level).into_iter().chain([Rating::NotApplicable]);
    let parts = kinds.filter_map(|kind| {
        let number = ratings.iter().filter(|rating| **rating == kind).count();
        let word = match kind {
            Rating::Level(level @ 2..) => scale.get(usize::from(level)).map(|words| lower_first(&words.long)),
            _ => Some(rating(kind, scale).to_owned()),
        }?;
        (number > 0).then(|| format!("{number} {word}"))
    });
    let parts: Vec<String> = parts.collect();
    let total = count(ratings.len(), "compétence située", "compétences situées");
    if parts.is_empty() { "Aucune compétence située.".to_owned() } else { format!("{total} : {}", parts.join(", ")) }
}

/// How long a module takes.
pub fn minutes(minutes: u16) -> String {
    format!("{minutes} min")
}

/// How long a module takes, and in how many sessions.
pub fn meetings(minutes: u16, meetings: &str) -> String {
    format!("{minutes} min, en séances : {meetings}")
}

/// When the session was opened.
pub fn opened_at(time: &str) -> String {
    format!("ouverte à {time}")
}

/// What Right would put into the line.
pub fn right_chooses(proposal: &str) -> String {
    format!("Droite, pour choisir : {proposal}")
}

/// How many themes are checked beside the first one.
pub fn and_more(more: usize) -> String {
    format!("et {more} {}", plural(more, "autre", "autres"))
}

/// Somebody absent cannot have been rated.
pub fn absent_but_rated(number: usize) -> String {
    let rated = count(number, "compétence est située", "compétences sont situées");
    format!("{rated} : choisissez « {PRESENT} », ou effacez d'abord ce qui est situé (Esc).")
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
