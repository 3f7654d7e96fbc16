//! What happens to a store's files: each accident ends in a working program with nothing acknowledged lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod shelf;

use jalon::domain::change::Change;
use jalon::domain::draft::{Draft, FormDraft, Work};
use jalon::domain::ids::{DraftId, LearnerId};
use jalon::domain::learner::Learner;
use jalon::store::{Cause, Closed, Notice, Store, StoreError, create, exists};
use shelf::{PASSPHRASE, Shelf, founding, holder, learner};
use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

fn id(number: u8) -> LearnerId {
    LearnerId::from_bytes([number; 16])
}

/// A store with six saves after its founding, closed; and what must be found in it.
fn filled() -> (Shelf, BTreeMap<LearnerId, Learner>) {
    let shelf = Shelf::new();
    let mut model = BTreeMap::new();
    let mut store = shelf.unlock();
    let author = store.mediator();
    for number in 1..=6 {
        let one = learner(&format!("Yvette {number}"));
        store.save(author, i64::from(number), &[Change::Learner(id(number), Box::new(one.clone()))]).unwrap();
        model.insert(id(number), one);
    }
    (shelf, model)
}

fn learners(store: &Store) -> BTreeMap<LearnerId, Learner> {
    store.learners().unwrap().map(Result::unwrap).map(|(id, kept)| (id, kept.record)).collect()
}

/// Opens the store, checks that it holds the model, can be checked and can be written, and answers what it noticed.
fn holds(shelf: &Shelf, model: &BTreeMap<LearnerId, Learner>) -> Vec<Notice> {
    let mut store = shelf.unlock();
    let notices = store.notices();
    assert_eq!(&learners(&store), model, "{notices:?}");
    let author = store.mediator();
    let (mine, one) = (id(200), learner("Paul"));
    store.save(author, 0, &[Change::Learner(mine, Box::new(one.clone()))]).unwrap();
    drop(store);
    let store = shelf.unlock();
    assert_eq!(store.notices(), [], "what was mended stays mended");
    assert_eq!(store.learner(mine).unwrap().unwrap().record, one);
    let report = store.check(&mut |_| {}).unwrap();
    assert_eq!(
        (report.mended, report.counts.learners),
        (vec![], model.len() as u64 + u64::from(!model.contains_key(&mine)))
    );
    notices
}

fn overwrite(path: &Path, at: u64, bytes: &[u8]) {
    let mut file = OpenOptions::new().write(true).open(path).unwrap();
    file.seek(SeekFrom::Start(at)).unwrap();
    file.write_all(bytes).unwrap();
}

/// Where each frame of the journal begins, and where the last one ends; the head and each header have 30 bytes.
fn places(journal: &[u8]) -> Vec<usize> {
    let mut places = vec![30];
    while let Some(header) = journal.get(places[places.len() - 1]..).filter(|rest| !rest.is_empty()) {
        let length = u32::from_le_bytes(header[22..26].try_into().unwrap()) as usize;
        places.push(places[places.len() - 1] + 30 + length + 4);
    }
    places
}

#[test]
fn the_database_is_deleted() {
    let (shelf, model) = filled();
    fs::remove_dir_all(shelf.dir().join("db")).unwrap();
    assert_eq!(holds(&shelf, &model), [Notice::DatabaseRebuilt(Cause::Missing)]);
}

#[test]
fn the_head_of_the_database_is_overwritten() {
    let (shelf, model) = filled();
    overwrite(&shelf.dir().join("db/db"), 0, &[0xa5; 4096]);
    assert_eq!(holds(&shelf, &model), [Notice::DatabaseRebuilt(Cause::Broken)]);
    assert!(!shelf.dir().join("db.old").exists(), "what was set aside is deleted once the rebuilt one is counted");
}

#[test]
fn each_file_of_the_database_is_garbage_or_gone() {
    let (shelf, model) = filled();
    for name in files(&shelf.dir().join("db")) {
        let copy = shelf.copy();
        let path = copy.dir().join(name.strip_prefix(shelf.dir()).unwrap());
        fs::write(&path, [0x5a; 300]).unwrap();
        holds(&copy, &model);
        let copy = shelf.copy();
        fs::remove_file(copy.dir().join(name.strip_prefix(shelf.dir()).unwrap())).unwrap();
        holds(&copy, &model);
    }
}

#[test]
fn bits_of_the_database_are_flipped_here_and_there() {
    let (shelf, model) = filled();
    let length = fs::metadata(shelf.dir().join("db/db")).unwrap().len();
    for at in (0..length.min(12_000)).step_by(397) {
        let copy = shelf.copy();
        let path = copy.dir().join("db/db");
        let byte = fs::read(&path).unwrap()[usize::try_from(at).unwrap()];
        overwrite(&path, at, &[byte ^ 0x10]);
        let store = copy.unlock();
        assert_eq!(learners(&store), model, "byte {at}");
        store.verify_counts(&mut |_| {}).unwrap();
        assert!(store.check(&mut |_| {}).unwrap().is_whole());
    }
}

#[test]
fn a_snapshot_was_being_written_when_the_power_went() {
    let (shelf, model) = filled();
    fs::write(shelf.dir().join("db/snap.0000000000000001.generating"), b"half a snapshot").unwrap();
    assert_eq!(holds(&shelf, &model), []);
}

#[test]
fn a_folder_stands_where_the_database_should_write() {
    let (shelf, model) = filled();
    fs::remove_file(shelf.dir().join("db/db")).unwrap();
    fs::create_dir(shelf.dir().join("db/db")).unwrap();
    assert_eq!(holds(&shelf, &model), [Notice::DatabaseRebuilt(Cause::Broken)]);
}

#[test]
fn the_database_of_another_store_is_put_in_place() {
    let ((shelf, model), (other, _)) = (filled(), filled());
    fs::remove_dir_all(shelf.dir().join("db")).unwrap();
    fs::rename(other.dir().join("db"), shelf.dir().join("db")).unwrap();
    assert_eq!(holds(&shelf, &model), [Notice::DatabaseRebuilt(Cause::Broken)]);
}

#[test]
fn the_database_is_that_of_last_week() {
    let (shelf, mut model) = filled();
    let old = shelf.copy();
    let mut store = shelf.unlock();
    let author = store.mediator();
    store.save(author, 9, &[Change::Learner(id(7), Box::new(learner("Lucie")))]).unwrap();
    drop(store);
    model.insert(id(7), learner("Lucie"));
    fs::remove_dir_all(shelf.dir().join("db")).unwrap();
    fs::rename(old.dir().join("db"), shelf.dir().join("db")).unwrap();
    assert_eq!(holds(&shelf, &model), []);
}

#[test]
fn a_save_that_was_never_acknowledged_is_dropped() {
    let (shelf, model) = filled();
    // The seventh save reached the journal in part, and the database not at all.
    let before = shelf.copy();
    let mut store = shelf.unlock();
    let author = store.mediator();
    store.save(author, 9, &[Change::Learner(id(7), Box::new(learner("Lucie")))]).unwrap();
    drop(store);
    let whole = fs::read(shelf.dir().join("journal")).unwrap();
    let last = places(&whole)[7];
    for length in (last + 1..whole.len()).step_by(29) {
        let copy = before.copy();
        fs::write(copy.dir().join("journal"), &whole[..length]).unwrap();
        assert_eq!(holds(&copy, &model), [Notice::TailCut { bytes: (length - last) as u64 }]);
        assert_eq!(files(&copy.dir().join("damaged")).len(), 1);
    }
}

#[test]
fn an_acknowledged_save_comes_back_from_the_database() {
    let (shelf, model) = filled();
    let whole = fs::read(shelf.dir().join("journal")).unwrap();
    let (last, before) = (places(&whole)[6], places(&whole)[5]);
    for length in (last..whole.len()).step_by(23).chain([before + 7]) {
        let copy = shelf.copy();
        fs::write(copy.dir().join("journal"), &whole[..length]).unwrap();
        let notices = holds(&copy, &model);
        let first = if length < last { 6 } else { 7 };
        let back = Notice::SavesLost { first, last: 7, records: 8 - first, whole: true };
        assert_eq!(notices.last(), Some(&back), "{length}");
        // What came back is in the journal: it survives the loss of the database.
        fs::remove_dir_all(copy.dir().join("db")).unwrap();
        let with_mine: BTreeMap<_, _> = model.clone().into_iter().chain([(id(200), learner("Paul"))]).collect();
        assert_eq!(holds(&copy, &with_mine), [Notice::DatabaseRebuilt(Cause::Missing)]);
    }
}

#[test]
fn the_journal_is_gone_altogether() {
    let (shelf, model) = filled();
    fs::remove_file(shelf.dir().join("journal")).unwrap();
    let back = Notice::SavesLost { first: 1, last: 7, records: 8, whole: true };
    assert_eq!(holds(&shelf, &model), [Notice::JournalBegunAgain, back]);
    let (shelf, model) = filled();
    fs::write(shelf.dir().join("journal"), [7; 5_000]).unwrap();
    assert_eq!(holds(&shelf, &model), [Notice::JournalBegunAgain, back]);
    assert_eq!(files(&shelf.dir().join("damaged")).len(), 1);
}

#[test]
fn a_middle_frame_is_damaged_and_the_database_still_has_it() {
    let (shelf, model) = filled();
    let whole = fs::read(shelf.dir().join("journal")).unwrap();
    let (from, to) = (places(&whole)[3], places(&whole)[4]);
    for at in (from..from + 30).step_by(5).chain((from + 30..to).step_by(61)) {
        let copy = shelf.copy();
        overwrite(&copy.dir().join("journal"), at as u64, &[whole[at] ^ 1]);
        let notices = holds(&copy, &model);
        let aside = Notice::StretchSetAside { bytes: (to - from) as u64 };
        assert_eq!(notices, [aside, Notice::SavesLost { first: 4, last: 4, records: 1, whole: true }]);
        fs::remove_dir_all(copy.dir().join("db")).unwrap();
        assert_eq!(learners(&copy.unlock()).get(&id(3)), model.get(&id(3)), "byte {at}");
    }
}

#[test]
fn a_middle_frame_is_damaged_and_the_database_is_gone() {
    let (shelf, mut model) = filled();
    let whole = fs::read(shelf.dir().join("journal")).unwrap();
    overwrite(&shelf.dir().join("journal"), places(&whole)[3] as u64 + 50, &[0, 0, 0]);
    fs::remove_dir_all(shelf.dir().join("db")).unwrap();
    model.remove(&id(3));
    let notices = holds(&shelf, &model);
    assert!(notices.contains(&Notice::SavesLost { first: 4, last: 4, records: 0, whole: false }), "{notices:?}");
    let report = shelf.unlock().check(&mut |_| {}).unwrap();
    assert_eq!((report.lost.clone(), report.is_whole()), (vec![(4, 4)], false), "a loss is not forgotten");
}

#[test]
fn what_was_written_back_is_lost_in_its_turn() {
    let (shelf, model) = filled();
    for frame in [3, 7] {
        let whole = fs::read(shelf.dir().join("journal")).unwrap();
        overwrite(&shelf.dir().join("journal"), places(&whole)[frame] as u64 + 50, &[0, 0, 0]);
        assert_eq!(learners(&shelf.unlock()), model);
    }
    fs::remove_dir_all(shelf.dir().join("db")).unwrap();
    let store = shelf.unlock();
    assert_eq!(learners(&store), model);
    assert!(store.check(&mut |_| {}).unwrap().is_whole());
}

#[test]
fn a_frame_was_planted_at_the_end() {
    let (shelf, model) = filled();
    let whole = fs::read(shelf.dir().join("journal")).unwrap();
    let last = *places(&whole).iter().rev().nth(1).unwrap();
    for sequence in [8_u64, 1_000_000] {
        // A header of this journal with a checksum that holds, before the sealed bytes of another frame.
        let mut planted = whole[last..].to_vec();
        planted[14..22].copy_from_slice(&sequence.to_le_bytes());
        let crc = crc32fast::hash(&planted[..26]);
        planted[26..30].copy_from_slice(&crc.to_le_bytes());
        let copy = shelf.copy();
        fs::write(copy.dir().join("journal"), [&whole[..], &planted].concat()).unwrap();
        assert_eq!(holds(&copy, &model), [Notice::TailCut { bytes: planted.len() as u64 }]);
    }
}

#[test]
fn the_program_is_killed_between_two_saves() {
    let (shelf, mut model) = filled();
    let mut store = shelf.unlock();
    let author = store.mediator();
    for number in 10..40_u8 {
        let one = learner(&format!("Lucie {number}"));
        store.save(author, 0, &[Change::Learner(id(number), Box::new(one.clone()))]).unwrap();
        model.insert(id(number), one);
        if number % 7 == 0 {
            store.flush().unwrap();
        }
        if number % 6 == 0 {
            // What a kill leaves: the files as they are, whatever the database still keeps in memory.
            assert_eq!(holds(&shelf.copy(), &model), []);
        }
    }
}

#[test]
fn an_import_is_there_as_a_whole_or_not_at_all() {
    let (shelf, model) = filled();
    let before = shelf.copy();
    let many: BTreeMap<_, _> = (0..9_000_u32)
        .map(|number| {
            let mut bytes = [77; 16];
            bytes[..4].copy_from_slice(&number.to_be_bytes());
            (LearnerId::from_bytes(bytes), learner(&format!("Lucie {number}")))
        })
        .collect();
    let changes: Vec<_> = many.iter().map(|(id, one)| Change::Learner(*id, Box::new(one.clone()))).collect();
    let mut store = shelf.unlock();
    let author = store.mediator();
    store.save(author, 0, &changes).unwrap();
    let killed = shelf.copy();
    drop(store);
    let all: BTreeMap<_, _> = model.clone().into_iter().chain(many).collect();
    assert_eq!(holds(&killed, &all), []);
    let whole = fs::read(shelf.dir().join("journal")).unwrap();
    fs::write(before.dir().join("journal"), &whole[..whole.len() - 1]).unwrap();
    assert!(matches!(holds(&before, &model)[..], [Notice::TailCut { .. }]));
}

#[test]
fn a_middle_frame_was_replaced_by_one_that_looks_right() {
    let (shelf, model) = filled();
    let mut bytes = fs::read(shelf.dir().join("journal")).unwrap();
    let (from, to) = (places(&bytes)[3], places(&bytes)[4]);
    bytes[from + 40] ^= 1;
    let crc = crc32fast::hash(&bytes[from + 30..to - 4]);
    bytes[to - 4..to].copy_from_slice(&crc.to_le_bytes());
    fs::write(shelf.dir().join("journal"), &bytes).unwrap();
    let gone = shelf.copy();
    // Only its seal tells: checking finds it, and the database gives back what it had saved.
    let back = Notice::SavesLost { first: 4, last: 4, records: 1, whole: true };
    let report = shelf.unlock().check(&mut |_| {}).unwrap();
    assert_eq!((report.mended.as_slice(), report.is_whole()), (&[back][..], true));
    holds(&shelf, &model);
    fs::remove_dir_all(shelf.dir().join("db")).unwrap();
    assert_eq!(learners(&shelf.unlock()).get(&id(3)), model.get(&id(3)));
    // Without a database it is lost, and said to be.
    fs::remove_dir_all(gone.dir().join("db")).unwrap();
    let notices = gone.unlock().notices();
    assert!(notices.contains(&Notice::SavesLost { first: 4, last: 4, records: 0, whole: false }), "{notices:?}");
}

#[test]
fn the_keys_of_another_store_open_nothing_and_cut_nothing() {
    let ((shelf, _), (other, _)) = (filled(), filled());
    let before = fs::read(shelf.dir().join("journal")).unwrap();
    for name in ["keys", "keys.bak"] {
        fs::copy(other.dir().join(name), shelf.dir().join(name)).unwrap();
    }
    let closed = shelf.closed();
    let (mediator, _) = closed.mediators()[0].clone();
    let (_, error) = closed.unlock(mediator, PASSPHRASE, &mut |_| {}).err().unwrap();
    assert!(matches!(error, StoreError::DamagedKeys), "{error:?}");
    assert_eq!(fs::read(shelf.dir().join("journal")).unwrap(), before);
}

#[test]
fn one_copy_of_the_keys_is_damaged() {
    let (shelf, model) = filled();
    let good = fs::read(shelf.dir().join("keys")).unwrap();
    for name in ["keys", "keys.bak"] {
        for bytes in [Vec::new(), vec![0; 40], good[..good.len() / 2].to_vec()] {
            fs::write(shelf.dir().join(name), bytes).unwrap();
            assert_eq!(shelf.unlock().notices(), [Notice::KeysHealed]);
            assert_eq!(fs::read(shelf.dir().join(name)).unwrap(), good);
        }
        fs::remove_file(shelf.dir().join(name)).unwrap();
        assert_eq!(shelf.unlock().notices(), [Notice::KeysHealed]);
    }
    holds(&shelf, &model);
    for name in ["keys", "keys.bak"] {
        fs::write(shelf.dir().join(name), b"gone").unwrap();
    }
    assert!(matches!(Closed::open(&shelf.dir(), &holder()), Err(StoreError::DamagedKeys)));
}

#[test]
fn a_second_start_is_told_who_holds_the_store() {
    let (shelf, model) = filled();
    let told = |shelf: &Shelf| match Closed::open(&shelf.dir(), &holder()) {
        Err(StoreError::InUse { host, since }) => (host, since),
        other => panic!("{:?}", other.err()),
    };
    let closed = shelf.closed();
    assert_eq!(told(&shelf), ("poste-3".to_owned(), 1_000));
    drop(closed);
    let store = shelf.unlock();
    assert_eq!(told(&shelf), ("poste-3".to_owned(), 1_000));
    drop(store);
    holds(&shelf, &model);
}

#[test]
fn creation_is_interrupted_or_refused() {
    let (shelf, model) = filled();
    assert!(matches!(create(&shelf.dir(), &founding(), &holder()), Err(StoreError::AlreadyExists)));
    holds(&shelf, &model);
    // Killed before the keys were written: there is no store, and creating one again works.
    let killed = shelf.copy();
    fs::write(killed.dir().join("founding"), b"").unwrap();
    fs::remove_file(killed.dir().join("keys")).unwrap();
    fs::remove_file(killed.dir().join("keys.bak")).unwrap();
    assert!(!exists(&killed.dir()));
    assert!(matches!(Closed::open(&killed.dir(), &holder()), Err(StoreError::NoStore)));
    let (store, _) = create(&killed.dir(), &founding(), &holder()).unwrap();
    assert_eq!(learners(&store), BTreeMap::new());
    // Both copies of the keys lost later: a store in distress, which creation must not touch.
    fs::remove_file(shelf.dir().join("keys")).unwrap();
    fs::remove_file(shelf.dir().join("keys.bak")).unwrap();
    assert!(matches!(create(&shelf.dir(), &founding(), &holder()), Err(StoreError::AlreadyExists)));
    assert!(matches!(Closed::open(&shelf.dir(), &holder()), Err(StoreError::DamagedKeys)));
}

#[test]
fn nothing_of_a_person_is_in_any_file() {
    let shelf = Shelf::new();
    let mut store = shelf.unlock();
    let author = store.mediator();
    let one = Learner {
        first_name: "Philomène".into(),
        phone: "06 39 98 01 23".into(),
        note: "aime la botanique. ".repeat(900),
        ..learner("")
    };
    store.save(author, 5, &[Change::Learner(id(1), Box::new(one.clone()))]).unwrap();
    let fields = vec![("first_name".into(), "Philomène".into()), ("note".into(), "botanique".into())];
    let work = Work::Correction(FormDraft { fields, focus: 0 });
    let draft = Draft { id: DraftId::from_bytes([3; 16]), at: 1, author, learner: id(1), work };
    store.keep_draft(&draft).unwrap();
    assert_eq!(store.drafts().unwrap(), [draft]);
    drop(store);
    for path in files(&shelf.dir()) {
        let bytes = fs::read(&path).unwrap();
        for secret in ["Philomène", "botanique", "06 39 98 01 23", "0639980123"] {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{secret} in {}", path.display());
        }
    }
    assert_eq!(shelf.unlock().learner(id(1)).unwrap().unwrap().record, one);
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
