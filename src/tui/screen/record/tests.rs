use super::*;
use crate::domain::assessment::{AdoptedPath, Path};
use crate::domain::change::{Change, Kept, Stamp};
use crate::domain::ids::{InstanceId, MediatorId, SessionId};
use crate::domain::learner::Learner;
use crate::domain::session::Session;
use crate::tui::screen::search::Purpose;
use crate::tui::screen::{Screen, search};
use time::macros::date;

const YVETTE: LearnerId = LearnerId::from_bytes([1; 16]);
const KARIM: LearnerId = LearnerId::from_bytes([2; 16]);
const SESSION: SessionId = SessionId::from_bytes([3; 16]);

fn kept<T>(record: T) -> Kept<T> {
    let (instance, author) = (InstanceId::from_bytes([0; 16]), MediatorId::from_bytes([9; 16]));
    Kept { stamp: Stamp { at: 0, instance, sequence: 1, author }, record }
}

/// A person's record with one session, on the screen.
fn yvettes() -> (State, Shared) {
    let learner = Learner { code: "MARS-27".into(), first_name: "Yvette".into(), ..Learner::default() };
    let record = Record {
        id: YVETTE,
        learner: kept(learner),
        path: None,
        assessments: vec![],
        sessions: vec![(SESSION, kept(Session::on(YVETTE, date!(2026 - 11 - 17))))],
        contact: None,
        traces: vec![],
        workshops: Vec::new(),
    };
    let (mut state, mut shared) = (State::new(YVETTE), Shared::for_tests());
    state.hear(&Reply::Record { record: Box::new(record), open: vec![] }, &mut shared);
    (state, shared)
}

fn saves(steps: &Steps) -> (Saving, Vec<Change>) {
    let found = steps.iter().find_map(|step| match step {
        Step::Do(effect) => match &**effect {
            Effect::Save { saving, changes, .. } => Some((*saving, changes.clone())),
            _ => None,
        },
        _ => None,
    });
    found.unwrap_or_else(|| panic!("nothing is saved: {steps:?}"))
}

#[test]
fn a_session_changes_person_from_its_row_alone() {
    let (mut state, mut shared) = yvettes();
    assert!(state.offer(Command::ChangePerson, &shared).unwrap().reason.is_some(), "no session is pointed at");
    let session = state.choosable().into_iter().position(|at| state.rows[at].target == Some(Target::Session(0)));
    state.list.selected = session.unwrap();
    assert!(state.offer(Command::ChangePerson, &shared).unwrap().reason.is_none());
    let steps = state.update(Action::Command(Command::ChangePerson), &mut shared);
    let [Step::Open(screen)] = &steps[..] else { panic!("{steps:?}") };
    let Screen::Search(search::State { purpose: Purpose::ChangePerson(moving), .. }) = &**screen else {
        panic!("{screen:?}")
    };
    let (saving, changes) = saves(&links::moved_to(moving, KARIM, &shared));
    assert_eq!(saving, Saving::Move { from: YVETTE, to: KARIM });
    assert!(matches!(changes[..], [Change::SessionRemoved(SESSION, _), Change::Session { .. }, Change::Trace(..), _]));
}

#[test]
fn undo_moves_it_back_right_after() {
    let (mut state, mut shared) = yvettes();
    assert!(state.offer(Command::Undo, &shared).is_none());
    let filed = Filed::Session(SESSION, Box::new(Session::on(YVETTE, date!(2026 - 11 - 17))));
    let there = Reply::Saved(Saving::Move { from: YVETTE, to: KARIM }, filed.clone().moved_to(KARIM));
    state.hear(&there, &mut shared);
    assert!(state.offer(Command::Undo, &shared).is_some());
    let (saving, changes) = saves(&state.update(Action::Command(Command::Undo), &mut shared));
    assert_eq!(saving, Saving::Move { from: KARIM, to: YVETTE });
    assert_eq!(Filed::just_moved(&changes), Some(filed));
}

#[test]
fn as_many_steps_are_shown_as_there_is_room_for() {
    let (mut state, mut shared) = yvettes();
    let mut record = state.record.clone().unwrap();
    let mut shown = |modules: usize, rows: u16| {
        let basics = shared.content.curriculum.modules.iter().take(modules).map(|module| module.id.clone()).collect();
        let path = Path { basics, ..Path::default() };
        record.path = Some(kept(AdoptedPath { path, date: None }));
        shared.size = (80, rows);
        state.hear(&Reply::Record { record: record.clone(), open: vec![] }, &mut shared);
        let steps = state.rows.iter().filter(|row| matches!(row.target, Some(Target::Step(_)))).count();
        (steps, state.rows.iter().any(|row| row.target == Some(Target::Unfold)), state.rows.len())
    };
    assert_eq!(shown(9, 24), (9, false, 19));
    assert_eq!(shown(12, 24), (8, true, 19));
    assert_eq!(shown(12, 36), (12, false, 22));
}

#[test]
fn what_brings_somebody_stands_on_the_record() {
    let (mut state, mut shared) = yvettes();
    let line = |state: &State| state.rows.iter().find(|row| row.label == words::COMES_FOR).map(|row| row.text.clone());
    assert_eq!(line(&state), None);
    let mut record = state.record.clone().unwrap();
    record.learner.record.procedures = vec!["D2".into(), "D5".into()];
    state.hear(&Reply::Record { record, open: vec![] }, &mut shared);
    let said = line(&state).unwrap();
    assert!(said.contains(", ") && !said.contains("D2"), "{said}");
}
