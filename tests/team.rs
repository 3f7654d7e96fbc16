//! The team over the store's life: who opens what, after which change, on which copy.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod shelf;

use jalon::domain::change::Change;
use jalon::domain::ids::{LearnerId, MediatorId};
use jalon::domain::log::Action;
use jalon::store::{Closed, Notice, Store, StoreError};
use jalon::vault::Cost;
use shelf::{PASSPHRASE, Shelf, holder, learner};
use std::fs;

const NADIAS: &str = "lampe tortue grenier";

fn id(byte: u8) -> LearnerId {
    LearnerId::from_bytes([byte; 16])
}

fn open(shelf: &Shelf, who: MediatorId, passphrase: &str) -> Result<Store, StoreError> {
    shelf.closed().unlock(who, passphrase, &mut |_| {}).map_err(|(_, error)| error)
}

fn refusal(shelf: &Shelf, who: MediatorId, passphrase: &str) -> StoreError {
    open(shelf, who, passphrase).err().expect("it opened")
}

fn register(store: &mut Store, byte: u8, name: &str) {
    let author = store.mediator();
    store.save(author, 5, &[Change::Learner(id(byte), Box::new(learner(name)))]).unwrap();
}

fn name(store: &Store, byte: u8) -> String {
    store.learner(id(byte)).unwrap().unwrap().record.first_name
}

/// Camille and Nadia; each has registered somebody.
fn two() -> (Shelf, MediatorId, MediatorId) {
    let shelf = Shelf::new();
    let mut store = shelf.unlock();
    let camille = store.mediator();
    register(&mut store, 1, "Yvette");
    let nadia = store.add_mediator("Nadia", NADIAS, Cost::Light, 10).unwrap();
    drop(store);
    let mut theirs = open(&shelf, nadia, NADIAS).unwrap();
    assert_eq!((theirs.mediator(), name(&theirs, 1)), (nadia, "Yvette".to_owned()));
    register(&mut theirs, 2, "Karim");
    drop(theirs);
    (shelf, camille, nadia)
}

#[test]
fn who_is_removed_stays_the_author_of_what_they_wrote() {
    let (shelf, camille, nadia) = two();
    let before = shelf.copy();
    let mut store = shelf.unlock();
    store.remove_mediator(nadia, 40).unwrap();
    store.compact(&mut |_| true).unwrap();
    register(&mut store, 3, "Lucie");
    drop(store);
    assert!(matches!(refusal(&shelf, nadia, NADIAS), StoreError::UnknownMediator));
    let store = shelf.unlock();
    assert_eq!(store.team(), [(camille, "Camille".to_owned())]);
    assert_eq!(store.learner(id(2)).unwrap().unwrap().stamp.author, nadia);
    let named = store.mediators().unwrap().into_iter().find(|(who, _)| *who == nadia).unwrap();
    assert_eq!(named.1.name, "Nadia");
    assert_eq!((name(&store, 1), name(&store, 2), name(&store, 3)), ("Yvette".into(), "Karim".into(), "Lucie".into()));
    // The copy of before opens to her still; with its keys, today's journal does not.
    assert_eq!(name(&open(&before, nadia, NADIAS).unwrap(), 2), "Karim");
    drop(store);
    for file in ["keys", "keys.bak"] {
        fs::copy(before.dir().join(file), shelf.dir().join(file)).unwrap();
    }
    assert!(open(&shelf, nadia, NADIAS).is_err());
}

#[test]
fn the_keys_change_although_the_journal_was_not_rewritten_yet() {
    let (shelf, _, nadia) = two();
    let mut store = shelf.unlock();
    store.remove_mediator(nadia, 40).unwrap();
    register(&mut store, 3, "Lucie");
    // The power goes before the journal is compacted.
    drop(store);
    let mut store = shelf.unlock();
    assert_eq!((name(&store, 2), name(&store, 3)), ("Karim".into(), "Lucie".into()));
    assert!(store.compact_if_worthwhile(&mut |_| true).unwrap(), "an older epoch is reason enough");
    assert!(!store.compact_if_worthwhile(&mut |_| true).unwrap());
    assert_eq!((name(&store, 2), name(&store, 3)), ("Karim".into(), "Lucie".into()));
}

#[test]
fn a_renewed_recovery_code_is_the_only_one_that_opens() {
    let (shelf, camille, _) = two();
    let mut store = shelf.unlock();
    let code = store.renew_recovery(40).unwrap().groups().concat();
    store.compact(&mut |_| true).unwrap();
    drop(store);
    let recover = |typed: &str| {
        let opened = shelf.closed().unlock_with_recovery(typed, camille, "une autre phrase", Cost::Light, &mut |_| {});
        opened.map_err(|(_, error)| error)
    };
    assert!(matches!(recover(&shelf.code).err().unwrap(), StoreError::WrongRecoveryCode));
    assert_eq!(name(&recover(&code).unwrap(), 2), "Karim");
    assert!(matches!(refusal(&shelf, camille, PASSPHRASE), StoreError::WrongPassphrase));
}

#[test]
fn names_are_corrected_and_never_shared() {
    let (shelf, camille, nadia) = two();
    let mut store = shelf.unlock();
    assert!(matches!(store.add_mediator("  nadia", NADIAS, Cost::Light, 20), Err(StoreError::NameTaken)));
    assert!(matches!(store.rename_mediator(camille, "NADIA", 20), Err(StoreError::NameTaken)));
    store.rename_mediator(nadia, "Nadia B.", 20).unwrap();
    drop(store);
    let store = shelf.unlock();
    assert_eq!(store.team(), [(camille, "Camille".to_owned()), (nadia, "Nadia B.".to_owned())]);
    assert_eq!(store.mediators().unwrap().into_iter().find(|(who, _)| *who == nadia).unwrap().1.name, "Nadia B.");
}

#[test]
fn a_passphrase_is_changed_and_asked_for_again() {
    let (shelf, camille, nadia) = two();
    let mut store = shelf.unlock();
    assert!(store.confirm(PASSPHRASE).is_ok());
    assert!(matches!(store.confirm(NADIAS), Err(StoreError::WrongPassphrase)));
    store.set_passphrase(camille, "une autre phrase", Cost::Light, 40).unwrap();
    assert!(store.confirm("une autre phrase").is_ok());
    drop(store);
    assert!(matches!(refusal(&shelf, camille, PASSPHRASE), StoreError::WrongPassphrase));
    assert!(open(&shelf, camille, "une autre phrase").is_ok() && open(&shelf, nadia, NADIAS).is_ok());
}

#[test]
fn each_change_stands_in_the_log() {
    let (shelf, camille, nadia) = two();
    let mut store = shelf.unlock();
    store.rename_mediator(nadia, "Nadia B.", 20).unwrap();
    store.set_passphrase(camille, "une autre phrase", Cost::Light, 30).unwrap();
    store.renew_recovery(40).unwrap();
    store.remove_mediator(nadia, 50).unwrap();
    let lines = store.log(100).unwrap().lines;
    let told = lines.iter().filter(|line| line.entry.event.action == Action::TeamChanged);
    let subjects: Vec<_> = told.map(|line| line.entry.event.subject.unwrap()).collect();
    assert!(subjects.ends_with(&[nadia, nadia, camille, camille, nadia].map(|id| *id.bytes())), "{subjects:?}");
}

#[test]
fn the_last_mediator_stays() {
    let (shelf, camille, nadia) = two();
    let mut store = open(&shelf, nadia, NADIAS).unwrap();
    assert!(matches!(store.remove_mediator(nadia, 40), Err(StoreError::OwnSlot)));
    store.remove_mediator(camille, 40).unwrap();
    assert!(matches!(store.remove_mediator(nadia, 40), Err(StoreError::LastMediator)));
    assert!(matches!(store.remove_mediator(camille, 40), Err(StoreError::UnknownMediator)));
    drop(store);
    assert!(open(&shelf, nadia, NADIAS).is_ok());
}

#[test]
fn a_crash_between_keys_and_record_is_made_up_for() {
    let (shelf, _, nadia) = two();
    let killed = shelf.copy();
    let mut store = shelf.unlock();
    store.rename_mediator(nadia, "Nadia B.", 20).unwrap();
    let paul = store.add_mediator("Paul", "trois mots de Paul", Cost::Light, 30).unwrap();
    drop(store);
    // The keys were written, the records were not.
    for file in ["keys", "keys.bak"] {
        fs::copy(shelf.dir().join(file), killed.dir().join(file)).unwrap();
    }
    let names = open(&killed, paul, "trois mots de Paul").unwrap().mediators().unwrap();
    let of = |who| names.iter().find(|(id, _)| *id == who).map(|(_, mediator)| mediator.name.as_str());
    assert_eq!((of(nadia), of(paul)), (Some("Nadia B."), Some("Paul")));
}

#[test]
fn a_change_that_cannot_be_written_changes_nothing() {
    let (shelf, camille, nadia) = two();
    let mut store = shelf.unlock();
    let keys = fs::read(shelf.dir().join("keys")).unwrap();
    // A folder in the second copy's place: writing it fails after the first one was written.
    fs::remove_file(shelf.dir().join("keys.bak")).unwrap();
    fs::create_dir_all(shelf.dir().join("keys.bak/x")).unwrap();
    assert!(store.remove_mediator(nadia, 40).is_err());
    assert_eq!((store.team().len(), fs::read(shelf.dir().join("keys")).unwrap()), (2, keys));
    register(&mut store, 3, "Lucie");
    drop(store);
    fs::remove_dir_all(shelf.dir().join("keys.bak")).unwrap();
    assert!(open(&shelf, camille, PASSPHRASE).is_ok());
    assert_eq!(name(&open(&shelf, nadia, NADIAS).unwrap(), 3), "Lucie");
}

#[test]
fn drafts_follow_the_keys() {
    use jalon::domain::draft::{Draft, FormDraft, Work};
    use jalon::domain::ids::DraftId;
    let (shelf, camille, nadia) = two();
    let work = Work::Correction(FormDraft { fields: vec![("note".into(), "à finir".into())], focus: 0 });
    let draft = Draft { id: DraftId::from_bytes([3; 16]), at: 1, author: camille, learner: id(1), work };
    let mut store = shelf.unlock();
    store.keep_draft(&draft).unwrap();
    store.remove_mediator(nadia, 40).unwrap();
    assert_eq!(store.drafts().unwrap(), std::slice::from_ref(&draft));
    store.compact(&mut |_| true).unwrap();
    drop(store);
    assert_eq!(shelf.unlock().drafts().unwrap(), [draft]);
}

/// The keys file with something changed in it and a right checksum, as somebody who tampers would write it.
fn tamper(shelf: &Shelf, change: impl Fn(&mut Vec<u8>)) {
    tamper_with(shelf, &["keys", "keys.bak"], change);
}

fn tamper_with(shelf: &Shelf, files: &[&str], change: impl Fn(&mut Vec<u8>)) {
    for file in files {
        let path = shelf.dir().join(file);
        let mut bytes = fs::read(&path).unwrap();
        bytes.truncate(bytes.len() - 32);
        change(&mut bytes);
        let sum = blake3::hash(&bytes);
        bytes.extend(sum.as_bytes());
        fs::write(&path, bytes).unwrap();
    }
}

#[test]
fn a_keys_file_written_from_outside_is_refused_and_nothing_is_touched() {
    let (shelf, camille, _) = two();
    let journal = fs::read(shelf.dir().join("journal")).unwrap();
    let name = |bytes: &[u8]| bytes.windows(7).position(|window| window == b"Camille").unwrap();
    let parameters = |bytes: &[u8]| name(bytes) + 7 + 16;
    let renamed = shelf.copy();
    tamper(&renamed, |bytes| {
        let at = name(bytes);
        bytes[at] = b'D';
    });
    assert!(matches!(refusal(&renamed, camille, PASSPHRASE), StoreError::TamperedKeys));
    for (offset, value) in [(0, u32::MAX), (0, 0), (4, u32::MAX), (8, 64)] {
        let absurd = shelf.copy();
        tamper(&absurd, |bytes| {
            let at = parameters(bytes) + offset;
            bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
        });
        assert!(matches!(Closed::open(&absurd.dir(), &holder()), Err(StoreError::DamagedKeys)), "{offset} {value}");
    }
    let cut = shelf.copy();
    tamper(&cut, |bytes| bytes.truncate(bytes.len() - 80));
    assert!(matches!(Closed::open(&cut.dir(), &holder()), Err(StoreError::DamagedKeys)));
    for copy in [renamed, cut] {
        assert_eq!(fs::read(copy.dir().join("journal")).unwrap(), journal);
    }
}

#[cfg(unix)]
#[test]
fn a_keys_file_longer_than_any_is_not_read_whole() {
    let (shelf, ..) = two();
    for file in ["keys", "keys.bak"] {
        // Sparse: it takes no room on the disk, and would take it all in memory.
        fs::File::create(shelf.dir().join(file)).unwrap().set_len(1 << 40).unwrap();
    }
    assert!(matches!(Closed::open(&shelf.dir(), &holder()), Err(StoreError::DamagedKeys)));
}

#[test]
fn one_copy_of_the_keys_written_from_outside_is_healed_from_the_other() {
    let (shelf, camille, _) = two();
    let genuine = fs::read(shelf.dir().join("keys")).unwrap();
    for (file, notices) in [("keys", vec![Notice::KeysHealed]), ("keys.bak", vec![])] {
        let shelf = shelf.copy();
        tamper_with(&shelf, &[file], |bytes| {
            let at = bytes.windows(7).position(|window| window == b"Camille").unwrap();
            bytes[at] = b'D';
        });
        // A wrong passphrase tells nothing, and touches neither copy.
        assert!(matches!(refusal(&shelf, camille, "une autre phrase"), StoreError::WrongPassphrase));
        assert_ne!(fs::read(shelf.dir().join(file)).unwrap(), genuine);
        assert_eq!(shelf.unlock().notices(), notices);
        assert_eq!(fs::read(shelf.dir().join("keys")).unwrap(), genuine);
        assert_eq!(fs::read(shelf.dir().join("keys.bak")).unwrap(), genuine);
    }
}
