use super::*;
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
