//! A record's history: what was corrected, by whom and when, the latest first.

mod lines;
mod sessions;
#[cfg(test)]
mod tests;
pub mod view;

use super::{Page, Step, Steps, links, walk};
use crate::domain::record::Record;
use crate::text::{history as words, informing, shell};
use crate::tui::action::{Action, Command};
use crate::tui::key::Code;
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::screen::record::Over;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;

/// The history of one record.
pub struct State {
    record: Box<Record>,
    pub lines: Vec<Line>,
    pub list: List,
}

/// One row of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Who, and when.
    Heading(String),
    /// What.
    Text(String),
}

/// No name and no note gets out through `Debug`.
impl std::fmt::Debug for State {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "History({} lines)", self.lines.len())
    }
}

impl State {
    /// The history of a record.
    pub fn new(record: &Record) -> Self {
        Self { record: Box::new(record.clone()), lines: Vec::new(), list: List::default() }
    }
}

impl Page for State {
    fn enter(&mut self, shared: &mut Shared) -> Steps {
        self.lines = lines::lines(&self.record, shared);
        self.list.fit(self.lines.len(), shared.sight_rows());
        Vec::new()
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match action {
            Action::Command(command) => return links::everywhere(command, shared),
            Action::Key(key) if key.code == Code::Esc => return vec![Step::Back],
            Action::Key(key) => {
                return walk(&mut self.list, &key, self.lines.len(), shared.sight_rows());
            }
            Action::Text(_) | Action::Answer(_) => {}
        }
        Vec::new()
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer })
    }

    fn spot(&self) -> Option<Spot> {
        Some(Spot::Record(self.record.id, Over::History))
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        (words::TITLE.to_owned(), informing::record_of(&shared.public_name(self.record.id)))
    }

    fn hint(&self, _shared: &Shared) -> String {
        words::HINT.to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        vec![(shell::ESC_KEY, shell::BACK)]
    }
}
