//! Erasing a person: what goes and what stays.

/// What was erased of a learner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erasure {
    /// The whole record; one anonymous row stays of each session.
    Whole,
    /// What tells who it is, and every free text; answers, ratings and sessions stay.
    Name,
}
