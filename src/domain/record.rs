//! All that is kept of one learner, read together.

use super::assessment::{AdoptedPath, Assessment};
use super::change::{Kept, Trace};
use super::ids::{AssessmentId, LearnerId, SessionId};
use super::learner::Learner;
use super::session::{Appointment, Session};
use time::Date;

/// A learner's whole record, as the screens and the documents read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub id: LearnerId,
    pub learner: Kept<Learner>,
    pub path: Option<Kept<AdoptedPath>>,
    /// The day of the last contact that was no visit.
    pub contact: Option<Kept<Date>>,
    /// By date, then by entry; the oldest first.
    pub assessments: Vec<(AssessmentId, Kept<Assessment>)>,
    /// By date, then by entry; the oldest first.
    pub sessions: Vec<(SessionId, Kept<Session>)>,
    /// What was corrected, the oldest first.
    pub traces: Vec<Kept<Trace>>,
}

impl Record {
    /// The latest assessment.
    pub fn last_assessment(&self) -> Option<&(AssessmentId, Kept<Assessment>)> {
        self.assessments.last()
    }

    /// The latest session.
    pub fn last_session(&self) -> Option<&(SessionId, Kept<Session>)> {
        self.sessions.last()
    }

    /// The meeting that was planned last. Workshops plan none, and leave those of before as they are.
    pub fn planned(&self) -> Option<Appointment> {
        let plans = |session: &&Session| session.workshop.is_none() || session.next.is_some();
        self.held().rev().find(plans).and_then(|session| session.next)
    }

    /// The sessions themselves, the oldest first.
    pub fn held(&self) -> impl DoubleEndedIterator<Item = &Session> {
        self.sessions.iter().map(|(_, kept)| &kept.record)
    }
}
