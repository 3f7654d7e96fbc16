//! Reading records.

use super::codec::{self, Contact, Entry, Filed, Hour, Record as Coded};
use super::error::StoreError;
use super::house::Store;
use super::key;
use super::learners::Learners;
use super::tree::Tree;
use crate::domain::assessment::{AdoptedPath, Assessment};
use crate::domain::change::{Kept, Stamp, Trace};
use crate::domain::ids::{AssessmentId, InstanceId, LearnerId, MediatorId, SessionId};
use crate::domain::learner::Learner;
use crate::domain::place::{Mediator, Settings};
use crate::domain::record::Record;
use crate::domain::session::Session;
use time::{Date, Time};

/// A meeting that was planned at the end of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting {
    pub learner: LearnerId,
    /// The session that planned it. A later one of the same learner may have planned another meeting.
    pub session: SessionId,
    pub time: Option<Time>,
}

/// When a learner came, told from the keys of their sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visits {
    pub learner: LearnerId,
    /// The day of the last session.
    pub last: Date,
    /// How many sessions there are.
    pub sessions: u32,
}

/// A row's key, stamp and record.
type Row = (Vec<u8>, Stamp, Vec<u8>);

/// A record under the bytes of its id.
type Identified<T> = ([u8; 16], Kept<T>);

impl Store {
    /// A learner's own fields.
    pub fn learner(&self, id: LearnerId) -> Result<Option<Kept<Learner>>, StoreError> {
        self.one(Tree::Learners, id.bytes())
    }

    /// The path that was adopted.
    pub fn path(&self, id: LearnerId) -> Result<Option<Kept<AdoptedPath>>, StoreError> {
        self.one(Tree::Paths, id.bytes())
    }

    /// The last contact that was no visit.
    pub fn contact(&self, id: LearnerId) -> Result<Option<Kept<Date>>, StoreError> {
        let kept = self.one::<Contact>(Tree::Contacts, id.bytes())?;
        Ok(kept.map(|Kept { stamp, record: Contact(day) }| Kept { stamp, record: day }))
    }

    /// A learner's self-assessments, by date then by entry, the oldest first.
    pub fn assessments(&self, id: LearnerId) -> Result<Vec<(AssessmentId, Kept<Assessment>)>, StoreError> {
        let filed = self.filed::<Assessment>(Tree::Assessments, id)?;
        Ok(filed.into_iter().map(|(id, kept)| (AssessmentId::from_bytes(id), kept)).collect())
    }

    /// A learner's sessions, by date then by entry, the oldest first.
    pub fn sessions(&self, id: LearnerId) -> Result<Vec<(SessionId, Kept<Session>)>, StoreError> {
        let filed = self.filed::<Session>(Tree::Sessions, id)?;
        Ok(filed.into_iter().map(|(id, kept)| (SessionId::from_bytes(id), kept)).collect())
    }

    /// A learner's session.
    pub fn session_of(&self, learner: LearnerId, id: SessionId) -> Result<Option<Kept<Session>>, StoreError> {
        self.find_session(learner.bytes(), id)
    }

    /// A session, whoever's it is: all sessions' keys are read to find it, some seconds for a million.
    pub fn session(&self, id: SessionId) -> Result<Option<Kept<Session>>, StoreError> {
        self.find_session(&[], id)
    }

    /// The ids of all sessions, from their keys alone.
    pub fn session_ids(&self) -> Result<impl Iterator<Item = Result<SessionId, StoreError>>, StoreError> {
        let keys = self.read(|database| database.scan(Tree::Sessions, &[]))?.keys();
        Ok(keys.map(|key| {
            let (_, _, id) = key::dated(&key?).ok_or(StoreError::DamagedRecord)?;
            Ok(SessionId::from_bytes(id))
        }))
    }

    fn find_session(&self, prefix: &[u8], id: SessionId) -> Result<Option<Kept<Session>>, StoreError> {
        let Some(key) = self.read(|database| database.session_key(prefix, id))? else { return Ok(None) };
        let kept: Option<Kept<Filed<Session>>> = self.one(Tree::Sessions, &key)?;
        Ok(kept.map(|kept| Kept { stamp: kept.stamp, record: kept.record.record }))
    }

    /// What was corrected on a learner's record, the oldest first.
    pub fn traces(&self, id: LearnerId) -> Result<Vec<Kept<Trace>>, StoreError> {
        self.rows(Tree::Traces, id.bytes())?.into_iter().map(|(_, stamp, record)| kept(stamp, &record)).collect()
    }

    /// All that is kept of a learner. Where they are expected is left out: see [`Store::record_on`].
    pub fn record(&self, id: LearnerId) -> Result<Option<Record>, StoreError> {
        let Some(learner) = self.learner(id)? else { return Ok(None) };
        Ok(Some(Record {
            id,
            learner,
            path: self.path(id)?,
            contact: self.contact(id)?,
            assessments: self.assessments(id)?,
            sessions: self.sessions(id)?,
            traces: self.traces(id)?,
            workshops: Vec::new(),
        }))
    }

    /// The meetings planned on a day.
    pub fn appointments(&self, day: Date) -> Result<Vec<Meeting>, StoreError> {
        let rows = self.rows(Tree::Appointments, &key::appointments(day))?;
        rows.into_iter()
            .map(|(key, _, record)| {
                let (learner, session) = key::appointed(&key).ok_or(StoreError::DamagedRecord)?;
                Ok(Meeting { learner, session, time: codec::decode::<Hour>(&record)?.0 })
            })
            .collect()
    }

    /// The settings; those of a new store when there are none.
    pub fn settings(&self) -> Result<Settings, StoreError> {
        Ok(self.one(Tree::House, key::SETTINGS)?.map(|kept| kept.record).unwrap_or_default())
    }

    /// The id drawn when the store was restored; `None` before, or when it cannot be read.
    pub(super) fn drawn_instance(&self) -> Option<InstanceId> {
        let kept: Option<Kept<InstanceId>> = self.one(Tree::House, key::INSTANCE).ok()?;
        kept.map(|kept| kept.record)
    }

    /// The mediators, by id.
    pub fn mediators(&self) -> Result<Vec<(MediatorId, Mediator)>, StoreError> {
        let rows = self.rows(Tree::House, key::MEDIATORS)?;
        rows.into_iter()
            .map(|(key, _, record)| {
                Ok((key::mediator_of(&key).ok_or(StoreError::DamagedRecord)?, codec::decode(&record)?))
            })
            .collect()
    }

    /// All learners, one after the other, in the order of their ids.
    ///
    /// They are counted on the way. Should one be missing at the end, or the database break before, it is rebuilt, and
    /// those who were not given yet come from the rebuilt one, in the order of their ids again.
    pub fn learners(&self) -> Result<impl Iterator<Item = Result<(LearnerId, Kept<Learner>), StoreError>>, StoreError> {
        self.learners_as(|id, learner| (id, learner))
    }

    /// What is made of each learner, as in [`Store::learners`]; it is made where they are read, on several threads.
    pub fn learners_as<T: Send + 'static>(
        &self,
        make: fn(LearnerId, Kept<Learner>) -> T,
    ) -> Result<impl Iterator<Item = Result<T, StoreError>>, StoreError> {
        Learners::of(self, make)
    }

    /// When each learner who has sessions came last, from the sessions' keys alone, in the order of the learners' ids,
    /// from the one after `after` on.
    pub fn last_visits(
        &self,
        after: Option<LearnerId>,
    ) -> Result<impl Iterator<Item = Result<Visits, StoreError>>, StoreError> {
        let mut keys = self.session_keys(after)?;
        let mut current: Option<Visits> = None;
        Ok(std::iter::from_fn(move || {
            for key in keys.by_ref() {
                let (learner, last) = match key {
                    Ok((learner, day, _)) => (learner, day),
                    Err(error) => return Some(Err(error)),
                };
                match &mut current {
                    Some(visits) if visits.learner == learner => {
                        visits.last = last;
                        visits.sessions = visits.sessions.saturating_add(1);
                    }
                    _ => {
                        if let Some(done) = current.replace(Visits { learner, last, sessions: 1 }) {
                            return Some(Ok(done));
                        }
                    }
                }
            }
            current.take().map(Ok)
        }))
    }

    /// Whose sessions there are, and of which days, told from their keys; from the learner after `after` on.
    pub(super) fn session_keys(
        &self,
        after: Option<LearnerId>,
    ) -> Result<impl Iterator<Item = Result<(LearnerId, Date, SessionId), StoreError>> + use<>, StoreError> {
        let from = after.map(key::after_learner).unwrap_or_default();
        let keys = self.read(|database| database.scan_after(Tree::Sessions, &from))?.keys();
        Ok(keys.map(|key| {
            let (learner, day, id) = key::dated(&key?).ok_or(StoreError::DamagedRecord)?;
            Ok((learner, day, SessionId::from_bytes(id)))
        }))
    }

    pub(super) fn one<R: Coded>(&self, tree: Tree, key: &[u8]) -> Result<Option<Kept<R>>, StoreError> {
        let Some(opened) = self.read(|database| database.get(tree, key))? else { return Ok(None) };
        opened.record.map(|record| kept(opened.stamp, &record)).transpose()
    }

    /// A learner's filed records, by day then by entry.
    fn filed<T>(&self, tree: Tree, id: LearnerId) -> Result<Vec<Identified<T>>, StoreError>
    where
        Filed<T>: Coded,
    {
        let mut all: Vec<((Date, Entry), Identified<T>)> = Vec::new();
        for (key, stamp, record) in self.rows(tree, id.bytes())? {
            let (_, date, id) = key::dated(&key).ok_or(StoreError::DamagedRecord)?;
            let Filed { entry, record } = codec::decode(&record)?;
            all.push(((date, entry), (id, Kept { stamp, record })));
        }
        all.sort_by_key(|(order, (id, _))| (*order, *id));
        Ok(all.into_iter().map(|(_, filed)| filed).collect())
    }

    pub(super) fn rows(&self, tree: Tree, prefix: &[u8]) -> Result<Vec<Row>, StoreError> {
        self.read(|database| {
            let rows = database.scan(tree, prefix)?;
            rows.map(|row| row.map(|(key, stamp, record)| (key.to_vec(), stamp, record.to_vec()))).collect()
        })
    }
}

fn kept<R: Coded>(stamp: Stamp, record: &[u8]) -> Result<Kept<R>, StoreError> {
    Ok(Kept { stamp, record: codec::decode(record)? })
}
