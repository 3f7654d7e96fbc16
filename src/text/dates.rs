//! Dates and times in words.

use super::plural;
use crate::domain::dates::{DateError, TimeError};
use time::{Date, Month, Time, Weekday};

/// « mardi 24 novembre 2026 ».
pub fn full(date: Date) -> String {
    format!("{} {}", weekday(date.weekday()), day_month_year(date))
}

/// « 24 novembre 2026 ».
pub fn day_month_year(date: Date) -> String {
    format!("{} {}", day_month(date), date.year())
}

/// « mardi 1er décembre ».
pub fn weekday_day_month(date: Date) -> String {
    format!("{} {}", weekday(date.weekday()), day_month(date))
}

/// « 1er décembre ».
pub fn day_month(date: Date) -> String {
    format!("{} {}", day(date), month(date.month()))
}

/// « 17 nov. ».
pub fn short(date: Date) -> String {
    format!("{} {}", day(date), short_month(date.month()))
}

/// « mardi 17 ».
pub fn weekday_day(date: Date) -> String {
    format!("{} {}", weekday(date.weekday()), day(date))
}

/// « novembre 2026 ».
pub fn month_year(date: Date) -> String {
    format!("{} {}", month(date.month()), date.year())
}

/// « 24/11/2026 ».
pub fn figures(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), u8::from(date.month()), date.year())
}

/// « mar. 01/12/2026 », as a date field shows it and reads it back.
pub fn field(date: Date) -> String {
    format!("{} {}", short_weekday(date.weekday()), figures(date))
}

/// « 10 h », « 10 h 02 ».
pub fn time(time: Time) -> String {
    match time.minute() {
        0 => format!("{} h", time.hour()),
        minute => format!("{} h {minute:02}", time.hour()),
    }
}

/// « 10 h 00 »: always as wide, for columns.
pub fn time_column(time: Time) -> String {
    format!("{:>2} h {:02}", time.hour(), time.minute())
}

/// « 10 heures », « 10 heures 30 », as it is said.
pub fn time_said(time: Time) -> String {
    let hours = format!("{} {}", time.hour(), plural(time.hour().into(), "heure", "heures"));
    match time.minute() {
        0 => hours,
        minute => format!("{hours} {minute:02}"),
    }
}

/// « aujourd'hui », « dans une semaine », « il y a 9 jours ».
pub fn relative(date: Date, today: Date) -> String {
    let days = (date - today).whole_days();
    match days {
        0 => "aujourd'hui".to_owned(),
        1 => "demain".to_owned(),
        -1 => "hier".to_owned(),
        2.. => format!("dans {}", span(days.unsigned_abs())),
        _ => format!("il y a {}", span(days.unsigned_abs())),
    }
}

/// « aujourd'hui à 10 h », « demain », « mardi 1er décembre à 10 h », with the year when it is another one.
pub fn appointment(date: Date, at: Option<Time>, today: Date) -> String {
    let day = match (date - today).whole_days() {
        -1..=1 => relative(date, today),
        _ if date.year() == today.year() => weekday_day_month(date),
        _ => full(date),
    };
    match at {
        Some(at) => format!("{day} à {}", time(at)),
        None => day,
    }
}

/// « aujourd'hui à 10 h », « 1er déc. à 10 h », where there is little room.
pub fn meeting(date: Date, at: Option<Time>, today: Date) -> String {
    let day = match (date - today).whole_days() {
        -1..=1 => relative(date, today),
        _ => short(date),
    };
    match at {
        Some(at) => format!("{day} à {}", time(at)),
        None => day,
    }
}

/// « novembre ».
pub const fn month(month: Month) -> &'static str {
    match month {
        Month::January => "janvier",
        Month::February => "février",
        Month::March => "mars",
        Month::April => "avril",
        Month::May => "mai",
        Month::June => "juin",
        Month::July => "juillet",
        Month::August => "août",
        Month::September => "septembre",
        Month::October => "octobre",
        Month::November => "novembre",
        Month::December => "décembre",
    }
}

/// « mardi ».
pub const fn weekday(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "lundi",
        Weekday::Tuesday => "mardi",
        Weekday::Wednesday => "mercredi",
        Weekday::Thursday => "jeudi",
        Weekday::Friday => "vendredi",
        Weekday::Saturday => "samedi",
        Weekday::Sunday => "dimanche",
    }
}

/// What is wrong with a typed date, and what to type.
pub const fn date_error(error: DateError) -> &'static str {
    match error {
        DateError::Empty => "Tapez une date, par exemple 24/11/2026, ou demain.",
        DateError::NotUnderstood => "Cette date n'est pas comprise. Tapez par exemple 24/11/2026, mardi, ou +7.",
        DateError::NoSuchDay => "Ce jour n'existe pas dans le calendrier. Vérifiez le jour et le mois.",
        DateError::OutOfRange => "Vérifiez l'année : elle va de 1900 à 2199.",
    }
}

/// What is wrong with a typed time, and what to type.
pub const fn time_error(error: TimeError) -> &'static str {
    match error {
        TimeError::Empty => "Tapez une heure, par exemple 10 h 30.",
        TimeError::NotUnderstood => "Cette heure n'est pas comprise. Tapez par exemple 10 h, ou 10 h 30.",
    }
}

/// The help of a date field.
pub const DATE_HELP: &str = "24/11/2026, 1/3/26, 1 mars, hier, demain, mardi, +7. + et - : un jour.";

fn day(date: Date) -> String {
    match date.day() {
        1 => "1er".to_owned(),
        day => day.to_string(),
    }
}

const fn short_weekday(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "lun.",
        Weekday::Tuesday => "mar.",
        Weekday::Wednesday => "mer.",
        Weekday::Thursday => "jeu.",
        Weekday::Friday => "ven.",
        Weekday::Saturday => "sam.",
        Weekday::Sunday => "dim.",
    }
}

const fn short_month(month: Month) -> &'static str {
    match month {
        Month::January => "janv.",
        Month::February => "févr.",
        Month::March => "mars",
        Month::April => "avril",
        Month::May => "mai",
        Month::June => "juin",
        Month::July => "juil.",
        Month::August => "août",
        Month::September => "sept.",
        Month::October => "oct.",
        Month::November => "nov.",
        Month::December => "déc.",
    }
}

/// A number of days in the unit people would use.
fn span(days: u64) -> String {
    match days {
        7 => "une semaine".to_owned(),
        14 => "deux semaines".to_owned(),
        0..=30 => format!("{days} {}", if days < 2 { "jour" } else { "jours" }),
        31..=59 => "un mois".to_owned(),
        60..=364 => format!("{} mois", days / 30),
        365..=729 => "un an".to_owned(),
        _ => format!("{} ans", days / 365),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dates::{parse_date, parse_time};
    use time::macros::{date, time as at};

    const TODAY: Date = date!(2026 - 11 - 24);

    #[test]
    fn dates_in_words() {
        let first = date!(2026 - 12 - 01);
        assert_eq!(full(TODAY), "mardi 24 novembre 2026");
        assert_eq!(full(first), "mardi 1er décembre 2026");
        assert_eq!(day_month_year(date!(2026 - 11 - 17)), "17 novembre 2026");
        assert_eq!(weekday_day_month(first), "mardi 1er décembre");
        assert_eq!(day_month(first), "1er décembre");
        assert_eq!(short(date!(2026 - 11 - 17)), "17 nov.");
        assert_eq!(weekday_day(date!(2026 - 11 - 17)), "mardi 17");
        assert_eq!(month_year(first), "décembre 2026");
        assert_eq!(figures(first), "01/12/2026");
        assert_eq!(field(first), "mar. 01/12/2026");
    }

    #[test]
    fn times_in_words() {
        assert_eq!((time(at!(10:00)), time(at!(10:02))), ("10 h".to_owned(), "10 h 02".to_owned()));
        assert_eq!((time_column(at!(10:00)), time_column(at!(9:30))), ("10 h 00".to_owned(), " 9 h 30".to_owned()));
        assert_eq!((time_said(at!(10:00)), time_said(at!(1:30))), ("10 heures".to_owned(), "1 heure 30".to_owned()));
    }

    #[test]
    fn days_from_today() {
        for (days, expected) in [
            (0, "aujourd'hui"),
            (1, "demain"),
            (-1, "hier"),
            (2, "dans 2 jours"),
            (7, "dans une semaine"),
            (-9, "il y a 9 jours"),
            (-14, "il y a deux semaines"),
            (45, "dans un mois"),
            (-364, "il y a 12 mois"),
            (-365, "il y a un an"),
            (-800, "il y a 2 ans"),
        ] {
            assert_eq!(relative(TODAY + time::Duration::days(days), TODAY), expected);
        }
    }

    #[test]
    fn appointments_in_words() {
        for (date, at, expected) in [
            (TODAY, Some(at!(10:00)), "aujourd'hui à 10 h"),
            (date!(2026 - 11 - 25), None, "demain"),
            (date!(2026 - 12 - 01), Some(at!(14:30)), "mardi 1er décembre à 14 h 30"),
            (date!(2027 - 01 - 05), None, "mardi 5 janvier 2027"),
        ] {
            assert_eq!(appointment(date, at, TODAY), expected);
        }
    }

    #[test]
    fn what_is_shown_reads_back() {
        for days in 0..800 {
            let date = TODAY + time::Duration::days(days);
            for shown in [full(date), day_month_year(date), figures(date), field(date)] {
                assert_eq!(parse_date(&shown, TODAY), Ok(date), "{shown}");
            }
        }
        for minutes in 0..24 * 60 {
            let moment = at!(0:00) + time::Duration::minutes(minutes);
            for shown in [time(moment), time_column(moment), time_said(moment)] {
                assert_eq!(parse_time(&shown), Ok(moment), "{shown}");
            }
        }
    }
}
