//! Tables for spreadsheets: UTF-8 with its mark, `;`, RFC 4180, and no cell that could be taken for a formula.
//!
//! The columns are those that the intake reads, so that our own files read back unchanged.
//!
//! Texts that look like something else stand between quotation marks, numbers and dates never do: a spreadsheet told to
//! take what is quoted for text keeps the nought of 01004 and makes no day of « 2/3 ».

use super::cell::Cell;
use crate::domain::formula::{guarded, is_ambiguous};
use crate::domain::ids::{Code, CoopKey, ModuleId, SessionId, SkillId};
use crate::domain::learner::Learner;
use crate::domain::log::Line;
use crate::domain::session::{Rating, Session};
use crate::text::{log, statistics, tables};
use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use time::{Date, Time};

/// What tells spreadsheets that a file is UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

const DELIMITER: char = ';';

/// A table being written, row by row.
pub struct Table<W: Write> {
    out: BufWriter<W>,
    /// The row being written.
    line: String,
}

impl<W: Write> Table<W> {
    /// Begins a table of learners.
    pub fn learners(out: W) -> io::Result<Self> {
        Self::with_columns(out, &tables::LEARNERS)
    }

    /// Begins a table of sessions.
    pub fn sessions(out: W) -> io::Result<Self> {
        Self::with_columns(out, &tables::SESSIONS)
    }

    /// Begins a table of the access log.
    pub fn log(out: W) -> io::Result<Self> {
        Self::with_columns(out, &tables::LOG)
    }

    /// Begins a table of statistics.
    pub fn statistics(out: W) -> io::Result<Self> {
        Self::with_columns(out, &statistics::COLUMNS)
    }

    /// Adds a figure: what it is of, what it counts, how many, what part of the whole, how many before.
    pub fn figure(&mut self, cells: &[Cell; 5]) -> io::Result<()> {
        self.cells(cells)
    }

    /// Adds an entry of the access log, made on that day at that time by somebody.
    pub fn line(&mut self, line: &Line, (day, time): (Date, Time), by: &str) -> io::Result<()> {
        let Line { entry, hash } = line;
        let (hour, minute, second) = time.as_hms();
        self.cells(&[
            Cell::number(i64::try_from(entry.number).ok()),
            Cell::Day(day),
            Cell::text(format!("{hour:02}:{minute:02}:{second:02}")),
            Cell::text(log::action(entry.event.action)),
            Cell::Number(entry.event.count.into()),
            Cell::text(entry.event.subject.map(|subject| hex(&subject)).unwrap_or_default()),
            Cell::text(by),
            Cell::text(hex(hash)),
        ])
    }

    /// Adds a learner.
    pub fn learner(&mut self, learner: &Learner) -> io::Result<()> {
        self.cells(&learner_cells(learner))
    }

    /// Adds a session of the learner who bears that code.
    pub fn session(&mut self, id: &SessionId, code: &Code, session: &Session) -> io::Result<()> {
        self.cells(&session_cells(id, code, session))
    }

    /// Begins a table with columns of its own.
    pub fn of(out: W, columns: &[&str]) -> io::Result<Self> {
        Self::with_columns(out, columns)
    }

    /// Adds a row of cells.
    pub fn cells(&mut self, cells: &[Cell]) -> io::Result<()> {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.line.push(DELIMITER);
            }
            let written = cell.written();
            if matches!(cell, Cell::Text(_)) {
                field(&mut self.line, &guarded(&written));
            } else {
                self.line.push_str(&written);
            }
        }
        self.end_row()
    }

    /// Writes what is left and gives the output back.
    pub fn finish(self) -> io::Result<W> {
        self.out.into_inner().map_err(io::IntoInnerError::into_error)
    }

    fn with_columns(out: W, columns: &[&str]) -> io::Result<Self> {
        let mut table = Self { out: BufWriter::new(out), line: String::new() };
        table.out.write_all(MARK)?;
        table.cells(&columns.iter().map(Cell::text).collect::<Vec<_>>())?;
        Ok(table)
    }

    fn end_row(&mut self) -> io::Result<()> {
        self.line.push_str("\r\n");
        self.out.write_all(self.line.as_bytes())?;
        self.line.clear();
        Ok(())
    }
}

/// Adds a text to a row, between quotation marks where it would not be read as it is.
fn field(line: &mut String, text: &str) {
    let quoted = text.contains([DELIMITER, '"', '\r', '\n']) || is_ambiguous(text);
    if quoted {
        line.push('"');
        line.push_str(&text.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(text);
    }
}

/// A learner's cells, under [`tables::LEARNERS`].
pub fn learner_cells(learner: &Learner) -> [Cell; 12] {
    [
        Cell::text(learner.code.as_str()),
        Cell::text(&learner.first_name),
        Cell::text(&learner.last_name),
        Cell::number(learner.birth_year),
        Cell::text(learner.commune.as_ref().map_or("", |insee| insee.as_str())),
        Cell::text(learner.gender.as_ref().map_or("", |key| key.as_str())),
        Cell::text(learner.status.as_ref().map_or("", |key| key.as_str())),
        Cell::text(&learner.phone),
        Cell::text(&learner.email),
        Cell::text(modules(&learner.procedures)),
        Cell::text(&learner.note),
        Cell::text(if learner.anonymous { tables::YES } else { tables::NO }),
    ]
}

/// A session's cells, under [`tables::SESSIONS`].
fn session_cells(id: &SessionId, code: &Code, session: &Session) -> [Cell; tables::SESSIONS.len()] {
    let yes_or_no = |yes: bool| if yes { tables::YES } else { tables::NO };
    let key = |key: &Option<CoopKey>| Cell::text(key.as_ref().map_or("", CoopKey::as_str));
    [
        Cell::text(code.as_str()),
        Cell::Day(session.date),
        Cell::Number(session.duration_min.into()),
        Cell::text(session.place.as_str()),
        Cell::text(tables::word_of(&tables::MODES, session.mode)),
        Cell::text(modules(&session.modules)),
        Cell::text(ratings(&session.ratings)),
        Cell::text(id.to_string()),
        Cell::text(tables::word_of(&tables::ATTENDANCES, session.attendance)),
        Cell::time(session.started),
        Cell::text(session.mandate.map_or("", yes_or_no)),
        Cell::text(keys(&session.devices)),
        Cell::text(keys(&session.themes)),
        key(&session.autonomy),
        key(&session.redirection),
        Cell::text(&session.procedure),
        Cell::text(&session.sentence),
        Cell::day(session.next.map(|next| next.date)),
        Cell::time(session.next.and_then(|next| next.time)),
        Cell::text(&session.goal),
        Cell::text(&session.note),
        Cell::text(session.workshop.map(|workshop| workshop.to_string()).unwrap_or_default()),
    ]
}

fn keys(keys: &[CoopKey]) -> String {
    keys.iter().map(CoopKey::as_str).collect::<Vec<_>>().join(" ")
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// `P1 D2`.
pub(super) fn modules(modules: &[ModuleId]) -> String {
    modules.iter().map(ModuleId::as_str).collect::<Vec<_>>().join(" ")
}

/// `P1.1=2 P1.2=so`.
pub(super) fn ratings(ratings: &BTreeMap<SkillId, Rating>) -> String {
    ratings.iter().map(rating).collect::<Vec<_>>().join(" ")
}

/// `P1.1=2`, `P1.2=so`.
fn rating((skill, rating): (&SkillId, &Rating)) -> String {
    match rating {
        Rating::Level(level) => format!("{skill}={level}"),
        Rating::NotApplicable => format!("{skill}={}", tables::NOT_APPLICABLE),
    }
}
