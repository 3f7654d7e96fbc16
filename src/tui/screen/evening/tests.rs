//! « Fin de journée » under test, driven by keys.

use super::*;
use crate::domain::evening::Waiting;
use crate::domain::ids::LearnerId;
use crate::domain::session::{Appointment, Session};
use time::macros::{date, time};

fn line(number: u8) -> EveningLine {
    let learner = LearnerId::from_bytes([number; 16]);
    let next = Some(Appointment { date: date!(2026 - 11 - 23), time: Some(time!(10:00)) });
    let session = Session { next, ..Session::on(learner, date!(2026 - 11 - 16)) };
    let planned_by = (SessionId::from_bytes([number; 16]), session);
    let waiting = Waiting { learner, date: date!(2026 - 11 - 23), time: Some(time!(10:00)), planned_by };
    EveningLine { waiting, phone: "06 12 34 56 78".into() }
}

fn press(state: &mut State, keys: &str, shared: &mut Shared) -> Steps {
    let mut steps = Vec::new();
    for name in keys.split_whitespace() {
        let action = crate::tui::screen::tests::action(name);
        steps = state.update(action, shared);
    }
    steps
}

fn saved(steps: &Steps) -> Vec<Change> {
    let [Step::Do(effect)] = &steps[..] else { panic!("{steps:?}") };
    let Effect::Save { changes, saving: Saving::Evening, .. } = &**effect else { panic!("{effect:?}") };
    changes.clone()
}

#[test]
fn one_digit_a_line_then_all_of_it_is_saved_at_once() {
    let mut shared = Shared::for_tests();
    let mut state = State::default();
    state.hear(&Reply::Evening((1..=4).map(line).collect()), &mut shared);
    assert!(matches!(press(&mut state, "f2", &mut shared)[..], [Step::Toast(_)]), "nothing is noted yet");
    let changes = saved(&press(&mut state, "1 2 4 f2", &mut shared));
    assert_eq!(changes.len(), 4, "a session each, and what was put off with its trace");
    state.hear(&Reply::Saved(Saving::Evening, changes), &mut shared);
    assert_eq!((state.len(), state.waiting()), (2, 1), "who came may be completed, one line waits");
    let steps = press(&mut state, "home enter", &mut shared);
    assert!(matches!(&steps[..], [Step::Open(screen)] if matches!(**screen, Screen::Record(_))));
    let changes = saved(&press(&mut state, "down 3 f2", &mut shared));
    state.hear(&Reply::Saved(Saving::Evening, changes), &mut shared);
    assert_eq!((state.len(), state.waiting()), (1, 0));
}

#[test]
fn what_could_not_be_saved_waits_again() {
    let mut shared = Shared::for_tests();
    let mut state = State::default();
    state.hear(&Reply::Evening(vec![line(1)]), &mut shared);
    press(&mut state, "3 f2", &mut shared);
    let failure = crate::text::Failure::new("Le disque est plein.", "");
    state.hear(&Reply::NotSaved(Saving::Evening, failure), &mut shared);
    assert_eq!(state.waiting(), 1);
    let changes = saved(&press(&mut state, "f2", &mut shared));
    assert!(matches!(state.hear(&Reply::Saved(Saving::Evening, changes), &mut shared)[..], [Step::Back]));
}
