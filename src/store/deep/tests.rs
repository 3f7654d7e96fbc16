//! Rows that say what the records do not, and records that say nothing.

use super::*;
use crate::domain::change::Change;
use crate::domain::session::{Appointment, Session};
use crate::store::{Founding, Holder, create};
use crate::vault::Cost;
use time::macros::{date, time};

const YVETTE: LearnerId = LearnerId::from_bytes([1; 16]);
const NOBODY: LearnerId = LearnerId::from_bytes([9; 16]);
const VISIT: SessionId = SessionId::from_bytes([5; 16]);

/// A store with a learner, a session and the next meeting it planned.
fn store(dir: &std::path::Path) -> Store {
    let passphrase = "five words nobody else has";
    let founding = Founding { place: "Gien", commune: None, mediator: "Camille", passphrase, cost: Cost::Light };
    let mut store = create(dir, &founding, &Holder { host: String::new(), now: 1 }).unwrap().0;
    let next = Some(Appointment { date: date!(2026 - 12 - 01), time: Some(time!(10:00)) });
    let session = Session { next, ..Session::on(YVETTE, date!(2026 - 11 - 24)) };
    let learner = Learner { first_name: "Yvette".into(), ..Learner::default() };
    let changes = [
        Change::Learner(YVETTE, Box::new(learner)),
        Change::Session { id: VISIT, session: Box::new(session), before: None },
    ];
    let author = store.mediator();
    store.save(author, 5, &changes).unwrap();
    store
}

fn spoil(store: &mut Store, writes: Vec<(Tree, Vec<u8>, Option<Vec<u8>>)>) {
    let writes = writes.into_iter().map(|(tree, key, record)| Write { tree, key, record, stamp: None });
    store.commit((store.mediator, store.instance), 6, writes.collect(), &[]).unwrap();
}

fn deep(store: &mut Store) -> DeepReport {
    store.check_deep(7, &mut |_| {}).unwrap()
}

#[test]
fn a_sound_store_is_left_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(dir.path());
    let before = std::fs::read(dir.path().join("journal")).unwrap();
    let found = deep(&mut store);
    assert!(found.is_whole() && found.derived == 0 && found.newer == 0, "{found:?}");
    assert!(found.opened >= 5, "{found:?}");
    assert_eq!(std::fs::read(dir.path().join("journal")).unwrap(), before);
}

#[test]
fn derived_rows_are_derived_again() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(dir.path());
    let hour = codec::encode(&Hour(None)).unwrap();
    let planned = key::appointment(date!(2026 - 12 - 01), YVETTE, VISIT);
    let left_over = key::appointment(date!(2026 - 12 - 02), YVETTE, VISIT);
    let of_nobody = key::appointment(date!(2026 - 12 - 02), NOBODY, VISIT);
    spoil(
        &mut store,
        vec![
            (Tree::Appointments, planned, Some(hour.clone())),
            (Tree::Appointments, left_over, Some(hour.clone())),
            (Tree::Appointments, of_nobody, Some(hour)),
        ],
    );
    assert!(store.check(&mut |_| {}).unwrap().is_whole(), "the journal says so too");
    let found = deep(&mut store);
    assert_eq!((found.derived, found.is_whole()), (3, true));
    let meetings = store.appointments(date!(2026 - 12 - 01)).unwrap();
    assert_eq!(meetings.iter().map(|meeting| meeting.time).collect::<Vec<_>>(), [Some(time!(10:00))]);
    assert_eq!(store.appointments(date!(2026 - 12 - 02)).unwrap(), []);
    assert_eq!(deep(&mut store).derived, 0);
}

#[test]
fn what_cannot_be_opened_and_what_belongs_to_nobody_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(dir.path());
    let path = codec::encode(&AdoptedPath::default()).unwrap();
    let newer = vec![1, 99, 0];
    spoil(
        &mut store,
        vec![
            (Tree::Paths, YVETTE.bytes().to_vec(), Some(vec![2, 1, 0, 250])),
            (Tree::Paths, NOBODY.bytes().to_vec(), Some(path)),
            (Tree::Learners, vec![3; 16], Some(newer)),
            (Tree::House, b"m-short".to_vec(), Some(Vec::new())),
        ],
    );
    let found = deep(&mut store);
    assert!(!found.is_whole());
    assert_eq!(found.unreadable, [(None, 1), (Some(YVETTE), 1)].into());
    assert_eq!((found.newer, found.homeless), (1, [NOBODY].into()));
}
