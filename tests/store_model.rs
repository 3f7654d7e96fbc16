//! Everything the store keeps, saved, corrected, taken away and erased in any order, compacted, left, rebuilt and
//! interrupted at any moment, against plain maps: the same records under the same stamps.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod shelf;

use jalon::domain::assessment::{AdoptedPath, Assessment, Context, Kind, Outcome, Path};
use jalon::domain::change::{Change, Kept, Trace};
use jalon::domain::draft::{Draft, FormDraft, Work};
use jalon::domain::erasure::{Erasure, nameless, wordless, wordless_trace};
use jalon::domain::ids::{AssessmentId, DraftId, LearnerId, RequestId, SessionId, WorkshopId};
use jalon::domain::learner::Learner;
use jalon::domain::place::Settings;
use jalon::domain::record::Record;
use jalon::domain::request::Request;
use jalon::domain::session::{Appointment, Attendance, Session};
use jalon::domain::workshop::{Participant, Workshop};
use jalon::store::Store;
use proptest::prelude::*;
use shelf::Shelf;
use std::collections::BTreeMap;
use time::Date;
use time::macros::date;

#[derive(Clone, Copy, Debug)]
enum Step {
    /// Registers or corrects a learner.
    Learner(u8, u8),
    /// Closes or corrects a session.
    Session(u8, u8),
    RemoveSession(u8),
    Trace(u8),
    /// Files a finished assessment, or takes it away.
    Assessment(u8, bool),
    Path(u8),
    Contact(u8),
    /// Plans a workshop with two people, or closes it.
    Workshop(u8, bool),
    RemoveWorkshop(u8),
    Request(u8, bool),
    /// Keeps a draft of a session, or drops it.
    Draft(u8, bool),
    Settings,
    Erase(u8, Erasure),
    Compact,
    /// A compaction that is stopped after so many reports.
    Stopped(u8),
    Reopen,
    /// The database alone is opened anew.
    Shed,
    /// The files as they stand while the store is open are all that is left.
    Crash,
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
        2 => (number(), any::<bool>()).prop_map(|(who, filed)| Step::Assessment(who, filed)),
        1 => number().prop_map(Step::Path),
        1 => number().prop_map(Step::Contact),
        3 => (0_u8..3, any::<bool>()).prop_map(|(which, closed)| Step::Workshop(which, closed)),
        1 => (0_u8..3).prop_map(Step::RemoveWorkshop),
        2 => (0_u8..3, any::<bool>()).prop_map(|(which, kept)| Step::Request(which, kept)),
        2 => (number(), any::<bool>()).prop_map(|(who, kept)| Step::Draft(who, kept)),
        1 => Just(Step::Settings),
        2 => (number(), erasure).prop_map(|(who, what)| Step::Erase(who, what)),
        2 => Just(Step::Compact),
        1 => (0_u8..3).prop_map(Step::Stopped),
        1 => Just(Step::Reopen),
        1 => Just(Step::Shed),
        2 => Just(Step::Crash),
        1 => Just(Step::Rebuild),
    ];
    prop::collection::vec(step, 1..28)
}

/// A store and what must be in it.
struct Desk {
    shelf: Shelf,
    store: Option<Store>,
    records: BTreeMap<LearnerId, Record>,
    workshops: BTreeMap<WorkshopId, Workshop>,
    requests: BTreeMap<RequestId, Request>,
    drafts: BTreeMap<DraftId, Draft>,
    settings: Settings,
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
        let settings = store.as_ref().unwrap().settings().unwrap();
        Self {
            shelf,
            store,
            records: BTreeMap::new(),
            workshops: BTreeMap::new(),
            requests: BTreeMap::new(),
            drafts: BTreeMap::new(),
            settings,
            remains: 0,
            lives: [0; 4],
            saves: 0,
        }
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
            Step::Assessment(who, filed) => self.assess(who, filed),
            Step::Path(who) => {
                let id = self.id(who);
                if self.records.contains_key(&id) {
                    let path = Path { basics: vec!["P1".into()], ..Path::default() };
                    self.save(&[Change::Path(id, AdoptedPath { path, date: Some(self.day()) })]);
                    self.learn(id);
                }
            }
            Step::Contact(who) => {
                let id = self.id(who);
                if self.records.contains_key(&id) {
                    self.save(&[Change::Contact(id, self.day())]);
                    self.learn(id);
                }
            }
            Step::Workshop(which, closed) => self.hold(which, closed),
            Step::RemoveWorkshop(which) => {
                let id = WorkshopId::from_bytes([which; 16]);
                if self.workshops.remove(&id).is_some() {
                    self.save(&[Change::WorkshopRemoved(id)]);
                }
            }
            Step::Request(which, kept) => self.request(which, kept, note),
            Step::Draft(who, kept) => self.draft(who, kept, note),
            Step::Settings => {
                self.settings.phone = note;
                self.save(&[Change::Settings(Box::new(self.settings.clone()))]);
            }
            Step::Erase(who, erasure) => self.erase(who, erasure),
            Step::Compact | Step::Stopped(_) | Step::Reopen | Step::Shed | Step::Crash | Step::Rebuild => {
                self.upset(step);
            }
        }
    }

    /// What changes no record.
    fn upset(&mut self, step: Step) {
        match step {
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
            Step::Shed => {
                let before = self.store().notices();
                self.store().shed();
                assert_eq!(self.store().notices(), before);
            }
            Step::Crash => {
                self.shelf = self.shelf.copy();
                // What is left of the old one has nothing to say any more.
                self.store = Some(self.shelf.unlock());
            }
            Step::Rebuild => {
                self.store = None;
                std::fs::remove_dir_all(self.shelf.dir().join("db")).unwrap();
                self.store = Some(self.shelf.unlock());
            }
            _ => unreachable!("{step:?} changes records"),
        }
    }

    fn day(&self) -> Date {
        date!(2026 - 11 - 05) + time::Duration::days(i64::from(self.saves % 5))
    }

    fn assess(&mut self, who: u8, filed: bool) {
        let id = self.id(who);
        let Some(record) = self.records.get(&id) else { return };
        let number = AssessmentId::from_bytes([who + 1; 16]);
        let before = record.assessments.iter().find(|(id, _)| *id == number).map(|(_, kept)| kept.record.clone());
        let change = match (before, filed) {
            (Some(assessment), false) => Change::AssessmentRemoved(number, Box::new(assessment)),
            (None, true) => Change::Assessment(number, Box::new(assessment(id, self.day()))),
            _ => return,
        };
        self.save(&[change]);
        self.learn(id);
    }

    fn hold(&mut self, which: u8, closed: bool) {
        let id = WorkshopId::from_bytes([which; 16]);
        let day = date!(2026 - 11 - 20) + time::Duration::days(i64::from(which));
        let attendance = closed.then_some(Attendance::Present);
        let come =
            self.records.keys().take(2).map(|learner| Participant { attendance, ..Participant::expected(*learner) });
        let erased = self.workshops.get(&id).map_or(0, |workshop| workshop.erased);
        let title = format!("atelier {}", self.saves);
        let workshop = Workshop { title, participants: come.collect(), closed, erased, ..Workshop::on(day) };
        self.save(&[Change::Workshop(id, Box::new(workshop.clone()))]);
        self.workshops.insert(id, workshop);
    }

    fn request(&mut self, which: u8, kept: bool, procedure: String) {
        let id = RequestId::from_bytes([which; 16]);
        let request = Request { procedure, ..Request::on(date!(2026 - 11 - 20)) };
        if kept {
            self.save(&[Change::Request(id, Box::new(request.clone()))]);
            self.requests.insert(id, request);
        } else if self.requests.remove(&id).is_some() {
            self.save(&[Change::RequestRemoved(id, request.date)]);
        }
    }

    fn draft(&mut self, who: u8, kept: bool, note: String) {
        let (id, learner) = (DraftId::from_bytes([who + 1; 16]), self.id(who));
        if kept && self.records.contains_key(&learner) {
            let form = FormDraft { fields: vec![("note".into(), note)], focus: 0 };
            let author = self.store().mediator();
            let draft = Draft { id, at: 1, author, learner, work: Work::Correction(form) };
            self.store().keep_draft(&draft).unwrap();
            self.drafts.insert(id, draft);
        } else if self.drafts.remove(&id).is_some() {
            self.store().drop_draft(id).unwrap();
        }
    }

    fn erase(&mut self, who: u8, erasure: Erasure) {
        let id = self.id(who);
        let store = self.store();
        let author = store.mediator();
        assert!(store.erase(author, 1, &[(id, erasure)], &mut |_| {}).unwrap().unfinished.is_none());
        self.drafts.retain(|_, draft| draft.learner != id);
        if erasure == Erasure::Whole {
            self.lives[usize::from(who)] += 1;
            for workshop in self.workshops.values_mut() {
                workshop.forget(|gone| gone == id);
            }
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
        let all = date!(2026 - 01 - 01)..=date!(2027 - 12 - 31);
        let workshops = self.store().workshops(all.clone()).unwrap();
        assert_eq!(
            workshops.into_iter().map(|(id, kept)| (id, kept.record)).collect::<BTreeMap<_, _>>(),
            self.workshops
        );
        let requests = self.store().requests(all).unwrap();
        assert_eq!(requests.into_iter().map(|(id, kept)| (id, kept.record)).collect::<BTreeMap<_, _>>(), self.requests);
        let drafts = self.store().drafts().unwrap().into_iter().map(|draft| (draft.id, draft));
        assert_eq!(drafts.collect::<BTreeMap<_, _>>(), self.drafts);
        assert_eq!(self.store().settings().unwrap(), self.settings);
    }
}

fn assessment(learner: LearnerId, date: Date) -> Assessment {
    Assessment {
        learner,
        date,
        kind: Kind::Short,
        version: "1".into(),
        answers: [].into(),
        context: Context::default(),
        procedures: Vec::new(),
        outcome: Outcome::default(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn the_store_keeps_what_it_was_given(steps in steps()) {
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
