//! Each rung of the ladder, and that nothing is touched before it holds.

use super::*;
use crate::domain::change::Change;
use crate::domain::erasure::Erasure;
use crate::domain::learner::Learner;
use crate::store::backup::Place;
use crate::store::{Founding, create};
use crate::vault::Cost;
use std::fs;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

const AT: OffsetDateTime = datetime!(2026-11-24 18:00 UTC);
const PASSPHRASE: &str = "five words nobody else has";

fn holder() -> Holder {
    Holder { host: String::new(), now: 100 }
}

fn on(_: Progress) -> bool {
    true
}

fn id(number: u8) -> LearnerId {
    LearnerId::from_bytes([number; 16])
}

fn register(store: &mut Store, numbers: std::ops::RangeInclusive<u8>) {
    let author = store.mediator();
    for number in numbers {
        let code = format!("MARS-{number}");
        let learner = Learner { code: code.as_str().into(), first_name: "Yvette".into(), ..Learner::default() };
        store.save(author, i64::from(number), &[Change::Learner(id(number), Box::new(learner))]).unwrap();
    }
}

/// Six people, a backup, then two more; closed.
fn filled(dir: &Path) -> MediatorId {
    let founding =
        Founding { place: "Gien", commune: None, mediator: "Camille", passphrase: PASSPHRASE, cost: Cost::Light };
    let mut store = create(dir, &founding, &holder()).unwrap().0;
    register(&mut store, 1..=6);
    store.back_up(Place::Own, AT, &mut on).unwrap();
    register(&mut store, 7..=8);
    store.mediator()
}

fn repair(dir: &Path, me: MediatorId) -> Result<Repaired, StoreError> {
    Patient::take(dir, &holder(), &mut on)?.repair(&Opener::Passphrase(me, PASSPHRASE), "aside", &mut on)
}

/// The people of the store, opened as at a start.
fn people(dir: &Path, me: MediatorId) -> Vec<u8> {
    let store = Closed::open(dir, &holder()).unwrap().unlock(me, PASSPHRASE, &mut |_| {});
    let store = store.map_err(|(_, error)| error).unwrap();
    assert!(store.check(&mut |_| {}).unwrap().is_whole());
    store.learners().unwrap().map(|found| found.unwrap().0.bytes()[0]).collect()
}

fn codes(back: &BTreeMap<Option<String>, u64>) -> Vec<&str> {
    back.keys().flatten().map(String::as_str).collect()
}

/// Where the frames of the journal begin; the head and each header have 30 bytes.
fn places(journal: &[u8]) -> Vec<usize> {
    let mut places = vec![30];
    while let Some(header) = journal.get(places[places.len() - 1]..).filter(|rest| !rest.is_empty()) {
        let length = u32::from_le_bytes(header[22..26].try_into().unwrap()) as usize;
        places.push(places[places.len() - 1] + 30 + length + 4);
    }
    places
}

#[test]
fn a_sound_store_is_not_touched() {
    let dir = tempfile::tempdir().unwrap();
    let me = filled(dir.path());
    let before = fs::read(dir.path().join("journal")).unwrap();
    let repaired = repair(dir.path(), me).unwrap();
    assert!(repaired.aside.is_none() && repaired.back.is_empty() && repaired.deep.is_whole(), "{repaired:?}");
    assert_eq!(fs::read(dir.path().join("journal")).unwrap(), before);
    assert!(!dir.path().join("damaged").exists() && !dir.path().join("restoring").exists());
}

#[test]
fn damaged_saves_come_back_from_a_backup() {
    let dir = tempfile::tempdir().unwrap();
    let me = filled(dir.path());
    let mut bytes = fs::read(dir.path().join("journal")).unwrap();
    let places = places(&bytes);
    // The saves of the third and the seventh person, the latter after the backup; and no database any more.
    for frame in [3, 7] {
        bytes[places[frame] + 40] ^= 1;
    }
    fs::write(dir.path().join("journal"), &bytes).unwrap();
    fs::remove_dir_all(dir.path().join("db")).unwrap();
    let repaired = repair(dir.path(), me).unwrap();
    assert_eq!((&repaired.rung, codes(&repaired.back)), (&Rung::Journal, vec!["MARS-3"]), "{repaired:?}");
    assert_eq!(repaired.from_backups.len(), 1);
    assert_eq!(repaired.lost.iter().map(|lost| (lost.first, lost.last)).collect::<Vec<_>>(), [(8, 8)]);
    assert!(repaired.lost[0].before.is_some() && repaired.lost[0].after.is_some());
    assert_eq!(fs::read(repaired.aside.unwrap().join("journal")).unwrap(), bytes, "what was there lies aside");
    let store = Closed::open(dir.path(), &holder()).unwrap().unlock(me, PASSPHRASE, &mut |_| {});
    let store = store.map_err(|(_, error)| error).unwrap();
    let found: Vec<u8> = store.learners().unwrap().map(|found| found.unwrap().0.bytes()[0]).collect();
    assert_eq!(found, [1, 2, 3, 4, 5, 6, 8]);
}

#[test]
fn what_an_earlier_start_had_told_as_lost_is_whole_again() {
    let dir = tempfile::tempdir().unwrap();
    let me = filled(dir.path());
    let mut bytes = fs::read(dir.path().join("journal")).unwrap();
    let third = places(&bytes)[3];
    bytes[third + 40] ^= 1;
    fs::write(dir.path().join("journal"), &bytes).unwrap();
    fs::remove_dir_all(dir.path().join("db")).unwrap();
    let store = Closed::open(dir.path(), &holder()).unwrap().unlock(me, PASSPHRASE, &mut |_| {});
    let mut store = store.map_err(|(_, error)| error).unwrap();
    assert!(!store.check(&mut |_| {}).unwrap().is_whole());
    register(&mut store, 9..=9);
    drop(store);
    let repaired = repair(dir.path(), me).unwrap();
    assert!(repaired.deep.is_whole() && repaired.lost.is_empty(), "{repaired:?}");
    assert_eq!(people(dir.path(), me), (1..=9).collect::<Vec<_>>());
}

#[test]
fn a_journal_cut_short_without_a_database_goes_on_as_far_as_the_backup() {
    let dir = tempfile::tempdir().unwrap();
    let me = filled(dir.path());
    let bytes = fs::read(dir.path().join("journal")).unwrap();
    fs::write(dir.path().join("journal"), &bytes[..places(&bytes)[4]]).unwrap();
    fs::remove_dir_all(dir.path().join("db")).unwrap();
    let repaired = repair(dir.path(), me).unwrap();
    assert_eq!(codes(&repaired.back), ["MARS-4", "MARS-5", "MARS-6"]);
    assert_eq!(people(dir.path(), me), (1..=6).collect::<Vec<_>>());
}

#[test]
fn without_journal_and_database_the_newest_sound_backup_stands() {
    let dir = tempfile::tempdir().unwrap();
    let me = filled(dir.path());
    // A newer backup that is damaged is passed over.
    let store = Closed::open(dir.path(), &holder()).unwrap().unlock(me, PASSPHRASE, &mut |_| {});
    let store = store.map_err(|(_, error)| error).unwrap();
    let newer = store.back_up(Place::Own, AT + Duration::DAY, &mut on).unwrap().backup.path().to_owned();
    drop(store);
    let mut bytes = fs::read(&newer).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&newer, bytes).unwrap();
    fs::write(dir.path().join("journal"), b"nothing of a journal").unwrap();
    fs::remove_dir_all(dir.path().join("db")).unwrap();
    let repaired = repair(dir.path(), me).unwrap();
    assert!(matches!(&repaired.rung, Rung::Backup(path, _) if *path != newer), "{repaired:?}");
    assert_eq!(people(dir.path(), me), (1..=6).collect::<Vec<_>>());
}

#[test]
fn the_journal_s_tail_follows_the_backup() {
    let dir = tempfile::tempdir().unwrap();
    let me = filled(dir.path());
    let bytes = fs::read(dir.path().join("journal")).unwrap();
    // Nothing of the journal is left but its last save, the database is gone, and the keys too.
    let tail = &bytes[places(&bytes)[8]..];
    fs::write(dir.path().join("journal"), tail).unwrap();
    fs::remove_dir_all(dir.path().join("db")).unwrap();
    for keys in ["keys", "keys.bak"] {
        fs::write(dir.path().join(keys), b"garbage").unwrap();
    }
    let repaired = repair(dir.path(), me).unwrap();
    assert!(repaired.keys_from.is_some(), "{repaired:?}");
    assert_eq!(repaired.lost.iter().map(|lost| (lost.first, lost.last)).collect::<Vec<_>>(), [(8, 8)]);
    let store = Closed::open(dir.path(), &holder()).unwrap().unlock(me, PASSPHRASE, &mut |_| {});
    let store = store.map_err(|(_, error)| error).unwrap();
    let found: Vec<u8> = store.learners().unwrap().map(|found| found.unwrap().0.bytes()[0]).collect();
    assert_eq!(found, [1, 2, 3, 4, 5, 6, 8]);
}

#[test]
fn whoever_was_erased_does_not_come_back() {
    let dir = tempfile::tempdir().unwrap();
    let me = filled(dir.path());
    let backup = backup::known(dir.path()).unwrap().reachable.pop().unwrap().path;
    let older = fs::read(&backup).unwrap();
    let store = Closed::open(dir.path(), &holder()).unwrap().unlock(me, PASSPHRASE, &mut |_| {});
    let mut store = store.map_err(|(_, error)| error).unwrap();
    store.erase(me, 50, &[(id(2), Erasure::Whole)], &mut |_| {}).unwrap();
    drop(store);
    // A backup of before comes back from a key, and the data are gone.
    fs::write(&backup, older).unwrap();
    fs::remove_file(dir.path().join("journal")).unwrap();
    fs::remove_dir_all(dir.path().join("db")).unwrap();
    let repaired = repair(dir.path(), me).unwrap();
    assert!(matches!(repaired.rung, Rung::Backup(..)));
    assert_eq!(people(dir.path(), me), [1, 3, 4, 5, 6]);
}

#[test]
fn a_wrong_passphrase_and_a_stop_change_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let me = filled(dir.path());
    let bytes = fs::read(dir.path().join("journal")).unwrap();
    let cut = &bytes[..places(&bytes)[4]];
    fs::write(dir.path().join("journal"), cut).unwrap();
    let take = || Patient::take(dir.path(), &holder(), &mut on).unwrap();
    let wrong = take().repair(&Opener::Passphrase(me, "wrong"), "aside", &mut on);
    assert!(matches!(wrong, Err(StoreError::WrongPassphrase)));
    let stopped = take().repair(&Opener::Passphrase(me, PASSPHRASE), "aside", &mut |_| false);
    assert!(matches!(stopped, Err(StoreError::Stopped)));
    assert_eq!(fs::read(dir.path().join("journal")).unwrap(), cut);
    assert!(!dir.path().join("restoring").exists() && !dir.path().join("damaged").exists());
}
