//! Compaction as callers see it: the same records under the same stamps, in a smaller journal, whatever happens meanwhile.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod shelf;

use jalon::domain::change::{Change, Trace};
use jalon::domain::draft::{Draft, FormDraft, Work};
use jalon::domain::ids::{DraftId, LearnerId, SessionId};
use jalon::domain::record::Record;
use jalon::domain::session::{Appointment, Session};
use jalon::store::{Notice, Stage, Store, StoreError};
use shelf::{Shelf, learner, session};
use std::fs;
use std::path::Path;
use time::macros::date;

fn id(number: u8) -> LearnerId {
    LearnerId::from_bytes([number; 16])
}

fn save(store: &mut Store, changes: &[Change]) {
    let author = store.mediator();
    store.save(author, 5_000, changes).unwrap();
}

/// Registers a learner with a session, corrects both, moves a session away: live records, dead ones and removed keys.
fn visit(store: &mut Store, number: u8) {
    let (held, moved) = (SessionId::from_bytes([number; 16]), SessionId::from_bytes([100 + number; 16]));
    let day = session(id(number), date!(2026 - 11 - 05));
    let next = Some(Appointment { date: date!(2026 - 11 - 12), time: None });
    let corrected = Session { note: "relu".into(), next, ..day.clone() };
    let closing = |id, session: &Session, before: Option<&Session>| Change::Session {
        id,
        session: Box::new(session.clone()),
        before: before.map(|before| Box::new(before.clone())),
    };
    save(store, &[Change::Learner(id(number), Box::new(learner("Yvett")))]);
    save(store, &[closing(held, &day, None), closing(moved, &day, None)]);
    save(store, &[closing(held, &corrected, Some(&day))]);
    let trace = Trace::Field { field: "first_name".into(), before: "Yvett".into(), after: "Yvette".into() };
    save(store, &[Change::Learner(id(number), Box::new(learner("Yvette"))), Change::Trace(id(number), trace)]);
    save(store, &[Change::SessionRemoved(moved, Box::new(day))]);
}

fn filled(learners: u8) -> Shelf {
    let shelf = Shelf::new();
    let mut store = shelf.unlock();
    (1..=learners).for_each(|number| visit(&mut store, number));
    shelf
}

fn records(store: &Store) -> Vec<Record> {
    let ids: Vec<_> = store.learners().unwrap().map(|learner| learner.unwrap().0).collect();
    ids.into_iter().map(|id| store.record(id).unwrap().unwrap()).collect()
}

fn length(shelf: &Shelf) -> u64 {
    fs::metadata(shelf.dir().join("journal")).unwrap().len()
}

/// Opens the store and finds the same records, all seals holding and nothing lost.
fn holds(shelf: &Shelf, expected: &[Record]) -> Vec<Notice> {
    let store = shelf.unlock();
    assert_eq!(records(&store), expected);
    let report = store.check(&mut |_| {}).unwrap();
    assert!(report.is_whole(), "{report:?}");
    assert!(!shelf.dir().join("journal.new").exists() && !shelf.dir().join("db.old").exists());
    store.notices()
}

#[test]
fn what_is_alive_keeps_its_stamps_and_what_is_dead_goes() {
    let shelf = filled(9);
    let before = length(&shelf);
    let mut store = shelf.unlock();
    let (expected, counts) = (records(&store), store.counts().unwrap());
    let mut stages = Vec::new();
    store
        .compact(&mut |progress| {
            stages.push(progress.stage);
            assert!(progress.done <= progress.total);
            true
        })
        .unwrap();
    assert!(stages.starts_with(&[Stage::Compacting]) && stages.ends_with(&[Stage::Replaying]), "{stages:?}");
    assert!(length(&shelf) < before * 2 / 3, "{before} became {}", length(&shelf));
    assert_eq!((records(&store), store.counts().unwrap()), (expected.clone(), counts));
    assert_eq!(store.notices(), []);
    // What is saved afterwards follows, and corrects what was carried along.
    visit(&mut store, 3);
    let after = records(&store);
    assert!(after[2].learner.stamp.sequence > expected[2].learner.stamp.sequence);
    assert_eq!(store.appointments(date!(2026 - 11 - 12)).unwrap().len(), 9);
    drop(store);
    assert_eq!(holds(&shelf, &after), []);
    fs::remove_dir_all(shelf.dir().join("db")).unwrap();
    holds(&shelf, &after);
    shelf.unlock().compact(&mut |_| true).unwrap();
    assert_eq!(holds(&shelf, &after), []);
}

#[test]
fn stopped_anywhere_it_changes_nothing() {
    let shelf = filled(3);
    let mut store = shelf.unlock();
    let (expected, before) = (records(&store), fs::read(shelf.dir().join("journal")).unwrap());
    for asked in 0..3 {
        let mut left = asked;
        let mut go_on = |_| {
            left -= 1;
            left >= 0
        };
        assert!(matches!(store.compact(&mut go_on), Err(StoreError::Stopped)));
        assert_eq!(fs::read(shelf.dir().join("journal")).unwrap(), before);
        assert!(!shelf.dir().join("journal.new").exists());
    }
    visit(&mut store, 2);
    drop(store);
    let left = shelf.unlock();
    assert_eq!((records(&left).len(), left.notices()), (expected.len(), vec![]));
}

#[test]
fn killed_anywhere_it_leaves_a_whole_store() {
    let shelf = filled(3);
    let mut store = shelf.unlock();
    let expected = records(&store);
    let mut copies = Vec::new();
    store
        .compact(&mut |_| {
            copies.push(shelf.copy());
            true
        })
        .unwrap();
    copies.push(shelf.copy());
    assert_eq!(copies.len(), 5);
    for copy in copies {
        holds(&copy, &expected);
    }
    // A journal of which half is written is no journal.
    let leftover = shelf.copy();
    drop(store);
    fs::write(leftover.dir().join("journal.new"), [7; 99]).unwrap();
    holds(&leftover, &expected);
}

fn flip(path: &Path, at: u64) {
    let mut bytes = fs::read(path).unwrap();
    bytes[usize::try_from(at).unwrap()] ^= 0x10;
    fs::write(path, bytes).unwrap();
}

#[test]
fn damage_to_a_compacted_journal_is_mended_from_the_database() {
    let shelf = filled(3);
    let mut store = shelf.unlock();
    store.compact(&mut |_| true).unwrap();
    // A frame of its own, so that the compacted one stands in the middle.
    save(&mut store, &[Change::Learner(id(9), Box::new(learner("Paul")))]);
    let expected = records(&store);
    drop(store);
    let length = length(&shelf);
    for at in [20, 31, 70, length / 2] {
        let copy = shelf.copy();
        flip(&copy.dir().join("journal"), at);
        holds(&copy, &expected);
        // It is written back: the journal alone can do it again.
        fs::remove_dir_all(copy.dir().join("db")).unwrap();
        assert_eq!(records(&copy.unlock()), expected, "byte {at}");
        // And what was mended can be compacted.
        copy.unlock().compact(&mut |_| true).unwrap();
        assert_eq!(holds(&copy, &expected), [], "byte {at}");
    }
}

#[test]
fn a_journal_damaged_while_it_is_open_is_mended_before_it_is_compacted_or_checked() {
    let shelf = filled(3);
    let expected = records(&shelf.unlock());
    let length = length(&shelf);
    for at in [40, length - 4] {
        for compacts in [true, false] {
            let copy = shelf.copy();
            let mut store = copy.unlock();
            flip(&copy.dir().join("journal"), at);
            if compacts {
                store.compact(&mut |_| true).unwrap();
            }
            assert!(store.check(&mut |_| {}).unwrap().is_whole());
            assert_eq!(records(&store), expected, "byte {at}");
            drop(store);
            holds(&copy, &expected);
            assert!(copy.dir().join("damaged").exists());
        }
    }
}

#[test]
fn what_is_small_is_left_as_it_is() {
    let shelf = filled(2);
    let mut store = shelf.unlock();
    let before = length(&shelf);
    assert!(!store.compact_if_worthwhile(&mut |_| true).unwrap());
    assert_eq!(length(&shelf), before);
}

#[test]
fn drafts_and_traces_of_damage_stay() {
    let shelf = filled(1);
    let store = shelf.unlock();
    let draft = Draft {
        id: DraftId::from_bytes([4; 16]),
        at: 9,
        author: store.mediator(),
        learner: id(1),
        work: Work::Correction(FormDraft { fields: vec![("note".into(), "en cours".into())], focus: 0 }),
    };
    store.keep_draft(&draft).unwrap();
    drop(store);
    fs::remove_dir_all(shelf.dir().join("db")).unwrap();
    flip(&shelf.dir().join("journal"), 700);
    let mut store = shelf.unlock();
    let lost = store.check(&mut |_| {}).unwrap().lost;
    assert!(!lost.is_empty());
    store.compact(&mut |_| true).unwrap();
    assert_eq!(store.drafts().unwrap(), [draft]);
    assert_eq!(store.check(&mut |_| {}).unwrap().lost, lost, "a loss is not forgotten");
    assert!(shelf.dir().join("damaged").exists());
}
