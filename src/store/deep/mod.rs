//! The deep check: every record is opened as what it is, and what derives from others is derived again.

#[cfg(test)]
mod tests;

use super::check::CheckReport;
use super::codec::{self, CodecError, Contact, Filed, Head, Hour, Mended, Merged, Record as Coded, Retyped};
use super::database::Scan;
use super::error::StoreError;
use super::house::Store;
use super::journal::Write;
use super::key;
use super::progress::{Progress, Report, Stage};
use super::tree::Tree;
use crate::domain::assessment::{AdoptedPath, Assessment};
use crate::domain::change::Trace;
use crate::domain::erasure::{Erasure, Remains};
use crate::domain::ids::{InstanceId, LearnerId, SessionId};
use crate::domain::learner::Learner;
use crate::domain::log::Line;
use crate::domain::place::{Mediator, Settings};
use crate::domain::request::Request;
use crate::domain::session::Session;
use crate::domain::workshop::Workshop;
use std::collections::{BTreeMap, BTreeSet};

/// What a deep check found and did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeepReport {
    /// What the check before it found.
    pub check: CheckReport,
    /// Records that were opened.
    pub opened: u64,
    /// Derived rows that were missing, wrong or left over, and were written again.
    pub derived: u64,
    /// Records that cannot be opened, by learner; those of the place itself stand under `None`.
    pub unreadable: BTreeMap<Option<LearnerId>, u64>,
    /// Records that a newer version wrote: they are kept as they are.
    pub newer: u64,
    /// Learners of whom something stands there although they have no record.
    pub homeless: BTreeSet<LearnerId>,
}

impl DeepReport {
    /// Whether nothing is lost and everything can be opened.
    pub fn is_whole(&self) -> bool {
        self.check.is_whole() && self.unreadable.is_empty() && self.homeless.is_empty()
    }
}

/// Tells how far it has come, over all trees.
struct Told<'a> {
    report: Report<'a>,
    done: u64,
    total: u64,
}

impl Told<'_> {
    fn one_more(&mut self) {
        self.done += 1;
        if self.done.is_multiple_of(256) || self.done >= self.total {
            let (done, total) = (self.done, self.total.max(self.done));
            (self.report)(Progress { stage: Stage::CheckingRecords, done, total });
        }
    }
}

impl Store {
    /// Checks everything as [`Store::check`] does, opens every record, and writes derived rows again that are wrong.
    pub fn check_deep(&mut self, now: i64, report: Report<'_>) -> Result<DeepReport, StoreError> {
        let check = self.check(report)?;
        let total = self.read(|database| Ok(database.state().live.iter().sum()))?;
        let mut told = Told { report, done: 0, total };
        let mut found = DeepReport { check, ..DeepReport::default() };
        for tree in Tree::ALL {
            self.open_all(tree, &mut found, &mut told)?;
        }
        let writes = self.wrong_appointments()?;
        found.derived = writes.len() as u64;
        if !writes.is_empty() {
            self.commit((self.mediator, self.instance), now, writes, &[])?;
        }
        Ok(found)
    }

    /// Opens every record of a tree.
    fn open_all(&self, tree: Tree, found: &mut DeepReport, told: &mut Told<'_>) -> Result<(), StoreError> {
        for row in self.scan_all(tree)? {
            let (key, _, record) = row?;
            told.one_more();
            match opens(tree, &key, &record) {
                Ok(()) => found.opened += 1,
                Err(CodecError::Newer | CodecError::UnknownCode) => found.newer += 1,
                Err(CodecError::Malformed | CodecError::TooLarge) => {
                    *found.unreadable.entry(learner_of(tree, &key)).or_default() += 1;
                }
            }
            if let Some(learner) = learner_of(tree, &key).filter(|_| needs_a_record(tree))
                && !found.homeless.contains(&learner)
                && !self.stands(Tree::Learners, learner.bytes())?
            {
                found.homeless.insert(learner);
            }
        }
        Ok(())
    }

    fn scan_all(&self, tree: Tree) -> Result<Scan, StoreError> {
        self.read(|database| database.scan(tree, &[]))
    }

    fn stands(&self, tree: Tree, key: &[u8]) -> Result<bool, StoreError> {
        Ok(self.read(|database| database.get(tree, key))?.is_some())
    }

    /// Derives again when people come, and answers the writes that put right what differs.
    fn wrong_appointments(&self) -> Result<Vec<Write>, StoreError> {
        let mut writes = Vec::new();
        for row in self.scan_all(Tree::Sessions)? {
            let (key, _, record) = row?;
            let (Some((learner, _, id)), Ok(filed)) = (key::dated(&key), codec::decode::<Filed<Session>>(&record))
            else {
                continue;
            };
            if let Some(next) = filed.record.next {
                let key = key::appointment(next.date, learner, SessionId::from_bytes(id));
                self.put_right(Tree::Appointments, key, codec::encode(&Hour(next.time))?, &mut writes)?;
            }
        }
        for row in self.scan_all(Tree::Appointments)? {
            let (key, _, _) = row?;
            if !self.is_planned(&key)? {
                writes.push(Write { tree: Tree::Appointments, key: key.to_vec(), record: None, stamp: None });
            }
        }
        Ok(writes)
    }

    /// Whether the session an appointment names planned it.
    fn is_planned(&self, appointment: &[u8]) -> Result<bool, StoreError> {
        let Some((learner, id)) = key::appointed(appointment) else { return Ok(false) };
        let session = match self.session_of(learner, id) {
            // What cannot be opened may have planned it.
            Err(StoreError::DamagedRecord | StoreError::NewerFormat) => return Ok(true),
            session => session?.map(|kept| kept.record),
        };
        Ok(session
            .and_then(|session| session.next)
            .is_some_and(|next| key::appointment(next.date, learner, id) == appointment))
    }

    fn put_right(
        &self,
        tree: Tree,
        key: Vec<u8>,
        expected: Vec<u8>,
        writes: &mut Vec<Write>,
    ) -> Result<(), StoreError> {
        let found = self.read(|database| database.get(tree, &key))?;
        let is_right = found.and_then(|opened| opened.record).is_some_and(|record| record[..] == expected[..]);
        if !is_right {
            writes.push(Write { tree, key, record: Some(expected), stamp: None });
        }
        Ok(())
    }
}

/// Opens a record as what its tree and key say it is.
fn opens(tree: Tree, key: &[u8], record: &[u8]) -> Result<(), CodecError> {
    fn as_a<R: Coded>(record: &[u8]) -> Result<(), CodecError> {
        codec::decode::<R>(record).map(drop)
    }
    match tree {
        Tree::Learners => as_a::<Learner>(record),
        Tree::Paths => as_a::<AdoptedPath>(record),
        Tree::Assessments => as_a::<Filed<Assessment>>(record),
        Tree::Sessions => as_a::<Filed<Session>>(record),
        Tree::Appointments => as_a::<Hour>(record),
        Tree::Traces => as_a::<Trace>(record),
        Tree::Tombstones => as_a::<Erasure>(record),
        Tree::Remains => as_a::<Remains>(record),
        Tree::Log => as_a::<Line>(record),
        Tree::Contacts => as_a::<Contact>(record),
        Tree::Workshops => as_a::<Workshop>(record),
        Tree::Requests => as_a::<Request>(record),
        Tree::Retyped => as_a::<Retyped>(record),
        Tree::Merged => as_a::<Merged>(record),
        Tree::House => match key {
            key::SETTINGS => as_a::<Settings>(record),
            key::INSTANCE => as_a::<InstanceId>(record),
            key::LOG_HEAD => as_a::<Head>(record),
            key if key.starts_with(key::MEDIATORS) => as_a::<Mediator>(record),
            key if key.starts_with(key::MENDED) => as_a::<Mended>(record),
            _ => Err(CodecError::Newer),
        },
    }
}

/// Whose record a row is.
pub(super) fn learner_of(tree: Tree, key: &[u8]) -> Option<LearnerId> {
    match tree {
        Tree::Learners
        | Tree::Paths
        | Tree::Assessments
        | Tree::Sessions
        | Tree::Traces
        | Tree::Contacts
        | Tree::Tombstones
        | Tree::Merged => key.first_chunk().copied().map(LearnerId::from_bytes),
        Tree::Appointments => key::appointed(key).map(|(learner, _)| learner),
        Tree::Retyped => key::marked(key).and_then(|(_, learner, _)| learner),
        Tree::House | Tree::Remains | Tree::Log | Tree::Workshops | Tree::Requests => None,
    }
}

/// Whether what stands in a tree belongs to a learner's record.
const fn needs_a_record(tree: Tree) -> bool {
    matches!(tree, Tree::Paths | Tree::Assessments | Tree::Sessions | Tree::Traces | Tree::Contacts | Tree::Retyped)
}
