//! The store as its callers see it: what was saved reads back, today and after opening it again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod shelf;

use jalon::domain::assessment::{AdoptedPath, Assessment, Context, Kind, Outcome, Path};
use jalon::domain::change::{Change, Trace};
use jalon::domain::ids::{AssessmentId, LearnerId, SessionId};
use jalon::store::Store;
use shelf::{Shelf, learner, session};
use time::macros::date;

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
        let visits: Vec<_> = store.last_visits().unwrap().map(Result::unwrap).collect();
        assert_eq!((visits.len(), visits[0].sessions, visits[0].last), (1, 2, date!(2026 - 11 - 05)));
        assert_eq!(store.learner(LearnerId::from_bytes([2; 16])).unwrap(), None);
        assert!(store.notices().is_empty(), "{:?}", store.notices());
        assert!(store.verify_counts(&mut |_| {}).unwrap());
    };
    verify(&store);
    drop(store);
    verify(&shelf.unlock());
}
