//! Dates and times as people type them.
//!
//! A year of two figures is the one from 80 years ago to 19 years ahead: in 2026, `46` is 1946 and `45` is 2045. A date
//! without a year is the one nearest to today. A weekday before a date is not checked, so that a date on the screen can
//! be corrected figure by figure.

use super::fold::{fold, words};
use time::{Date, Duration, Month, Time, Weekday};

/// Years a date may have.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// Beginnings of weekdays, from Monday, folded.
const WEEKDAYS: [(&str, Weekday); 7] = [
    ("lundi", Weekday::Monday),
    ("mardi", Weekday::Tuesday),
    ("mercredi", Weekday::Wednesday),
    ("jeudi", Weekday::Thursday),
    ("vendredi", Weekday::Friday),
    ("samedi", Weekday::Saturday),
    ("dimanche", Weekday::Sunday),
];

/// Months, folded.
const MONTHS: [&str; 12] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

/// Days told from today.
const RELATIVE: [(&str, i64); 7] = [
    ("auj", 0),
    ("aujourdhui", 0),
    ("aujourd hui", 0),
    ("hier", -1),
    ("demain", 1),
    ("avant hier", -2),
    ("apres demain", 2),
];

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    #[error("no date was typed")]
    Empty,
    #[error("not a date")]
    NotUnderstood,
    #[error("no such day in the calendar")]
    NoSuchDay,
    #[error("the year is before 1900 or after 2199")]
    OutOfRange,
}

/// Why a text is not a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    #[error("no time was typed")]
    Empty,
    #[error("not a time of day")]
    NotUnderstood,
}

/// A piece of what was typed: figures, or letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'a> {
    Number { value: u32, figures: usize },
    Word(&'a str),
}

/// Reads a date: `24/11/2026`, `1/3/26`, `010326`, `01032026`, `1 mars`, `mar. 01/12/2026`, `2026-11-24`, `auj`,
/// `hier`, `demain`, a weekday (the next such day, never today), `+7`, `-3`.
pub fn parse_date(typed: &str, today: Date) -> Result<Date, DateError> {
    let typed = typed.trim();
    if let Some(days) = offset(typed) {
        return shifted(today, days).ok_or(DateError::OutOfRange);
    }
    let folded = fold(typed);
    if let Some((_, days)) = RELATIVE.iter().find(|(words, _)| *words == folded) {
        return shifted(today, *days).ok_or(DateError::OutOfRange);
    }
    let tokens = tokens(&folded);
    match tokens.as_slice() {
        [] => Err(DateError::Empty),
        [Token::Word(word)] => {
            let weekday = weekday(word).ok_or(DateError::NotUnderstood)?;
            shifted(today, days_until(today.weekday(), weekday)).ok_or(DateError::OutOfRange)
        }
        [Token::Word(word), rest @ ..] if weekday(word).is_some() || *word == "le" => written(rest, today),
        all => written(all, today),
    }
}

/// Reads a date of a file: `AAAA-MM-JJ` or `jj/mm/aaaa`, nothing else.
pub fn parse_file_date(text: &str) -> Result<Date, DateError> {
    let text = text.trim();
    match figures_between(text, '/', [2, 2, 4]) {
        Some([day, month, year]) => calendar(year.cast_signed(), month, day),
        None => parse_iso(text),
    }
}

/// Reads a date as `AAAA-MM-JJ`, nothing else.
pub fn parse_iso(text: &str) -> Result<Date, DateError> {
    if text.is_empty() {
        return Err(DateError::Empty);
    }
    let [year, month, day] = figures_between(text, '-', [4, 2, 2]).ok_or(DateError::NotUnderstood)?;
    calendar(year.cast_signed(), month, day)
}

/// Reads a time of day: `10`, `10h`, `10 h 30`, `10:30`, `1030`, `à 10 heures`.
pub fn parse_time(typed: &str) -> Result<Time, TimeError> {
    use Token::{Number, Word};
    let folded = fold(typed);
    let tokens = tokens(&folded);
    let (hour, minute) = match tokens.strip_prefix(&[Word("a")]).unwrap_or(&tokens) {
        [] => return Err(TimeError::Empty),
        [Word("midi")] => (12, 0),
        [Number { value, figures: 3 | 4 }] => (value / 100, value % 100),
        [Number { value, figures: 1 | 2 }] | [Number { value, .. }, Word("h" | "heure" | "heures")] => (*value, 0),
        [Number { value, .. }, Word("h" | "heure" | "heures"), Number { value: minute, .. }]
        | [Number { value, .. }, Number { value: minute, figures: 2 }] => (*value, *minute),
        _ => return Err(TimeError::NotUnderstood),
    };
    let small = |number: u32| u8::try_from(number).ok();
    let time = small(hour).zip(small(minute)).and_then(|(hour, minute)| Time::from_hms(hour, minute, 0).ok());
    time.ok_or(TimeError::NotUnderstood)
}

/// The days of `+7` or `-3`; a number beyond measure counts as the largest.
fn offset(typed: &str) -> Option<i64> {
    let (sign, figures) = match typed.strip_prefix('+') {
        Some(figures) => (1, figures.trim()),
        None => (-1, typed.strip_prefix('-')?.trim()),
    };
    let all_figures = !figures.is_empty() && figures.bytes().all(|byte| byte.is_ascii_digit());
    all_figures.then(|| sign * i64::from(figures.parse().unwrap_or(i32::MAX)))
}

fn shifted(today: Date, days: i64) -> Option<Date> {
    today.checked_add(Duration::days(days)).filter(|date| YEARS.contains(&date.year()))
}

/// Days from one weekday to the next `to`, 1 to 7.
fn days_until(from: Weekday, to: Weekday) -> i64 {
    let ahead = i64::from(to.number_days_from_monday()) - i64::from(from.number_days_from_monday());
    if ahead > 0 { ahead } else { ahead + 7 }
}

/// Reads what is left of a date once its weekday is gone.
fn written(tokens: &[Token], today: Date) -> Result<Date, DateError> {
    use Token::{Number, Word};
    let tokens: Vec<Token> = tokens.iter().copied().filter(|token| *token != Word("er")).collect();
    match tokens.as_slice() {
        [Number { value, figures: 4 }] => nearest(value / 100, value % 100, today),
        [Number { value, figures: 6 }] => calendar(century(value % 100, today), value / 100 % 100, value / 10_000),
        [Number { value, figures: 8 }] => {
            calendar((value % 10_000).cast_signed(), value / 10_000 % 100, value / 1_000_000)
        }
        [Number { value: day, .. }, Number { value: month, .. }] => nearest(*day, *month, today),
        [Number { value: day, .. }, Word(word)] => nearest(*day, month(word)?, today),
        [Number { value: year, figures: 4 }, Number { value: month, .. }, Number { value: day, .. }] => {
            calendar(year.cast_signed(), *month, *day)
        }
        [Number { value: day, .. }, Number { value: month, .. }, Number { value, figures }] => {
            calendar(year(*value, *figures, today)?, *month, *day)
        }
        [Number { value: day, .. }, Word(word), Number { value, figures }] => {
            calendar(year(*value, *figures, today)?, month(word)?, *day)
        }
        _ => Err(DateError::NotUnderstood),
    }
}

fn calendar(year: i32, month: u32, day: u32) -> Result<Date, DateError> {
    if !YEARS.contains(&year) {
        return Err(DateError::OutOfRange);
    }
    let month = u8::try_from(month).ok().and_then(|month| Month::try_from(month).ok()).ok_or(DateError::NoSuchDay)?;
    let day = u8::try_from(day).map_err(|_| DateError::NoSuchDay)?;
    Date::from_calendar_date(year, month, day).map_err(|_| DateError::NoSuchDay)
}

/// The day and month nearest to today; a 29 February looks as far as it must.
fn nearest(day: u32, month: u32, today: Date) -> Result<Date, DateError> {
    let years = today.year() - 8..=today.year() + 8;
    let dates = years.filter_map(|year| calendar(year, month, day).ok());
    dates.min_by_key(|date| (*date - today).whole_days().abs()).ok_or(DateError::NoSuchDay)
}

fn year(value: u32, figures: usize, today: Date) -> Result<i32, DateError> {
    match figures {
        2 => Ok(century(value, today)),
        4 => Ok(value.cast_signed()),
        _ => Err(DateError::NotUnderstood),
    }
}

/// The year of two figures that lies from 80 years ago to 19 years ahead.
fn century(two_figures: u32, today: Date) -> i32 {
    let first = today.year() - 80;
    first + (two_figures.cast_signed() - first).rem_euclid(100)
}

/// Whether a folded word is the name of a month, or the beginning of one.
pub fn names_month(word: &str) -> bool {
    month(word).is_ok()
}

fn month(word: &str) -> Result<u32, DateError> {
    let months = || (1..).zip(MONTHS).filter(|(_, name)| word.len() >= 3 && name.starts_with(word));
    match (months().next(), months().count()) {
        (Some((number, _)), 1) => Ok(number),
        _ => Err(DateError::NotUnderstood),
    }
}

fn weekday(word: &str) -> Option<Weekday> {
    let begins = |name: &str| word.len() >= 3 && name.starts_with(word);
    WEEKDAYS.iter().find(|(name, _)| begins(name)).map(|(_, weekday)| *weekday)
}

/// Cuts a folded text where figures meet letters or blanks. A number too long for any date counts as a word.
fn tokens(folded: &str) -> Vec<Token<'_>> {
    let figure = |c: char| c.is_ascii_digit();
    let pieces = words(folded).flat_map(|word| {
        let mut rest = word;
        std::iter::from_fn(move || {
            let first = rest.chars().next()?;
            let end = rest.find(|c| figure(c) != figure(first)).unwrap_or(rest.len());
            let (piece, after) = rest.split_at_checked(end)?;
            rest = after;
            Some(piece)
        })
    });
    let token = |piece| match str::parse(piece) {
        Ok(value) => Token::Number { value, figures: piece.len() },
        Err(_) => Token::Word(piece),
    };
    pieces.map(token).collect()
}

/// Three numbers of as many figures as told, between separators.
fn figures_between(text: &str, separator: char, figures: [usize; 3]) -> Option<[u32; 3]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; 3];
    for (number, figures) in numbers.iter_mut().zip(figures) {
        let part = parts.next().filter(|part| part.len() == figures && part.bytes().all(|b| b.is_ascii_digit()))?;
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::{date, time};

    const TODAY: Date = date!(2026 - 11 - 24);

    #[test]
    fn dates_are_read_as_people_type_them() {
        for (typed, expected) in [
            ("24/11/2026", date!(2026 - 11 - 24)),
            ("1/3/26", date!(2026 - 03 - 01)),
            ("1.3.26", date!(2026 - 03 - 01)),
            ("1-3-26", date!(2026 - 03 - 01)),
            ("010326", date!(2026 - 03 - 01)),
            ("01032026", date!(2026 - 03 - 01)),
            ("0112", date!(2026 - 12 - 01)),
            ("1/12", date!(2026 - 12 - 01)),
            ("15/01", date!(2027 - 01 - 15)),
            ("1 mars", date!(2027 - 03 - 01)),
            ("1er décembre", date!(2026 - 12 - 01)),
            ("le 3 févr. 1951", date!(1951 - 02 - 03)),
            ("1 AOÛT 26", date!(2026 - 08 - 01)),
            ("mar. 01/12/2026", date!(2026 - 12 - 01)),
            ("mardi 24 novembre 2026", date!(2026 - 11 - 24)),
            ("29/02", date!(2028 - 02 - 29)),
            ("2026-11-24", date!(2026 - 11 - 24)),
            ("12/05/46", date!(1946 - 05 - 12)),
            ("12/05/45", date!(2045 - 05 - 12)),
            (" auj ", TODAY),
            ("Aujourd'hui", TODAY),
            ("hier", date!(2026 - 11 - 23)),
            ("demain", date!(2026 - 11 - 25)),
            ("après-demain", date!(2026 - 11 - 26)),
            ("+7", date!(2026 - 12 - 01)),
            ("- 3", date!(2026 - 11 - 21)),
            ("mardi", date!(2026 - 12 - 01)),
            ("mer", date!(2026 - 11 - 25)),
            ("lun.", date!(2026 - 11 - 30)),
        ] {
            assert_eq!(parse_date(typed, TODAY), Ok(expected), "{typed}");
        }
    }

    #[test]
    fn what_is_no_date_says_why() {
        for (typed, expected) in [
            ("  ", DateError::Empty),
            ("31/02/2026", DateError::NoSuchDay),
            ("12/13", DateError::NoSuchDay),
            ("00/00/2026", DateError::NoSuchDay),
            ("1/1/1850", DateError::OutOfRange),
            ("+999999", DateError::OutOfRange),
            ("+99999999999999999999", DateError::OutOfRange),
            ("bientôt", DateError::NotUnderstood),
            ("1 ju", DateError::NotUnderstood),
            ("1 jui", DateError::NotUnderstood),
            ("1/2/3", DateError::NotUnderstood),
            ("12345", DateError::NotUnderstood),
            ("1/2/2026/4", DateError::NotUnderstood),
        ] {
            assert_eq!(parse_date(typed, TODAY), Err(expected), "{typed}");
        }
    }

    #[test]
    fn files_are_read_strictly() {
        assert_eq!(parse_file_date("24/11/2026"), Ok(TODAY));
        assert_eq!(parse_file_date("2026-11-24"), Ok(TODAY));
        assert_eq!(parse_file_date("24/11/26"), Err(DateError::NotUnderstood));
        assert_eq!(parse_iso("24/11/2026"), Err(DateError::NotUnderstood));
        assert_eq!(parse_iso("2026-02-30"), Err(DateError::NoSuchDay));
        assert_eq!(parse_iso("2026-+2-30"), Err(DateError::NotUnderstood));
        assert_eq!(parse_iso(""), Err(DateError::Empty));
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        for (typed, expected) in [
            ("10", time!(10:00)),
            ("10h", time!(10:00)),
            ("10 h 30", time!(10:30)),
            ("10h5", time!(10:05)),
            ("10:30", time!(10:30)),
            ("1030", time!(10:30)),
            ("930", time!(9:30)),
            ("à 10 heures", time!(10:00)),
            ("midi", time!(12:00)),
        ] {
            assert_eq!(parse_time(typed), Ok(expected), "{typed}");
        }
        for typed in ["24", "10:60", "2460", "h", "10 h 30 x", "10203", "bientôt"] {
            assert_eq!(parse_time(typed), Err(TimeError::NotUnderstood), "{typed}");
        }
        assert_eq!(parse_time(" "), Err(TimeError::Empty));
    }

    proptest! {
        #[test]
        fn any_text_gets_an_answer(text in any::<String>(), near in "[0-9/+ .h-]{0,24}|[0-9]{1,2} [a-zé]{0,6} ?[0-9]{0,5}") {
            for typed in [text, near] {
                let _ = (parse_date(&typed, TODAY), parse_time(&typed), parse_iso(&typed), parse_file_date(&typed));
            }
            let _ = parse_date("+1", Date::MAX);
            let _ = parse_date("hier", Date::MIN);
        }

        #[test]
        fn every_way_of_writing_a_day_reads_back(days in 0_i64..109_000) {
            let day = date!(1900 - 01 - 01) + Duration::days(days);
            let (y, m, d) = (day.year(), u8::from(day.month()), day.day());
            for typed in [
                format!("{d:02}/{m:02}/{y}"), format!("{d}/{m}/{y}"), format!("{d:02}{m:02}{y}"), format!("{y}-{m:02}-{d:02}"),
                format!("{d} {} {y}", MONTHS[usize::from(m) - 1]),
            ] {
                prop_assert_eq!(parse_date(&typed, TODAY), Ok(day), "{}", typed);
            }
        }
    }
}
