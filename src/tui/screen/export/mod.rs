//! « Imprimer ou exporter »: papers and tables that do not belong to one screen.

pub mod view;

use super::{Page, Screen, Step, Steps, effect, links, open, search, toast};
use crate::text::{export as words, guide, shell};
use crate::tui::action::{Action, Command};
use crate::tui::ask::digit;
use crate::tui::effect::{Document, Effect, Reply};
use crate::tui::key::Code;
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;

/// The rows: what they are called, and a note.
pub const ROWS: [(&str, &str); 5] = [
    (words::PERSON, words::PERSON_NOTE),
    (words::NOTICE, words::NOTICE_NOTE),
    (words::LEARNERS, words::LEARNERS_NOTE),
    (words::SESSIONS, words::SESSIONS_NOTE),
    (guide::ALL, guide::ALL_NOTE),
];

/// The screen.
#[derive(Debug, Default)]
pub struct State {
    pub list: List,
}

impl State {
    fn choose(row: usize, shared: &mut Shared) -> Steps {
        match row {
            0 => vec![open(Screen::Search(search::State::typed("", shared)))],
            1 => links::preview(Document::InformationNotice),
            2 => vec![effect(Effect::Write { document: Document::LearnersTable, folder: None })],
            3 => vec![effect(Effect::Write { document: Document::SessionsTable, folder: None })],
            4 => links::everywhere(Command::Guide, shared),
            _ => Vec::new(),
        }
    }
}

impl Page for State {
    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match action {
            Action::Command(command) => links::everywhere(command, shared),
            Action::Key(key) => match key.code {
                Code::Esc => vec![Step::Back],
                Code::Enter => Self::choose(self.list.selected, shared),
                Code::Char(c) => {
                    digit(c).and_then(|n| n.checked_sub(1)).map_or_else(Vec::new, |row| Self::choose(row, shared))
                }
                _ => {
                    self.list.key(&key, ROWS.len(), ROWS.len());
                    Vec::new()
                }
            },
            Action::Text(_) | Action::Answer(_) => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, _shared: &mut Shared) -> Steps {
        match reply {
            Reply::Written { document: Document::LearnersTable | Document::SessionsTable, path } => {
                vec![toast(words::written(&path.display().to_string()))]
            }
            _ => Vec::new(),
        }
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            Command::Export => None,
            _ => links::offered_everywhere(command, shared),
        }
    }

    fn spot(&self) -> Option<Spot> {
        Some(Spot::Export)
    }

    fn title(&self, _shared: &Shared) -> (String, String) {
        (words::TITLE.to_owned(), String::new())
    }

    fn hint(&self, _shared: &Shared) -> String {
        words::HINT.to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        vec![(shell::ENTER_KEY, shell::CHOOSE), (shell::ESC_KEY, shell::BACK)]
    }
}
