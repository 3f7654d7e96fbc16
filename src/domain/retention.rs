//! How long a record is kept: whose last activity is so long ago that their name must go, as it was read to them.

use super::ids::LearnerId;
use time::{Date, Duration, Month};

/// Records are announced so many days before they are due, fewer where they are kept for less than three months.
const ANNOUNCED: i64 = 30;

/// A record without activity for as long as records are kept, or nearly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub learner: LearnerId,
    /// The day of the last activity: a session, an assessment, a contact, or the record's own last change.
    pub last: Date,
    /// The day it has been that long.
    pub on: Date,
}

/// What is to become of such a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The person came back or called: that contact is dated.
    Returned(Date),
    /// What tells who it is goes.
    EraseName,
    /// The whole record goes.
    EraseAll,
}

/// The day that many months after another: the last of the month when it has no such day.
pub fn months_after(day: Date, months: u8) -> Date {
    let number = day.year() * 12 + i32::from(u8::from(day.month())) - 1 + i32::from(months);
    let month = u8::try_from(number.rem_euclid(12) + 1).ok().and_then(|month| Month::try_from(month).ok());
    let (year, month) = (number.div_euclid(12), month.unwrap_or(Month::January));
    let last = month.length(year);
    Date::from_calendar_date(year, month, day.day().min(last)).unwrap_or(Date::MAX)
}

/// Whether a last activity is to be announced today, and as what.
pub fn due(learner: LearnerId, last: Date, months: u8, today: Date) -> Option<Due> {
    let months = months.clamp(1, 24);
    let on = months_after(last, months);
    let announced = Duration::days(ANNOUNCED.min(10 * i64::from(months)));
    (on <= today.saturating_add(announced)).then_some(Due { learner, last, on })
}

/// Whether a last visit on that day may call for looking at what else happened: all others are known not to be due.
pub fn may_be_due(last: Date, months: u8, today: Date) -> bool {
    due(LearnerId::from_bytes([0; 16]), last, months, today).is_some()
}

/// The due records, and what is to become of them once the program is left: nothing is done before.
#[derive(Debug, Default)]
pub struct Desk {
    due: Vec<Due>,
    /// In the order they were made.
    choices: Vec<(LearnerId, Choice)>,
}

impl Desk {
    /// The due records, the longest without activity first.
    pub fn due(&self) -> &[Due] {
        &self.due
    }

    /// Forgets which records are due; what was chosen stays.
    pub fn begin(&mut self) {
        self.due.clear();
    }

    /// Adds due records.
    pub fn add(&mut self, found: &[Due]) {
        for due in found {
            if self.due.iter().all(|known| known.learner != due.learner) {
                self.due.push(*due);
            }
        }
        self.due.sort_unstable_by_key(|due| (due.on, due.last, due.learner));
    }

    /// Chooses what is to become of a record, in the place of what was chosen before.
    pub fn choose(&mut self, learner: LearnerId, choice: Choice) {
        self.unchoose(learner);
        self.choices.push((learner, choice));
    }

    /// Takes a choice back.
    pub fn unchoose(&mut self, learner: LearnerId) {
        self.choices.retain(|(chosen, _)| *chosen != learner);
    }

    /// Takes the last choice back; answers whose it was.
    pub fn undo(&mut self) -> Option<LearnerId> {
        self.choices.pop().map(|(learner, _)| learner)
    }

    /// What was chosen for a record.
    pub fn choice(&self, learner: LearnerId) -> Option<Choice> {
        self.choices.iter().find(|(chosen, _)| *chosen == learner).map(|(_, choice)| *choice)
    }

    /// All choices, in the order they were made.
    pub fn choices(&self) -> &[(LearnerId, Choice)] {
        &self.choices
    }

    /// Something happened to a record: it is not due any more, and nothing that was chosen holds.
    pub fn forget(&mut self, learner: LearnerId) {
        self.unchoose(learner);
        self.due.retain(|due| due.learner != learner);
    }

    /// How many records are due on that day or before, and how many later.
    pub fn counts(&self, today: Date) -> (usize, usize) {
        let over = self.due.iter().filter(|due| due.on <= today).count();
        (over, self.due.len() - over)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 11 - 24);
    const WHO: LearnerId = LearnerId::from_bytes([1; 16]);

    #[test]
    fn months_end_where_their_month_does() {
        for (day, months, expected) in [
            (date!(2025 - 11 - 30), 12, date!(2026 - 11 - 30)),
            (date!(2025 - 11 - 30), 3, date!(2026 - 02 - 28)),
            (date!(2023 - 12 - 31), 2, date!(2024 - 02 - 29)),
            (date!(2024 - 02 - 29), 12, date!(2025 - 02 - 28)),
            (date!(2025 - 12 - 15), 1, date!(2026 - 01 - 15)),
            (date!(2025 - 01 - 01), 24, date!(2027 - 01 - 01)),
            (Date::MAX, 1, Date::MAX),
        ] {
            assert_eq!(months_after(day, months), expected, "{day} {months}");
        }
    }

    #[test]
    fn what_is_due_within_thirty_days_is_announced_and_the_rest_is_not() {
        for (last, on) in [
            (date!(2025 - 11 - 30), Some(date!(2026 - 11 - 30))),
            (date!(2025 - 12 - 24), Some(date!(2026 - 12 - 24))),
            (date!(2025 - 12 - 25), None),
            (date!(2025 - 11 - 24), Some(TODAY)),
            (date!(2019 - 03 - 01), Some(date!(2020 - 03 - 01))),
            (TODAY, None),
            (date!(2030 - 01 - 01), None),
        ] {
            assert_eq!(due(WHO, last, 12, TODAY).map(|due| due.on), on, "{last}");
        }
        assert!(due(WHO, TODAY, 1, TODAY).is_none() && due(WHO, date!(2026 - 11 - 04), 1, TODAY).is_some());
        assert!(due(WHO, date!(2026 - 11 - 04), 0, TODAY).is_some(), "no less than a month, whatever is asked");
    }

    const fn at(number: u8, on: Date) -> Due {
        Due { learner: LearnerId::from_bytes([number; 16]), last: date!(2025 - 01 - 01), on }
    }

    #[test]
    fn what_was_chosen_can_be_changed_taken_back_and_overtaken() {
        let mut desk = Desk::default();
        let (late, soon) = (at(2, TODAY), at(1, date!(2026 - 12 - 01)));
        desk.add(&[soon, late]);
        desk.add(&[late]);
        assert_eq!((desk.due(), desk.counts(TODAY)), (&[late, soon][..], (1, 1)));
        desk.choose(late.learner, Choice::EraseAll);
        desk.choose(soon.learner, Choice::Returned(TODAY));
        desk.choose(late.learner, Choice::EraseName);
        assert_eq!(desk.choices(), [(soon.learner, Choice::Returned(TODAY)), (late.learner, Choice::EraseName)]);
        assert_eq!((desk.undo(), desk.choice(late.learner)), (Some(late.learner), None));
        desk.begin();
        assert_eq!((desk.due().len(), desk.choices().len()), (0, 1));
        // The person comes while their record waits to be erased.
        desk.add(&[late, soon]);
        desk.choose(late.learner, Choice::EraseAll);
        desk.forget(late.learner);
        assert_eq!((desk.due(), desk.choice(late.learner)), (&[soon][..], None));
        assert_eq!((desk.undo(), desk.undo()), (Some(soon.learner), None));
    }

    proptest! {
        #[test]
        fn later_activity_is_never_due_earlier(first in 2_450_000_i32..2_470_000, later in 0_i32..2_000, months in 1_u8..=24) {
            let (a, b) = (Date::from_julian_day(first).unwrap(), Date::from_julian_day(first + later).unwrap());
            prop_assert!(months_after(a, months) <= months_after(b, months));
            prop_assert!(months_after(a, months) > a);
        }
    }
}
