//! Tables for spreadsheets: UTF-8 with its mark, `;`, RFC 4180, and no cell that could be taken for a formula.
//!
//! The columns are those that the intake reads, so that our own files read back unchanged.

use super::cell::Cell;
use crate::domain::formula::guarded;
use crate::domain::harmless::clean_text;
use crate::domain::ids::{Code, ModuleId, SessionId, SkillId};
use crate::domain::learner::Learner;
use crate::domain::log::Line;
use crate::domain::session::{Rating, Session};
use crate::text::{log, statistics, tables};
use csv::{Terminator, Writer, WriterBuilder};
use std::collections::BTreeMap;
use std::io::{self, Write};
use time::{Date, Time};

/// What tells spreadsheets that a file is UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// A table being written, row by row.
pub struct Table<W: Write> {
    writer: Writer<W>,
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
        self.row(&[
            &entry.number.to_string(),
            &day.to_string(),
            &format!("{hour:02}:{minute:02}:{second:02}"),
            log::action(entry.event.action),
            &entry.event.count.to_string(),
            &entry.event.subject.map(|subject| hex(&subject)).unwrap_or_default(),
            by,
            &hex(hash),
        ])
    }

    /// Adds a learner.
    pub fn learner(&mut self, learner: &Learner) -> io::Result<()> {
        self.cells(&learner_cells(learner))
    }

    /// Adds a session of the learner who bears that code.
    pub fn session(&mut self, id: &SessionId, code: &Code, session: &Session) -> io::Result<()> {
        self.row(&[
            code.as_str(),
            &session.date.to_string(),
            &session.duration_min.to_string(),
            session.place.as_str(),
            tables::word_of(&tables::MODES, session.mode),
            &modules(&session.modules),
            &ratings(&session.ratings),
            &id.to_string(),
            tables::word_of(&tables::ATTENDANCES, session.attendance),
        ])
    }

    /// Begins a table with columns of its own.
    pub fn of(out: W, columns: &[&str]) -> io::Result<Self> {
        Self::with_columns(out, columns)
    }

    /// Adds a row of cells.
    pub fn cells(&mut self, cells: &[Cell]) -> io::Result<()> {
        for cell in cells {
            let written = cell.written();
            let guarded = if matches!(cell, Cell::Text(_)) { guarded(&written) } else { written.as_str().into() };
            self.writer.write_field(guarded.as_bytes())?;
        }
        Ok(self.writer.write_record(None::<&[u8]>)?)
    }

    /// Writes what is left and gives the output back.
    pub fn finish(self) -> io::Result<W> {
        self.writer.into_inner().map_err(csv::IntoInnerError::into_error)
    }

    fn with_columns(mut out: W, columns: &[&str]) -> io::Result<Self> {
        out.write_all(MARK)?;
        let mut writer = WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(out);
        writer.write_record(columns)?;
        Ok(Self { writer })
    }

    fn row(&mut self, cells: &[&str]) -> io::Result<()> {
        for cell in cells {
            let clean = clean_text(cell, usize::MAX);
            self.writer.write_field(guarded(&clean).as_bytes())?;
        }
        Ok(self.writer.write_record(None::<&[u8]>)?)
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
