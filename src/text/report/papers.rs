//! Papers about nobody in particular: the questionnaire, a module's sheet, appointment cards; and « J'ai terminé ».

use crate::domain::assessment::Kind;
use crate::domain::session::Appointment;
use crate::text::dates;
use crate::text::report::place::upper_first;

pub const QUESTIONNAIRE: &str = "Faire le point";
pub const NO_EXAM: &str = "Ce n'est pas un examen. Une case par ligne. On peut passer une ligne.";
pub const WHO: &str = "Prénom ou code";
pub const DAY: &str = "Date";
pub const DECLINED: &str = "je préfère ne pas répondre";
/// The same, at the head of a column.
pub const DECLINED_SHORT: &str = "pas de réponse";
/// The mark of a declined answer, on paper and on the keyboard.
pub const DECLINED_KEY: &str = "n";
pub const FOR_THE_TEAM: &str = "Pour l'équipe";

/// What the questionnaire is, in a few words.
pub fn form(kind: Kind, questions: usize) -> String {
    match kind {
        Kind::Short => format!("version courte, {questions} questions"),
        Kind::Full => format!("version complète, {questions} questions"),
    }
}

/// How the answers come back into the program.
pub fn type_answers(code: &str, questions: usize) -> String {
    format!(
        "Dans Jalon, pendant le point : F9, « feuille », puis {code} et les {questions} réponses dans l'ordre, sans rien \
         entre elles. n : pas de réponse."
    )
}

pub const MODULE_SHEET: &str = "Feuille d'étape";
pub const I_CAN: &str = "Je sais :";
pub const I_BRING: &str = "J'apporte";
pub const I_REMEMBER: &str = "Ce que je retiens";
pub const ESSENTIAL: &str = "E : essentiel";
pub const NOT_APPLICABLE_KEY: &str = "s";

/// How the ratings come back into the program.
pub fn type_ratings(code: &str, skills: usize) -> String {
    format!(
        "Dans Jalon, pendant la séance : F9, « feuille », puis {code} et les {skills} signes dans l'ordre. - : pas situé. \
         s : sans objet."
    )
}

pub const FINISHED: &str = "J'ai terminé";
pub const I_CAN_NOW: &str = "Je sais :";
pub const SIGNED: &str = "Signature";

/// Where and when: « Médiathèque de Gien, mardi 24 novembre 2026 ».
pub fn place_and_day(place: &str, day: time::Date) -> String {
    let day = dates::full(day);
    if place.trim().is_empty() { upper_first(&day) } else { format!("{}, {day}", place.trim()) }
}

pub const CARDS: &str = "Cartons de rendez-vous";
pub const MY_CODE: &str = "Mon code";
pub const MY_APPOINTMENT: &str = "Mon rendez-vous";
pub const PHONE: &str = "Téléphone";
/// Where something is written by hand.
pub const BLANK: &str = "........................";

/// « Mardi 1er décembre, 10 h ».
pub fn meeting(appointment: Appointment) -> String {
    let day = upper_first(&dates::weekday_day_month(appointment.date));
    appointment.time.map_or_else(|| day.clone(), |time| format!("{day}, {}", dates::time(time)))
}
