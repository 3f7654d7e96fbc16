//! The practice exercises of a module, or of all modules.

pub mod view;

use super::{Page, Screen, Step, Steps, exercise, links, walk};
use crate::domain::exercise::Exercise;
use crate::domain::ids::{LearnerId, ModuleId};
use crate::text::{exercise as words, shell};
use crate::tui::action::{Action, Command};
use crate::tui::key::Code;
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::shared::Shared;

/// The screen.
#[derive(Debug, Default)]
pub struct State {
    /// All modules' when none is named.
    pub module: Option<ModuleId>,
    learner: Option<LearnerId>,
    pub list: List,
}

impl State {
    /// The exercises of a module, for somebody.
    pub fn of(module: Option<ModuleId>, learner: Option<LearnerId>) -> Self {
        Self { module, learner, list: List::default() }
    }

    /// The exercises listed.
    pub fn shown<'s>(&'s self, shared: &'s Shared) -> Vec<&'s Exercise> {
        shared.content.practice(self.module.as_ref()).collect()
    }

    /// Rows of the list on the screen.
    pub fn rows(shared: &Shared) -> usize {
        shared.body_rows().saturating_sub(1)
    }

    fn choose(&self, shared: &Shared) -> Steps {
        let chosen = self.shown(shared).get(self.list.selected).map(|exercise| exercise.id.clone());
        let state = chosen.and_then(|id| exercise::State::new(&id, self.learner, shared));
        let screen = state.map(|state| Box::new(Screen::Exercise(Box::new(state))));
        // Whoever practises for somebody comes back to them, not to the list.
        screen.map_or_else(Vec::new, |screen| {
            vec![if self.learner.is_some() { Step::Replace(screen) } else { Step::Open(screen) }]
        })
    }
}

impl Page for State {
    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match action {
            Action::Command(command) => links::everywhere(command, shared),
            Action::Key(key) => match key.code {
                Code::Esc => vec![Step::Back],
                Code::Enter => self.choose(shared),
                _ => {
                    let len = self.shown(shared).len();
                    walk(&mut self.list, &key, len, Self::rows(shared))
                }
            },
            Action::Text(_) | Action::Answer(_) => Vec::new(),
        }
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            Command::Practise => None,
            _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
        }
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        let module = self.module.as_ref().and_then(|id| shared.content.curriculum.module(id));
        match module {
            Some(module) => (words::TITLE.to_owned(), module.title.clone()),
            None => (words::ALL.to_owned(), String::new()),
        }
    }

    fn hint(&self, _shared: &Shared) -> String {
        if self.learner.is_some() { words::HINT_WITH_SOMEBODY } else { words::ALL_HINT }.to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        vec![(shell::ENTER_KEY, words::SEE), (shell::ESC_KEY, shell::BACK)]
    }
}
