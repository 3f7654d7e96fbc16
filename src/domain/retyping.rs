//! What is typed again into the Coop, which has no other way in: sessions, workshops, and requests. Each is ticked once done.

use super::ids::{LearnerId, RequestId, SessionId, WorkshopId};
use super::request::Request;
use super::session::{Attendance, Session};
use super::workshop::Workshop;
use std::collections::BTreeSet;
use time::Date;

/// What one entry of the Coop is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Retypable {
    Session(LearnerId, SessionId),
    Workshop(WorkshopId),
    Request(RequestId),
}

/// An entry of the Coop, by the day it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    pub day: Date,
    pub of: Retypable,
}

impl Entry {
    /// The entry of a session; `None` when there is nothing to enter, because nobody came, or because the workshop it
    /// was part of is entered.
    pub fn of_session(id: SessionId, session: &Session) -> Option<Self> {
        let by_itself = session.attendance == Attendance::Present && session.workshop.is_none();
        by_itself.then_some(Self { day: session.date, of: Retypable::Session(session.learner, id) })
    }

    /// The entry of a workshop; `None` as long as it is not closed.
    pub fn of_workshop(id: WorkshopId, workshop: &Workshop) -> Option<Self> {
        workshop.closed.then_some(Self { day: workshop.date, of: Retypable::Workshop(id) })
    }

    /// The entry of a request.
    pub const fn of_request(id: RequestId, request: &Request) -> Self {
        Self { day: request.date, of: Retypable::Request(id) }
    }
}

/// The first day of the month before: what is older is told as done with.
pub fn first_day(today: Date) -> Date {
    let first = today.replace_day(1).unwrap_or(today);
    first.previous_day().and_then(|day| day.replace_day(1).ok()).unwrap_or(first)
}

/// The entries of this month and the one before, those that are left and those that are ticked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries {
    pub left: BTreeSet<Entry>,
    pub ticked: BTreeSet<Entry>,
}

impl Entries {
    /// Adds an entry that is left, unless it is known already.
    pub fn add(&mut self, entry: Entry) {
        if !self.ticked.contains(&entry) {
            self.left.insert(entry);
        }
    }

    /// Adds others to these.
    pub fn extend(&mut self, others: &Self) {
        for entry in &others.ticked {
            self.tick(*entry, true);
        }
        for entry in &others.left {
            self.add(*entry);
        }
    }

    /// Ticks an entry, or takes the tick away.
    pub fn tick(&mut self, entry: Entry, ticked: bool) {
        let (from, to) = if ticked { (&mut self.left, &mut self.ticked) } else { (&mut self.ticked, &mut self.left) };
        from.remove(&entry);
        to.insert(entry);
    }

    /// Forgets what an id stood for: it was corrected, moved or taken back.
    pub fn forget(&mut self, is_it: impl Fn(&Retypable) -> bool) {
        self.left.retain(|entry| !is_it(&entry.of));
        self.ticked.retain(|entry| !is_it(&entry.of));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    fn entry(day: Date, number: u8) -> Entry {
        Entry { day, of: Retypable::Request(RequestId::from_bytes([number; 16])) }
    }

    #[test]
    fn the_period_begins_with_the_month_before() {
        for (today, first) in [
            (date!(2026 - 11 - 24), date!(2026 - 10 - 01)),
            (date!(2026 - 01 - 01), date!(2025 - 12 - 01)),
            (date!(2026 - 03 - 31), date!(2026 - 02 - 01)),
        ] {
            assert_eq!(first_day(today), first, "{today}");
        }
    }

    #[test]
    fn an_absence_is_not_entered() {
        let mut session = Session::on(LearnerId::from_bytes([1; 16]), date!(2026 - 11 - 05));
        let id = SessionId::from_bytes([2; 16]);
        assert!(Entry::of_session(id, &session).is_some());
        session.attendance = Attendance::Excused;
        assert_eq!(Entry::of_session(id, &session), None);
    }

    #[test]
    fn a_tick_is_given_and_taken_away() {
        let mut entries = Entries::default();
        let (one, two) = (entry(date!(2026 - 11 - 05), 1), entry(date!(2026 - 11 - 06), 2));
        for entry in [one, two] {
            entries.add(entry);
        }
        entries.tick(one, true);
        entries.add(one);
        assert_eq!((entries.left.len(), entries.ticked.contains(&one)), (1, true));
        entries.tick(one, false);
        assert_eq!((entries.left.len(), entries.ticked.len()), (2, 0));
        entries.forget(|of| *of == two.of);
        assert_eq!(entries.left.into_iter().collect::<Vec<_>>(), [one]);
    }
}
