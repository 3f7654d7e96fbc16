//! Cells that mean the same in every table: free text, codes, dates, lists.

use super::reason::{Reason, Refusal, Warning};
use super::sheet::{Column, Row};
use crate::domain::dates::{parse_file_date, parse_time};
use crate::domain::fold::fold;
use crate::domain::ids::Code;
use crate::domain::{guards, harmless};
use crate::text::tables;
use time::{Date, Time};
use unicode_segmentation::UnicodeSegmentation;

/// The longest name, telephone or e-mail kept, in graphemes.
pub const MAX_LINE: usize = 100;

/// The longest note kept, in graphemes.
pub const MAX_NOTE: usize = 2000;

/// A free text on one line, made harmless; refused when it holds what must never be kept.
pub fn free_line(row: &Row<'_>, column: &Column) -> Result<String, Refusal> {
    checked(row, column, MAX_LINE, harmless::clean_line)
}

/// A free text on several lines, made harmless; refused when it holds what must never be kept.
pub fn free_text(row: &Row<'_>, column: &Column) -> Result<String, Refusal> {
    checked(row, column, MAX_NOTE, harmless::clean_text)
}

/// What a free text that was taken says of somebody's health, troubles with justice or family life.
pub fn think_over(row: &Row<'_>, column: &Column, text: &str) -> Option<Warning> {
    let found = guards::think_over(text)?;
    Some(Warning::Sensitive { line: row.line(), column: column.name().to_owned(), topic: found.topic })
}

fn checked(row: &Row<'_>, column: &Column, most: usize, clean: fn(&str, usize) -> String) -> Result<String, Refusal> {
    let text = clean(row.cell(column), most + 1).trim().to_owned();
    if text.graphemes(true).count() > most {
        return Err(row.refuse(column, Reason::TooLong(most)));
    }
    match guards::refuse(&text) {
        Some(found) => Err(row.refuse(column, Reason::Forbidden(found.refusal))),
        None => Ok(text),
    }
}

/// A learner's code as it is written, or `None` when the cell is empty.
pub fn code(row: &Row<'_>, column: &Column) -> Result<Option<Code>, Refusal> {
    let text = row.cell(column);
    let good = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    match text.chars().count() {
        0 => Ok(None),
        1..=20 if text.chars().all(good) => match guards::refuse(text) {
            Some(found) => Err(row.refuse(column, Reason::Forbidden(found.refusal))),
            None => Ok(Some(Code::from(text))),
        },
        _ => Err(row.refuse(column, Reason::BadCode)),
    }
}

/// The code of a learner who is registered already.
pub fn known_code(row: &Row<'_>, column: &Column) -> Result<Code, Refusal> {
    match row.cell(column) {
        "" => Err(row.refuse(column, Reason::Empty)),
        text => Ok(Code::new(text.to_uppercase())),
    }
}

/// A date written `AAAA-MM-JJ` or `jj/mm/aaaa`.
pub fn date(row: &Row<'_>, column: &Column) -> Result<Date, Refusal> {
    let text = row.cell(column);
    if text.is_empty() {
        return Err(row.refuse(column, Reason::Empty));
    }
    parse_file_date(text).map_err(|_| row.refuse(column, Reason::BadDate))
}

/// A date, or `None` when the cell is empty.
pub fn date_if_any(row: &Row<'_>, column: &Column) -> Result<Option<Date>, Refusal> {
    if row.cell(column).is_empty() { Ok(None) } else { date(row, column).map(Some) }
}

/// A time of day, or `None` when the cell is empty; spreadsheets add seconds.
pub fn time_if_any(row: &Row<'_>, column: &Column) -> Result<Option<Time>, Refusal> {
    let text = row.cell(column);
    if text.is_empty() {
        return Ok(None);
    }
    let time = text.strip_suffix(":00").filter(|minutes| minutes.contains(':')).unwrap_or(text);
    parse_time(time).map(Some).map_err(|_| row.refuse(column, Reason::BadTime))
}

/// Yes or no, or `None` when the cell is empty.
pub fn yes_or_no(row: &Row<'_>, column: &Column) -> Result<Option<bool>, Refusal> {
    match fold(row.cell(column)).as_str() {
        tables::YES => Ok(Some(true)),
        tables::NO => Ok(Some(false)),
        "" => Ok(None),
        _ => Err(row.refuse(column, Reason::NotYesOrNo)),
    }
}

/// The pieces of a list, separated by blanks, commas or semicolons.
pub fn list<'a>(row: &'a Row<'_>, column: &Column) -> impl Iterator<Item = &'a str> + use<'a> {
    row.cell(column).split(|c: char| c.is_whitespace() || c == ',' || c == ';').filter(|piece| !piece.is_empty())
}
