//! Random saves, corrections, removals and erasures, compacted, left and rebuilt at random moments: the same records
//! under the same stamps as before, whatever the order.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod shelf;

use jalon::domain::change::{Change, Kept, Trace};
use jalon::domain::erasure::{Erasure, nameless, wordless, wordless_trace};
use jalon::domain::ids::{LearnerId, SessionId};
use jalon::domain::learner::Learner;
use jalon::domain::record::Record;
use jalon::domain::session::{Appointment, Session};
use jalon::store::Store;
use proptest::prelude::*;
use shelf::Shelf;
use std::collections::BTreeMap;
use time::macros::date;

#[derive(Clone, Copy, Debug)]
enum Step {
    /// Registers or corrects a learner.
    Learner(u8, u8),
    /// Closes or corrects a session.
    Session(u8, u8),
    RemoveSession(u8),
    Trace(u8),
    Erase(u8, Erasure),
    Compact,
    /// A compaction that is stopped after so many reports.
    Stopped(u8),
    Reopen,
    Rebuild,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let number = || 0_u8..4;
    let erasure = prop_oneof![Just(Erasure::Whole), Just(Erasure::Name)];
    let step = prop_oneof![
        4 => (number(), any::<u8>()).prop_map(|(who, what)| Step::Learner(who, what)),
        5 => (number(), number()).prop_map(|(who, which)| Step::Session(who, which)),
        2 => (0_u8..16).prop_map(Step::RemoveSession),
        2 => number().prop_map(Step::Trace),
        2 => (number(), erasure).prop_map(|(who, what)| Step::Erase(who, what)),
        2 => Just(Step::Compact),
        1 => (0_u8..3).prop_map(Step::Stopped),
        1 => Just(Step::Reopen),
        1 => Just(Step::Rebuild),
    ];
    prop::collection::vec(step, 1..20)
}

/// A store and what must be in it.
struct Desk {
    shelf: Shelf,
    store: Option<Store>,
    records: BTreeMap<LearnerId, Record>,
    /// Visits of erased learners.
    remains: u64,
    /// Ids are never used again: erased learners count up.
    lives: [u8; 4],
    saves: u8,
}

impl Desk {
    fn new() -> Self {
        let shelf = Shelf::new();
        let store = Some(shelf.unlock());
        Self { shelf, store, records: BTreeMap::new(), remains: 0, lives: [0; 4], saves: 0 }
    }

    fn store(&mut self) -> &mut Store {
        self.store.as_mut().unwrap()
    }

    fn id(&self, who: u8) -> LearnerId {
        let mut bytes = [who; 16];
        bytes[15] = self.lives[usize::from(who)];
        LearnerId::from_bytes(bytes)
    }

    fn save(&mut self, changes: &[Change]) {
        let store = self.store();
        let author = store.mediator();
        store.save(author, 1, changes).unwrap();
    }

    /// Reads a learner again: what was just saved to it is tested elsewhere.
    fn learn(&mut self, id: LearnerId) {
        let record = self.store().record(id).unwrap();
        record.map(|record| self.records.insert(id, record));
    }

    fn take(&mut self, step: Step) {
        self.saves += 1;
        let note = format!("note {}", self.saves);
        match step {
            Step::Learner(who, year) => {
                let id = self.id(who);
                let birth_year = Some(1950 + u16::from(year % 50));
                let learner = Learner {
                    first_name: "Yvette".into(),
                    code: "MARS-27".into(),
                    note,
                    birth_year,
                    ..Learner::default()
                };
                self.save(&[Change::Learner(id, Box::new(learner))]);
                self.learn(id);
            }
            Step::Session(who, which) => {
                let id = self.id(who);
                let session = SessionId::from_bytes([who * 4 + which; 16]);
                let before = self.store().session(session).unwrap().map(|kept| Box::new(kept.record));
                if !self.records.contains_key(&id) {
                    return;
                }
                let next = (which > 1).then_some(Appointment { date: date!(2027 - 01 - 01), time: None });
                let day = date!(2026 - 11 - 05) + time::Duration::days(i64::from(self.saves % 5));
                let held = Session { note, next, ..Session::on(id, day) };
                self.save(&[Change::Session { id: session, session: Box::new(held), before }]);
                self.learn(id);
            }
            Step::RemoveSession(number) => {
                let id = SessionId::from_bytes([number; 16]);
                if let Some(kept) = self.store().session(id).unwrap() {
                    let learner = kept.record.learner;
                    self.save(&[Change::SessionRemoved(id, Box::new(kept.record))]);
                    self.learn(learner);
                }
            }
            Step::Trace(who) => {
                let id = self.id(who);
                if self.records.contains_key(&id) {
                    let trace = Trace::Field { field: "note".into(), before: note, after: String::new() };
                    self.save(&[Change::Trace(id, trace)]);
                    self.learn(id);
                }
            }
            Step::Erase(who, erasure) => self.erase(who, erasure),
            Step::Compact => self.store().compact(&mut |_| true).unwrap(),
            Step::Stopped(mut left) => {
                let stopped = self.store().compact(&mut |_| {
                    let go_on = left > 0;
                    left = left.saturating_sub(1);
                    go_on
                });
                assert!(stopped.is_err());
            }
            Step::Reopen => {
                self.store = None;
                self.store = Some(self.shelf.unlock());
                assert_eq!(self.store().notices(), []);
            }
            Step::Rebuild => {
                self.store = None;
                std::fs::remove_dir_all(self.shelf.dir().join("db")).unwrap();
                self.store = Some(self.shelf.unlock());
            }
        }
    }

    fn erase(&mut self, who: u8, erasure: Erasure) {
        let id = self.id(who);
        let store = self.store();
        let author = store.mediator();
        assert!(store.erase(author, 1, &[(id, erasure)], &mut |_| {}).unwrap().unfinished.is_none());
        if erasure == Erasure::Whole {
            self.lives[usize::from(who)] += 1;
        }
        let Some(before) = self.records.remove(&id) else { return };
        if erasure == Erasure::Whole {
            self.remains += before.sessions.len() as u64;
            return;
        }
        let after = self.store().record(id).unwrap().unwrap();
        // The learner's own fields were written now; all else keeps the stamp it had.
        let kept = nameless(before.learner.record.clone());
        let rounded = Learner { birth_year: after.learner.record.birth_year, ..kept };
        assert_eq!(after.learner.record, rounded);
        let sessions = before
            .sessions
            .iter()
            .map(|(id, kept)| (*id, Kept { stamp: kept.stamp, record: wordless(kept.record.clone()) }));
        let traces = before
            .traces
            .iter()
            .filter_map(|kept| Some(Kept { stamp: kept.stamp, record: wordless_trace(kept.record.clone())? }));
        let expected =
            Record { learner: after.learner.clone(), sessions: sessions.collect(), traces: traces.collect(), ..before };
        assert_eq!(after, expected);
        self.records.insert(id, after);
    }

    fn verify(&mut self) {
        let ids: Vec<_> = self.records.keys().copied().collect();
        let found: Vec<_> = self.store().learners().unwrap().map(|learner| learner.unwrap().0).collect();
        assert_eq!(found, ids);
        for id in ids {
            assert_eq!(self.store().record(id).unwrap().as_ref(), self.records.get(&id));
        }
        let remains = self.remains;
        assert_eq!(self.store().counts().unwrap().remains, remains);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn compaction_changes_nothing_that_is_alive(steps in steps()) {
        let mut desk = Desk::new();
        for step in steps {
            desk.take(step);
            desk.verify();
        }
        for last in [Step::Compact, Step::Rebuild, Step::Reopen] {
            desk.take(last);
            desk.verify();
        }
        let report = desk.store().check(&mut |_| {}).unwrap();
        prop_assert!(report.is_whole() && report.mended.is_empty(), "{:?}", report);
    }
}
