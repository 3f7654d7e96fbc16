//! What a save's changes become: writes of the journal, which derive every index.

use super::codec::{self, Contact, Entry, Filed, Hour, Record, Retyped};
use super::database::Database;
use super::erasing::{self, Neighbours};
use super::error::StoreError;
use super::journal::Write;
use super::key;
use super::merging;
use super::tree::Tree;
use crate::domain::assessment::{AdoptedPath, Assessment};
use crate::domain::change::Change;
use crate::domain::erasure::Erasure;
use crate::domain::ids::{AssessmentId, InstanceId, LearnerId, RequestId, SessionId, WorkshopId};
use crate::domain::learner::Learner;
use crate::domain::log::{Action, Event};
use crate::domain::place::{Mediator, Settings};
use crate::domain::request::Request;
use crate::domain::retyping::{self, Retypable};
use crate::domain::session::Session;
use crate::domain::workshop::Workshop;
use std::collections::{BTreeMap, BTreeSet};
use time::Date;

/// The writes of a save, gathered in the order of its changes.
pub(super) struct Plan<'a> {
    database: &'a Database,
    sequence: u64,
    /// Numbers what is entered in this save.
    number: u32,
    /// First entries of what this save takes away: what moves keeps its own.
    moving: BTreeMap<[u8; 16], Entry>,
    /// What this save takes away and was typed again into the Coop already: it stays so where it goes.
    marked: BTreeSet<[u8; 16]>,
    /// Counted once, when the first learner is erased.
    neighbours: Option<Neighbours>,
    writes: Vec<Write>,
    /// What the access log tells of it.
    events: Vec<Event>,
}

impl<'a> Plan<'a> {
    /// Derives the writes of all changes of the save that will bear `sequence`, and what the access log tells of them.
    pub(super) fn of(
        database: &'a Database,
        sequence: u64,
        changes: &[Change],
    ) -> Result<(Vec<Write>, Vec<Event>), StoreError> {
        let (writes, events) = (Vec::with_capacity(changes.len()), Vec::new());
        let (moving, marked) = (BTreeMap::new(), BTreeSet::new());
        let mut plan = Self { database, sequence, number: 0, moving, marked, neighbours: None, writes, events };
        changes.iter().try_for_each(|change| plan.add(change))?;
        plan.writes.append(&mut erasing::without_participants(database, changes)?);
        Ok((plan.writes, plan.events))
    }

    fn add(&mut self, change: &Change) -> Result<(), StoreError> {
        if let Some(id) = change.concerns()
            && erasing::is_gone(self.database, id)?
        {
            return Err(StoreError::UnknownRecord);
        }
        match change {
            Change::Learner(id, learner) => {
                let known = self.replace::<Learner>(Tree::Learners, id.bytes().to_vec(), learner)?;
                let action = if known { Action::RecordCorrected } else { Action::RecordRegistered };
                self.events.push(Event::on(action, *id));
            }
            Change::Path(id, path) => {
                self.replace::<AdoptedPath>(Tree::Paths, id.bytes().to_vec(), path)?;
                self.events.push(Event::on(Action::PathChosen, *id));
            }
            Change::Contact(id, day) => {
                self.replace::<Contact>(Tree::Contacts, id.bytes().to_vec(), &Contact(*day))?;
                self.events.push(Event::on(Action::ContactDated, *id));
            }
            // Nobody can be told from a request: the access log, which tells who touched whose record, says nothing of it.
            Change::Request(id, request) => {
                self.replace::<Request>(Tree::Requests, key::request(request.date, *id), request)?;
            }
            Change::RequestRemoved(id, day) => self.remove_request(*id, *day)?,
            Change::Merge(from, into) => {
                for id in [*from, *into] {
                    self.events.push(Event::on(Action::Merged, id));
                }
                self.writes.append(&mut merging::merge(self.database, *from, *into)?);
            }
            Change::Unmerge(from, into) => {
                for id in [*from, *into] {
                    self.events.push(Event::on(Action::Unmerged, id));
                }
                self.writes.append(&mut merging::unmerge(self.database, *from, *into)?);
            }
            Change::Retyped(entry, true) => {
                self.replace::<Retyped>(Tree::Retyped, key::retyped(entry), &Retyped)?;
            }
            Change::Retyped(entry, false) => drop(self.take_mark(entry.day, entry.of)?),
            Change::Settings(settings) => {
                self.replace::<Settings>(Tree::House, key::SETTINGS.to_vec(), settings)?;
                self.events.push(Event::of(Action::SettingsChanged));
            }
            Change::Mediator(id, mediator) => {
                self.replace::<Mediator>(Tree::House, key::mediator(*id), mediator)?;
                self.events.push(Event::team(*id));
            }
            // Only restoring draws one.
            Change::Instance(id) => {
                self.replace::<InstanceId>(Tree::House, key::INSTANCE.to_vec(), id)?;
                self.events.push(Event::of(Action::BackupRestored));
            }
            Change::Trace(id, trace) => {
                let number = self.next_number();
                self.put(Tree::Traces, key::trace(*id, self.sequence, number), trace)?;
            }
            Change::Assessment(id, assessment) => self.file_assessment(*id, assessment)?,
            Change::AssessmentRemoved(id, assessment) => self.remove_assessment(*id, assessment)?,
            Change::Session { id, session, before } => self.file_session(*id, session, before.as_deref())?,
            Change::SessionRemoved(id, session) => {
                self.remove_session(*id, session.learner)?;
                self.events.push(Event::on(Action::Moved, session.learner));
            }
            Change::Erasure(id, erasure) => {
                self.erase(*id, *erasure)?;
                let whole = *erasure == Erasure::Whole;
                let action = if whole { Action::RecordErased } else { Action::NameErased };
                self.events.push(Event::on(action, *id));
            }
            Change::Workshop(id, workshop) => self.file_workshop(*id, workshop)?,
            Change::WorkshopRemoved(id) => {
                let key = self.database.workshop_key(*id)?.ok_or(StoreError::UnknownRecord)?;
                self.take(Tree::Workshops, key.to_vec());
                if let Some((day, _)) = key::workshop_of(&key) {
                    self.take_mark(day, Retypable::Workshop(*id))?;
                }
                self.events.push(Event::of(Action::WorkshopRemoved));
            }
        }
        Ok(())
    }

    fn file_assessment(&mut self, id: AssessmentId, assessment: &Assessment) -> Result<(), StoreError> {
        let moved = self.moving.remove(id.bytes());
        let action = if moved.is_some() { Action::Moved } else { Action::AssessmentFiled };
        self.events.push(Event::on(action, assessment.learner));
        let entry = moved.unwrap_or(self.new_entry());
        let key = key::assessment(assessment.learner, assessment.date, id);
        self.put(Tree::Assessments, key, &Filed { entry, record: assessment.clone() })
    }

    fn remove_assessment(&mut self, id: AssessmentId, assessment: &Assessment) -> Result<(), StoreError> {
        let key = key::assessment(assessment.learner, assessment.date, id);
        let filed: Filed<Assessment> = self.existing(Tree::Assessments, &key)?;
        self.moving.insert(*id.bytes(), filed.entry);
        self.take(Tree::Assessments, key);
        self.events.push(Event::on(Action::Moved, assessment.learner));
        Ok(())
    }

    fn file_session(&mut self, id: SessionId, session: &Session, before: Option<&Session>) -> Result<(), StoreError> {
        if let Some(before) = before {
            self.remove_session(id, before.learner)?;
        }
        let moved = self.moving.remove(id.bytes());
        let action = match (before.is_some(), moved) {
            (true, _) => Action::SessionCorrected,
            (false, Some(_)) => Action::Moved,
            (false, None) => Action::SessionFiled,
        };
        self.events.push(Event::on(action, session.learner));
        let entry = moved.unwrap_or(self.new_entry());
        let key = key::session(session.learner, session.date, id);
        self.put(Tree::Sessions, key, &Filed { entry, record: session.clone() })?;
        if self.marked.remove(id.bytes()) {
            self.put_mark(session.date, Retypable::Session(session.learner, id))?;
        }
        if let Some(next) = session.next {
            let key = key::appointment(next.date, session.learner, id);
            self.put(Tree::Appointments, key, &Hour(next.time))?;
        }
        Ok(())
    }

    /// Takes a session away from the day the store says it stands on, whatever the caller remembers of it.
    fn remove_session(&mut self, id: SessionId, learner: LearnerId) -> Result<(), StoreError> {
        let key = self.database.session_key(learner.bytes(), id)?.ok_or(StoreError::UnknownRecord)?.to_vec();
        let filed: Filed<Session> = self.existing(Tree::Sessions, &key)?;
        self.moving.insert(*id.bytes(), filed.entry);
        self.take(Tree::Sessions, key);
        if self.take_mark(filed.record.date, Retypable::Session(learner, id))? {
            self.marked.insert(*id.bytes());
        }
        if let Some(next) = filed.record.next {
            self.take(Tree::Appointments, key::appointment(next.date, learner, id));
        }
        Ok(())
    }

    fn file_workshop(&mut self, id: WorkshopId, workshop: &Workshop) -> Result<(), StoreError> {
        for person in &workshop.participants {
            if erasing::is_gone(self.database, person.learner)? {
                return Err(StoreError::UnknownRecord);
            }
        }
        let key = key::workshop(workshop.date, id);
        if let Some(before) = self.database.workshop_key(id)?.filter(|before| before[..] != key[..]) {
            self.take(Tree::Workshops, before.to_vec());
            if let Some((day, _)) = key::workshop_of(&before)
                && self.take_mark(day, Retypable::Workshop(id))?
            {
                self.put_mark(workshop.date, Retypable::Workshop(id))?;
            }
        }
        self.replace::<Workshop>(Tree::Workshops, key, workshop)?;
        self.events.push(Event::of(Action::WorkshopFiled));
        Ok(())
    }

    /// Takes a request away, and its mark with it.
    fn remove_request(&mut self, id: RequestId, day: Date) -> Result<(), StoreError> {
        let key = key::request(day, id);
        self.existing::<Request>(Tree::Requests, &key)?;
        self.take(Tree::Requests, key);
        self.take_mark(day, Retypable::Request(id)).map(drop)
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

    /// Puts a record where one may stand already, unless a newer version wrote that one. Answers whether one stood there.
    fn replace<R: Record>(&mut self, tree: Tree, key: Vec<u8>, record: &R) -> Result<bool, StoreError> {
        let before = self.database.get(tree, &key)?.and_then(|opened| opened.record);
        if let Some(before) = &before {
            codec::known::<R>(before)?;
        }
        self.put(tree, key, record)?;
        Ok(before.is_some())
    }

    fn put<R: Record>(&mut self, tree: Tree, key: Vec<u8>, record: &R) -> Result<(), StoreError> {
        let record = Some(codec::encode(record)?);
        self.writes.push(Write { tree, key, record, stamp: None });
        Ok(())
    }

    /// Takes the mark away that something was typed again into the Coop. Answers whether there was one.
    fn take_mark(&mut self, day: Date, of: Retypable) -> Result<bool, StoreError> {
        let mark = key::retyped(&retyping::Entry { day, of });
        let stands = self.database.get(Tree::Retyped, &mark)?.is_some_and(|opened| opened.record.is_some());
        if stands {
            self.take(Tree::Retyped, mark);
        }
        Ok(stands)
    }

    fn put_mark(&mut self, day: Date, of: Retypable) -> Result<(), StoreError> {
        self.put(Tree::Retyped, key::retyped(&retyping::Entry { day, of }), &Retyped)
    }

    fn take(&mut self, tree: Tree, key: Vec<u8>) {
        self.writes.push(Write { tree, key, record: None, stamp: None });
    }
}
