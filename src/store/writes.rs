//! What a save's changes become: writes of the journal, which derive every index.

use super::codec::{self, Entry, Filed, Hour, Record, Standing};
use super::database::Database;
use super::erasing::{self, Neighbours};
use super::error::StoreError;
use super::journal::Write;
use super::key;
use super::tree::Tree;
use crate::domain::assessment::{AdoptedPath, Assessment};
use crate::domain::change::Change;
use crate::domain::erasure::Erasure;
use crate::domain::ids::{AssessmentId, InstanceId, LearnerId, SessionId};
use crate::domain::learner::Learner;
use crate::domain::place::{Mediator, Settings};
use crate::domain::session::Session;
use std::collections::BTreeMap;

/// The writes of a save, gathered in the order of its changes.
pub(super) struct Plan<'a> {
    database: &'a Database,
    sequence: u64,
    /// Numbers what is entered in this save.
    number: u32,
    /// First entries of what this save takes away: what moves keeps its own.
    moving: BTreeMap<[u8; 16], Entry>,
    /// Counted once, when the first learner is erased.
    neighbours: Option<Neighbours>,
    writes: Vec<Write>,
}

impl<'a> Plan<'a> {
    /// Derives the writes of all changes of the save that will bear `sequence`.
    pub(super) fn of(database: &'a Database, sequence: u64, changes: &[Change]) -> Result<Vec<Write>, StoreError> {
        let writes = Vec::with_capacity(changes.len());
        let mut plan = Self { database, sequence, number: 0, moving: BTreeMap::new(), neighbours: None, writes };
        changes.iter().try_for_each(|change| plan.add(change))?;
        Ok(plan.writes)
    }

    fn add(&mut self, change: &Change) -> Result<(), StoreError> {
        match change {
            Change::Learner(id, learner) => self.replace::<Learner>(Tree::Learners, id.bytes().to_vec(), learner),
            Change::Path(id, path) => self.replace::<AdoptedPath>(Tree::Paths, id.bytes().to_vec(), path),
            Change::Settings(settings) => self.replace::<Settings>(Tree::House, key::SETTINGS.to_vec(), settings),
            Change::Mediator(id, mediator) => self.replace::<Mediator>(Tree::House, key::mediator(*id), mediator),
            Change::Instance(id) => self.replace::<InstanceId>(Tree::House, key::INSTANCE.to_vec(), id),
            Change::Trace(id, trace) => {
                let number = self.next_number();
                self.put(Tree::Traces, key::trace(*id, self.sequence, number), trace)
            }
            Change::Assessment(id, assessment) => self.file_assessment(*id, assessment),
            Change::AssessmentRemoved(id, assessment) => self.remove_assessment(*id, assessment),
            Change::Session { id, session, before } => self.file_session(*id, session, before.is_some()),
            Change::SessionRemoved(id, _) => self.remove_session(*id),
            Change::Erasure(id, erasure) => self.erase(*id, *erasure),
        }
    }

    fn file_assessment(&mut self, id: AssessmentId, assessment: &Assessment) -> Result<(), StoreError> {
        let entry = self.moving.remove(id.bytes()).unwrap_or(self.new_entry());
        let key = key::assessment(assessment.learner, assessment.date, id);
        self.put(Tree::Assessments, key, &Filed { entry, record: assessment.clone() })
    }

    fn remove_assessment(&mut self, id: AssessmentId, assessment: &Assessment) -> Result<(), StoreError> {
        let key = key::assessment(assessment.learner, assessment.date, id);
        let filed: Filed<Assessment> = self.existing(Tree::Assessments, &key)?;
        self.moving.insert(*id.bytes(), filed.entry);
        self.take(Tree::Assessments, key);
        Ok(())
    }

    fn file_session(&mut self, id: SessionId, session: &Session, corrects: bool) -> Result<(), StoreError> {
        if corrects {
            self.remove_session(id)?;
        }
        let entry = self.moving.remove(id.bytes()).unwrap_or(self.new_entry());
        let standing = Standing { learner: session.learner, date: session.date };
        let key = key::session(session.learner, session.date, id);
        self.put(Tree::Sessions, key, &Filed { entry, record: session.clone() })?;
        self.put(Tree::SessionPlaces, id.bytes().to_vec(), &standing)?;
        if let Some(next) = session.next {
            let key = key::appointment(next.date, session.learner, id);
            self.put(Tree::Appointments, key, &Hour(next.time))?;
        }
        Ok(())
    }

    /// Takes a session away from where the store says it stands, whatever the caller remembers of it.
    fn remove_session(&mut self, id: SessionId) -> Result<(), StoreError> {
        let standing: Standing = self.existing(Tree::SessionPlaces, id.bytes())?;
        let key = key::session(standing.learner, standing.date, id);
        let filed: Filed<Session> = self.existing(Tree::Sessions, &key)?;
        self.moving.insert(*id.bytes(), filed.entry);
        self.take(Tree::Sessions, key);
        self.take(Tree::SessionPlaces, id.bytes().to_vec());
        if let Some(next) = filed.record.next {
            self.take(Tree::Appointments, key::appointment(next.date, standing.learner, id));
        }
        Ok(())
    }

    fn erase(&mut self, id: LearnerId, erasure: Erasure) -> Result<(), StoreError> {
        let neighbours = match self.neighbours.take() {
            Some(neighbours) => neighbours,
            None => Neighbours::count(self.database)?,
        };
        self.writes.append(&mut erasing::writes(self.database, &neighbours, id, erasure)?);
        self.neighbours = Some(neighbours);
        Ok(())
    }

    fn new_entry(&mut self) -> Entry {
        Entry { sequence: self.sequence, number: self.next_number() }
    }

    fn next_number(&mut self) -> u32 {
        self.number = self.number.saturating_add(1);
        self.number
    }

    /// The record that stands under a key and is about to be taken away.
    fn existing<R: Record>(&self, tree: Tree, key: &[u8]) -> Result<R, StoreError> {
        let opened = self.database.get(tree, key)?.and_then(|opened| opened.record);
        Ok(codec::decode(&opened.ok_or(StoreError::UnknownRecord)?)?)
    }

    /// Puts a record where one may stand already, unless a newer version wrote that one.
    fn replace<R: Record>(&mut self, tree: Tree, key: Vec<u8>, record: &R) -> Result<(), StoreError> {
        if let Some(before) = self.database.get(tree, &key)?.and_then(|opened| opened.record) {
            codec::known::<R>(&before)?;
        }
        self.put(tree, key, record)
    }

    fn put<R: Record>(&mut self, tree: Tree, key: Vec<u8>, record: &R) -> Result<(), StoreError> {
        let record = Some(codec::encode(record)?);
        self.writes.push(Write { tree, key, record, stamp: None });
        Ok(())
    }

    fn take(&mut self, tree: Tree, key: Vec<u8>) {
        self.writes.push(Write { tree, key, record: None, stamp: None });
    }
}
