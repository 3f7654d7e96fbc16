//! What is asked and told about importing records from a table.

use crate::domain::ids::LearnerId;
use crate::domain::learner::Learner;
use crate::text::Failure;
use std::path::PathBuf;

/// What is asked of the worker.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// What a table's columns seem to be.
    Look(PathBuf),
    /// The records of a table, its columns matched.
    Read(PathBuf, Vec<Option<usize>>),
}

/// What the worker answers.
pub enum Told {
    Looked(Sketch),
    Read(Box<Batch>),
    /// It cannot be read: why, and what to do.
    Refused(Failure),
}

/// A table before it is read.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Sketch {
    pub headings: Vec<String>,
    /// The first rows.
    pub rows: Vec<Vec<String>>,
    /// For each of our fields, the column it seems to stand in.
    pub matched: Vec<Option<usize>>,
}

/// Cells stay out of every log.
impl std::fmt::Debug for Sketch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sketch").field("columns", &self.headings.len()).finish_non_exhaustive()
    }
}

/// The records of a table.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    pub rows: Vec<Incoming>,
    /// The rows that are not taken: line, column and reason.
    pub refused: Vec<String>,
    /// What is to be read again in the rows that are taken.
    pub warned: Vec<String>,
}

/// A record to be, and the records it may be already.
#[derive(Clone, Debug)]
pub struct Incoming {
    pub line: u64,
    pub learner: Learner,
    /// The likeliest of those.
    pub alike: Option<Alike>,
}

/// A record that a row may be already.
#[derive(Clone, Debug)]
pub enum Alike {
    /// One that is kept.
    Kept(LearnerId, Box<Learner>),
    /// An earlier row of the table, by its place among the rows.
    Row(usize),
}
