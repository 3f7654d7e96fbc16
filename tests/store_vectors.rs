//! Bytes that do not belong where they stand: swapped, foreign, repeated, reordered, rolled back or absurdly long. Each is
//! refused, what was saved comes back from where it is sound, and nothing is lost without a word.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod shelf;

use jalon::domain::change::Change;
use jalon::domain::draft::{Draft, FormDraft, Work};
use jalon::domain::ids::{DraftId, LearnerId, SessionId};
use jalon::domain::learner::Learner;
use jalon::store::{Cause, Closed, Notice, Store, StoreError};
use shelf::{Shelf, holder, learner, session};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use std::thread;
use std::time::Duration;
use time::macros::date;

type Model = BTreeMap<LearnerId, Learner>;

fn id(number: u8) -> LearnerId {
    LearnerId::from_bytes([number; 16])
}

/// A store of six people, each with a session, closed.
fn filled() -> (Shelf, Model) {
    let shelf = Shelf::new();
    let mut model = Model::new();
    let mut store = shelf.unlock();
    let author = store.mediator();
    for number in 1..=6 {
        let one = learner(&format!("Yvette {number}"));
        let held = session(id(number), date!(2026 - 03 - 03));
        let held = Change::Session { id: SessionId::from_bytes([number; 16]), session: Box::new(held), before: None };
        store.save(author, i64::from(number), &[Change::Learner(id(number), Box::new(one.clone())), held]).unwrap();
        model.insert(id(number), one);
    }
    (shelf, model)
}

fn learners(store: &Store) -> Model {
    store.learners().unwrap().map(Result::unwrap).map(|(id, kept)| (id, kept.record)).collect()
}

/// The store holds the model, its check ends well, and both stay so at the next start. Answers what was noticed.
#[track_caller]
fn holds(shelf: &Shelf, model: &Model) -> Vec<Notice> {
    let store = shelf.unlock();
    assert_eq!(&learners(&store), model);
    for number in 1..=6 {
        assert!(store.session(SessionId::from_bytes([number; 16])).unwrap().is_some());
    }
    let report = store.check(&mut |_| {}).unwrap();
    assert_eq!((report.counts.learners, report.counts.sessions), (6, 6));
    assert!(report.is_whole(), "{report:?}");
    let notices = report.mended;
    drop(store);
    let store = shelf.unlock();
    assert_eq!((&learners(&store), store.notices()), (model, vec![]), "what was mended stays mended");
    notices
}

/// A store's database, opened beside it: a thread of the one before may hold its file a moment longer.
fn database_of(shelf: &Shelf) -> sled::Db {
    let path = shelf.dir().join("db");
    let mut tries = 0..500;
    loop {
        match sled::open(&path) {
            Err(sled::Error::Io(_)) if tries.next().is_some() => thread::sleep(Duration::from_millis(20)),
            opened => return opened.unwrap(),
        }
    }
}

/// Changes the database's trees behind the store's back.
fn tamper(shelf: &Shelf, with: impl Fn(&sled::Db)) {
    let database = database_of(shelf);
    with(&database);
    database.flush().unwrap();
}

/// The tree of the database that holds a key, which there is one of, and the key's value.
fn tree_of(database: &sled::Db, key: &[u8], length: usize) -> (sled::Tree, sled::IVec) {
    let trees = database.tree_names().into_iter().map(|name| database.open_tree(name).unwrap());
    let mut holding = trees.filter(|tree| tree.iter().keys().all(|key| key.is_ok_and(|key| key.len() == length)));
    holding.find_map(|tree| tree.get(key).unwrap().map(|value| (tree, value))).unwrap()
}

#[test]
fn one_learner_s_sealed_bytes_do_not_open_as_another_s() {
    let (shelf, model) = filled();
    tamper(&shelf, |database| {
        let (tree, first) = tree_of(database, id(1).bytes(), 16);
        let second = tree.insert(id(2).bytes(), first).unwrap().unwrap();
        tree.insert(id(1).bytes(), second).unwrap();
    });
    assert_eq!(holds(&shelf, &model), [Notice::DatabaseRebuilt(Cause::Broken)]);
}

#[test]
fn another_tree_s_and_another_store_s_sealed_bytes_do_not_open() {
    let (shelf, model) = filled();
    tamper(&shelf, |database| {
        let (tree, _) = tree_of(database, id(1).bytes(), 16);
        let session = [&id(1).bytes()[..], &[0; 4]].concat();
        let any = database.tree_names().into_iter().map(|name| database.open_tree(name).unwrap());
        let foreign = any.flat_map(|tree| tree.iter().values().map(Result::unwrap).collect::<Vec<_>>());
        let longest = foreign.max_by_key(|value| value.len()).unwrap();
        assert!(tree.get(session).unwrap().is_none());
        tree.insert(id(1).bytes(), longest).unwrap();
    });
    assert_eq!(holds(&shelf, &model), [Notice::DatabaseRebuilt(Cause::Broken)]);
    let ((shelf, model), (other, _)) = (filled(), filled());
    let database = database_of(&other);
    let (_, foreign) = tree_of(&database, id(3).bytes(), 16);
    tamper(&shelf, |database| {
        tree_of(database, id(3).bytes(), 16).0.insert(id(3).bytes(), foreign.as_ref()).unwrap();
    });
    assert_eq!(holds(&shelf, &model), [Notice::DatabaseRebuilt(Cause::Broken)]);
}

#[test]
fn an_older_value_of_the_same_record_is_found_by_checking() {
    let (shelf, mut model) = filled();
    let older = {
        let database = database_of(&shelf);
        tree_of(&database, id(1).bytes(), 16).1
    };
    let renamed = learner("Yvette, corrigée");
    let mut store = shelf.unlock();
    store.save(store.mediator(), 9, &[Change::Learner(id(1), Box::new(renamed.clone()))]).unwrap();
    drop(store);
    model.insert(id(1), renamed);
    tamper(&shelf, |database| {
        tree_of(database, id(1).bytes(), 16).0.insert(id(1).bytes(), older.as_ref()).unwrap();
    });
    let report = shelf.unlock().check(&mut |_| {}).unwrap();
    assert_eq!(report.mended, [Notice::DatabaseRebuilt(Cause::Miscounted)]);
    assert_eq!(holds(&shelf, &model), []);
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

/// What is done to the frames of a journal.
type Tampering<'a> = &'a dyn Fn(&mut Vec<Vec<u8>>);

fn with_frames(shelf: &Shelf, change: impl Fn(&mut Vec<Vec<u8>>)) {
    let path = shelf.dir().join("journal");
    let whole = fs::read(&path).unwrap();
    let places = places(&whole);
    let mut frames: Vec<Vec<u8>> = places.windows(2).map(|two| whole[two[0]..two[1]].to_vec()).collect();
    change(&mut frames);
    fs::write(path, [&whole[..30], &frames.concat()].concat()).unwrap();
}

/// A frame whose header says something else, with a checksum that holds.
fn with_header(frame: &[u8], at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut frame = frame.to_vec();
    frame[at..at + bytes.len()].copy_from_slice(bytes);
    let crc = crc32fast::hash(&frame[..26]);
    frame[26..30].copy_from_slice(&crc.to_le_bytes());
    frame
}

#[test]
fn frames_repeated_reordered_or_of_another_store_change_nothing() {
    let (shelf, model) = filled();
    let (other, _) = filled();
    let foreign = fs::read(other.dir().join("journal")).unwrap();
    let foreign = foreign[places(&foreign)[3]..places(&foreign)[4]].to_vec();
    let mark: Vec<u8> = fs::read(shelf.dir().join("journal")).unwrap()[30..38].to_vec();
    let changes: [(&str, Tampering<'_>); 6] = [
        ("repeated", &|frames| frames.insert(4, frames[3].clone())),
        ("repeated at the end", &|frames| frames.push(frames[2].clone())),
        ("all repeated", &|frames| frames.extend(frames.clone())),
        ("reordered", &|frames| frames.swap(3, 4)),
        ("another store's", &|frames| frames.insert(4, foreign.clone())),
        ("another store's, with this one's mark", &|frames| frames.insert(4, with_header(&foreign, 0, &mark))),
    ];
    for (name, change) in changes {
        let copy = shelf.copy();
        with_frames(&copy, change);
        let notices = holds(&copy, &model);
        let known = |notice: &Notice| {
            matches!(
                notice,
                Notice::StretchSetAside { .. } | Notice::TailCut { .. } | Notice::SavesLost { whole: true, .. }
            )
        };
        assert!(!notices.is_empty() && notices.iter().all(known), "{name}: {notices:?}");
    }
}

#[test]
fn a_frame_of_an_unknown_epoch_is_a_sign_of_older_keys_and_nothing_is_cut() {
    let (shelf, _) = filled();
    with_frames(&shelf, |frames| {
        let planted = with_header(&frames[3], 10, &7_u32.to_le_bytes());
        let next = (frames.len() as u64 + 1).to_le_bytes();
        frames.push(with_header(&planted, 14, &next));
    });
    let before = fs::read(shelf.dir().join("journal")).unwrap();
    let closed = shelf.closed();
    let (mediator, _) = closed.mediators()[0].clone();
    let (_, error) = closed.unlock(mediator, shelf::PASSPHRASE, &mut |_| {}).err().unwrap();
    assert!(matches!(error, StoreError::DamagedKeys), "{error:?}");
    assert_eq!(fs::read(shelf.dir().join("journal")).unwrap(), before);
}

#[test]
fn a_header_that_says_it_is_huge_allocates_nothing() {
    let (shelf, model) = filled();
    for length in [u32::MAX, 1 << 31, (1 << 30) + 1] {
        let copy = shelf.copy();
        with_frames(&copy, |frames| {
            let huge = with_header(&frames[4], 22, &length.to_le_bytes());
            let next = (frames.len() as u64 + 1).to_le_bytes();
            frames.push(with_header(&huge, 14, &next));
        });
        assert!(matches!(holds(&copy, &model)[..], [Notice::TailCut { .. }]));
    }
}

fn draft(number: u8, author: &Store) -> Draft {
    let form = FormDraft { fields: vec![("first_name".into(), format!("Zoé {number}"))], focus: 0 };
    let (id, learner) = (DraftId::from_bytes([number; 16]), LearnerId::from_bytes([90 + number; 16]));
    Draft { id, at: i64::from(number), author: author.mediator(), learner, work: Work::Registration(form) }
}

/// Makes a file as long as that, without taking the room.
fn lengthen(path: &Path, length: u64) {
    File::options().create(true).truncate(false).write(true).open(path).unwrap().set_len(length).unwrap();
}

#[test]
fn drafts_that_are_not_this_store_s_own_are_set_aside() {
    let ((shelf, _), (other, _)) = (filled(), filled());
    let store = shelf.unlock();
    let drafts: Vec<Draft> = (1..=6).map(|number| draft(number, &store)).collect();
    for draft in &drafts {
        store.keep_draft(draft).unwrap();
    }
    let theirs = other.unlock();
    theirs.keep_draft(&draft(2, &theirs)).unwrap();
    let path = |shelf: &Shelf, draft: &Draft| shelf.dir().join("drafts").join(draft.id.to_string());
    let first = fs::read(path(&shelf, &drafts[0])).unwrap();
    fs::write(path(&shelf, &drafts[1]), fs::read(path(&other, &drafts[1])).unwrap()).unwrap();
    fs::write(path(&shelf, &drafts[2]), &first).unwrap();
    fs::write(path(&shelf, &drafts[3]), &first[..first.len() - 1]).unwrap();
    lengthen(&path(&shelf, &drafts[4]), 1 << 40);
    fs::remove_file(path(&shelf, &drafts[5])).unwrap();
    fs::create_dir(path(&shelf, &drafts[5])).unwrap();
    assert_eq!(store.drafts().unwrap(), drafts[..1]);
    assert_eq!(fs::read_dir(shelf.dir().join("damaged")).unwrap().count(), 5);
    assert_eq!(store.drafts().unwrap(), drafts[..1]);
}

#[test]
fn files_outside_the_seal_are_read_within_bounds() {
    let (shelf, model) = filled();
    for name in ["place.toml", "instance.toml"] {
        fs::remove_file(shelf.dir().join(name)).unwrap();
        lengthen(&shelf.dir().join(name), 1 << 40);
    }
    assert_eq!(holds(&shelf, &model), []);
    lengthen(&shelf.dir().join("instance.toml"), 1 << 40);
    let held = shelf.closed();
    lengthen(&shelf.dir().join("instance.toml"), 1 << 40);
    let second = Closed::open(&shelf.dir(), &holder()).err().unwrap();
    assert!(matches!(second, StoreError::InUse { ref host, since: 0 } if host.is_empty()), "{second:?}");
    drop(held);
    for name in ["keys", "keys.bak"] {
        lengthen(&shelf.dir().join(name), 1 << 40);
    }
    assert!(matches!(Closed::open(&shelf.dir(), &holder()).err(), Some(StoreError::DamagedKeys)));
}
