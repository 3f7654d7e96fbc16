//! A stretch of days that figures are told of: a week, a month, a quarter, a year, or any two days and all between.

use super::dates::{DateError, YEARS, parse_file_date};
use time::{Date, Duration, Month};

/// What a period is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Span {
    /// From Monday to Sunday.
    Week,
    #[default]
    Month,
    Quarter,
    Year,
    /// Any two days.
    Free,
}

impl Span {
    /// From the shortest to the longest; the free one is none of them.
    pub const CALENDAR: [Self; 4] = [Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// Months of the span; `None` for those that are no months.
    const fn months(self) -> Option<u8> {
        match self {
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::Year => Some(12),
            Self::Week | Self::Free => None,
        }
    }
}

/// A period, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    span: Span,
    first: Date,
    last: Date,
}

impl Period {
    /// The period of a kind that a day lies in; the day alone for the free kind.
    pub fn of(span: Span, day: Date) -> Self {
        let (first, last) = match (span, span.months()) {
            (_, Some(months)) => months_around(day, months),
            (Span::Week, None) => {
                let monday = day.saturating_sub(Duration::days(day.weekday().number_days_from_monday().into()));
                (monday, monday.saturating_add(Duration::days(6)))
            }
            (_, None) => (day, day),
        };
        Self { span, first, last }
    }

    /// From one day to another, whichever comes first.
    pub fn between(one: Date, other: Date) -> Self {
        Self { span: Span::Free, first: one.min(other), last: one.max(other) }
    }

    /// What it is made of.
    pub const fn span(&self) -> Span {
        self.span
    }

    /// Its first day.
    pub const fn first(&self) -> Date {
        self.first
    }

    /// Its last day.
    pub const fn last(&self) -> Date {
        self.last
    }

    /// Whether a day lies in it.
    pub fn contains(&self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// The period just before: of the same kind, or as many days. The same one at the beginning of time.
    #[must_use]
    pub fn before(&self) -> Self {
        let Some(last) = self.first.previous_day() else { return *self };
        match self.span {
            Span::Free => Self::between(last.saturating_sub(self.last - self.first), last),
            span => Self::of(span, last),
        }
    }

    /// The period just after. The same one at the end of time.
    #[must_use]
    pub fn after(&self) -> Self {
        let Some(first) = self.last.next_day() else { return *self };
        match self.span {
            Span::Free => Self::between(first, first.saturating_add(self.last - self.first)),
            span => Self::of(span, first),
        }
    }

    /// How a month of which the days are not known lies to it.
    pub fn holds_month(&self, year: i32, month: u8) -> Held {
        let first = Month::try_from(month).ok().and_then(|month| Date::from_calendar_date(year, month, 1).ok());
        let Some(first) = first else { return Held::Not };
        let (first, last) = months_around(first, 1);
        match (self.contains(first), self.contains(last)) {
            (true, true) => Held::Whole,
            (false, false) if first > self.last || last < self.first => Held::Not,
            _ => Held::InPart,
        }
    }

    /// Reads a period of a kind: a day of the week, `2026-11`, `2026-T4`, `2026`.
    pub fn parse(span: Span, typed: &str) -> Result<Self, DateError> {
        let typed = typed.trim();
        let day = match span {
            Span::Week | Span::Free => parse_file_date(typed)?,
            Span::Month => {
                let (year, month) = typed.split_once('-').ok_or(DateError::NotUnderstood)?;
                first_of(year, figures(month)?)?
            }
            Span::Quarter => {
                let (year, quarter) = typed.split_once('-').ok_or(DateError::NotUnderstood)?;
                let quarter = figures(quarter.trim_start_matches(['T', 't', 'Q', 'q']))?;
                let month = quarter.checked_mul(3).and_then(|month| month.checked_sub(2));
                first_of(year, month.ok_or(DateError::NoSuchDay)?)?
            }
            Span::Year => first_of(typed, 1)?,
        };
        Ok(Self::of(span, day))
    }
}

/// Whether the days of a month lie in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    Whole,
    InPart,
    Not,
}

fn figures(text: &str) -> Result<u8, DateError> {
    text.parse().map_err(|_| DateError::NotUnderstood)
}

fn first_of(year: &str, month: u8) -> Result<Date, DateError> {
    let year: i32 = year.parse().map_err(|_| DateError::NotUnderstood)?;
    if !YEARS.contains(&year) {
        return Err(DateError::OutOfRange);
    }
    let month = Month::try_from(month).map_err(|_| DateError::NoSuchDay)?;
    Date::from_calendar_date(year, month, 1).map_err(|_| DateError::OutOfRange)
}

/// The first and last day of the months, so many at once from January on, that a day lies in.
fn months_around(day: Date, months: u8) -> (Date, Date) {
    let month = u8::from(day.month());
    let first = month - (month - 1) % months;
    let last = first + months - 1;
    let (first, last) = (Month::try_from(first).unwrap_or(day.month()), Month::try_from(last).unwrap_or(day.month()));
    let year = day.year();
    (
        Date::from_calendar_date(year, first, 1).unwrap_or(day),
        Date::from_calendar_date(year, last, last.length(year)).unwrap_or(day),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    const DAY: Date = date!(2026 - 11 - 24);

    #[test]
    fn each_kind_begins_and_ends_where_the_calendar_says() {
        for (span, first, last) in [
            (Span::Week, date!(2026 - 11 - 23), date!(2026 - 11 - 29)),
            (Span::Month, date!(2026 - 11 - 01), date!(2026 - 11 - 30)),
            (Span::Quarter, date!(2026 - 10 - 01), date!(2026 - 12 - 31)),
            (Span::Year, date!(2026 - 01 - 01), date!(2026 - 12 - 31)),
            (Span::Free, DAY, DAY),
        ] {
            let period = Period::of(span, DAY);
            assert_eq!((period.first(), period.last()), (first, last), "{span:?}");
        }
        let days = Period::between(date!(2026 - 11 - 10), date!(2026 - 11 - 01));
        assert_eq!((days.before().first(), days.before().last()), (date!(2026 - 10 - 22), date!(2026 - 10 - 31)));
    }

    #[test]
    fn periods_are_read_as_they_are_typed() {
        for (span, typed, first) in [
            (Span::Week, "2026-11-24", date!(2026 - 11 - 23)),
            (Span::Week, "24/11/2026", date!(2026 - 11 - 23)),
            (Span::Month, "2026-2", date!(2026 - 02 - 01)),
            (Span::Quarter, "2026-T4", date!(2026 - 10 - 01)),
            (Span::Quarter, "2026-1", date!(2026 - 01 - 01)),
            (Span::Year, "2025", date!(2025 - 01 - 01)),
        ] {
            assert_eq!(Period::parse(span, typed).map(|period| period.first()), Ok(first), "{typed}");
        }
        for (span, typed) in [
            (Span::Month, "2026"),
            (Span::Month, "2026-13"),
            (Span::Quarter, "2026-T5"),
            (Span::Quarter, "2026-0"),
            (Span::Quarter, "2026-255"),
            (Span::Year, "20266"),
            (Span::Week, "lundi"),
        ] {
            assert!(Period::parse(span, typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_month_without_days_is_held_whole_in_part_or_not() {
        let held = |span| Period::of(span, DAY).holds_month(2026, 11);
        assert_eq!((held(Span::Week), held(Span::Month), held(Span::Year)), (Held::InPart, Held::Whole, Held::Whole));
        assert_eq!(Period::of(Span::Month, DAY).holds_month(2026, 12), Held::Not);
        assert_eq!(Period::of(Span::Month, DAY).holds_month(2026, 13), Held::Not);
    }

    proptest! {
        #[test]
        fn periods_follow_each_other_without_a_gap(days in 0_i64..100_000, kind in 0_usize..5, length in 0_i64..400) {
            let day = date!(1900 - 01 - 01) + Duration::days(days);
            let period = match Span::CALENDAR.get(kind) {
                Some(span) => Period::of(*span, day),
                None => Period::between(day, day + Duration::days(length)),
            };
            prop_assert!(period.contains(day));
            prop_assert_eq!(period.after().first(), period.last() + Duration::DAY);
            prop_assert_eq!(period.before().last(), period.first() - Duration::DAY);
            prop_assert_eq!(period.after().before(), period);
        }
    }
}
