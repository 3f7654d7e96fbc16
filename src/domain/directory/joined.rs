//! Codes of records that were joined to another: they find the one that stays.

use super::{Code, Directory, LearnerId};
use crate::domain::merging::Joined;

/// Letters and figures of a code before which nobody is meant by it.
const FEWEST: usize = 4;

impl Directory {
    /// Takes up which records were joined to others.
    pub fn set_joined(&mut self, joined: Vec<Joined>) {
        self.joined = joined;
    }

    /// What became of a record that was joined to one still there.
    pub fn joined(&self, from: &LearnerId) -> Option<&Joined> {
        self.standing().find(|one| one.from == *from)
    }

    /// The record that stays, by the code of one that was joined to it.
    pub(super) fn by_joined_code(&self, code: &Code) -> Option<LearnerId> {
        self.standing().find(|one| one.code == *code).map(|one| one.into)
    }

    /// The records that stay, by the beginning of a code of one that was joined; each with whether the code is whole.
    pub(super) fn joined_like(&self, typed: &str) -> impl Iterator<Item = (LearnerId, bool)> {
        let typed = bare(typed);
        let enough = typed.chars().count() >= FEWEST;
        self.standing().filter(move |_| enough).filter_map(move |one| {
            let code = bare(one.code.as_str());
            code.starts_with(&typed).then_some((one.into, code == typed))
        })
    }

    fn standing(&self) -> impl Iterator<Item = &Joined> {
        self.joined.iter().filter(|one| self.orders.slot(&self.rows, &one.into).is_some())
    }
}

/// A code as it is compared: letters and figures alone, in capitals.
fn bare(code: &str) -> String {
    code.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}
