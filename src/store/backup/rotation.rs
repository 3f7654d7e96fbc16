//! Which backups are kept: the 10 latest, then the latest of each of 7 days, 4 weeks and 6 months.

use std::collections::BTreeSet;
use time::{Date, OffsetDateTime};

const LATEST: usize = 10;
const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 6;

/// The backups that are kept, by their place in `made`, each on the clock of the place.
pub(super) fn kept(made: &[OffsetDateTime]) -> BTreeSet<usize> {
    let mut newest_first: Vec<usize> = (0..made.len()).collect();
    newest_first.sort_by_key(|at| std::cmp::Reverse(made.get(*at)));
    let day = |date: Date| i64::from(date.to_julian_day());
    let week = |date: Date| day(date).div_euclid(7);
    let month = |date: Date| i64::from(date.year()) * 12 + i64::from(u8::from(date.month()));
    let mut kept: BTreeSet<usize> = newest_first.iter().copied().take(LATEST).collect();
    kept.extend(first_of_each(&newest_first, made, DAYS, day));
    kept.extend(first_of_each(&newest_first, made, WEEKS, week));
    kept.extend(first_of_each(&newest_first, made, MONTHS, month));
    kept
}

/// The newest backup of each of the latest periods in which there are any.
fn first_of_each(
    newest_first: &[usize],
    made: &[OffsetDateTime],
    periods: usize,
    period: impl Fn(Date) -> i64,
) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    let first = |at: &&usize| made.get(**at).is_some_and(|made| seen.insert(period(made.date())));
    newest_first.iter().filter(first).take(periods).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::Duration;
    use time::macros::datetime;

    /// Tuesday, six in the evening.
    const LAST: OffsetDateTime = datetime!(2026-11-24 18:00 UTC);

    #[test]
    fn ten_are_kept_whatever_their_dates() {
        let made: Vec<_> = (0..14).map(|hours| LAST - Duration::hours(hours)).collect();
        assert_eq!(kept(&made), (0..10).collect());
        assert_eq!(kept(&made[..3]), (0..3).collect());
        assert_eq!(kept(&[]), BTreeSet::new());
    }

    #[test]
    fn a_year_of_evenings_leaves_days_weeks_and_months() {
        let made: Vec<_> = (0..365).map(|days| LAST - Duration::days(days)).collect();
        let dates: Vec<String> = kept(&made).into_iter().map(|at| made[at].date().to_string()).collect();
        assert_eq!(dates[..10], made[..10].iter().map(|at| at.date().to_string()).collect::<Vec<_>>());
        // Then weeks that end on a Sunday, and months on their last day.
        assert_eq!(dates[10..], ["2026-11-08", "2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30"]);
    }

    #[test]
    fn many_in_one_day_do_not_push_out_the_months() {
        let mut made: Vec<_> = (1..=8).map(|months| LAST - Duration::days(31 * months)).collect();
        made.extend((0..30).map(|minutes| LAST - Duration::minutes(minutes)));
        let kept = kept(&made);
        // The seven latest days on which there are any reach further back than the six months.
        assert!((0..6).all(|at| kept.contains(&at)) && !kept.contains(&6), "{kept:?}");
        assert_eq!(kept.len(), 6 + 10);
    }

    #[test]
    fn nothing_that_was_kept_yesterday_is_needed_again_once_it_was_deleted() {
        // Day after day, what is deleted is gone: the months must survive on what is left.
        let mut made: Vec<OffsetDateTime> = Vec::new();
        for day in 0..400 {
            made.push(LAST + Duration::days(day));
            let kept = kept(&made);
            made = kept.into_iter().map(|at| made[at]).collect();
        }
        let months: BTreeSet<_> = made.iter().map(|at| at.month() as u8).collect();
        assert!(months.len() >= 6 && made.len() <= 27, "{} kept in {} months", made.len(), months.len());
    }
}
