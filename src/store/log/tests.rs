//! The access log: what it tells, how long, and what is found once somebody meddled with it.

use super::*;
use crate::domain::change::Change;
use crate::domain::erasure::Erasure;
use crate::domain::ids::{LearnerId, RequestId};
use crate::domain::learner::Learner;
use crate::domain::request::Request;
use crate::store::{Closed, Founding, Holder, create};
use crate::vault::Cost;
use std::path::Path;
use tempfile::TempDir;

const DAY: i64 = 86_400;
/// 1 July 2026.
const NOW: i64 = 1_782_864_000;
const PASSPHRASE: &str = "five words nobody else has";
const YVETTE: LearnerId = LearnerId::from_bytes([1; 16]);

fn founded() -> (TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let founding =
        Founding { place: "Gien", commune: None, mediator: "Camille", passphrase: PASSPHRASE, cost: Cost::Light };
    let store = create(dir.path(), &founding, &Holder { host: String::new(), now: NOW }).unwrap().0;
    (dir, store)
}

fn again(dir: &Path) -> Store {
    let closed = Closed::open(dir, &Holder { host: String::new(), now: NOW }).unwrap();
    let (id, _) = closed.mediators()[0].clone();
    closed.unlock(id, PASSPHRASE, &mut |_| {}).map_err(|(_, error)| error).unwrap()
}

fn register(store: &mut Store, id: LearnerId, now: i64) {
    let author = store.mediator();
    let learner = Learner { first_name: "Yvette".into(), ..Learner::default() };
    store.save(author, now, &[Change::Learner(id, Box::new(learner))]).unwrap();
}

fn told(store: &Store) -> Vec<(u64, Action)> {
    let page = store.log(1_000).unwrap();
    page.lines.iter().map(|line| (line.entry.number, line.entry.event.action)).collect()
}

fn faults(store: &Store) -> Vec<LogFault> {
    let report = store.check(&mut |_| {}).unwrap();
    assert_eq!(report.is_whole(), report.log.faults.is_empty());
    report.log.faults
}

#[test]
fn what_is_nobody_s_is_not_told() {
    let (_dir, mut store) = founded();
    let (author, before) = (store.mediator(), told(&store));
    let day = time::macros::date!(2026 - 07 - 01);
    let id = RequestId::from_bytes([7; 16]);
    store.save(author, NOW + 10, &[Change::Request(id, Box::new(Request::on(day)))]).unwrap();
    store.save(author, NOW + 20, &[Change::RequestRemoved(id, day)]).unwrap();
    assert_eq!(told(&store), before, "a request tells nothing of anybody");
}

#[test]
fn what_is_written_and_read_is_told_and_survives_a_start() {
    let (dir, mut store) = founded();
    assert_eq!(told(&store), [(1, Action::SettingsChanged), (2, Action::TeamChanged)]);
    register(&mut store, YVETTE, NOW + 10);
    for (after, learner) in [(20, YVETTE), (25, YVETTE), (30, LearnerId::from_bytes([2; 16])), (40, YVETTE)] {
        store.note(NOW + after, Event::on(Action::RecordOpened, learner));
    }
    assert_eq!(told(&store).len(), 3, "reading waits for a save");
    register(&mut store, YVETTE, NOW + 50);
    let (read, corrected) = (Action::RecordOpened, Action::RecordCorrected);
    let all = [(3, Action::RecordRegistered), (4, read), (5, read), (6, read), (7, corrected)];
    assert_eq!(told(&store)[2..], all);
    let line = store.log(4).unwrap().lines[0];
    assert_eq!((line.entry.at, line.entry.event.subject), (NOW + 20, Some(*YVETTE.bytes())));
    assert_eq!((line.entry.mediator, store.log(4).unwrap().earlier), (store.mediator(), 3));
    assert_eq!(faults(&store), []);
    drop(store);
    let mut store = again(dir.path());
    store.note(NOW + 60, Event::of(Action::TableWritten));
    assert!(store.flush_log(NOW + 65).unwrap() && !store.flush_log(NOW + 66).unwrap());
    let last = store.log(1).unwrap().lines[0].entry;
    assert_eq!((last.number, last.at, last.event.action), (8, NOW + 60, Action::TableWritten));
    assert_eq!((faults(&store), store.check(&mut |_| {}).unwrap().log.entries), (vec![], 8));
}

#[test]
fn nothing_to_tell_saves_nothing() {
    let (_dir, mut store) = founded();
    let last = store.journal.borrow().last();
    assert!(!store.flush_log(NOW + 5).unwrap());
    assert_eq!(store.journal.borrow().last(), last);
}

#[test]
fn an_import_is_one_entry() {
    let (_dir, mut store) = founded();
    let author = store.mediator();
    let learner = |number: u8| Change::Learner(LearnerId::from_bytes([number; 16]), Box::default());
    let many: Vec<Change> = (0..100).map(learner).collect();
    store.save_as(author, NOW + 1, &many, Event::many(Action::Imported, many.len())).unwrap();
    let entry = store.log(1).unwrap().lines[0].entry;
    assert_eq!((entry.number, entry.event), (3, Event::many(Action::Imported, 100)));
}

#[test]
fn compaction_keeps_the_chain() {
    let (dir, mut store) = founded();
    (0..20).for_each(|after| register(&mut store, YVETTE, NOW + after));
    store.compact(&mut |_| true).unwrap();
    assert_eq!((told(&store).len(), faults(&store)), (22, vec![]));
    drop(store);
    assert_eq!(faults(&again(dir.path())), []);
}

#[test]
fn an_erasure_is_told_and_the_chain_survives_it() {
    let (_dir, mut store) = founded();
    let author = store.mediator();
    register(&mut store, YVETTE, NOW + 1);
    store.erase(author, NOW + 2, &[(YVETTE, Erasure::Whole)], &mut |_| {}).unwrap();
    let last = store.log(1).unwrap().lines[0].entry;
    assert_eq!((last.number, last.event), (4, Event::on(Action::RecordErased, YVETTE)));
    assert_eq!(faults(&store), []);
}

/// Writes to the log as no save does, under a head of its own.
fn meddle(store: &mut Store, writes: Vec<(u64, Option<Line>)>) {
    let author = store.mediator();
    let writes = writes.into_iter().map(|(number, line)| {
        let record = line.map(|line| codec::encode(&line).unwrap());
        Write { tree: Tree::Log, key: key::entry(number), record, stamp: None }
    });
    let writes = writes.collect();
    store.commit((author, store.instance), NOW + 100, writes, &[]).unwrap();
}

fn six_entries() -> (TempDir, Store, Vec<Line>) {
    let (dir, mut store) = founded();
    (0..4).for_each(|after| register(&mut store, YVETTE, NOW + after));
    let lines = store.log(10).unwrap().lines;
    assert_eq!(lines.len(), 6);
    (dir, store, lines)
}

#[test]
fn an_entry_taken_away_is_found() {
    let (_dir, mut store, _) = six_entries();
    meddle(&mut store, vec![(4, None)]);
    assert_eq!(faults(&store), [LogFault::Missing { first: 4, last: 4 }]);
    meddle(&mut store, vec![(1, None), (3, None), (5, None), (6, None)]);
    let missing = [(1, 1), (3, 6)].map(|(first, last)| LogFault::Missing { first, last });
    assert_eq!(faults(&store), missing);
}

#[test]
fn an_entry_changed_or_moved_is_found() {
    let (_dir, mut store, lines) = six_entries();
    let changed = Line { entry: Entry { at: 5, ..lines[3].entry }, ..lines[3] };
    meddle(&mut store, vec![(4, Some(changed))]);
    assert_eq!(faults(&store), [LogFault::Changed(4)]);
    let (_dir, mut store, lines) = six_entries();
    meddle(&mut store, vec![(4, Some(lines[4])), (5, Some(lines[3]))]);
    assert_eq!(faults(&store), [4, 5, 6].map(LogFault::Changed));
}

#[test]
fn an_end_cut_off_or_written_anew_is_found_by_the_heads_of_earlier_saves() {
    let (_dir, mut store, lines) = six_entries();
    // The end is cut off, and the head says so.
    let cut = Head { last: 5, hash: lines[4].hash, ..store.log_head().unwrap() };
    store.log.head = Some(cut);
    meddle(&mut store, vec![(6, None)]);
    assert_eq!(faults(&store), [], "what no later save leans on is known by the journal alone");
    register(&mut store, YVETTE, NOW + 200);
    assert_eq!(faults(&store), [LogFault::Changed(6)], "two saves told two sixth entries");
    // All is written anew, hashes included.
    let (_dir, mut store, lines) = six_entries();
    let mut hash = lines[1].hash;
    let mut forged = Vec::new();
    for line in &lines[2..] {
        let entry = Entry { at: line.entry.at + 7, ..line.entry };
        hash = digest(&hash, &entry);
        forged.push((entry.number, Some(Line { entry, hash })));
    }
    store.log.head = Some(Head { hash, ..store.log_head().unwrap() });
    meddle(&mut store, forged);
    assert_eq!(faults(&store), [3, 4, 5, 6].map(LogFault::Changed));
}

#[test]
fn a_head_that_does_not_match_is_found() {
    let (_dir, mut store, _) = six_entries();
    store.log.head = Some(Head { last: 9, ..store.log_head().unwrap() });
    meddle(&mut store, vec![]);
    assert_eq!(faults(&store), [LogFault::Missing { first: 7, last: 9 }]);
    store.log.head = Some(Head { last: 4, ..store.log_head().unwrap() });
    meddle(&mut store, vec![]);
    assert!(faults(&store).contains(&LogFault::Head));
}

#[test]
fn after_twelve_months_entries_go_and_the_chain_still_holds() {
    let (dir, mut store) = founded();
    (1..=5).for_each(|month| register(&mut store, YVETTE, NOW + month * 30 * DAY));
    assert_eq!(told(&store).len(), 7);
    for day in 6..=16 {
        register(&mut store, YVETTE, NOW + day * 30 * DAY);
    }
    // 480 days on, what is older than 366 days is gone: the first two entries and three months.
    assert_eq!((told(&store)[0], store.log(1_000).unwrap().earlier), ((6, Action::RecordCorrected), 0));
    assert_eq!(faults(&store), []);
    drop(store);
    let store = again(dir.path());
    assert_eq!((told(&store).len(), faults(&store)), (13, vec![]));
}

#[test]
fn a_clock_that_jumped_takes_nothing_out() {
    let (_dir, mut store) = founded();
    for after in 0..3 {
        register(&mut store, YVETTE, NOW + 3_650 * DAY + after);
    }
    assert_eq!((told(&store).len(), faults(&store)), (5, vec![]));
    assert_eq!(store.known_time().unwrap(), Known { last: NOW + 3_650 * DAY + 2, believed: NOW });
    // Somebody says that the date is right.
    store.confirm_clock(NOW + 3_650 * DAY + 5).unwrap();
    register(&mut store, YVETTE, NOW + 3_650 * DAY + 6);
    assert_eq!(told(&store)[0], (3, Action::RecordRegistered), "the two of the creation are gone");
    assert_eq!(faults(&store), []);
}

#[test]
fn time_never_goes_back_in_the_log() {
    let (_dir, mut store) = founded();
    for clock in [NOW + DAY, NOW - 10 * 365 * DAY, 0, NOW + DAY + 1] {
        register(&mut store, YVETTE, clock);
    }
    let times: Vec<i64> = store.log(10).unwrap().lines.iter().map(|line| line.entry.at).collect();
    assert_eq!(times, [NOW, NOW, NOW + DAY, NOW + DAY, NOW + DAY, NOW + DAY + 1]);
    assert_eq!(store.known_time().unwrap().believed, NOW + DAY + 1);
}
