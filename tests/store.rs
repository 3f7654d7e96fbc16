//! The store as its callers see it: what was saved reads back, today and after opening it again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod shelf;

use jalon::domain::assessment::{AdoptedPath, Assessment, Context, Kind, Outcome, Path};
use jalon::domain::change::{Change, Trace};
use jalon::domain::draft::{Draft, FormDraft, OpenAssessment, Work};
use jalon::domain::ids::{AssessmentId, DraftId, LearnerId, SessionId};
use jalon::domain::place::Settings;
use jalon::domain::session::{Appointment, Session};
use jalon::store::{Closed, Meeting, Store, StoreError, exists};
use jalon::vault::Cost;
use shelf::{PASSPHRASE, Shelf, holder, learner, session};
use time::macros::{date, time};

const FIRST: LearnerId = LearnerId::from_bytes([1; 16]);
const SECOND: LearnerId = LearnerId::from_bytes([2; 16]);

/// What is read a slice at a time is what is read at once, whoever has no sessions at all.
#[test]
fn slices_join_to_the_whole() {
    let shelf = Shelf::new();
    let mut store = shelf.unlock();
    let today = date!(2026 - 11 - 24);
    let mut changes = Vec::new();
    for number in 1..=5 {
        let learner_id = LearnerId::from_bytes([number; 16]);
        changes.push(Change::Learner(learner_id, Box::new(learner("Yvette"))));
        for day in (1..number).filter(|_| number != 4) {
            let id = SessionId::from_bytes([number * 16 + day; 16]);
            let date = today - time::Duration::days(i64::from(day) * 20);
            changes.push(Change::Session { id, session: Box::new(session(learner_id, date)), before: None });
        }
    }
    store.save(store.mediator(), 2_000, &changes).unwrap();
    let whole: Vec<_> = store.last_visits(None).unwrap().map(Result::unwrap).collect();
    assert_eq!(whole.iter().map(|visits| visits.sessions).collect::<Vec<_>>(), [1, 2, 4]);
    for (at, visits) in whole.iter().enumerate() {
        let rest: Vec<_> = store.last_visits(Some(visits.learner)).unwrap().map(Result::unwrap).collect();
        assert_eq!(rest, whole[at + 1..]);
    }
    let (entries, rest) = store.retyping(today, None, usize::MAX).unwrap();
    assert_eq!((entries.left.len(), rest), (5, None), "what is older than the month before is done with");
    for most in 1..=4 {
        let (mut joined, mut after) = store.retyping(today, None, most).unwrap();
        while after.is_some() {
            let (slice, rest) = store.retyping(today, after, most).unwrap();
            joined.extend(&slice);
            after = rest;
        }
        assert_eq!(joined, entries, "{most} at a time");
    }
}

fn assessment(learner: LearnerId, date: time::Date) -> Assessment {
    Assessment {
        learner,
        date,
        kind: Kind::Short,
        version: "1".into(),
        answers: [("MAT1".into(), jalon::domain::assessment::Answer { declared: Some(2), observed: None })].into(),
        context: Context::default(),
        procedures: vec!["D2".into()],
        outcome: Outcome { percent: Some(66), ..Outcome::default() },
    }
}

#[test]
fn what_was_saved_reads_back_after_a_new_start() {
    let shelf = Shelf::new();
    let id = LearnerId::from_bytes([1; 16]);
    let (first, second) = (SessionId::from_bytes([9; 16]), SessionId::from_bytes([8; 16]));
    let path =
        AdoptedPath { path: Path { basics: vec!["P1".into()], ..Path::default() }, date: Some(date!(2026 - 11 - 05)) };
    let filed = AssessmentId::from_bytes([5; 16]);
    let mut store = shelf.unlock();
    let author = store.mediator();
    let stamp = store
        .save(
            author,
            2_000,
            &[
                Change::Learner(id, Box::new(learner("Yvette"))),
                Change::Path(id, path.clone()),
                Change::Assessment(filed, Box::new(assessment(id, date!(2026 - 11 - 05)))),
                Change::Session { id: first, session: Box::new(session(id, date!(2026 - 11 - 05))), before: None },
                Change::Session { id: second, session: Box::new(session(id, date!(2026 - 11 - 05))), before: None },
                Change::Trace(id, Trace::Field { field: "note".into(), before: "a".into(), after: "b".into() }),
            ],
        )
        .unwrap();
    assert_eq!((stamp.at, stamp.author, stamp.instance), (2_000, author, store.instance()));
    let verify = |store: &Store| {
        let record = store.record(id).unwrap().unwrap();
        assert_eq!((record.learner.record, record.learner.stamp), (learner("Yvette"), stamp));
        assert_eq!(record.path.unwrap().record, path);
        assert_eq!(record.assessments[0].1.record, assessment(id, date!(2026 - 11 - 05)));
        // Two sessions of one day stand in the order they were entered, not in that of their ids.
        assert_eq!(record.sessions.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [first, second]);
        assert_eq!(record.traces.len(), 1);
        assert_eq!(store.session(first).unwrap().unwrap().record, session(id, date!(2026 - 11 - 05)));
        assert_eq!(store.learners().unwrap().count(), 1);
        assert_eq!(store.counts().unwrap().sessions, 2);
        let visits: Vec<_> = store.last_visits(None).unwrap().map(Result::unwrap).collect();
        assert_eq!((visits.len(), visits[0].sessions, visits[0].last), (1, 2, date!(2026 - 11 - 05)));
        assert_eq!(store.learner(LearnerId::from_bytes([2; 16])).unwrap(), None);
        assert!(store.notices().is_empty(), "{:?}", store.notices());
        assert!(store.verify_counts(&mut |_| {}).unwrap());
    };
    verify(&store);
    drop(store);
    verify(&shelf.unlock());
}

/// Saves in the name of who unlocked the store.
fn save(store: &mut Store, changes: &[Change]) -> u64 {
    let author = store.mediator();
    store.save(author, 5_000, changes).unwrap().sequence
}

fn closing(id: SessionId, session: &Session, before: Option<&Session>) -> Change {
    Change::Session { id, session: Box::new(session.clone()), before: before.map(|before| Box::new(before.clone())) }
}

#[test]
fn a_corrected_session_keeps_its_place_in_the_order_of_entry() {
    let shelf = Shelf::new();
    let mut store = shelf.unlock();
    let (first, second) = (SessionId::from_bytes([9; 16]), SessionId::from_bytes([8; 16]));
    let day = session(FIRST, date!(2026 - 11 - 05));
    save(&mut store, &[closing(first, &day, None)]);
    save(&mut store, &[closing(second, &day, None)]);
    let corrected = Session { note: "relu".into(), ..day.clone() };
    save(&mut store, &[closing(first, &corrected, Some(&day))]);
    let read = store.sessions(FIRST).unwrap();
    let order: Vec<_> = read.iter().map(|(id, kept)| (*id, kept.record.note.as_str())).collect();
    assert_eq!(order, [(first, "relu"), (second, "")]);
    // Moved to another day, it leaves the first one.
    let moved = Session { date: date!(2026 - 11 - 06), ..corrected.clone() };
    save(&mut store, &[closing(first, &moved, Some(&corrected))]);
    assert_eq!(store.sessions(FIRST).unwrap().iter().map(|(id, _)| *id).collect::<Vec<_>>(), [second, first]);
    assert_eq!((store.counts().unwrap().sessions, store.session(first).unwrap().unwrap().record), (2, moved));
}

#[test]
fn what_was_held_under_the_wrong_record_moves() {
    let shelf = Shelf::new();
    let mut store = shelf.unlock();
    let (id, other) = (SessionId::from_bytes([9; 16]), SessionId::from_bytes([8; 16]));
    let filed = AssessmentId::from_bytes([5; 16]);
    let held = session(FIRST, date!(2026 - 11 - 05));
    let theirs = Session { learner: SECOND, ..held.clone() };
    let answers = assessment(FIRST, date!(2026 - 11 - 05));
    save(&mut store, &[closing(id, &held, None), Change::Assessment(filed, Box::new(answers.clone()))]);
    save(&mut store, &[closing(other, &theirs, None)]);
    save(
        &mut store,
        &[
            Change::SessionRemoved(id, Box::new(held.clone())),
            closing(id, &theirs, None),
            Change::AssessmentRemoved(filed, Box::new(answers.clone())),
            Change::Assessment(filed, Box::new(Assessment { learner: SECOND, ..answers })),
            Change::Trace(FIRST, Trace::SessionMoved { session: id, from: FIRST, to: SECOND }),
        ],
    );
    assert_eq!((store.sessions(FIRST).unwrap().len(), store.assessments(FIRST).unwrap().len()), (0, 0));
    // It was entered before the one that was there already.
    let order: Vec<_> = store.sessions(SECOND).unwrap().iter().map(|(id, _)| *id).collect();
    assert_eq!((order, store.assessments(SECOND).unwrap().len()), (vec![id, other], 1));
    assert_eq!(store.session(id).unwrap().unwrap().record.learner, SECOND);
    let visits: Vec<_> = store.last_visits(None).unwrap().map(Result::unwrap).collect();
    assert_eq!(visits.iter().map(|visits| (visits.learner, visits.sessions)).collect::<Vec<_>>(), [(SECOND, 2)]);
    assert_eq!((store.counts().unwrap().sessions, store.traces(FIRST).unwrap().len()), (2, 1));
    let author = store.mediator();
    let unknown = store.save(author, 0, &[Change::SessionRemoved(SessionId::from_bytes([7; 16]), Box::new(held))]);
    assert!(matches!(unknown, Err(StoreError::UnknownRecord)));
    assert!(store.check(&mut |_| {}).unwrap().is_whole());
}

#[test]
fn appointments_follow_their_session() {
    let shelf = Shelf::new();
    let mut store = shelf.unlock();
    let id = SessionId::from_bytes([9; 16]);
    let next = |date| Some(Appointment { date, time: Some(time!(14:30)) });
    let planned = Session { next: next(date!(2026 - 11 - 12)), ..session(FIRST, date!(2026 - 11 - 05)) };
    save(&mut store, &[closing(id, &planned, None)]);
    let meeting = Meeting { learner: FIRST, session: id, time: Some(time!(14:30)) };
    assert_eq!(store.appointments(date!(2026 - 11 - 12)).unwrap(), [meeting]);
    let put_off = Session { next: next(date!(2026 - 11 - 19)), ..planned.clone() };
    save(&mut store, &[closing(id, &put_off, Some(&planned))]);
    assert_eq!(store.appointments(date!(2026 - 11 - 12)).unwrap(), []);
    assert_eq!(store.appointments(date!(2026 - 11 - 19)).unwrap(), [meeting]);
    save(&mut store, &[Change::SessionRemoved(id, Box::new(put_off))]);
    assert_eq!(store.appointments(date!(2026 - 11 - 19)).unwrap(), []);
    assert_eq!((store.session(id).unwrap(), store.counts().unwrap().appointments), (None, 0));
}

#[test]
fn time_never_goes_back() {
    let shelf = Shelf::new();
    let mut store = shelf.unlock();
    let author = store.mediator();
    let at = |store: &mut Store, now| {
        store.save(author, now, &[Change::Learner(FIRST, Box::new(learner("Yvette")))]).unwrap().at
    };
    assert_eq!((at(&mut store, 9_000), at(&mut store, 9_000), at(&mut store, 10)), (9_000, 9_001, 9_002));
    drop(store);
    assert_eq!(at(&mut shelf.unlock(), 11), 9_003);
}

#[test]
fn the_wrong_passphrase_leaves_the_store_closed() {
    let shelf = Shelf::new();
    let closed = shelf.closed();
    let (id, name) = closed.mediators()[0].clone();
    assert_eq!(name, "Camille");
    let (closed, error) = closed.unlock(id, "not the passphrase", &mut |_| {}).err().unwrap();
    assert!(matches!(error, StoreError::WrongPassphrase));
    let store = closed.unlock(id, PASSPHRASE, &mut |_| {}).map_err(|(_, error)| error).unwrap();
    assert_eq!(store.mediators().unwrap()[0].1.name, "Camille");
}

#[test]
fn the_recovery_code_opens_with_a_new_passphrase() {
    let shelf = Shelf::new();
    let closed = shelf.closed();
    let (id, _) = closed.mediators()[0].clone();
    let recover = |closed: Closed, typed: &str| {
        closed.unlock_with_recovery(typed, id, "another good passphrase", Cost::Light, &mut |_| {})
    };
    let swapped: String = shelf.code.chars().rev().collect();
    let (closed, error) = recover(closed, &swapped).err().unwrap();
    assert!(matches!(error, StoreError::RecoveryTypo), "{error:?}");
    let (closed, error) = recover(closed, &Shelf::new().code).err().unwrap();
    assert!(matches!(error, StoreError::WrongRecoveryCode), "{error:?}");
    drop(recover(closed, &shelf.code).map_err(|(_, error)| error).unwrap());
    let (closed, error) = shelf.closed().unlock(id, PASSPHRASE, &mut |_| {}).err().unwrap();
    assert!(matches!(error, StoreError::WrongPassphrase));
    assert!(closed.unlock(id, "another good passphrase", &mut |_| {}).is_ok());
}

#[test]
fn the_place_stands_outside_the_seal_and_follows_the_settings() {
    let shelf = Shelf::new();
    let outside = || {
        let closed = shelf.closed();
        (closed.place_name().to_owned(), closed.theme().to_owned())
    };
    assert_eq!(outside(), ("Médiathèque de Gien".to_owned(), String::new()));
    let mut store = shelf.unlock();
    let settings = Settings { place: "La Passerelle".into(), theme: "sombre".into(), ..store.settings().unwrap() };
    save(&mut store, &[Change::Settings(Box::new(settings.clone()))]);
    drop(store);
    assert_eq!(outside(), ("La Passerelle".to_owned(), "sombre".to_owned()));
    std::fs::write(shelf.dir().join("place.toml"), "name = [").unwrap();
    assert_eq!(outside().0, "");
    assert_eq!(shelf.unlock().settings().unwrap(), settings);
    assert_eq!(outside().0, "La Passerelle");
}

#[test]
fn drafts_stay_until_their_work_is_saved() {
    let shelf = Shelf::new();
    let mut store = shelf.unlock();
    let form = FormDraft { fields: vec![("first_name".into(), "Yvette".into())], focus: 0 };
    let open = OpenAssessment {
        id: AssessmentId::from_bytes([5; 16]),
        kind: Kind::Short,
        version: "1".into(),
        started_on: date!(2026 - 11 - 05),
        answers: assessment(FIRST, date!(2026 - 11 - 05)).answers,
        context: Context::default(),
        procedures: vec![],
        position: 4,
    };
    let draft = |number: u8, learner, work| {
        let (id, author) = (DraftId::from_bytes([number; 16]), store.mediator());
        Draft { id, at: i64::from(number), author, learner, work }
    };
    let (registration, paused) = (draft(2, FIRST, Work::Registration(form)), draft(1, SECOND, Work::Assessment(open)));
    store.keep_draft(&registration).unwrap();
    store.keep_draft(&paused).unwrap();
    store.keep_draft(&paused).unwrap();
    drop(store);
    store = shelf.unlock();
    assert_eq!(store.drafts().unwrap(), [paused.clone(), registration.clone()]);
    save(&mut store, &[Change::Learner(FIRST, Box::new(learner("Yvette")))]);
    assert_eq!(
        store.drafts().unwrap(),
        std::slice::from_ref(&paused),
        "a registration that was saved is no draft any more"
    );
    // A draft under another's name, and one that is no draft.
    let path = |draft: &Draft| shelf.dir().join("drafts").join(draft.id.to_string());
    std::fs::copy(path(&paused), path(&registration)).unwrap();
    std::fs::write(path(&registration).with_extension("tmp"), "half").unwrap();
    assert_eq!(store.drafts().unwrap(), std::slice::from_ref(&paused));
    assert!(!path(&registration).exists() && shelf.dir().join("damaged").exists());
    store.drop_draft(paused.id).unwrap();
    store.drop_draft(paused.id).unwrap();
    assert_eq!(store.drafts().unwrap(), []);
}

#[test]
fn a_folder_without_a_store_is_none() {
    let dir = tempfile::tempdir().unwrap();
    assert!(!exists(dir.path()));
    assert!(matches!(Closed::open(dir.path(), &holder()), Err(StoreError::NoStore)));
}
