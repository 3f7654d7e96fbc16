//! What is asked and told about joining two records of one person.

use crate::domain::ids::{Code, LearnerId};
use time::Date;

/// What is asked of the worker.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// Who was joined to a record.
    Past(LearnerId),
    /// What would move to the record that stays.
    Weigh { from: LearnerId, into: LearnerId },
}

/// What the worker answers.
pub enum Told {
    /// The latest first.
    Past(LearnerId, Vec<Past>),
    Weighed(Weighed),
}

/// A record that was joined to another.
#[derive(Clone, PartialEq, Eq)]
pub struct Past {
    pub learner: LearnerId,
    pub name: String,
    pub code: Code,
    pub day: Date,
}

/// Names stay out of every log.
impl std::fmt::Debug for Past {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Past").field("day", &self.day).finish_non_exhaustive()
    }
}

/// What would move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weighed {
    pub from: LearnerId,
    pub sessions: usize,
    pub assessments: usize,
    /// The path of the record that goes is the newer one; `None` when there is none at all.
    pub path_moves: Option<bool>,
    /// Something is unfinished on the record that goes.
    pub has_open_work: bool,
}
