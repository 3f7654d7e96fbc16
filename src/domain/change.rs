//! Changes: what a save holds, and the stamp each of them bears.

use super::assessment::{AdoptedPath, Assessment};
use super::erasure::Erasure;
use super::ids::{AssessmentId, InstanceId, LearnerId, MediatorId, RequestId, SessionId, WorkshopId};
use super::learner::Learner;
use super::place::{Mediator, Settings};
use super::request::Request;
use super::retyping::{Entry, Retypable};
use super::session::Session;
use super::workshop::Workshop;
use time::Date;

/// Who changed something, when, and where in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Seconds since 1970, UTC; never goes back within a store.
    pub at: i64,
    pub instance: InstanceId,
    /// The journal frame's number, from 1.
    pub sequence: u64,
    pub author: MediatorId,
}

/// A record with the stamp of its last change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<T> {
    pub stamp: Stamp,
    pub record: T,
}

/// One change; a save holds several, all or none of which are applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Registers or corrects a learner.
    Learner(LearnerId, Box<Learner>),
    /// Adopts a path.
    Path(LearnerId, AdoptedPath),
    /// Files a finished self-assessment.
    Assessment(AssessmentId, Box<Assessment>),
    /// Takes an assessment away from where it stands, because it moves to another record.
    AssessmentRemoved(AssessmentId, Box<Assessment>),
    /// Closes or corrects a session. `before` is the session it replaces.
    Session {
        id: SessionId,
        session: Box<Session>,
        before: Option<Box<Session>>,
    },
    /// Takes a session away from where it stands, because it moves to another record.
    SessionRemoved(SessionId, Box<Session>),
    /// Keeps a trace on a learner's record.
    Trace(LearnerId, Trace),
    /// Dates a contact with a learner that was no visit: the person called, or passed by.
    Contact(LearnerId, Date),
    /// Keeps a request of somebody who passed by.
    Request(RequestId, Box<Request>),
    /// Takes a request back.
    RequestRemoved(RequestId, Date),
    /// Joins one person's second record, the first id, to the one that stays.
    Merge(LearnerId, LearnerId),
    /// Takes apart again what was joined: the record that came, and the one that stayed.
    Unmerge(LearnerId, LearnerId),
    /// Ticks an entry as typed again into the Coop, or takes the tick away.
    Retyped(Entry, bool),
    Settings(Box<Settings>),
    Mediator(MediatorId, Mediator),
    /// Draws another id for the stamps, because the store was restored: the same sequences are counted again.
    Instance(InstanceId),
    /// Erases a learner, whole or by name. Only with the compaction that follows is it gone from the disk.
    Erasure(LearnerId, Erasure),
    /// Plans, closes or corrects a workshop. The sessions of those who came are changes of their own.
    Workshop(WorkshopId, Box<Workshop>),
    /// Takes a workshop away that was not closed.
    WorkshopRemoved(WorkshopId),
}

impl Change {
    /// The learner whose record it adds to.
    pub fn concerns(&self) -> Option<LearnerId> {
        match self {
            Self::Learner(id, _) | Self::Path(id, _) | Self::Contact(id, _) | Self::Trace(id, _) => Some(*id),
            Self::Assessment(_, assessment) => Some(assessment.learner),
            Self::Session { session, .. } => Some(session.learner),
            Self::Retyped(Entry { of: Retypable::Session(learner, _), .. }, _) => Some(*learner),
            _ => None,
        }
    }
}

/// What is kept of a correction on the record it touched. Who and when is the stamp.
#[derive(Clone, PartialEq, Eq)]
pub enum Trace {
    /// A field of the record changed from one text to another.
    Field { field: String, before: String, after: String },
    /// A closed session was corrected.
    SessionCorrected(SessionId, Box<Session>),
    /// An assessment came from another record, or went to it.
    AssessmentMoved { assessment: AssessmentId, from: LearnerId, to: LearnerId },
    /// A session came from another record, or went to it.
    SessionMoved { session: SessionId, from: LearnerId, to: LearnerId },
}

/// What a field said before and after stays out of every log.
impl std::fmt::Debug for Trace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Field { .. } => "Trace::Field",
            Self::SessionCorrected(..) => "Trace::SessionCorrected",
            Self::AssessmentMoved { .. } => "Trace::AssessmentMoved",
            Self::SessionMoved { .. } => "Trace::SessionMoved",
        })
    }
}
