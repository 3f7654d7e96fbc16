//! Following frames, in one piece and in several.

use super::*;
use crate::domain::change::Stamp;
use crate::domain::ids::{InstanceId, MediatorId};
use crate::store::journal::{Content, ContentError, Write, encode};
use crate::vault::{Cost, KeysFile};
use std::sync::{Arc, OnceLock};

fn seals(instance: u8) -> Seals {
    static KEYRING: OnceLock<Arc<Keyring>> = OnceLock::new();
    let found = || KeysFile::found([1; 16], [2; 16], "Camille", "twelve letters", Cost::Light).unwrap().1;
    Seals { keyring: KEYRING.get_or_init(|| Arc::new(found())).clone(), instance: [instance; 16] }
}

fn open(folder: &Path) -> Database {
    Database::unlock(Sealed::open(folder).unwrap(), seals(1), *b"markmark", 0).unwrap()
}

fn stamp(sequence: u64) -> Stamp {
    let (instance, author) = (InstanceId::from_bytes([1; 16]), MediatorId::from_bytes([2; 16]));
    Stamp { at: 1_700_000_000, instance, sequence, author }
}

fn put(key: &str, record: &[u8]) -> Write {
    Write { tree: Tree::Learners, key: key.into(), record: Some(record.to_vec()), stamp: None }
}

fn take(key: &str) -> Write {
    Write { tree: Tree::Learners, key: key.into(), record: None, stamp: None }
}

fn apply(database: &mut Database, sequence: u64, writes: &[Write]) -> Result<(), ApplyError> {
    let plain = encode(&stamp(sequence), writes).unwrap();
    database.apply(&Content::read(&plain, sequence).unwrap(), &mut |_| {})
}

fn get(database: &Database, key: &str) -> Option<Vec<u8>> {
    let opened = database.get(Tree::Learners, key.as_bytes()).unwrap()?;
    opened.record.map(|record| record.to_vec())
}

#[test]
fn rows_are_read_back_counted_and_removed() {
    let dir = tempfile::tempdir().unwrap();
    let mut database = open(dir.path());
    apply(&mut database, 1, &[put("a", b"one"), put("b", b"two"), put("a", b"three")]).unwrap();
    apply(&mut database, 2, &[take("b"), take("c")]).unwrap();
    drop(database);
    let database = open(dir.path());
    assert_eq!((get(&database, "a"), get(&database, "b"), get(&database, "c")), (Some(b"three".to_vec()), None, None));
    assert_eq!((database.state().applied, database.state().rows[0], database.state().live[0]), (2, 3, 1));
    assert_eq!(database.is_counted_right(Tree::Learners), Ok(true));
    let stamps = database.scan(Tree::Learners, &[]).unwrap().with_removed();
    assert_eq!(stamps.map(|row| row.unwrap().1.stamp.sequence).collect::<Vec<_>>(), [1, 2, 2]);
    assert_eq!(database.scan(Tree::Learners, &[]).unwrap().keys().count(), 1);
}

#[test]
fn long_records_are_cut_and_leave_no_part_behind() {
    let dir = tempfile::tempdir().unwrap();
    let mut database = open(dir.path());
    let long: Vec<u8> = (0..20_000_u32).map(|n| n.to_le_bytes()[0]).collect();
    for (sequence, length) in [(1, 20_000), (2, 3_901), (3, 3_900), (4, 12_000)] {
        apply(&mut database, sequence, &[put("a", &long[..length])]).unwrap();
        assert_eq!(get(&database, "a").unwrap(), long[..length]);
        let parts = if length > 3_900 { length.div_ceil(3_900) } else { 0 };
        assert_eq!(database.sealed.parts.len(), parts, "{length}");
    }
    apply(&mut database, 5, &[take("a")]).unwrap();
    assert_eq!((get(&database, "a"), database.sealed.parts.len()), (None, 0));
}

#[test]
fn a_large_frame_interrupted_between_two_pieces_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    let mut database = open(dir.path());
    let writes: Vec<Write> = (0..10_000).map(|n| put(&format!("{n:05}"), b"record")).collect();
    let mut plain = encode(&stamp(1), &writes).unwrap();
    // Cut where the third piece would be, as if the program had ended there.
    let cut = plain.len() - 20_000;
    plain.truncate(cut);
    let stopped = database.apply(&Content::read(&plain, 1).unwrap(), &mut |_| {});
    assert_eq!(stopped, Err(ApplyError::Content(ContentError::Malformed)));
    assert_eq!((database.state().applied, database.state().applying, database.state().done), (0, 1, 8_192));
    drop(database);
    let mut database = open(dir.path());
    apply(&mut database, 1, &writes).unwrap();
    assert_eq!((database.state().applied, database.state().applying), (1, 0));
    assert_eq!((database.state().rows[0], database.state().live[0]), (10_000, 10_000));
    assert_eq!(database.is_counted_right(Tree::Learners), Ok(true));
}

#[test]
fn values_stay_where_they_belong() {
    let dir = tempfile::tempdir().unwrap();
    let mut database = open(dir.path());
    apply(&mut database, 1, &[put("a", b"one"), put("b", b"two")]).unwrap();
    let tree = &database.sealed.trees[0];
    let (a, b) = (tree.get("a").unwrap().unwrap(), tree.get("b").unwrap().unwrap());
    let mut undeleted = a.to_vec();
    undeleted[0] ^= 1;
    let refused = |key: &str, value: &[u8]| {
        tree.insert(key, value).unwrap();
        database.get(Tree::Learners, key.as_bytes()).map(drop)
    };
    assert_eq!(refused("a", &b), Err(Broken::Damaged), "another key's value");
    assert_eq!(refused("c", &a), Err(Broken::Damaged), "a key of nobody's");
    database.sealed.trees[1].insert("a", a.as_ref()).unwrap();
    assert_eq!(database.get(Tree::Paths, b"a").map(drop), Err(Broken::Damaged), "another tree's value");
    tree.insert("a", undeleted).unwrap();
    let marks = database.scan(Tree::Learners, b"a").unwrap().with_removed().next().unwrap();
    assert!(marks.is_err(), "a record said to be removed");
    for length in 0..a.len() {
        assert!(refused("a", &a[..length]).is_err(), "{length}");
    }
}

#[test]
fn a_database_of_another_store_is_not_taken() {
    let dir = tempfile::tempdir().unwrap();
    apply(&mut open(dir.path()), 1, &[put("a", b"one")]).unwrap();
    let other = Database::unlock(Sealed::open(dir.path()).unwrap(), seals(2), *b"markmark", 0);
    assert_eq!(other.err(), Some(Broken::Damaged));
}

impl Database {
    /// Damages a row behind the database's back.
    pub(in crate::store) fn spoil(&self, tree: Tree, key: &[u8]) {
        self.sealed.trees[tree.index()].insert(key, b"spoilt").unwrap();
    }

    /// Takes a row away behind the database's back.
    pub(in crate::store) fn lose(&self, tree: Tree, key: &[u8]) {
        self.sealed.trees[tree.index()].remove(key).unwrap();
    }
}
