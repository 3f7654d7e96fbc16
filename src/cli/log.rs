//! `jalon log`: the access log, the oldest entry first.

use super::args::{Log, LogFormat};
use super::backup::moment;
use super::call::Call;
use super::output;
use super::say;
use super::stop::{Exit, Stop};
use crate::domain::dates::parse_date;
use crate::domain::ids::{LearnerId, MediatorId};
use crate::domain::log::{Action, Line, Subject};
use crate::report::csv::Table;
use crate::store::{Store, StoreError};
use crate::text::cli;
use crate::text::dates::date_error;
use crate::text::log as words;
use std::collections::{BTreeMap, HashMap};
use time::Date;

/// Prints the log, or its part since a day.
pub fn log(call: &Call, wanted: &Log) -> Result<Exit, Stop> {
    // Before the passphrase is asked for.
    let since = since(call, wanted)?;
    let store = call.open()?;
    let stop = |error: StoreError| call.stop(&error);
    let mut lines = store.log(u64::MAX).map_err(stop)?.lines;
    lines.retain(|line| since.is_none_or(|day| moment(line.entry.at, call.offset).0 >= day));
    let names = store.mediators().map_err(stop)?.into_iter().map(|(id, mediator)| (id, mediator.name));
    let names: Names = names.collect();
    let printed = match wanted.format {
        LogFormat::Csv => table(call, &lines, &names)?,
        LogFormat::Text => text(call, &lines, &names, &store).map_err(stop)?.into_bytes(),
    };
    output::print(&printed)?;
    say(&words::size(lines.len(), 0));
    Ok(Exit::Done)
}

fn since(call: &Call, wanted: &Log) -> Result<Option<Date>, Stop> {
    let read = |typed: &String| {
        parse_date(typed, call.now().date()).map_err(|error| Stop::refused(cli::bad_date(date_error(error))))
    };
    wanted.since.as_ref().map(read).transpose()
}

/// Names of the team, those who left included.
type Names = BTreeMap<MediatorId, String>;

fn by<'a>(line: &Line, names: &'a Names) -> &'a str {
    names.get(&line.entry.mediator).map_or(words::SOMEBODY, String::as_str)
}

fn table(call: &Call, lines: &[Line], names: &Names) -> Result<Vec<u8>, Stop> {
    let write = || {
        let mut table = Table::log(Vec::new())?;
        lines.iter().try_for_each(|line| table.line(line, moment(line.entry.at, call.offset), by(line, names)))?;
        table.finish()
    };
    write().map_err(|error| Stop::io(&error))
}

fn text(call: &Call, lines: &[Line], names: &Names, store: &Store) -> Result<String, StoreError> {
    let joined = store.joined()?.into_iter().map(|one| (*one.from.bytes(), one.into));
    let joined: HashMap<Subject, LearnerId> = joined.collect();
    let mut known = HashMap::new();
    let mut text = String::new();
    for line in lines {
        let event = &line.entry.event;
        let (day, time) = moment(line.entry.at, call.offset);
        let whom = match event.subject {
            None => String::new(),
            Some(id) if event.action == Action::TeamChanged => {
                names.get(&MediatorId::from_bytes(id)).cloned().unwrap_or_default()
            }
            Some(id) => code(store, id, (&joined, &mut known))?,
        };
        let told = format!("{}  {:<13}  {:<26}  {whom}", words::when(day, time), by(line, names), words::event(event));
        text.push_str(told.trim_end());
        text.push('\n');
    }
    Ok(text)
}

/// The code of a record that is still there, or of the one it was joined to.
fn code(
    store: &Store,
    id: Subject,
    (joined, known): (&HashMap<Subject, LearnerId>, &mut HashMap<Subject, String>),
) -> Result<String, StoreError> {
    if let Some(code) = known.get(&id) {
        return Ok(code.clone());
    }
    let code = |id| Ok::<_, StoreError>(store.learner(id)?.map(|kept| kept.record.code));
    let told = match (code(LearnerId::from_bytes(id))?, joined.get(&id)) {
        (Some(code), _) => code.to_string(),
        (None, Some(into)) => {
            code(*into)?.map_or_else(|| words::ERASED.to_owned(), |code| words::joined(code.as_str()))
        }
        (None, None) => words::ERASED.to_owned(),
    };
    known.insert(id, told.clone());
    Ok(told)
}
