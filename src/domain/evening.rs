//! « Fin de journée »: appointments of past days that nobody closed, and what becomes of each in one digit.

use super::change::{Change, Trace};
use super::ids::{LearnerId, SessionId};
use super::session::{Appointment, Attendance, Session};
use time::{Date, Duration, Time};

/// How many days are looked back on.
pub const DAYS: i64 = 14;

/// An appointment of a past day of which nothing is noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub learner: LearnerId,
    pub date: Date,
    pub time: Option<Time>,
    /// The session that planned it, as it is filed.
    pub planned_by: (SessionId, Session),
}

/// What became of an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Present,
    Excused,
    Absent,
    /// It is put off: the same hour, the next time that weekday comes.
    NextWeek,
}

impl Waiting {
    /// What an outcome saves: a session on that day, which has the id given; or the appointment, put off.
    pub fn settle(&self, outcome: Outcome, id: SessionId, today: Date) -> Vec<Change> {
        let attendance = match outcome {
            Outcome::Present => Attendance::Present,
            Outcome::Excused => Attendance::Excused,
            Outcome::Absent => Attendance::Absent,
            Outcome::NextWeek => return self.put_off(today),
        };
        let (_, last) = &self.planned_by;
        let usual = Session::on(self.learner, self.date);
        let mut session =
            Session { started: self.time, attendance, place: last.place.clone(), mode: last.mode, ..usual };
        if attendance == Attendance::Present {
            session.devices.clone_from(&last.devices);
        } else {
            session.duration_min = 0;
        }
        vec![Change::Session { id, session: Box::new(session), before: None }]
    }

    fn put_off(&self, today: Date) -> Vec<Change> {
        let (id, before) = &self.planned_by;
        let mut date = self.date;
        while date < today || date == self.date {
            date = date.saturating_add(Duration::WEEK);
        }
        let next = Some(Appointment { date, time: self.time });
        let session = Box::new(Session { next, ..before.clone() });
        let before = Box::new(before.clone());
        vec![
            Change::Session { id: *id, session, before: Some(before.clone()) },
            Change::Trace(self.learner, Trace::SessionCorrected(*id, before)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, time};

    const YVETTE: LearnerId = LearnerId::from_bytes([1; 16]);
    const PLANNED_BY: SessionId = SessionId::from_bytes([3; 16]);
    const NEW: SessionId = SessionId::from_bytes([4; 16]);

    fn waiting() -> Waiting {
        let next = Some(Appointment { date: date!(2026 - 11 - 10), time: Some(time!(10:00)) });
        let session = Session {
            next,
            place: "domicile".into(),
            devices: vec!["tablette".into()],
            ..Session::on(YVETTE, date!(2026 - 11 - 03))
        };
        Waiting {
            learner: YVETTE,
            date: date!(2026 - 11 - 10),
            time: Some(time!(10:00)),
            planned_by: (PLANNED_BY, session),
        }
    }

    #[test]
    fn whoever_came_or_not_gets_a_session_of_that_day() {
        for (outcome, attendance, minutes) in [
            (Outcome::Present, Attendance::Present, 60),
            (Outcome::Excused, Attendance::Excused, 0),
            (Outcome::Absent, Attendance::Absent, 0),
        ] {
            let changes = waiting().settle(outcome, NEW, date!(2026 - 11 - 24));
            let [Change::Session { id: NEW, session, before: None }] = &changes[..] else { panic!("{changes:?}") };
            assert_eq!((session.date, session.attendance), (date!(2026 - 11 - 10), attendance));
            assert_eq!((session.duration_min, session.devices.len()), (minutes, usize::from(minutes > 0)));
            assert_eq!((session.place.as_str(), session.next), ("domicile", None));
        }
    }

    #[test]
    fn an_appointment_is_put_off_to_the_next_such_weekday_that_is_to_come() {
        for (today, expected) in
            [(date!(2026 - 11 - 11), date!(2026 - 11 - 17)), (date!(2026 - 11 - 24), date!(2026 - 11 - 24))]
        {
            let changes = waiting().settle(Outcome::NextWeek, NEW, today);
            let [Change::Session { id: PLANNED_BY, session, before: Some(_) }, Change::Trace(YVETTE, _)] = &changes[..]
            else {
                panic!("{changes:?}")
            };
            assert_eq!(session.next, Some(Appointment { date: expected, time: Some(time!(10:00)) }));
        }
    }
}
