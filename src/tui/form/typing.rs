//! Editing one text outside a form: a search field, a filter.

use super::edit::{Edit, Outcome};
use super::line;
use super::text::TextField;
use crate::tui::key::Key;

impl TextField {
    /// Edits by a key. Says whether the key meant something here.
    pub fn key(&mut self, key: &Key) -> bool {
        Edit::from_key(*key).is_some_and(|edit| line::edit(self, &edit) != Outcome::Passed)
    }
}
