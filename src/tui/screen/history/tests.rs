//! Traces as people read them.

use super::*;
use crate::domain::change::{Kept, Stamp, Trace};
use crate::domain::ids::{AssessmentId, InstanceId, LearnerId, MediatorId, SessionId};
use crate::domain::learner::Learner;
use crate::domain::session::{Rating, Session};
use crate::tui::screen::registration::tests::{IVETTE, ME, shared};
use time::macros::{date, datetime};

const THIS: LearnerId = LearnerId::from_bytes([1; 16]);
const SESSION: SessionId = SessionId::from_bytes([2; 16]);

fn stamp(sequence: u64, author: MediatorId) -> Stamp {
    let at = datetime!(2026-11-24 10:05 UTC).unix_timestamp() + i64::try_from(sequence).unwrap() * 60;
    Stamp { at, instance: InstanceId::from_bytes([0; 16]), sequence, author }
}

fn record(traces: Vec<(Stamp, Trace)>, sessions: Vec<Session>) -> Record {
    let learner = Learner {
        opened_on: Some(date!(2026 - 11 - 17)),
        opened_by: Some(ME),
        first_name: "Yvette".into(),
        ..Learner::default()
    };
    Record {
        id: THIS,
        learner: Kept { stamp: stamp(0, ME), record: learner },
        path: None,
        contact: None,
        assessments: Vec::new(),
        sessions: sessions.into_iter().map(|record| (SESSION, Kept { stamp: stamp(0, ME), record })).collect(),
        traces: traces.into_iter().map(|(stamp, record)| Kept { stamp, record }).collect(),
        workshops: Vec::new(),
    }
}

fn shown(record: &Record) -> Vec<String> {
    let mut state = State::new(record);
    state.enter(&mut shared());
    let text = |line: &Line| match line {
        Line::Heading(text) => text.clone(),
        Line::Text(text) => format!("  {text}"),
    };
    state.lines.iter().map(text).collect()
}

fn field(field: &str, before: &str, after: &str) -> Trace {
    Trace::Field { field: field.into(), before: before.into(), after: after.into() }
}

#[test]
fn the_latest_comes_first_and_one_save_has_one_heading() {
    let (first, second) = (stamp(1, ME), stamp(2, MediatorId::from_bytes([8; 16])));
    let traces = vec![
        (first, field("birth_year", "", "1951")),
        (second, field("commune", "Gidy (45520)", "Gien (45500)")),
        (second, field("note", "Le soir.", "")),
    ];
    assert_eq!(
        shown(&record(traces, Vec::new())),
        [
            "24 novembre 2026, 10 h 07, par quelqu'un de l'équipe",
            "  Note : vidé, « Le soir. » avant",
            "  Commune : « Gien (45500) », « Gidy (45520) » avant",
            "24 novembre 2026, 10 h 06, par Claire",
            "  Année de naissance : « 1951 », vide avant",
            "17 novembre 2026, par Claire : fiche ouverte",
        ]
    );
}

#[test]
fn a_session_corrected_twice_says_what_each_correction_changed() {
    let before = Session::on(THIS, date!(2026 - 11 - 17));
    let mut between = Session { duration_min: 45, ..before.clone() };
    between.ratings.insert("P1.1".into(), Rating::Level(2));
    let mut after = between.clone();
    after.ratings.insert("P1.1".into(), Rating::Level(3));
    let corrected = |session| Trace::SessionCorrected(SESSION, Box::new(session));
    let traces = vec![(stamp(1, ME), corrected(before)), (stamp(2, ME), corrected(between))];
    let shared = shared();
    let skill = &shared.content.curriculum.modules[0].skills[0].label;
    let scale = &shared.content.curriculum.scale;
    let lines = shown(&record(traces, vec![after]));
    assert_eq!(
        lines[1..3],
        [
            "  Séance du 17 novembre 2026 corrigée.".to_owned(),
            format!("  {skill} : « {} », « {} » avant", scale[3].short, scale[2].short)
        ]
    );
    assert_eq!(
        lines[4..7],
        [
            "  Séance du 17 novembre 2026 corrigée.".to_owned(),
            "  Durée : « 45 min », « 60 min » avant".to_owned(),
            format!("  {skill} : « {} », vide avant", scale[2].short)
        ]
    );
}

#[test]
fn what_moved_says_where() {
    let moved = |from, to| Trace::SessionMoved { session: SESSION, from, to };
    let assessment = AssessmentId::from_bytes([4; 16]);
    let traces = vec![
        (stamp(1, ME), moved(IVETTE, THIS)),
        (stamp(2, ME), Trace::AssessmentMoved { assessment, from: THIS, to: IVETTE }),
    ];
    let lines = shown(&record(traces, vec![Session::on(THIS, date!(2026 - 11 - 17))]));
    assert_eq!(lines[1], "  Évaluation rendue à la fiche d'Ivette D.");
    assert_eq!(lines[3], "  Séance du 17 novembre 2026 venue de la fiche d'Ivette D.");
}
