//! The question before an erasure, without worker or store.

use super::*;
use crate::domain::change::{Kept, Stamp};
use crate::domain::ids::{InstanceId, MediatorId};
use crate::domain::learner::Learner;
use crate::text::Failure;

const YVETTE: LearnerId = LearnerId::from_bytes([1; 16]);

fn record() -> Record {
    let stamp = Stamp {
        at: 1,
        instance: InstanceId::from_bytes([1; 16]),
        sequence: 1,
        author: MediatorId::from_bytes([9; 16]),
    };
    let learner = Learner { code: "MARS-27".into(), first_name: "Yvette".into(), ..Learner::default() };
    Record {
        id: YVETTE,
        learner: Kept { stamp, record: learner },
        path: None,
        assessments: Vec::new(),
        sessions: Vec::new(),
        contact: None,
        traces: Vec::new(),
        workshops: Vec::new(),
    }
}

fn press(state: &mut State, shared: &mut Shared, keys: &str) -> Steps {
    let mut steps = Vec::new();
    for name in keys.split_whitespace() {
        steps = state.update(Action::Key(name.parse().unwrap()), shared);
    }
    steps
}

fn erases(steps: &Steps) -> Option<Erasure> {
    steps.iter().find_map(|step| match step {
        Step::Do(effect) => match **effect {
            Effect::Erase { learner: YVETTE, erasure } => Some(erasure),
            _ => None,
        },
        _ => None,
    })
}

#[test]
fn nothing_is_erased_without_the_code() {
    let mut shared = Shared::for_tests();
    let mut state = State::new(&record(), &shared);
    for typed in ["", "MARS-28", "Yvette"] {
        let mut state = State::new(&record(), &shared);
        state.update(Action::Command(Command::Save), &mut shared);
        state.update(Action::Text(typed.into()), &mut shared);
        assert!(state.update(Action::Command(Command::Save), &mut shared).is_empty());
        assert!(!state.erasing && state.form.field(CODE).unwrap().error.is_some(), "{typed}");
    }
    press(&mut state, &mut shared, "enter");
    state.update(Action::Text("mars 27".into()), &mut shared);
    assert_eq!(erases(&press(&mut state, &mut shared, "enter")), Some(Erasure::Whole));
    assert!(state.is_waiting());
}

#[test]
fn the_name_alone_can_go_and_the_screen_says_so() {
    let mut shared = Shared::for_tests();
    let mut state = State::new(&record(), &shared);
    assert!(state.goes.iter().any(|line| line.contains("Le parcours et les rendez-vous.")));
    press(&mut state, &mut shared, "right");
    assert!(state.stays[0].contains("MARS-27"));
    press(&mut state, &mut shared, "enter");
    state.update(Action::Text("MARS-27".into()), &mut shared);
    assert_eq!(erases(&state.update(Action::Command(Command::Save), &mut shared)), Some(Erasure::Name));
}

#[test]
fn what_could_not_be_reached_is_told_at_the_end() {
    let facts = |unfinished, unreached| ErasedFacts {
        learner: YVETTE,
        erasure: Erasure::Whole,
        left: None,
        unfinished,
        unreached,
    };
    assert!(matches!(State::done(&facts(None, Vec::new()))[..], [Step::Home, Step::Toast(_)]));
    let asked = |facts: &ErasedFacts| match State::done(facts).pop() {
        Some(Step::Ask(ask)) => ask.lines.join(" "),
        _ => String::new(),
    };
    assert!(asked(&facts(None, vec!["CLÉ-USB".into()])).contains("CLÉ-USB"));
    assert!(asked(&facts(Some(Failure::new("Le disque est plein.", "")), Vec::new())).contains("plein"));
}

#[test]
fn a_failure_gives_the_form_back() {
    let mut shared = Shared::for_tests();
    let mut state = State::new(&record(), &shared);
    state.erasing = true;
    state.hear(&Reply::Failed(Failure::new("Le disque est plein.", "")), &mut shared);
    assert!(!state.erasing);
}
