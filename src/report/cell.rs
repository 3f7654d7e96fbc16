//! Cells of a table, whatever the file: what is a date or a number stays one.

use crate::domain::harmless::clean_text;
use time::{Date, Time};

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    /// A text, never a formula.
    Text(String),
    Number(i64),
    /// A whole percentage.
    Percent(u8),
    Day(Date),
    Moment(Date, Time),
    Time(Time),
}

impl Cell {
    /// A text made harmless; nothing when it is empty.
    pub fn text(text: impl AsRef<str>) -> Self {
        let clean = clean_text(text.as_ref(), usize::MAX);
        if clean.is_empty() { Self::Empty } else { Self::Text(clean) }
    }

    /// A number, if there is one.
    pub fn number(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Self::Empty, |number| Self::Number(number.into()))
    }

    /// A count.
    pub fn count(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// A day, if there is one.
    pub fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// A time of day, if there is one.
    pub fn time(time: Option<Time>) -> Self {
        time.map_or(Self::Empty, Self::Time)
    }

    /// The cell as a text, as spreadsheets of any language read it again.
    pub fn written(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Percent(percent) => format!("{percent}%"),
            Self::Day(day) => day.to_string(),
            Self::Moment(day, time) => {
                let (hour, minute, second) = time.as_hms();
                format!("{day} {hour:02}:{minute:02}:{second:02}")
            }
            Self::Time(time) => format!("{:02}:{:02}", time.hour(), time.minute()),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}
