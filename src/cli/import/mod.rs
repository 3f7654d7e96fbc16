//! `jalon import`: tables typed in a spreadsheet, saved at once or not at all.

mod assessments;
mod learners;
mod people;
mod sessions;

use super::args::{Import, Table};
use super::call::Call;
use super::progress::Bar;
use super::say;
use super::stop::{Exit, Stop};
use crate::content::Content;
use crate::domain::change::Change;
use crate::domain::log::{Action, Event};
use crate::intake::sheet::read_all;
use crate::intake::{Intake, RefusedRow, SheetError, Warning};
use crate::store::Store;
use crate::text::cli as words;
use crate::text::cli::Rows;
use crate::text::intake as intake_words;
use std::fs::File;
use time::Date;

/// What a table is read with.
struct Desk<'a> {
    call: &'a Call,
    content: &'a Content,
    today: Date,
    store: &'a Store,
}

/// What a table gives: the changes to save, and what to say about its rows.
struct Reading {
    changes: Vec<Change>,
    refused: Vec<RefusedRow>,
    warnings: Vec<Warning>,
    unknown_columns: Vec<String>,
}

impl Reading {
    /// Turns each row taken into a change.
    fn of<T>(intake: Intake<T>, change: impl FnMut(T) -> Change) -> Self {
        let Intake { rows, refused, unknown_columns, warnings } = intake;
        let changes = rows.into_iter().map(|(_, row)| row).map(change).collect();
        Self { changes, refused, warnings, unknown_columns }
    }
}

/// Imports a table.
pub fn import(call: &Call, what: &Import) -> Result<Exit, Stop> {
    let (rows, table) = match what {
        Import::Learners(table) => (Rows::Learners, table),
        Import::Assessments(table) => (Rows::Assessments, table),
        Import::Sessions(table) => (Rows::Sessions, table),
    };
    // Before the passphrase is asked for.
    let bytes = bytes(table)?;
    let mut store = call.open()?;
    let content = call.content_of(&store)?;
    let now = call.now();
    let desk = Desk { call, content: &content, today: now.date(), store: &store };
    let mut bar = Bar::new();
    bar.show(words::progress::READING, 0, 1);
    let reading = match what {
        Import::Learners(_) => learners::read(&bytes, &desk, &mut bar)?,
        Import::Assessments(_) => assessments::read(&bytes, &desk)?,
        Import::Sessions(_) => sessions::read(&bytes, &desk)?,
    };
    let saved = !table.check && !reading.changes.is_empty();
    if saved {
        bar.show(words::progress::SAVING, 0, 1);
        let me = store.mediator();
        let event = Event::many(Action::Imported, reading.changes.len());
        let saved = store.save_as(me, now.unix_timestamp(), &reading.changes, event);
        saved.map_err(|error| call.stop(&error))?;
    }
    drop(bar);
    tell(&reading);
    say(&words::imported(rows, reading.changes.len(), !table.check));
    Ok(if reading.refused.is_empty() { Exit::Done } else { Exit::Refused })
}

fn bytes(table: &Table) -> Result<Vec<u8>, Stop> {
    let file = File::open(&table.file).map_err(|_| Stop::failed(words::no_table(&table.file)))?;
    read_all(file).map_err(|error| bad(&error))
}

/// A table that cannot be read at all.
fn bad(error: &SheetError) -> Stop {
    Stop::failed(words::bad_table(error.words()))
}

/// A table of learners that cannot be read, or whose columns only the screen can match.
fn bad_learners(error: &SheetError) -> Stop {
    match error {
        SheetError::MissingColumn(_) => Stop::failed(words::columns_to_match(error.words())),
        _ => bad(error),
    }
}

fn tell(reading: &Reading) {
    if !reading.unknown_columns.is_empty() {
        say(&intake_words::unknown_columns(&reading.unknown_columns));
    }
    if !reading.warnings.is_empty() {
        say(&words::warned(reading.warnings.len()));
        reading.warnings.iter().for_each(|warning| say(&warning.words()));
    }
    if !reading.refused.is_empty() {
        say(&words::refused(reading.refused.len()));
        reading.refused.iter().for_each(|row| say(&row.words()));
    }
}
