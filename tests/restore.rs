//! Copies brought back: on an empty machine with the recovery code alone, over another store, and never half.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod shelf;

use jalon::domain::change::Change;
use jalon::domain::ids::LearnerId;
use jalon::store::backup::{Backup, Place, known, own_folder};
use jalon::store::restoring::{Opener, restore};
use jalon::store::{Closed, Progress, Store, StoreError, exists};
use jalon::vault::Cost;
use shelf::{PASSPHRASE, Shelf, holder, learner};
use std::fs;
use std::path::{Path, PathBuf};
use time::OffsetDateTime;
use time::macros::datetime;

const AT: OffsetDateTime = datetime!(2026-11-24 18:00 UTC);

fn id(number: u8) -> LearnerId {
    LearnerId::from_bytes([number; 16])
}

fn register(store: &mut Store, number: u8) {
    let author = store.mediator();
    store.save(author, 5, &[Change::Learner(id(number), Box::new(learner(&format!("Yvette {number}"))))]).unwrap();
}

fn on(_: Progress) -> bool {
    true
}

/// A shelf with three people, and its copy outside.
fn copied() -> (Shelf, tempfile::TempDir, PathBuf) {
    let shelf = Shelf::new();
    let mut store = shelf.unlock();
    (1..=3).for_each(|number| register(&mut store, number));
    drop(store);
    let key = tempfile::tempdir().unwrap();
    let made = shelf.closed().back_up(Place::Folder(key.path()), AT, &mut on).unwrap();
    assert_eq!(made.backup.live().unwrap().learners, 3, "counted without a passphrase");
    let path = made.backup.path().to_owned();
    (shelf, key, path)
}

fn numbers(store: &Store) -> Vec<u8> {
    store.learners().unwrap().map(|found| found.unwrap().0.bytes()[0]).collect()
}

fn unlock(dir: &Path, passphrase: &str) -> Store {
    let closed = Closed::open(dir, &holder()).unwrap();
    let (id, _) = closed.mediators()[0].clone();
    closed.unlock(id, passphrase, &mut |_| {}).map_err(|(_, error)| error).unwrap()
}

#[test]
fn an_empty_machine_comes_back_with_the_recovery_code_alone() {
    let (shelf, key, path) = copied();
    let code = shelf.code.clone();
    drop(shelf);
    let machine = tempfile::tempdir().unwrap();
    let dir = machine.path().join("new/data");
    let mut backup = Backup::open(&path).unwrap();
    let restored = restore(&mut backup, &dir, &Opener::Recovery(&code), (&holder(), AT), &mut on).unwrap();
    assert_eq!((restored.counts.learners, restored.replaced, restored.lost), (3, false, vec![]));
    drop(key);
    let closed = Closed::open(&dir, &holder()).unwrap();
    assert_eq!(closed.place_name(), "Médiathèque de Gien");
    let (id, name) = closed.mediators()[0].clone();
    assert_eq!(name, "Camille");
    let store = closed.unlock_with_recovery(&code, id, "another passphrase", Cost::Light, &mut |_| {});
    let mut store = store.map_err(|(_, error)| error).unwrap();
    assert_eq!((numbers(&store), store.notices()), (vec![1, 2, 3], vec![]));
    register(&mut store, 4);
    assert!(store.check(&mut |_| {}).unwrap().is_whole());
}

#[test]
fn stamps_bear_a_new_id_once_a_store_was_restored() {
    let (shelf, _key, path) = copied();
    let mut store = shelf.unlock();
    let before = store.instance();
    register(&mut store, 4);
    let author = store.mediator();
    drop(store);
    let mut backup = Backup::open(&path).unwrap();
    restore(&mut backup, &shelf.dir(), &Opener::Passphrase(author, PASSPHRASE), (&holder(), AT), &mut on).unwrap();
    let mut store = shelf.unlock();
    assert_ne!(store.instance(), before);
    register(&mut store, 5);
    let instance = |number| store.learner(id(number)).unwrap().unwrap().stamp.instance;
    assert_eq!((instance(1), instance(5)), (before, store.instance()));
    let drawn = store.instance();
    drop(store);
    assert_eq!(shelf.unlock().instance(), drawn, "it stays");
}

#[test]
fn the_replaced_store_is_kept_until_the_next_good_start_and_in_a_copy() {
    let (shelf, _key, path) = copied();
    let mut store = shelf.unlock();
    (4..=9).for_each(|number| register(&mut store, number));
    let author = store.mediator();
    drop(store);
    let mut backup = Backup::open(&path).unwrap();
    let restored =
        restore(&mut backup, &shelf.dir(), &Opener::Passphrase(author, PASSPHRASE), (&holder(), AT), &mut on).unwrap();
    assert!(restored.replaced && shelf.dir().join("replaced/journal").exists());
    let closed = shelf.closed();
    let (closed, _) = closed.unlock(author, "wrong", &mut |_| {}).err().unwrap();
    assert!(shelf.dir().join("replaced").exists(), "a wrong passphrase is no good start");
    drop(closed);
    let store = shelf.unlock();
    assert_eq!(numbers(&store), [1, 2, 3]);
    assert!(!shelf.dir().join("replaced").exists());
    drop(store);
    // Restored by mistake: what was replaced comes back from its own copy.
    let known = known(&shelf.dir()).unwrap();
    let mut own = known.reachable.into_iter().filter(|found| found.path.starts_with(own_folder(&shelf.dir())));
    assert_eq!(own.next().unwrap().backup.unwrap().live().unwrap().learners, 3, "the newest is of what was restored");
    let mut latest = own.next();
    let latest = latest.as_mut().unwrap().backup.as_mut().unwrap();
    restore(latest, &shelf.dir(), &Opener::Recovery(&shelf.code), (&holder(), AT), &mut on).unwrap();
    assert_eq!(numbers(&shelf.unlock()), (1..=9).collect::<Vec<_>>());
}

#[test]
fn what_cannot_be_opened_changes_nothing() {
    let (shelf, key, path) = copied();
    let author = shelf.closed().mediators()[0].0;
    let before = fs::read(shelf.dir().join("journal")).unwrap();
    let try_with = |path: &Path, opener: &Opener<'_>| {
        let restored = Backup::open(path)
            .and_then(|mut backup| restore(&mut backup, &shelf.dir(), opener, (&holder(), AT), &mut on));
        assert_eq!(fs::read(shelf.dir().join("journal")).unwrap(), before);
        assert!(!shelf.dir().join("restoring").exists() && !shelf.dir().join("replaced").exists());
        restored.unwrap_err()
    };
    assert!(matches!(try_with(&path, &Opener::Passphrase(author, "wrong")), StoreError::WrongPassphrase));
    assert!(matches!(try_with(&path, &Opener::Recovery("BCDF")), StoreError::RecoveryTypo));
    let other = Shelf::new();
    assert!(matches!(try_with(&path, &Opener::Recovery(&other.code)), StoreError::WrongRecoveryCode));
    let good = Opener::Passphrase(author, PASSPHRASE);
    assert!(matches!(try_with(&shelf.dir().join("journal"), &good), StoreError::NotABackup));
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let altered = key.path().join("altered");
    fs::write(&altered, bytes).unwrap();
    assert!(matches!(try_with(&altered, &good), StoreError::DamagedBackup));
    let held = shelf.closed();
    assert!(matches!(try_with(&path, &good), StoreError::InUse { .. }));
    drop(held);
    // Stopped at each step.
    for steps in 0..12 {
        let mut left = steps;
        let mut backup = Backup::open(&path).unwrap();
        let stopped = restore(&mut backup, &shelf.dir(), &good, (&holder(), AT), &mut |_| {
            left -= 1;
            left >= 0
        });
        if stopped.is_ok() {
            return;
        }
        assert!(matches!(stopped, Err(StoreError::Stopped)));
        assert_eq!(fs::read(shelf.dir().join("journal")).unwrap(), before);
        assert!(!shelf.dir().join("restoring").exists());
    }
    panic!("it never ended");
}

#[test]
fn a_restoring_cut_before_its_end_leaves_the_store_as_it_was() {
    let (shelf, _key, _path) = copied();
    fs::create_dir(shelf.dir().join("restoring")).unwrap();
    fs::write(shelf.dir().join("restoring/journal"), b"half").unwrap();
    assert!(exists(&shelf.dir()));
    assert_eq!(numbers(&shelf.unlock()), [1, 2, 3]);
    // Cut in the middle of the swap, it is finished at the next start.
    let other = Shelf::new();
    for part in ["keys", "keys.bak", "place.toml", "journal", "db"] {
        fs::rename(shelf.dir().join(part), other.dir().join(format!("moved-{part}"))).unwrap();
    }
    fs::create_dir(shelf.dir().join("entering")).unwrap();
    for part in ["keys", "keys.bak", "place.toml", "journal", "db"] {
        fs::rename(other.dir().join(format!("moved-{part}")), shelf.dir().join("entering").join(part)).unwrap();
    }
    assert!(exists(&shelf.dir()));
    assert_eq!(numbers(&unlock(&shelf.dir(), PASSPHRASE)), [1, 2, 3]);
    assert!(!shelf.dir().join("entering").exists());
}
