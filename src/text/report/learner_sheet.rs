//! The learner's sheet: short sentences, said by the person.

use super::place::{Spoken, lower_first, upper_first};
use crate::domain::session::Appointment;
use crate::text::dates;
use time::Date;

pub const TITLE: &str = "Ma feuille";
pub const PATH_TITLE: &str = "Mon parcours";
pub const APPOINTMENT: &str = "Mon prochain rendez-vous";
pub const WITHOUT_HELP: &str = "J'y arrive sans aide";
pub const SOMETIMES_HELPED: &str = "J'y arrive, avec de l'aide parfois";
pub const TRAINING: &str = "Je m'entraîne";
pub const FIRST_STEPS: &str = "Je peux commencer par";
pub const WISH: &str = "Ce que j'aimerais";
pub const REMEMBERED: &str = "Ce que je retiens";
pub const DOUBT: &str = "Un message me fait peur ou me presse ?";

/// What stands for skills and goals of a procedure, when its name is left out.
pub const PROCEDURE_SKILL: &str = "Avancer dans une démarche sur Internet";
pub const PROCEDURE_BRING: &str = "mon téléphone, mes papiers";

/// « code : MARS-27 ».
pub fn code(code: &str) -> String {
    format!("code : {code}")
}

/// « Mon code à la médiathèque : MARS-27 ».
pub fn my_code(code: &str, place: Option<&Spoken>) -> String {
    match place {
        Some(place) => format!("Mon code {} : {code}", place.at),
        None => format!("Mon code : {code}"),
    }
}

/// « Mardi 1er décembre ».
pub fn day(date: Date) -> String {
    upper_first(&dates::weekday_day_month(date))
}

/// « à 10 heures ».
pub fn hour(appointment: Appointment) -> Option<String> {
    appointment.time.map(|time| format!("à {}", dates::time_said(time)))
}

/// « Au programme : ouvrir et fermer une fenêtre. »
pub fn programme(goal: &str) -> String {
    format!("Au programme : {}", ended(&lower_first(goal)))
}

/// « J'apporte : de quoi noter. »
pub fn bring(what: &str) -> String {
    format!("J'apporte : {}", ended(&lower_first(what)))
}

/// « Je peux revenir : le mardi, de 10 h à 12 h ».
pub fn opening_hours(hours: &str) -> String {
    format!("Je peux revenir : {}", lower_first(hours))
}

/// Before the telephone number of the place.
pub const CANNOT_COME: &str = "Je ne peux pas venir ?";

/// « Je ne peux pas venir ? J'appelle le 02 38 00 00 00. »; empty without a number.
pub fn cannot_come(phone: &str) -> String {
    if phone.is_empty() { String::new() } else { format!("{CANNOT_COME} J'appelle le {phone}.") }
}

/// « et 3 autres ».
pub fn others(count: usize) -> String {
    format!("et {count} {}", crate::text::plural(count, "autre", "autres"))
}

/// The last block's lines, each as what is read and what stands out in it.
pub fn doubt(place: Option<&Spoken>, phone: &str) -> Vec<(String, String)> {
    let whom = match (place, phone) {
        (Some(place), "") => ("Un doute : ".to_owned(), format!("je demande {}.", place.at)),
        (None, "") => ("Un doute : ".to_owned(), "je demande ici.".to_owned()),
        (Some(place), phone) => (format!("Un doute : j'appelle {}, ", place.it), format!("{phone}.")),
        (None, phone) => ("Un doute : j'appelle le ".to_owned(), format!("{phone}.")),
    };
    let line = |plain: &str, strong: &str| (plain.to_owned(), strong.to_owned());
    vec![
        line("Je ne clique pas. Je ne donne aucun code.", ""),
        line("J'ai donné un code ou ma carte : ", "j'appelle ma banque."),
        whom,
        line("Sur Internet : ", "17cyber.gouv.fr"),
    ]
}

/// What the last block adds after a session on scams (S2) or on what to do after one (S6).
///
/// Checked: 33700 is the operators' own number, amendes.gouv.fr the only site to pay on, 116 006 France Victimes.
pub fn doubt_card(module: &str) -> Vec<(String, String)> {
    let lines: &[(&str, &str)] = match module {
        "S2" => &[
            ("Un SMS bizarre : je le transfère, c'est gratuit, au ", "33700"),
            ("Une amende : je vais moi-même sur ", "amendes.gouv.fr"),
        ],
        "S6" => &[
            ("Je garde les messages et je change mes mots de passe.", ""),
            ("J'en parle, c'est gratuit : ", "116 006"),
        ],
        _ => &[],
    };
    lines.iter().map(|(plain, strong)| ((*plain).to_owned(), (*strong).to_owned())).collect()
}

/// A sentence with its full stop, unless it has an end already.
fn ended(text: &str) -> String {
    if text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_once() {
        assert_eq!(programme("Ouvrir et fermer une fenêtre"), "Au programme : ouvrir et fermer une fenêtre.");
        assert_eq!(programme("On recommence !"), "Au programme : on recommence !");
    }

    #[test]
    fn without_a_telephone_one_asks_on_the_spot() {
        let lines = |place: &str, phone| {
            let lines = doubt(super::super::place::spoken(place).as_ref(), phone);
            lines.into_iter().map(|(plain, strong)| plain + &strong).nth(2).unwrap()
        };
        assert_eq!(lines("Médiathèque", "02 38"), "Un doute : j'appelle la médiathèque, 02 38.");
        assert_eq!(lines("Médiathèque", ""), "Un doute : je demande à la médiathèque.");
        assert_eq!(lines("Emmaüs", "02 38"), "Un doute : j'appelle le 02 38.");
        assert_eq!(lines("", ""), "Un doute : je demande ici.");
    }
}
