//! What last happened to a record, whatever it was.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod shelf;

use jalon::domain::assessment::{Assessment, Context, Kind, Outcome};
use jalon::domain::change::Change;
use jalon::domain::erasure::Erasure;
use jalon::domain::ids::{AssessmentId, LearnerId, SessionId};
use jalon::domain::learner::Learner;
use jalon::store::Store;
use shelf::{Shelf, learner, session};
use time::macros::{date, datetime};
use time::{Date, UtcOffset};

const YVETTE: LearnerId = LearnerId::from_bytes([1; 16]);
const KARIM: LearnerId = LearnerId::from_bytes([2; 16]);
/// Long before everything that is filed below.
const REGISTERED: i64 = datetime!(2026-01-05 23:30 UTC).unix_timestamp();

fn last(store: &Store, id: LearnerId) -> Option<Date> {
    store.last_activity(id, UtcOffset::UTC, |_| true).unwrap()
}

fn save(store: &mut Store, change: Change) {
    let author = store.mediator();
    store.save(author, REGISTERED, &[change]).unwrap();
}

fn assessment(day: Date) -> Assessment {
    Assessment {
        learner: YVETTE,
        date: day,
        kind: Kind::Short,
        version: "1".into(),
        answers: [].into(),
        context: Context::default(),
        procedures: Vec::new(),
        outcome: Outcome::default(),
    }
}

#[test]
fn the_latest_of_all_that_happened_counts() {
    let shelf = Shelf::new();
    let mut store = shelf.unlock();
    save(&mut store, Change::Learner(YVETTE, Box::new(learner("Yvette"))));
    save(&mut store, Change::Learner(KARIM, Box::new(learner("Karim"))));
    assert_eq!(last(&store, YVETTE), Some(date!(2026 - 01 - 05)));
    let east = UtcOffset::from_hms(1, 0, 0).unwrap();
    assert_eq!(
        store.last_activity(YVETTE, east, |_| true).unwrap(),
        Some(date!(2026 - 01 - 06)),
        "on the place's clock"
    );
    let held = |day| Box::new(session(YVETTE, day));
    for (id, day) in [(1, date!(2026 - 03 - 10)), (2, date!(2026 - 02 - 10))] {
        let id = SessionId::from_bytes([id; 16]);
        save(&mut store, Change::Session { id, session: held(day), before: None });
    }
    assert_eq!(last(&store, YVETTE), Some(date!(2026 - 03 - 10)));
    save(
        &mut store,
        Change::Assessment(AssessmentId::from_bytes([1; 16]), Box::new(assessment(date!(2026 - 04 - 01)))),
    );
    assert_eq!(last(&store, YVETTE), Some(date!(2026 - 04 - 01)));
    save(&mut store, Change::Contact(YVETTE, date!(2026 - 05 - 02)));
    assert_eq!(last(&store, YVETTE), Some(date!(2026 - 05 - 02)));
    assert_eq!(store.record(YVETTE).unwrap().unwrap().contact.unwrap().record, date!(2026 - 05 - 02));
    assert_eq!(last(&store, KARIM), Some(date!(2026 - 01 - 05)));
    // What is later than is asked for ends the looking.
    let before = |day: Date| move |last: Date| last < day;
    assert_eq!(store.last_activity(YVETTE, UtcOffset::UTC, before(date!(2026 - 05 - 01))).unwrap(), None);
    assert_eq!(last(&store, LearnerId::from_bytes([9; 16])), None);
}

#[test]
fn a_name_that_is_gone_has_nothing_left_to_erase() {
    let shelf = Shelf::new();
    let mut store = shelf.unlock();
    let author = store.mediator();
    save(&mut store, Change::Learner(YVETTE, Box::new(learner("Yvette"))));
    store.erase(author, REGISTERED, &[(YVETTE, Erasure::Name)], &mut |_| {}).unwrap();
    assert_eq!(last(&store, YVETTE), None);
    assert_eq!(last(&shelf.copy().unlock(), YVETTE), None, "a new start knows it too");
    save(&mut store, Change::Learner(YVETTE, Box::new(learner("Yvette, revenue"))));
    assert_eq!(last(&store, YVETTE), Some(date!(2026 - 01 - 05)));
}

#[test]
fn what_a_joined_record_brought_counts() {
    let shelf = Shelf::new();
    let mut store = shelf.unlock();
    save(&mut store, Change::Learner(YVETTE, Box::new(learner("Yvette"))));
    save(&mut store, Change::Learner(KARIM, Box::new(Learner { code: "LILAS-83".into(), ..learner("Ivette") })));
    let held = Box::new(session(KARIM, date!(2026 - 03 - 10)));
    save(&mut store, Change::Session { id: SessionId::from_bytes([1; 16]), session: held, before: None });
    save(&mut store, Change::Merge(KARIM, YVETTE));
    assert_eq!((last(&store, YVETTE), last(&store, KARIM)), (Some(date!(2026 - 03 - 10)), None));
    save(&mut store, Change::Unmerge(KARIM, YVETTE));
    assert_eq!(last(&store, YVETTE), Some(date!(2026 - 01 - 05)));
    save(&mut store, Change::Contact(KARIM, date!(2026 - 05 - 02)));
    save(&mut store, Change::Merge(KARIM, YVETTE));
    assert_eq!(last(&store, YVETTE), Some(date!(2026 - 05 - 02)), "a call is activity too");
    assert_eq!(last(&shelf.copy().unlock(), YVETTE), Some(date!(2026 - 05 - 02)), "a new start knows it too");
}
