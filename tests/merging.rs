//! Two records of one person: joined, taken apart again exactly, and erased together.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod shelf;

use jalon::domain::assessment::{AdoptedPath, Path};
use jalon::domain::change::{Change, Trace};
use jalon::domain::erasure::Erasure;
use jalon::domain::ids::{LearnerId, SessionId, WorkshopId};
use jalon::domain::merging::Joined;
use jalon::domain::retyping::{Entries, Entry, Retypable};
use jalon::domain::session::{Appointment, Session};
use jalon::domain::workshop::{Participant, Workshop};
use jalon::store::{Store, StoreError};
use shelf::{Shelf, learner, session};
use time::macros::date;

const STAYS: LearnerId = LearnerId::from_bytes([1; 16]);
const COMES: LearnerId = LearnerId::from_bytes([2; 16]);
const HELD: SessionId = SessionId::from_bytes([9; 16]);
const WORKSHOP: WorkshopId = WorkshopId::from_bytes([6; 16]);

fn to_retype(store: &Store) -> Entries {
    store.retyping(date!(2026 - 11 - 24), None, usize::MAX).unwrap().0
}

/// Two records, each with something of everything.
fn two(shelf: &Shelf) -> Store {
    let mut store = shelf.unlock();
    let me = store.mediator();
    let path = |module: &str| AdoptedPath {
        path: Path { basics: vec![module.into()], ..Path::default() },
        date: Some(date!(2026 - 11 - 05)),
    };
    let held = Session {
        next: Some(Appointment { date: date!(2026 - 12 - 01), time: None }),
        ..session(COMES, date!(2026 - 11 - 06))
    };
    let entry = Entry { day: held.date, of: Retypable::Session(COMES, HELD) };
    let workshop = Workshop { participants: vec![Participant::expected(COMES)], ..Workshop::on(date!(2026 - 12 - 02)) };
    let own = SessionId::from_bytes([8; 16]);
    store
        .save(
            me,
            2_000,
            &[
                Change::Learner(STAYS, Box::new(learner("Yvette"))),
                Change::Path(STAYS, path("P1")),
                Change::Session { id: own, session: Box::new(session(STAYS, date!(2026 - 11 - 05))), before: None },
            ],
        )
        .unwrap();
    store
        .save(
            me,
            3_000,
            &[
                Change::Learner(
                    COMES,
                    Box::new(jalon::domain::learner::Learner {
                        phone: "06 12 34 56 78".into(),
                        code: "LILAS-83".into(),
                        ..learner("Ivette")
                    }),
                ),
                Change::Path(COMES, path("P2")),
                Change::Contact(COMES, date!(2026 - 11 - 20)),
                Change::Session { id: HELD, session: Box::new(held), before: None },
                Change::Trace(COMES, Trace::Field { field: "note".into(), before: "a".into(), after: "b".into() }),
                Change::Retyped(entry, true),
                Change::Workshop(WORKSHOP, Box::new(workshop)),
            ],
        )
        .unwrap();
    store
}

#[test]
fn everything_moves_and_comes_back_exactly() {
    let shelf = Shelf::new();
    let mut store = two(&shelf);
    let me = store.mediator();
    let before = [STAYS, COMES].map(|id| store.record(id).unwrap().unwrap());
    let entries = to_retype(&store);
    store.save(me, 4_000, &[Change::Merge(COMES, STAYS)]).unwrap();
    assert!(store.record(COMES).unwrap().is_none(), "the directory has one of them");
    let one = store.record(STAYS).unwrap().unwrap();
    assert_eq!((one.sessions.len(), one.traces.len()), (2, 1));
    assert_eq!(one.sessions.iter().find(|(id, _)| *id == HELD).unwrap().1.stamp.at, 3_000, "held by whoever held it");
    assert_eq!(one.path.as_ref().unwrap().record.path.basics, ["P2".into()], "the newer path");
    assert_eq!(
        (one.contact.as_ref().unwrap().record, one.learner.record.phone.as_str()),
        (date!(2026 - 11 - 20), "06 12 34 56 78")
    );
    assert_eq!(store.appointments(date!(2026 - 12 - 01)).unwrap()[0].learner, STAYS);
    assert_eq!(store.workshop(WORKSHOP).unwrap().unwrap().record.participants[0].learner, STAYS);
    let joined = to_retype(&store);
    assert_eq!((joined.left.len(), joined.ticked.len()), (entries.left.len(), 1), "what was ticked stays so");
    assert_eq!(store.merges(STAYS).unwrap()[0].0, COMES);
    assert_eq!(store.joined().unwrap(), [Joined { from: COMES, code: "LILAS-83".into(), into: STAYS }]);
    let deep = store.check_deep(5_000, &mut |_| {}).unwrap();
    assert!(deep.is_whole() && deep.derived == 0, "{deep:?}");
    drop(store);
    let mut store = shelf.unlock();
    store.save(me, 6_000, &[Change::Unmerge(COMES, STAYS)]).unwrap();
    let after = [STAYS, COMES].map(|id| store.record(id).unwrap().unwrap());
    assert_eq!(after, before);
    assert_eq!(to_retype(&store), entries);
    assert_eq!(store.workshop(WORKSHOP).unwrap().unwrap().record.participants[0].learner, COMES);
    assert!(store.merges(STAYS).unwrap().is_empty());
    assert_eq!(
        store.save(me, 7_000, &[Change::Unmerge(COMES, STAYS)]).unwrap_err().to_string(),
        StoreError::UnknownRecord.to_string()
    );
    assert!(store.check_deep(8_000, &mut |_| {}).unwrap().is_whole());
}

#[test]
fn what_was_written_since_stays_with_the_record_that_stayed() {
    let shelf = Shelf::new();
    let mut store = two(&shelf);
    let me = store.mediator();
    store.save(me, 4_000, &[Change::Merge(COMES, STAYS)]).unwrap();
    let since = SessionId::from_bytes([7; 16]);
    let held = session(STAYS, date!(2026 - 11 - 23));
    store
        .save(
            me,
            5_000,
            &[
                Change::Session { id: since, session: Box::new(held), before: None },
                Change::Learner(STAYS, Box::new(learner("Yvonne"))),
            ],
        )
        .unwrap();
    store.save(me, 6_000, &[Change::Unmerge(COMES, STAYS)]).unwrap();
    let (stayed, came) = (store.record(STAYS).unwrap().unwrap(), store.record(COMES).unwrap().unwrap());
    assert_eq!((stayed.learner.record.first_name.as_str(), stayed.sessions.len()), ("Yvonne", 2));
    assert_eq!((came.learner.record.first_name.as_str(), came.sessions.len()), ("Ivette", 1));
}

#[test]
fn erasing_the_one_erases_both_and_nothing_brings_them_back() {
    for erasure in [Erasure::Whole, Erasure::Name] {
        let shelf = Shelf::new();
        let mut store = two(&shelf);
        let me = store.mediator();
        store.save(me, 4_000, &[Change::Merge(COMES, STAYS)]).unwrap();
        store.erase(me, 5_000, &[(STAYS, erasure)], &mut |_| {}).unwrap();
        let tombstones: Vec<_> = store.tombstones().unwrap().into_iter().map(|(id, kept)| (id, kept.record)).collect();
        assert_eq!(tombstones, [(STAYS, erasure), (COMES, erasure)], "older copies forget both");
        assert!(store.merges(STAYS).unwrap().is_empty());
        assert!(store.save(me, 6_000, &[Change::Unmerge(COMES, STAYS)]).is_err());
        let left = store.record(STAYS).unwrap();
        assert_eq!(left.is_some(), erasure == Erasure::Name);
        assert!(
            left.is_none_or(
                |record| record.learner.record.first_name.is_empty() && record.learner.record.phone.is_empty()
            )
        );
        assert!(store.check_deep(7_000, &mut |_| {}).unwrap().is_whole());
    }
}

#[test]
fn records_joined_twice_over_come_apart_one_after_the_other() {
    let shelf = Shelf::new();
    let mut store = two(&shelf);
    let me = store.mediator();
    let third = LearnerId::from_bytes([3; 16]);
    let code = jalon::domain::learner::Learner { code: "OURS-11".into(), ..learner("Yvette") };
    store.save(me, 4_000, &[Change::Learner(third, Box::new(code))]).unwrap();
    let before = [STAYS, COMES, third].map(|id| store.record(id).unwrap().unwrap());
    store.save(me, 5_000, &[Change::Merge(COMES, STAYS)]).unwrap();
    store.save(me, 6_000, &[Change::Merge(STAYS, third)]).unwrap();
    assert_eq!(store.record(third).unwrap().unwrap().sessions.len(), 2);
    store.save(me, 7_000, &[Change::Unmerge(STAYS, third)]).unwrap();
    store.save(me, 8_000, &[Change::Unmerge(COMES, STAYS)]).unwrap();
    assert_eq!([STAYS, COMES, third].map(|id| store.record(id).unwrap().unwrap()), before);
    store.save(me, 9_000, &[Change::Merge(COMES, STAYS)]).unwrap();
    store.save(me, 10_000, &[Change::Merge(STAYS, third)]).unwrap();
    store.erase(me, 11_000, &[(third, Erasure::Whole)], &mut |_| {}).unwrap();
    assert_eq!(store.tombstones().unwrap().len(), 3);
}

#[test]
fn whoever_was_joined_twice_stands_where_the_last_one_does() {
    let shelf = Shelf::new();
    let mut store = two(&shelf);
    let me = store.mediator();
    let last = LearnerId::from_bytes([3; 16]);
    let third = jalon::domain::learner::Learner { code: "PONT-5".into(), ..learner("Yvonne") };
    store.save(me, 4_000, &[Change::Learner(last, Box::new(third))]).unwrap();
    store.save(me, 5_000, &[Change::Merge(COMES, STAYS)]).unwrap();
    store.save(me, 6_000, &[Change::Merge(STAYS, last)]).unwrap();
    let mut stands: Vec<_> = store.joined().unwrap().into_iter().map(|one| (one.code.to_string(), one.into)).collect();
    stands.sort_unstable();
    assert_eq!(stands, [("LILAS-83".to_owned(), last), ("MARS-27".to_owned(), last)]);
}
