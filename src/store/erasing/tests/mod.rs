//! After an erasure nothing of a learner is left: every frame of every file is opened with every key and searched.

mod workshops;

use super::*;
use crate::domain::assessment::{AdoptedPath, Assessment, Context, Kind, Outcome, Path as Steps};
use crate::domain::change::Trace;
use crate::domain::draft::FormDraft;
use crate::domain::ids::{AssessmentId, DraftId, SessionId};
use crate::domain::learner::Learner;
use crate::domain::session::{Appointment, Session};
use crate::store::journal::{Content, Frame, HEADER, unseal};
use crate::store::{Closed, Founding, Holder, create};
use crate::vault::Cost;
use std::fs;
use std::path::{Path, PathBuf};
use time::macros::date;

const YVETTE: LearnerId = LearnerId::from_bytes(*b"the-id-of-yvette");
const KARIM: LearnerId = LearnerId::from_bytes(*b"the-id-of--karim");
const HELD: SessionId = SessionId::from_bytes(*b"held-by-camille-");
const MOVED: SessionId = SessionId::from_bytes(*b"moved-to-karim--");
/// What stands in Yvette's record alone.
const WORDS: [&str; 5] = ["Yvette", "0612345678", "gauchère", "Je lis avant", "petits-enfants"];
const PASSPHRASE: &str = "five words nobody else has";

fn holder() -> Holder {
    Holder { host: String::new(), now: 1 }
}

fn yvette() -> Learner {
    Learner {
        code: "MARS-27".into(),
        first_name: "Yvette".into(),
        phone: "0612345678".into(),
        wish: "voir mes petits-enfants".into(),
        birth_year: Some(1951),
        commune: Some("45155".into()),
        ..Learner::default()
    }
}

fn held(day: time::Date) -> Session {
    Session {
        sentence: "Je lis avant de cliquer.".into(),
        note: "gauchère".into(),
        themes: vec!["email".into()],
        duration_min: 40,
        next: Some(Appointment { date: date!(2026 - 12 - 05), time: None }),
        ..Session::on(YVETTE, day)
    }
}

/// A store with Yvette, Karim, a session that went from one to the other, a draft, and damage set aside.
fn filled(dir: &Path) -> Store {
    let founding =
        Founding { place: "Gien", commune: None, mediator: "Camille", passphrase: PASSPHRASE, cost: Cost::Light };
    let (mut store, _) = create(dir, &founding, &holder()).unwrap();
    let me = store.mediator();
    let close = |id, session: Session, before| Change::Session { id, session: Box::new(session), before };
    let assessment = Assessment {
        learner: YVETTE,
        date: date!(2026 - 11 - 05),
        kind: Kind::Short,
        version: "1".into(),
        answers: [].into(),
        context: Context::default(),
        procedures: Vec::new(),
        outcome: Outcome::default(),
    };
    let earlier = held(date!(2025 - 03 - 01));
    store
        .save(
            me,
            5,
            &[
                Change::Learner(YVETTE, Box::new(Learner { first_name: "Yvett".into(), ..yvette() })),
                Change::Learner(KARIM, Box::new(Learner { code: "JUIN-11".into(), ..Learner::default() })),
                Change::Path(
                    YVETTE,
                    AdoptedPath { path: Steps { basics: vec!["P1".into()], ..Steps::default() }, date: None },
                ),
                Change::Assessment(AssessmentId::from_bytes([5; 16]), Box::new(assessment)),
                close(HELD, held(date!(2026 - 11 - 05)), None),
                close(MOVED, held(date!(2026 - 11 - 05)), None),
                close(SessionId::from_bytes([9; 16]), earlier, None),
            ],
        )
        .unwrap();
    let corrected = Session { goal: "le clavier".into(), ..held(date!(2026 - 11 - 06)) };
    let before = Box::new(held(date!(2026 - 11 - 05)));
    let trace = Trace::SessionMoved { session: MOVED, from: YVETTE, to: KARIM };
    let wordless = Session { learner: KARIM, ..Session::on(KARIM, date!(2026 - 11 - 05)) };
    store
        .save(
            me,
            6,
            &[
                Change::Learner(YVETTE, Box::new(yvette())),
                Change::Trace(
                    YVETTE,
                    Trace::Field { field: "first_name".into(), before: "Yvett".into(), after: "Yvette".into() },
                ),
                close(HELD, corrected, Some(before.clone())),
                Change::Trace(YVETTE, Trace::SessionCorrected(HELD, before.clone())),
                Change::SessionRemoved(MOVED, before),
                close(MOVED, wordless, None),
                Change::Trace(YVETTE, trace.clone()),
                Change::Trace(KARIM, trace),
            ],
        )
        .unwrap();
    let form = FormDraft { fields: vec![("first_name".into(), "Yvette".into())], focus: 0 };
    let draft =
        Draft { id: DraftId::from_bytes([3; 16]), at: 7, author: me, learner: YVETTE, work: Work::Correction(form) };
    store.keep_draft(&draft).unwrap();
    fs::write(dir.join("drafts/.0303.unfinished"), b"half").unwrap();
    fs::create_dir_all(dir.join("damaged")).unwrap();
    fs::copy(dir.join("journal"), dir.join("damaged/journal-part")).unwrap();
    store
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(self::files(&path)) } else { files.push(path) }
    }
    files
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Every frame that can be found anywhere in a file, opened.
fn opened(store: &Store, bytes: &[u8]) -> Vec<(u64, Vec<u8>)> {
    let frames = bytes.windows(HEADER).enumerate().filter_map(|(at, window)| {
        let header = Frame::header_of(window)?;
        let sealed = bytes.get(at + HEADER..)?.get(..header.length as usize)?.to_vec();
        let frame = Frame { header, at: at as u64, sealed };
        Some((header.sequence, unseal(&store.seals.keyring, &frame).ok()?.to_vec()))
    });
    frames.collect()
}

/// Searches all files for some words and a learner's id, tombstones aside. Answers where they were found.
fn found(store: &Store, dir: &Path, words: &[&str], id: Option<LearnerId>) -> Vec<String> {
    let mut found = Vec::new();
    for path in files(dir) {
        let bytes = fs::read(&path).unwrap();
        let name = path.strip_prefix(dir).unwrap().display().to_string();
        // Sessions' ids stand as they are in the database's keys.
        for part in words.iter().map(|word| word.as_bytes()).chain(id.map(|_| &HELD.bytes()[..])) {
            if holds(&bytes, part) {
                found.push(format!("{name}: {}", String::from_utf8_lossy(part)));
            }
        }
        for (sequence, plain) in opened(store, &bytes) {
            found.extend(
                words.iter().filter(|word| holds(&plain, word.as_bytes())).map(|word| format!("{name}: {word}")),
            );
            for write in Content::read(&plain, sequence).unwrap().writes().map(Result::unwrap) {
                let said = [write.key, write.record.unwrap_or_default()].concat();
                if !outlives(write.tree) && id.is_some_and(|id| holds(&said, id.bytes())) {
                    found.push(format!("{name}: id in {:?}", write.tree));
                }
            }
        }
    }
    for tree in Tree::ALL {
        let database = store.database.borrow();
        for row in database.as_ref().unwrap().scan(tree, &[]).unwrap().with_removed() {
            let (key, row) = row.unwrap();
            let said = [&key[..], &row.record.unwrap_or_default()].concat();
            found.extend(words.iter().filter(|word| holds(&said, word.as_bytes())).map(|word| format!("db: {word}")));
            if !outlives(tree) && id.is_some_and(|id| holds(&said, id.bytes())) {
                found.push(format!("db: id in {tree:?}"));
            }
        }
    }
    found
}

fn reopen(dir: &Path) -> Store {
    let closed = Closed::open(dir, &holder()).unwrap();
    let id = closed.mediators()[0].0;
    closed.unlock(id, PASSPHRASE, &mut |_| {}).map_err(|(_, error)| error).unwrap()
}

/// Where the id alone stays, drawn at random and bound to nothing any more.
fn outlives(tree: Tree) -> bool {
    matches!(tree, Tree::Tombstones | Tree::Log)
}

#[test]
fn no_file_holds_anything_of_an_erased_learner() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = filled(dir.path());
    let before = found(&store, dir.path(), &WORDS, Some(YVETTE));
    for place in ["journal: Yvette", "damaged/journal-part: gauch", "db: 0612345678", "journal: id in Sessions"] {
        assert!(before.iter().any(|line| line.starts_with(place)), "the search finds {place}: {before:?}");
    }
    let me = store.mediator();
    let erased = store.erase(me, 9, &[(YVETTE, Erasure::Whole)], &mut |_| {}).unwrap();
    assert!(erased.unfinished.is_none());
    for _ in 0..2 {
        assert_eq!(found(&store, dir.path(), &WORDS, Some(YVETTE)), Vec::<String>::new());
        assert_eq!(store.record(YVETTE).unwrap(), None);
        assert_eq!((store.counts().unwrap().learners, store.counts().unwrap().sessions), (1, 1));
        assert_eq!(store.appointments(date!(2026 - 12 - 05)).unwrap(), []);
        assert!(store.drafts().unwrap().is_empty() && fs::read_dir(dir.path().join("drafts")).unwrap().count() == 0);
        assert_eq!(store.tombstones().unwrap().len(), 1);
        let trace = Trace::SessionMoved { session: MOVED, from: LearnerId::from_bytes([0; 16]), to: KARIM };
        assert_eq!(store.traces(KARIM).unwrap()[0].record, trace);
        assert!(store.check(&mut |_| {}).unwrap().is_whole());
        drop(store);
        store = reopen(dir.path());
    }
}

#[test]
fn a_row_stays_of_each_session_and_tells_nobody() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = filled(dir.path());
    let me = store.mediator();
    store.erase(me, 9, &[(YVETTE, Erasure::Whole)], &mut |_| {}).unwrap();
    let mut rows: Vec<_> = store.remains().unwrap().map(Result::unwrap).collect();
    rows.sort_by_key(|row| row.year);
    assert_eq!(rows.iter().map(|row| (row.year, row.month)).collect::<Vec<_>>(), [(2025, 3), (2026, 11)]);
    assert_eq!((rows[1].duration_min, &rows[1].commune), (40, &None), "she was alone in her commune");
    assert_ne!(rows[0].person, rows[1].person, "nobody follows a person from year to year");
    // Five people of one commune, two sessions each in one year.
    let ids: Vec<_> = (1..=5).map(|number| LearnerId::from_bytes([number; 16])).collect();
    let mut changes = Vec::new();
    for (number, id) in ids.iter().enumerate() {
        changes.push(Change::Learner(*id, Box::new(yvette())));
        for day in [date!(2026 - 01 - 07), date!(2026 - 09 - 07)] {
            let session = SessionId::from_bytes([u8::try_from(number).unwrap() * 16 + u8::from(day.month()); 16]);
            changes.push(Change::Session { id: session, session: Box::new(Session::on(*id, day)), before: None });
        }
    }
    store.save(me, 10, &changes).unwrap();
    let all: Vec<_> = ids.iter().map(|id| (*id, Erasure::Whole)).collect();
    store.erase(me, 11, &all, &mut |_| {}).unwrap();
    let rows: Vec<_> = store.remains().unwrap().map(Result::unwrap).filter(|row| row.commune.is_some()).collect();
    let persons: BTreeSet<_> = rows.iter().map(|row| row.person).collect();
    assert_eq!((rows.len(), persons.len(), store.counts().unwrap().remains), (10, 5, 12));
}

#[test]
fn a_name_goes_and_what_was_learnt_stays() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = filled(dir.path());
    let me = store.mediator();
    let before = store.sessions(YVETTE).unwrap();
    store.erase(me, 9, &[(YVETTE, Erasure::Name)], &mut |_| {}).unwrap();
    for _ in 0..2 {
        assert_eq!(found(&store, dir.path(), &[&WORDS[..], &["le clavier"]].concat(), None), Vec::<String>::new());
        let record = store.record(YVETTE).unwrap().unwrap();
        let learner = &record.learner.record;
        assert_eq!((learner.code.as_str(), learner.anonymous, &learner.commune), ("MARS-27", true, &None));
        assert_eq!(learner.birth_year, Some(1951), "2026 less 75, the middle of the band");
        let stamps = |sessions: &[(SessionId, Kept<Session>)]| {
            sessions.iter().map(|(id, kept)| (*id, kept.stamp, kept.record.duration_min)).collect::<Vec<_>>()
        };
        assert_eq!(stamps(&record.sessions), stamps(&before), "who held them is kept");
        assert_eq!((record.assessments.len(), record.path.is_some(), record.traces.len()), (1, true, 2));
        assert_eq!((store.counts().unwrap().remains, store.drafts().unwrap().len()), (0, 0));
        assert!(store.check(&mut |_| {}).unwrap().is_whole());
        drop(store);
        store = reopen(dir.path());
    }
    // She comes back and says her name: it stays.
    store.save(me, 12, &[Change::Learner(YVETTE, Box::new(yvette()))]).unwrap();
    store.compact(&mut |_| true).unwrap();
    assert_eq!(store.learner(YVETTE).unwrap().unwrap().record, yvette());
    // Until she asks for all of it to go.
    store.erase(me, 13, &[(YVETTE, Erasure::Whole)], &mut |_| {}).unwrap();
    assert_eq!(found(&store, dir.path(), &WORDS, Some(YVETTE)), Vec::<String>::new());
}

#[test]
fn an_interrupted_erasure_is_finished_at_the_next_start() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = filled(dir.path());
    let me = store.mediator();
    // As if the power had gone right after the save.
    store.save(me, 9, &[Change::Erasure(YVETTE, Erasure::Whole)]).unwrap();
    assert!(!found(&store, dir.path(), &WORDS, Some(YVETTE)).is_empty());
    drop(store);
    let mut store = reopen(dir.path());
    assert_eq!(found(&store, dir.path(), &WORDS, Some(YVETTE)), Vec::<String>::new());
    assert!(!dir.path().join("damaged").exists());
    // Or at quitting.
    store.save(me, 10, &[Change::Erasure(KARIM, Erasure::Whole)]).unwrap();
    assert!(store.compact_if_worthwhile(&mut |_| false).unwrap(), "an erasure is not stopped");
    assert_eq!(found(&store, dir.path(), &[], Some(KARIM)), Vec::<String>::new());
    assert!(!store.compact_if_worthwhile(&mut |_| true).unwrap());
}

#[test]
fn erasures_are_applied_again_to_an_older_copy() {
    let (dir, older) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut store = filled(dir.path());
    let copy = older.path().join("data");
    fs::create_dir(&copy).unwrap();
    for name in ["keys", "journal"] {
        fs::copy(dir.path().join(name), copy.join(name)).unwrap();
    }
    let me = store.mediator();
    store.erase(me, 9, &[(YVETTE, Erasure::Whole), (KARIM, Erasure::Name)], &mut |_| {}).unwrap();
    let tombstones: Vec<_> = store.tombstones().unwrap().into_iter().map(|(id, kept)| (id, kept.record)).collect();
    let mut restored = reopen(&copy);
    assert!(restored.learner(YVETTE).unwrap().is_some());
    let applied = restored.erase(me, 10, &tombstones, &mut |_| {}).unwrap();
    assert!(applied.unfinished.is_none());
    assert_eq!(found(&restored, &copy, &WORDS, Some(YVETTE)), Vec::<String>::new());
    assert_eq!(restored.remains().unwrap().count(), store.remains().unwrap().count());
}

#[test]
fn an_erasure_killed_anywhere_is_finished_by_the_next_start() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = filled(dir.path());
    let me = store.mediator();
    let mut copies = Vec::new();
    let mut copy = || {
        let copy = tempfile::tempdir().unwrap();
        for path in files(dir.path()) {
            let to = copy.path().join(path.strip_prefix(dir.path()).unwrap());
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(path, to).unwrap();
        }
        copies.push(copy);
    };
    store.erase(me, 9, &[(YVETTE, Erasure::Whole)], &mut |_| copy()).unwrap();
    assert_eq!(copies.len(), 4);
    for copy in copies {
        let store = reopen(copy.path());
        assert_eq!(found(&store, copy.path(), &WORDS, Some(YVETTE)), Vec::<String>::new());
        assert_eq!((store.counts().unwrap().learners, store.counts().unwrap().remains), (1, 2));
        assert!(store.check(&mut |_| {}).unwrap().is_whole());
    }
}

#[test]
fn nothing_is_written_any_more_about_someone_who_is_gone() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = filled(dir.path());
    let me = store.mediator();
    store.erase(me, 9, &[(YVETTE, Erasure::Whole), (KARIM, Erasure::Name)], &mut |_| {}).unwrap();
    let again = store.save(me, 10, &[Change::Learner(YVETTE, Box::new(yvette()))]);
    assert!(matches!(again, Err(StoreError::UnknownRecord)));
    store.save(me, 10, &[Change::Learner(KARIM, Box::new(yvette()))]).unwrap();
}
