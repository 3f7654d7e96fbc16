//! The guides to all modules, to prepare a session with nobody there yet.

pub mod view;

use super::{Page, Step, Steps, links};
use crate::text::{guide as words, shell};
use crate::tui::action::{Action, Command};
use crate::tui::key::Code;
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;

/// The screen.
#[derive(Debug, Default)]
pub struct State {
    pub list: List,
}

impl Page for State {
    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        let modules = &shared.content.curriculum.modules;
        match action {
            Action::Command(command) => links::everywhere(command, shared),
            Action::Key(key) => match key.code {
                Code::Esc => vec![Step::Back],
                Code::Enter => {
                    let module = modules.get(self.list.selected);
                    module.map_or_else(Vec::new, |module| links::guide(module.id.clone()))
                }
                _ => {
                    self.list.key(&key, modules.len(), shared.body_rows());
                    Vec::new()
                }
            },
            Action::Text(_) | Action::Answer(_) => Vec::new(),
        }
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            Command::Guide => None,
            _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
        }
    }

    fn spot(&self) -> Option<Spot> {
        Some(Spot::Guides)
    }

    fn focus(&self) -> usize {
        self.list.selected
    }

    fn refocus(&mut self, focus: usize, shared: &Shared) {
        self.list.selected = focus;
        self.list.fit(shared.content.curriculum.modules.len(), shared.body_rows());
    }

    fn title(&self, _shared: &Shared) -> (String, String) {
        (words::ALL.to_owned(), String::new())
    }

    fn hint(&self, _shared: &Shared) -> String {
        words::ALL_HINT.to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        vec![(shell::ENTER_KEY, words::READ), (shell::ESC_KEY, shell::BACK)]
    }
}
