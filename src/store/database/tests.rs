//! Following frames, in one piece and in several.

use super::*;
use crate::domain::change::Stamp;
use crate::domain::ids::{InstanceId, MediatorId};
use crate::store::journal::{Content, ContentError, Write, encode};
use crate::vault::{Cost, KeysFile};
use std::panic::{AssertUnwindSafe, catch_unwind};
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
    let writes: Vec<Write> = (0..1_000).map(|n| put(&format!("{:03}", n * 7919 % 1_000), b"record")).collect();
    let plain = encode(&stamp(1), &writes).unwrap();
    let mut stop_after_two = |done: u32| assert!(done < 512, "stopped on purpose");
    let stopped =
        catch_unwind(AssertUnwindSafe(|| database.apply(&Content::read(&plain, 1).unwrap(), &mut stop_after_two)));
    assert!(stopped.is_err());
    drop(database);
    let mut database = open(dir.path());
    assert_eq!((database.state().applied, database.state().applying, database.state().done), (0, 1, 512));
    apply(&mut database, 1, &writes).unwrap();
    assert_eq!((database.state().applied, database.state().applying), (1, 0));
    assert_eq!((database.state().rows[0], database.state().live[0]), (1_000, 1_000));
    assert_eq!(database.is_counted_right(Tree::Learners), Ok(true));
}

#[test]
fn a_malformed_frame_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut database = open(dir.path());
    let plain = encode(&stamp(1), &[put("a", b"one"), put("b", b"two")]).unwrap();
    let cut = Content::read(&plain[..plain.len() - 1], 1).unwrap();
    assert_eq!(database.apply(&cut, &mut |_| {}), Err(ApplyError::Content(ContentError::Malformed)));
    assert_eq!((get(&database, "a"), database.state().applied), (None, 0));
}

#[test]
fn frames_applied_together_end_as_if_one_by_one() {
    let dirs = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let frames =
        [vec![put("a", b"one"), put("b", b"two")], vec![], vec![take("a"), put("c", b"x")], vec![put("a", b"y")]];
    let plains: Vec<_> = (1..).zip(&frames).map(|(n, writes)| (n, encode(&stamp(n), writes).unwrap())).collect();
    let contents: Vec<_> = plains.iter().map(|(n, plain)| Content::read(plain, *n).unwrap()).collect();
    let (mut one_by_one, mut together) = (open(dirs[0].path()), open(dirs[1].path()));
    for content in &contents {
        one_by_one.apply(content, &mut |_| {}).unwrap();
    }
    together.apply_together(&contents).unwrap();
    assert_eq!(one_by_one.state(), together.state());
    let rows = |database: &Database| {
        let rows = database.scan(Tree::Learners, &[]).unwrap().map(Result::unwrap);
        rows.map(|(key, stamp, record)| (key.to_vec(), stamp, record.to_vec())).collect::<Vec<_>>()
    };
    assert_eq!(rows(&one_by_one), rows(&together));
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

    /// Damages the state behind the database's back.
    pub(in crate::store) fn spoil_state(&self) {
        self.sealed.meta.insert(STATE_KEY, b"spoilt").unwrap();
    }

    /// Takes a row away behind the database's back.
    pub(in crate::store) fn lose(&self, tree: Tree, key: &[u8]) {
        self.sealed.trees[tree.index()].remove(key).unwrap();
    }
}
