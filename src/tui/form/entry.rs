//! Short entries with a form of their own: dates, times, years, numbers, telephone numbers.

use super::edit::{Edit, Outcome};
use super::text::TextField;
use crate::domain::dates::{DateError, TimeError, YEARS, parse_date, parse_time};
use crate::domain::learner::phone_digits;
use crate::text::{dates as date_words, form as words};
use time::{Date, Time};

/// What is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Date,
    Time,
    /// A year that is past, such as a year of birth.
    Year,
    Number {
        min: u32,
        max: u32,
    },
    Phone,
}

/// A short entry. What stands in it when the cursor arrives is replaced by the first key typed, a telephone number aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub format: Format,
    pub text: TextField,
    /// Nothing was typed since the cursor arrived, or a day was moved.
    fresh: bool,
    /// The sign by which the last key moved the day: with a figure after it, « +7 » was meant.
    sign: &'static str,
}

impl Entry {
    /// An empty entry.
    pub fn new(format: Format) -> Self {
        let max = match format {
            Format::Date | Format::Phone => 30,
            Format::Time => 16,
            Format::Year => 4,
            Format::Number { .. } => 9,
        };
        Self { format, text: TextField::one_line(max), fresh: true, sign: "" }
    }

    /// The date entered, if it is one.
    pub fn date(&self, today: Date) -> Result<Date, DateError> {
        parse_date(self.text.text(), today)
    }

    /// The time of day entered, if it is one.
    pub fn time(&self) -> Result<Time, TimeError> {
        parse_time(self.text.text())
    }

    /// The number or year entered, if it is one and within bounds.
    pub fn number(&self, today: Date) -> Option<u32> {
        let number: u32 = self.text.text().trim().parse().ok()?;
        match self.format {
            Format::Number { min, max } => (min..=max).contains(&number).then_some(number),
            Format::Year => year(number, self.text.text().trim().len(), today.year()),
            _ => Some(number),
        }
    }

    /// The cursor arrives.
    pub const fn enter(&mut self) {
        self.fresh = true;
    }

    /// The cursor comes back to what was being typed.
    pub const fn go_on(&mut self) {
        self.fresh = false;
    }

    /// Applies an edit; a fault is said at once when the key makes no sense here.
    pub(super) fn edit(&mut self, edit: &Edit, today: Date) -> Result<Outcome, &'static str> {
        let (fresh, sign) = (std::mem::take(&mut self.fresh), std::mem::take(&mut self.sign));
        match edit {
            Edit::Insert(text) if self.moves_day(text, today) => Ok(Outcome::Changed),
            Edit::Insert(text) => self.insert(text, fresh, sign),
            _ => Ok(super::line::edit(&mut self.text, edit)),
        }
    }

    fn insert(&mut self, text: &str, fresh: bool, sign: &str) -> Result<Outcome, &'static str> {
        let taken: String = text.trim().chars().filter(|c| self.takes(*c)).collect();
        if taken.is_empty() && !text.is_empty() {
            return if text == " " && !self.figures_only() { Ok(self.put(" ")) } else { Err(words::FIGURES_ONLY) };
        }
        if fresh && self.format != Format::Phone {
            self.text.clear();
        }
        if taken.starts_with(|c: char| c.is_ascii_digit()) {
            self.text.insert(sign);
        }
        let separator = self.separator(&taken);
        Ok(self.put(&format!("{separator}{taken}")))
    }

    fn put(&mut self, text: &str) -> Outcome {
        self.text.insert(text);
        Outcome::Changed
    }

    const fn figures_only(&self) -> bool {
        matches!(self.format, Format::Year | Format::Number { .. })
    }

    fn takes(&self, c: char) -> bool {
        match self.format {
            Format::Year | Format::Number { .. } => c.is_ascii_digit(),
            Format::Phone => c.is_ascii_digit() || " +.-/()".contains(c),
            Format::Date | Format::Time => true,
        }
    }

    /// What appears by itself before a figure typed at the end: the slash of a date, the space of a telephone number.
    fn separator(&self, typed: &str) -> &'static str {
        let text = self.text.text();
        let one_figure = typed.len() == 1 && typed.bytes().all(|byte| byte.is_ascii_digit());
        if !one_figure || self.text.cursor() != text.len() {
            return "";
        }
        let figures = text.bytes().filter(u8::is_ascii_digit).count();
        match self.format {
            Format::Date if ["99", "99/99", "9/99"].contains(&outline(text).as_str()) => "/",
            Format::Phone
                if text.starts_with('0') && figures % 2 == 0 && text.ends_with(|c: char| c.is_ascii_digit()) =>
            {
                " "
            }
            _ => "",
        }
    }

    /// Moves a date that stands there by a day, with « + » and « - »: the arrows walk the fields.
    fn moves_day(&mut self, typed: &str, today: Date) -> bool {
        let (sign, by): (_, fn(Date) -> Option<Date>) = match typed {
            "+" => ("+", Date::next_day),
            "-" => ("-", Date::previous_day),
            _ => return false,
        };
        let stands = |date: &Date| self.format == Format::Date && date_words::field(*date) == self.text.text();
        let Some(date) = self.date(today).ok().filter(stands) else { return false };
        if let Some(date) = by(date).filter(|date| YEARS.contains(&date.year())) {
            self.text.set(&date_words::field(date));
        }
        (self.fresh, self.sign) = (true, sign);
        true
    }

    /// Writes what is understood in its usual form, or says what is wrong. An empty entry has no fault.
    pub(super) fn leave(&mut self, today: Date) -> Result<(), String> {
        let typed = self.text.text().trim();
        if typed.is_empty() {
            self.text.clear();
            return Ok(());
        }
        let written = match self.format {
            Format::Date => date_words::field(self.date(today).map_err(date_words::date_error)?),
            Format::Time => date_words::time(self.time().map_err(date_words::time_error)?),
            Format::Year => self.number(today).ok_or_else(|| words::bad_year(today.year()))?.to_string(),
            Format::Number { min, max } => self.number(today).ok_or_else(|| words::out_of_range(min, max))?.to_string(),
            Format::Phone => phone(typed).ok_or(words::BAD_PHONE)?,
        };
        if written != self.text.text() {
            self.text.set(&written);
        }
        Ok(())
    }
}

/// The digits of a text as `9`, to compare its form.
fn outline(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect()
}

/// A year written in full; two figures are the past year nearest to now.
fn year(number: u32, figures: usize, now: i32) -> Option<u32> {
    let now = u32::try_from(now).ok()?;
    let full = match figures {
        2 if now / 100 * 100 + number > now => now / 100 * 100 - 100 + number,
        2 => now / 100 * 100 + number,
        _ => number,
    };
    (1900..=now).contains(&full).then_some(full)
}

/// A number as it is written in France, in pairs; a foreign one is kept as typed.
fn phone(typed: &str) -> Option<String> {
    let digits = phone_digits(typed);
    let national = digits.starts_with('0') && !digits.starts_with("00");
    if !national {
        return (typed.starts_with('+') && (8..=15).contains(&digits.len())).then(|| typed.to_owned());
    }
    (digits.len() == 10).then(|| {
        let pairs: Vec<&str> = (0..5).filter_map(|pair| digits.get(pair * 2..pair * 2 + 2)).collect();
        pairs.join(" ")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 11 - 24);
    const AGE: Format = Format::Number { min: 5, max: 480 };

    fn typed(format: Format, keys: &str) -> Entry {
        let mut entry = Entry::new(format);
        for key in keys.chars() {
            let _refused = entry.edit(&Edit::Insert(key.to_string()), TODAY);
        }
        entry
    }

    #[test]
    fn separators_appear_while_typing() {
        for (format, keys, shown) in [
            (Format::Date, "010326", "01/03/26"),
            (Format::Date, "1/3/26", "1/3/26"),
            (Format::Date, "24/11/2026", "24/11/2026"),
            (Format::Date, "1 mars", "1 mars"),
            (Format::Date, "+12", "+12"),
            (Format::Phone, "0612345678", "06 12 34 56 78"),
            (Format::Phone, "06 12 34", "06 12 34"),
            (Format::Phone, "+32612", "+32612"),
            (Format::Year, "19a51", "1951"),
            (AGE, "6 0x", "60"),
        ] {
            assert_eq!(typed(format, keys).text.text(), shown, "{keys}");
        }
    }

    #[test]
    fn leaving_writes_the_usual_form_or_says_what_is_wrong() {
        for (format, keys, shown) in [
            (Format::Date, "010326", Ok("dim. 01/03/2026")),
            (Format::Date, "hier", Ok("lun. 23/11/2026")),
            (Format::Date, "310226", Err("31/02/26")),
            (Format::Time, "1030", Ok("10 h 30")),
            (Format::Time, "25h", Err("25h")),
            (Format::Year, "51", Ok("1951")),
            (Format::Year, "26", Ok("2026")),
            (Format::Year, "27", Ok("1927")),
            (Format::Year, "1800", Err("1800")),
            (AGE, "060", Ok("60")),
            (AGE, "4", Err("4")),
            (Format::Phone, "+33 6 12 34 56 78", Ok("06 12 34 56 78")),
            (Format::Phone, "+32 470 12 34 56", Ok("+32 470 12 34 56")),
            (Format::Phone, "0612", Err("06 12")),
            (Format::Phone, "", Ok("")),
        ] {
            let mut entry = typed(format, keys);
            let left = entry.leave(TODAY);
            assert_eq!((left.is_ok(), entry.text.text()), (shown.is_ok(), shown.unwrap_or_else(|kept| kept)), "{keys}");
            let again = entry.text.text().to_owned();
            assert_eq!((entry.leave(TODAY), entry.text.text()), (left, again.as_str()), "leaving twice");
        }
    }

    #[test]
    fn plus_and_minus_move_a_day_and_the_arrows_never_do() {
        let mut entry = typed(Format::Date, "280226");
        assert_eq!(entry.leave(TODAY), Ok(()));
        for arrow in [Edit::Up, Edit::Down, Edit::PageUp, Edit::PageDown] {
            assert_eq!(entry.edit(&arrow, TODAY), Ok(Outcome::Passed));
            assert_eq!(entry.text.text(), "sam. 28/02/2026");
        }
        for (key, shown) in [
            ("+", "dim. 01/03/2026"),
            ("+", "lun. 02/03/2026"),
            ("-", "dim. 01/03/2026"),
            ("-", "sam. 28/02/2026"),
            ("3", "-3"), // « -3 » was meant: three days ago
        ] {
            assert_eq!(entry.edit(&Edit::Insert(key.into()), TODAY), Ok(Outcome::Changed));
            assert_eq!(entry.text.text(), shown);
        }
        assert_eq!(typed(Format::Date, "+12").text.text(), "+12", "no date stands there yet");
        assert_eq!(typed(AGE, "60").edit(&Edit::Down, TODAY), Ok(Outcome::Passed));
    }

    #[test]
    fn the_first_key_replaces_what_stood_there() {
        let mut entry = typed(AGE, "45");
        entry.enter();
        let _changed = entry.edit(&Edit::Insert("6".into()), TODAY);
        let _changed = entry.edit(&Edit::Insert("0".into()), TODAY);
        assert_eq!(entry.number(TODAY), Some(60));
        entry.enter();
        let _moved = entry.edit(&Edit::Left, TODAY);
        let _changed = entry.edit(&Edit::Insert("1".into()), TODAY);
        assert_eq!(entry.text.text(), "610");
    }
}
