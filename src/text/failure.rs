//! An error as people read it.

/// What happened, and what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub what: String,
    pub hint: String,
}

impl Failure {
    /// A failure in two sentences.
    pub fn new(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { what: what.into(), hint: hint.into() }
    }

    /// Both sentences, for a status line.
    pub fn line(&self) -> String {
        format!("{} {}", self.what, self.hint).trim_end().to_owned()
    }
}
