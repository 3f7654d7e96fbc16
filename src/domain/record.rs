//! All that is kept of one learner, read together.

use super::assessment::{AdoptedPath, Assessment};
use super::change::{Kept, Trace};
use super::ids::{AssessmentId, LearnerId, SessionId};
use super::learner::Learner;
use super::session::{Appointment, Session};
use super::workshop::Workshop;
use time::{Date, Time};

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
    /// The workshops to come where the person is expected, the soonest first; only a record read on a day knows them.
    pub workshops: Vec<Workshop>,
}

/// When somebody is expected next, alone or in a workshop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coming<'r> {
    pub at: Appointment,
    pub workshop: Option<&'r Workshop>,
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

    /// The meeting alone that was planned last. Workshops plan none, and leave those of before as they are.
    pub fn planned(&self) -> Option<Appointment> {
        let plans = |session: &&Session| session.workshop.is_none() || session.next.is_some();
        self.held().rev().find(plans).and_then(|session| session.next)
    }

    /// When they are expected next, from a day on.
    pub fn coming(&self, today: Date) -> Option<Coming<'_>> {
        let own = self.planned().filter(|next| next.date >= today);
        self.soonest(own, |workshop| workshop.date >= today)
    }

    /// When they are expected next, as the sheet of a session says it: what the session planned, or what stood before a
    /// workshop, which plans nothing; or a workshop that begins later.
    pub fn coming_after(&self, session: &Session) -> Option<Coming<'_>> {
        let before = self.planned().filter(|next| session.workshop.is_some() && next.date > session.date);
        self.soonest(session.next.or(before), |workshop| {
            let later_that_day = session.started.is_some() && workshop.started > session.started;
            workshop.date > session.date || workshop.date == session.date && later_that_day
        })
    }

    /// The earlier of a meeting alone and the workshops that count. On a day, an hour that is known comes first; at the
    /// same hour it is the workshop, which the meeting then stood for.
    fn soonest(&self, own: Option<Appointment>, counts: impl Fn(&Workshop) -> bool) -> Option<Coming<'_>> {
        let workshops = self.workshops.iter().filter(|workshop| counts(workshop)).map(|workshop| Coming {
            at: Appointment { date: workshop.date, time: workshop.started },
            workshop: Some(workshop),
        });
        let own = own.map(|at| Coming { at, workshop: None });
        let hour = |at: Appointment| (at.date, at.time.is_none(), at.time.unwrap_or(Time::MIDNIGHT));
        workshops.chain(own).min_by_key(|coming| hour(coming.at))
    }

    /// The sessions themselves, the oldest first.
    pub fn held(&self) -> impl DoubleEndedIterator<Item = &Session> {
        self.sessions.iter().map(|(_, kept)| &kept.record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::Stamp;
    use crate::domain::ids::{InstanceId, MediatorId, WorkshopId};
    use time::macros::{date, time};

    const GINETTE: LearnerId = LearnerId::from_bytes([1; 16]);
    const TODAY: Date = date!(2026 - 11 - 24);
    const MONDAY: Date = date!(2026 - 11 - 30);
    const TUESDAY: Date = date!(2026 - 12 - 01);

    fn kept<T>(record: T) -> Kept<T> {
        let (instance, author) = (InstanceId::from_bytes([9; 16]), MediatorId::from_bytes([8; 16]));
        Kept { stamp: Stamp { at: 0, instance, sequence: 1, author }, record }
    }

    fn record(next: Option<Appointment>, workshops: Vec<Workshop>) -> Record {
        let session = Session { started: Some(time!(9:00)), next, ..Session::on(GINETTE, TODAY) };
        Record {
            id: GINETTE,
            learner: kept(Learner::default()),
            path: None,
            contact: None,
            assessments: Vec::new(),
            sessions: vec![(SessionId::from_bytes([3; 16]), kept(session))],
            traces: Vec::new(),
            workshops,
        }
    }

    fn workshop(date: Date, started: Option<Time>) -> Workshop {
        Workshop { started, ..Workshop::on(date) }
    }

    #[test]
    fn the_next_meeting_is_the_earlier_of_ones_own_and_a_workshop() {
        let (ten, two) = (Some(time!(10:00)), Some(time!(14:00)));
        let own = |date, time| Some(Appointment { date, time });
        let none = || (None, false);
        for (next, workshops, expected) in [
            (None, vec![], none()),
            (None, vec![workshop(MONDAY, ten)], (own(MONDAY, ten), true)),
            (own(MONDAY, two), vec![], (own(MONDAY, two), false)),
            (own(MONDAY, two), vec![workshop(MONDAY, ten)], (own(MONDAY, ten), true)),
            (own(MONDAY, ten), vec![workshop(MONDAY, two)], (own(MONDAY, ten), false)),
            (own(MONDAY, two), vec![workshop(TUESDAY, ten)], (own(MONDAY, two), false)),
            (own(TUESDAY, ten), vec![workshop(MONDAY, two), workshop(TUESDAY, ten)], (own(MONDAY, two), true)),
            (own(MONDAY, ten), vec![workshop(MONDAY, ten)], (own(MONDAY, ten), true)),
            (own(MONDAY, None), vec![workshop(MONDAY, ten)], (own(MONDAY, ten), true)),
            (own(MONDAY, ten), vec![workshop(MONDAY, None)], (own(MONDAY, ten), false)),
        ] {
            let record = record(next, workshops);
            let said = |coming: Option<Coming<'_>>| {
                (coming.map(|coming| coming.at), coming.is_some_and(|coming| coming.workshop.is_some()))
            };
            assert_eq!(said(record.coming(TODAY)), expected, "{next:?}, {:?}", record.workshops);
            let session = &record.sessions[0].1.record;
            assert_eq!(said(record.coming_after(session)), expected, "{next:?}, {:?}", record.workshops);
        }
    }

    #[test]
    fn what_is_over_is_not_to_come() {
        let at = |day, time| record(None, vec![workshop(day, time)]);
        let yesterday = date!(2026 - 11 - 23);
        // The session began at nine.
        for (day, time, on_the_record, on_the_sheet) in [
            (yesterday, Some(time!(10:00)), false, false),
            (TODAY, Some(time!(8:00)), true, false),
            (TODAY, None, true, false),
            (TODAY, Some(time!(14:00)), true, true),
        ] {
            let record = at(day, time);
            let session = &record.sessions[0].1.record;
            let found = (record.coming(TODAY).is_some(), record.coming_after(session).is_some());
            assert_eq!(found, (on_the_record, on_the_sheet), "{day} {time:?}");
        }
        let next = Some(Appointment { date: yesterday, time: None });
        assert_eq!(record(next, Vec::new()).coming(TODAY), None);
    }

    #[test]
    fn the_sheet_of_a_workshop_keeps_the_meeting_planned_before() {
        let next = Some(Appointment { date: TUESDAY, time: None });
        let mut record = record(next, Vec::new());
        let session = Session { workshop: Some(WorkshopId::from_bytes([6; 16])), ..Session::on(GINETTE, TODAY) };
        assert_eq!(record.coming_after(&session).map(|coming| coming.at), next);
        record.workshops.push(workshop(MONDAY, None));
        assert_eq!(record.coming_after(&session).map(|coming| coming.at.date), Some(MONDAY));
    }
}
