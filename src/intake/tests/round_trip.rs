//! Our own tables read back unchanged.

use super::*;
use crate::domain::harmless::{clean_line, clean_text};
use crate::domain::ids::{SessionId, WorkshopId};
use crate::domain::session::{Appointment, Attendance, Mode, Rating, Session};
use crate::report::csv::Table;
use proptest::prelude::*;
use time::macros::{date, time};

/// A text as the store keeps it: harmless, without blanks at its ends.
fn line(text: &str) -> String {
    clean_line(text, 100).trim().to_owned()
}

fn free() -> impl Strategy<Value = String> {
    prop_oneof![".{0,30}", "[ =+@|%'\t\r-]{0,4}[a-zé;\",\n ']{0,12}"]
}

prop_compose! {
    fn some_learner()(
        code in "[A-Z0-9-]{1,20}",
        names in (free(), free(), free(), free(), free()),
        birth_year in prop::option::of(1900u16..=2026),
        anonymous in any::<bool>(),
        procedures in prop::sample::subsequence(vec!["D1", "D2", "D5", "D7"], 0..=4),
        gender in prop::option::of(prop::sample::select(vec!["feminin", "masculin", "non_communique"])),
    ) -> Learner {
        let (first_name, last_name, phone, email, note) = names;
        let named = |text: String| if anonymous { String::new() } else { line(&text) };
        let first_name = named(first_name);
        Learner {
            code: Code::new(code),
            first_name: if first_name.is_empty() && !anonymous { "=Léa".into() } else { first_name },
            anonymous,
            last_name: named(last_name),
            birth_year,
            commune: anonymous.then(|| "45155".into()),
            gender: gender.map(Into::into),
            procedures: procedures.into_iter().map(Into::into).collect(),
            phone: named(phone),
            email: named(email),
            note: clean_text(&note, 500).trim().to_owned(),
            opened_on: Some(TODAY),
            ..Learner::default()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn learners_read_back(people in prop::collection::vec(some_learner(), 1..6)) {
        let mut codes = std::collections::HashSet::new();
        let refused = |learner: &Learner| {
            [&learner.first_name, &learner.last_name, &learner.phone, &learner.email, &learner.note]
                .iter().any(|text| crate::domain::guards::refuse(text).is_some())
        };
        let people: Vec<Learner> = people
            .into_iter()
            .filter(|learner| learner.code.as_str() != "MARS-27" && codes.insert(learner.code.clone()) && !refused(learner))
            .collect();
        let mut table = Table::learners(Vec::new()).unwrap();
        for learner in &people {
            table.learner(learner).unwrap();
        }
        let intake = read_learners(&table.finish().unwrap()).unwrap();
        prop_assert!(intake.refused.is_empty(), "{:?}", intake.refused);
        prop_assert_eq!(intake.rows.into_iter().map(|(_, learner)| learner).collect::<Vec<_>>(), people);
    }

    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..400), text in "[a-z;,\"'\n\r\t=é]{0,200}") {
        for bytes in [bytes, format!("prenom;note\n{text}").into_bytes()] {
            let _ = read_learners(&bytes);
            let text = String::from_utf8_lossy(&bytes);
            let _ = (read_assessments(&text), read_sessions(&text));
        }
    }
}

fn read_back(session: Session) {
    let id = SessionId::from_bytes([3; 16]);
    let mut table = Table::sessions(Vec::new()).unwrap();
    table.session(&id, &"MARS-27".into(), &session).unwrap();
    let text = String::from_utf8(table.finish().unwrap()).unwrap();
    let intake = read_sessions(&text).unwrap();
    assert_eq!(refusals(&intake), []);
    assert_eq!(intake.unknown_columns, Vec::<String>::new());
    // Sessions show little of themselves: all of it is compared, not shown.
    assert!(intake.rows == [(2, ReadSession { id: Some(id), session })], "{text}");
}

#[test]
fn sessions_read_back() {
    read_back(Session::on(YVETTE, TODAY));
    read_back(Session { attendance: Attendance::Excused, duration_min: 0, ..Session::on(YVETTE, TODAY) });
    let said = |day, time| Session { next: Some(Appointment { date: day, time }), ..Session::on(YVETTE, TODAY) };
    read_back(said(date!(2026 - 12 - 01), None));
    read_back(Session {
        started: Some(time!(14:05)),
        duration_min: 45,
        place: "a_distance".into(),
        mode: Mode::Do,
        mandate: Some(false),
        devices: vec!["telephone".into(), "autre".into()],
        themes: vec!["email".into(), "aide_aux_demarches_administratives".into(), "logement".into()],
        autonomy: Some("autonome".into()),
        modules: vec!["P1".into(), "D2".into()],
        ratings: [("P1.1".into(), Rating::Level(2)), ("P1.4".into(), Rating::NotApplicable)].into(),
        sentence: "=Je lis ; \"avant\" de cliquer".into(),
        goal: "+ le signe @".into(),
        note: "2 lignes\n'et un signe ; là".into(),
        procedure: "007 Carte grise".into(),
        redirection: Some("aide_sociale".into()),
        ..said(date!(2026 - 12 - 01), Some(time!(9:30)))
    });
}

#[test]
fn a_session_of_a_workshop_is_taken_alone_and_pointed_out() {
    let session = Session { workshop: Some(WorkshopId::from_bytes([6; 16])), ..Session::on(YVETTE, TODAY) };
    let mut table = Table::sessions(Vec::new()).unwrap();
    table.session(&SessionId::from_bytes([3; 16]), &"MARS-27".into(), &session).unwrap();
    let intake = read_sessions(&String::from_utf8(table.finish().unwrap()).unwrap()).unwrap();
    assert_eq!(intake.rows[0].1.session.workshop, None);
    assert_eq!(intake.warnings, [Warning::OfWorkshop { line: 2 }]);
}
