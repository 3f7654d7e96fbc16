//! « Fin de journée »: appointments of past days, one digit each.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::Ui;
use jalon::domain::change::Change;
use jalon::domain::ids::{LearnerId, SessionId, WorkshopId};
use jalon::domain::learner::Learner;
use jalon::domain::session::{Appointment, Session};
use jalon::tui::effect::{Effect, Saving};
use time::macros::{date, datetime, time};

const fn person(number: u8) -> LearnerId {
    LearnerId::from_bytes([number; 16])
}

/// A place on the day after four people were expected; one of them came and has a session.
fn next_morning() -> Ui {
    let mut ui = Ui::opened();
    let mut changes = Vec::new();
    for (number, name) in (1..).zip(["Yvette", "Karim", "Lucie", "Jean"]) {
        let learner = Learner {
            code: format!("MARS-{number}").as_str().into(),
            first_name: name.into(),
            phone: "06 12 34 56 78".into(),
            ..Learner::default()
        };
        changes.push(Change::Learner(person(number), Box::new(learner)));
        let next = Some(Appointment { date: date!(2026 - 11 - 24), time: Some(time!(10:00)) });
        let session = Session { next, ..Session::on(person(number), date!(2026 - 11 - 17)) };
        let id = SessionId::from_bytes([number; 16]);
        changes.push(Change::Session { id, session: Box::new(session), before: None });
    }
    // A workshop in between settles nothing.
    let workshop = Some(WorkshopId::from_bytes([8; 16]));
    let together = Session { workshop, ..Session::on(person(1), date!(2026 - 11 - 20)) };
    changes.push(Change::Session { id: SessionId::from_bytes([7; 16]), session: Box::new(together), before: None });
    let came = Session::on(person(4), date!(2026 - 11 - 24));
    changes.push(Change::Session { id: SessionId::from_bytes([9; 16]), session: Box::new(came), before: None });
    ui.work(vec![Effect::Save { saving: Saving::Settings, changes, draft: None }]);
    ui.clock(datetime!(2026-11-25 09:00 UTC));
    ui.press("down");
    ui.again()
}

#[test]
fn the_day_after_one_digit_a_person_and_it_is_noted() {
    let mut ui = next_morning();
    ui.sees("Fin de journée").sees("3 rendez-vous à noter").sees("06 12 34 56 78").sees_not("Jean");
    ui.press("1 3 4 f2").sees("Enregistré").sees("présent : Entrée pour compléter la séance");
    ui.sees_not("Karim").press("enter").sees("Correction de la séance d");
    ui.press("esc esc esc").sees("Que voulez-vous faire ?").sees_not("Fin de journée");
    let last = |ui: &Ui, number| ui.app.shared.directory.entry(&person(number)).unwrap().last_visit.unwrap();
    let mut days: Vec<_> = (1..=3).map(|number| last(&ui, number)).collect();
    days.sort_unstable();
    let noted = date!(2026 - 11 - 24);
    assert_eq!(days, [date!(2026 - 11 - 17), noted, noted], "who came, who did not, and what was put off");
    // What was put off stands in the week to come.
    ui.press("f9").type_text("semaine").press("enter right").sees("mar. 01/12/2026").sees("10 h 00");
}

#[test]
fn later_is_said_on_the_home_screen_and_it_comes_by_itself_once_a_day() {
    let mut ui = next_morning();
    ui.sees("Qui est venu ?").press("esc").sees("Fin de journée : 3 rendez-vous passés, à noter en un chiffre");
    ui.press("f3 esc").sees("Que voulez-vous faire ?").press("end");
    for _ in 0..4 {
        if ui.cursor_line().contains("Fin de journée") {
            break;
        }
        ui.press("up");
    }
    ui.cursor_on("Fin de journée").press("enter");
    ui.sees("Qui est venu ?").press("2 2 2 f2").sees("Que voulez-vous faire ?").sees_not("Fin de journée");
}
