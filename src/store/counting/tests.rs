use super::*;
use crate::content::Content;
use crate::domain::change::Change;
use crate::domain::erasure::Erasure;
use crate::domain::filter::Filter;
use crate::domain::ids::{RequestId, SessionId, WorkshopId};
use crate::domain::learner::Learner;
use crate::domain::period::{Period, Span};
use crate::domain::request::Request;
use crate::domain::session::Rating;
use crate::domain::statistics::{Breakdown, person};
use crate::domain::workshop::{Anonymous, Workshop};
use crate::store::{Founding, Holder, create};
use crate::vault::Cost;
use time::macros::date;

const fn learner(number: u8) -> LearnerId {
    LearnerId::from_bytes([number; 16])
}

fn session(number: u8, of: u8, day: Date) -> Change {
    let ratings = Content::built_in().unwrap().curriculum.modules[0]
        .skills
        .iter()
        .map(|skill| (skill.id.clone(), Rating::Level(3)))
        .collect();
    let session = Session { ratings, modules: vec!["P1".into()], ..Session::on(learner(of), day) };
    Change::Session { id: SessionId::from_bytes([number; 16]), session: Box::new(session), before: None }
}

/// Three people: one in October and November, one in November, one long ago.
fn filled(dir: &std::path::Path) -> Store {
    let founding =
        Founding { place: "Gien", commune: None, mediator: "Camille", passphrase: "canard", cost: Cost::Light };
    let (mut store, _) = create(dir, &founding, &Holder { host: String::new(), now: 1 }).unwrap();
    let me = store.mediator();
    let mut changes: Vec<Change> = (1..=3)
        .map(|number| {
            Change::Learner(learner(number), Box::new(Learner { code: "MARS-27".into(), ..Learner::default() }))
        })
        .collect();
    changes.extend([
        session(1, 1, date!(2026 - 10 - 05)),
        session(2, 1, date!(2026 - 11 - 05)),
        session(3, 2, date!(2026 - 11 - 12)),
        session(4, 2, date!(2026 - 11 - 19)),
        session(5, 3, date!(2024 - 01 - 19)),
    ]);
    let request = Request { duration_min: 10, ..Request::on(date!(2026 - 11 - 30)) };
    changes.push(Change::Request(RequestId::from_bytes([6; 16]), Box::new(request)));
    let anonymous = Anonymous { count: 4, ..Anonymous::default() };
    let workshop = Workshop { anonymous, closed: true, ..Workshop::on(date!(2026 - 10 - 31)) };
    changes.push(Change::Workshop(WorkshopId::from_bytes([7; 16]), Box::new(workshop)));
    store.save(me, 5, &changes).unwrap();
    store
}

fn november() -> Scope {
    Scope { period: Period::of(Span::Month, date!(2026 - 11 - 24)), filter: Filter::default() }
}

fn counted(mut counting: Counting, store: &Store) -> Counting {
    let content = Content::built_in().unwrap();
    while !counting.is_done() {
        counting.step(store, &content.questionnaire, &content.curriculum).unwrap();
    }
    counting
}

#[test]
fn a_month_is_compared_with_the_one_before() {
    let dir = tempfile::tempdir().unwrap();
    let counted = counted(Counting::compared(november()), &filled(dir.path()));
    let (now, earlier) = (counted.now(), counted.earlier());
    assert_eq!((now.activities(), now.persons(), earlier.activities(), earlier.persons()), (4, 2, 2, 5));
    assert_eq!(now.counts(Breakdown::Persons).get(person::NEW), Some(&1));
    let acquired = |counted: &Statistics| counted.counts(Breakdown::Acquired).get("P1").copied();
    assert_eq!((acquired(now), acquired(earlier)), (Some(1), Some(1)), "each acquires the module once");
    assert_eq!(counted.progress(), (5, 5));
}

#[test]
fn slices_pass_by_every_session_once() {
    let dir = tempfile::tempdir().unwrap();
    let store = filled(dir.path());
    let days = (Date::MIN, Date::MAX);
    let (mut after, mut met) = (None, Vec::new());
    loop {
        let walk = store.visitors(after, days, 1).unwrap();
        met.extend(walk.found.iter().map(|visitor| (visitor.learner, visitor.first, visitor.sessions.len())));
        match walk.last {
            Some(last) => after = Some(last),
            None => break,
        }
    }
    let expected = [
        (learner(1), date!(2026 - 10 - 05), 2),
        (learner(2), date!(2026 - 11 - 12), 2),
        (learner(3), date!(2024 - 01 - 19), 1),
    ];
    assert_eq!(met, expected);
}

#[test]
fn whoever_is_erased_meanwhile_goes_on_counting() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = filled(dir.path());
    let me = store.mediator();
    store.erase(me, 9, &[(learner(2), Erasure::Whole)], &mut |_| {}).unwrap();
    let counted = counted(Counting::alone(november()), &store);
    let now = counted.now();
    assert_eq!((now.activities(), now.persons()), (4, 2));
    assert_eq!(now.counts(Breakdown::Persons).get(person::ERASED), Some(&1));
}
