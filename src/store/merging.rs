//! Joining two records of one person, and taking them apart again.
//!
//! Everything moves to the record that stays, with its own stamp; what came, and what the record that stays was like, is
//! kept beside it. Taken apart, both are as they were; what was written since stays where it was written.

use super::codec::{self, Contact, Filed, Hour, Merged, Retyped, Row};
use super::database::Database;
use super::error::StoreError;
use super::house::Store;
use super::journal::Write;
use super::key;
use super::tree::Tree;
use crate::domain::assessment::Assessment;
use crate::domain::change::{Kept, Stamp};
use crate::domain::ids::{AssessmentId, LearnerId, SessionId};
use crate::domain::learner::Learner;
use crate::domain::merging::{Joined, joined};
use crate::domain::retyping::{Entry, Retypable};
use crate::domain::session::Session;
use crate::domain::workshop::Workshop;
use std::collections::HashMap;

impl Store {
    /// The records that were joined to one, as they were, each under the stamp of its joining; the latest first.
    pub fn merges(&self, into: LearnerId) -> Result<Vec<(LearnerId, Kept<Learner>)>, StoreError> {
        let mut found = Vec::new();
        for (key, stamp, record) in self.rows(Tree::Merged, into.bytes())? {
            let from = key::merged_from(&key).ok_or(StoreError::DamagedRecord)?;
            let merged: Merged = codec::decode(&record)?;
            found.push((from, Kept { stamp, record: codec::decode::<Learner>(&merged.learner.record)? }));
        }
        found.sort_by_key(|(_, kept)| std::cmp::Reverse(kept.stamp.sequence));
        Ok(found)
    }

    /// Every record that was joined to another, each with the one it stands on now.
    pub fn joined(&self) -> Result<Vec<Joined>, StoreError> {
        let mut all = Vec::new();
        for (key, _, record) in self.rows(Tree::Merged, &[])? {
            let pair = key::merged_into(&key).zip(key::merged_from(&key));
            let (into, from) = pair.ok_or(StoreError::DamagedRecord)?;
            let merged: Merged = codec::decode(&record)?;
            all.push(Joined { from, code: codec::decode::<Learner>(&merged.learner.record)?.code, into });
        }
        // Who was joined to somebody who was joined in turn stands where that one does.
        let places: HashMap<LearnerId, LearnerId> = all.iter().map(|one| (one.from, one.into)).collect();
        for one in &mut all {
            // No longer than there are records, whatever the store says.
            for _ in 0..places.len() {
                let Some(next) = places.get(&one.into) else { break };
                one.into = *next;
            }
        }
        Ok(all)
    }
}

/// A record and everybody who was joined to it, or to one of those; what brings them back is taken away.
pub(super) fn all_of(
    database: &Database,
    id: LearnerId,
    writes: &mut Vec<Write>,
) -> Result<Vec<LearnerId>, StoreError> {
    let (mut all, mut at) = (vec![id], 0);
    while let Some(into) = all.get(at).copied() {
        at += 1;
        for row in database.scan(Tree::Merged, into.bytes())? {
            let (key, ..) = row?;
            let from = key::merged_from(&key).ok_or(StoreError::DamagedRecord)?;
            writes.push(take(Tree::Merged, key.to_vec()));
            if !all.contains(&from) {
                all.push(from);
            }
        }
    }
    Ok(all)
}

/// The writes that join one record to another.
pub(super) fn merge(database: &Database, from: LearnerId, into: LearnerId) -> Result<Vec<Write>, StoreError> {
    let row = |tree, id: LearnerId| row(database, tree, id.bytes());
    let unknown = || StoreError::UnknownRecord;
    if from == into {
        return Err(unknown());
    }
    let (learner, stays) = (row(Tree::Learners, from)?.ok_or_else(unknown)?, row(Tree::Learners, into)?);
    let stays = stays.ok_or_else(unknown)?;
    let mut merged = Merged {
        path: row(Tree::Paths, from)?,
        contact: row(Tree::Contacts, from)?,
        path_before: row(Tree::Paths, into)?,
        contact_before: row(Tree::Contacts, into)?,
        assessments: Vec::new(),
        sessions: Vec::new(),
        traces: Vec::new(),
        workshops: Vec::new(),
        learner,
        learner_before: stays,
    };
    let mut writes = Vec::new();
    let own = codec::decode::<Learner>(&merged.learner_before.record)?;
    let fields = joined(&own, &codec::decode::<Learner>(&merged.learner.record)?);
    let record = Some(codec::encode(&fields)?);
    writes.push(Write { tree: Tree::Learners, key: into.bytes().to_vec(), record, stamp: None });
    writes.push(take(Tree::Learners, from.bytes().to_vec()));
    if let Some(path) = &merged.path {
        writes.push(take(Tree::Paths, from.bytes().to_vec()));
        if merged.path_before.as_ref().is_none_or(|own| own.stamp.sequence < path.stamp.sequence) {
            writes.push(put(Tree::Paths, into.bytes().to_vec(), path));
        }
    }
    if let Some(contact) = &merged.contact {
        writes.push(take(Tree::Contacts, from.bytes().to_vec()));
        let day = |row: &Row| Ok::<_, StoreError>(codec::decode::<Contact>(&row.record)?.0);
        let own = merged.contact_before.as_ref().map(day).transpose()?;
        if own.is_none_or(|own| own < day(contact).unwrap_or(own)) {
            writes.push(put(Tree::Contacts, into.bytes().to_vec(), contact));
        }
    }
    let moved = Moved::all(database, from)?;
    moved.to(into, &mut writes)?;
    moved.note(&mut merged);
    merged.workshops = stand_in(database, (from, into), None, &mut writes)?;
    let record = Some(codec::encode(&merged)?);
    writes.push(Write { tree: Tree::Merged, key: key::merged(into, from), record, stamp: None });
    Ok(writes)
}

/// The writes that take a record apart again that was joined to another.
pub(super) fn unmerge(database: &Database, from: LearnerId, into: LearnerId) -> Result<Vec<Write>, StoreError> {
    let key = key::merged(into, from);
    let joined = row(database, Tree::Merged, &key)?.ok_or(StoreError::UnknownRecord)?;
    let merged: Merged = codec::decode(&joined.record)?;
    let mut writes = vec![take(Tree::Merged, key)];
    writes.push(put(Tree::Learners, from.bytes().to_vec(), &merged.learner));
    // What was written since stays.
    let now = row(database, Tree::Learners, into.bytes())?;
    if now.is_some_and(|now| now.stamp.sequence == joined.stamp.sequence) {
        writes.push(put(Tree::Learners, into.bytes().to_vec(), &merged.learner_before));
    }
    for (tree, came, before) in
        [(Tree::Paths, &merged.path, &merged.path_before), (Tree::Contacts, &merged.contact, &merged.contact_before)]
    {
        let Some(came) = came else { continue };
        writes.push(put(tree, from.bytes().to_vec(), came));
        if row(database, tree, into.bytes())?.is_some_and(|now| now == *came) {
            let key = into.bytes().to_vec();
            writes
                .push(before.as_ref().map_or_else(|| take(tree, key.clone()), |before| put(tree, key.clone(), before)));
        }
    }
    let mut moved = Moved::all(database, into)?;
    moved.keep(&merged);
    moved.to(from, &mut writes)?;
    stand_in(database, (into, from), Some(&merged.workshops), &mut writes)?;
    Ok(writes)
}

/// A filed record, and where it stood.
struct Stood<T> {
    id: [u8; 16],
    stamp: Stamp,
    key: Vec<u8>,
    filed: Filed<T>,
}

/// What stands on a record and can move to another one.
struct Moved {
    assessments: Vec<Stood<Assessment>>,
    /// Each with whether it was typed again into the Coop.
    sessions: Vec<(Stood<Session>, bool)>,
    traces: Vec<([u8; 12], Row)>,
    owner: LearnerId,
}

impl Moved {
    /// Everything on a record.
    fn all(database: &Database, owner: LearnerId) -> Result<Self, StoreError> {
        let mut moved = Self { assessments: Vec::new(), sessions: Vec::new(), traces: Vec::new(), owner };
        for found in database.scan(Tree::Assessments, owner.bytes())? {
            let (key, stamp, record) = found?;
            let (.., id) = key::dated(&key).ok_or(StoreError::DamagedRecord)?;
            moved.assessments.push(Stood { id, stamp, key: key.to_vec(), filed: codec::decode(&record)? });
        }
        for found in database.scan(Tree::Sessions, owner.bytes())? {
            let (key, stamp, record) = found?;
            let (_, day, id) = key::dated(&key).ok_or(StoreError::DamagedRecord)?;
            let of = Retypable::Session(owner, SessionId::from_bytes(id));
            let marked = row(database, Tree::Retyped, &key::retyped(&Entry { day, of }))?.is_some();
            moved.sessions.push((Stood { id, stamp, key: key.to_vec(), filed: codec::decode(&record)? }, marked));
        }
        for found in database.scan(Tree::Traces, owner.bytes())? {
            let (key, stamp, record) = found?;
            let suffix = key.get(16..).and_then(|end| end.try_into().ok()).ok_or(StoreError::DamagedRecord)?;
            moved.traces.push((suffix, Row { stamp, record: record.to_vec() }));
        }
        Ok(moved)
    }

    /// Keeps what came with a record alone.
    fn keep(&mut self, merged: &Merged) {
        self.assessments.retain(|stood| merged.assessments.contains(&stood.id));
        self.sessions.retain(|(stood, _)| merged.sessions.contains(&stood.id));
        self.traces.retain(|(end, _)| merged.traces.contains(end));
    }

    /// Notes what moves.
    fn note(&self, merged: &mut Merged) {
        merged.assessments = self.assessments.iter().map(|stood| stood.id).collect();
        merged.sessions = self.sessions.iter().map(|(stood, _)| stood.id).collect();
        merged.traces = self.traces.iter().map(|(end, _)| *end).collect();
    }

    /// The writes that put it on another record, each with its own stamp.
    fn to(&self, other: LearnerId, writes: &mut Vec<Write>) -> Result<(), StoreError> {
        for Stood { id, stamp, key, filed } in &self.assessments {
            let record = Assessment { learner: other, ..filed.record.clone() };
            let record = codec::encode(&Filed { entry: filed.entry, record })?;
            let to = key::assessment(other, filed.record.date, AssessmentId::from_bytes(*id));
            writes.push(take(Tree::Assessments, key.clone()));
            writes.push(put(Tree::Assessments, to, &Row { stamp: *stamp, record }));
        }
        for (Stood { id, stamp, key, filed }, marked) in &self.sessions {
            let (id, day) = (SessionId::from_bytes(*id), filed.record.date);
            let record = Session { learner: other, ..filed.record.clone() };
            let record = codec::encode(&Filed { entry: filed.entry, record })?;
            writes.push(take(Tree::Sessions, key.clone()));
            writes.push(put(Tree::Sessions, key::session(other, day, id), &Row { stamp: *stamp, record }));
            if let Some(next) = filed.record.next {
                let record = codec::encode(&Hour(next.time))?;
                writes.push(take(Tree::Appointments, key::appointment(next.date, self.owner, id)));
                let to = key::appointment(next.date, other, id);
                writes.push(put(Tree::Appointments, to, &Row { stamp: *stamp, record }));
            }
            if *marked {
                let mark = |learner| key::retyped(&Entry { day, of: Retypable::Session(learner, id) });
                writes.push(take(Tree::Retyped, mark(self.owner)));
                let record = codec::encode(&Retyped)?;
                writes.push(put(Tree::Retyped, mark(other), &Row { stamp: *stamp, record }));
            }
        }
        for (end, trace) in &self.traces {
            writes.push(take(Tree::Traces, [&self.owner.bytes()[..], end].concat()));
            writes.push(put(Tree::Traces, [&other.bytes()[..], end].concat(), trace));
        }
        Ok(())
    }
}

/// Puts one person in the other's place in the workshops where that one stands alone; `within` some, or in all of them.
fn stand_in(
    database: &Database,
    (from, to): (LearnerId, LearnerId),
    within: Option<&[[u8; 16]]>,
    writes: &mut Vec<Write>,
) -> Result<Vec<[u8; 16]>, StoreError> {
    let mut changed = Vec::new();
    for found in database.scan(Tree::Workshops, &[])? {
        let (key, stamp, record) = found?;
        let (_, id) = key::workshop_of(&key).ok_or(StoreError::DamagedRecord)?;
        if within.is_some_and(|ids| !ids.contains(id.bytes())) {
            continue;
        }
        let mut workshop: Workshop = codec::decode(&record)?;
        let stands = |learner| workshop.participants.iter().any(|person| person.learner == learner);
        if !stands(from) || stands(to) {
            continue;
        }
        workshop.participants.iter_mut().filter(|person| person.learner == from).for_each(|person| person.learner = to);
        changed.push(*id.bytes());
        writes.push(put(Tree::Workshops, key.to_vec(), &Row { stamp, record: codec::encode(&workshop)? }));
    }
    Ok(changed)
}

fn row(database: &Database, tree: Tree, key: &[u8]) -> Result<Option<Row>, StoreError> {
    let opened = database.get(tree, key)?;
    Ok(opened.and_then(|opened| Some(Row { stamp: opened.stamp, record: opened.record?.to_vec() })))
}

fn put(tree: Tree, key: Vec<u8>, row: &Row) -> Write {
    Write { tree, key, record: Some(row.record.clone()), stamp: Some(row.stamp) }
}

const fn take(tree: Tree, key: Vec<u8>) -> Write {
    Write { tree, key, record: None, stamp: None }
}
