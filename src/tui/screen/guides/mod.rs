//! The guides to all modules, to prepare a session with nobody there yet; and the sheets to print, module by module.

pub mod view;

use super::{Page, Step, Steps, links, walk};
use crate::domain::curriculum::Module;
use crate::text::{codes, guide as words, shell};
use crate::tui::action::{Action, Command};
use crate::tui::effect::Document;
use crate::tui::key::Code;
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;

/// The screen.
#[derive(Debug, Default)]
pub struct State {
    pub list: List,
    /// The modules' sheets are listed, not their guides.
    sheets: bool,
}

impl State {
    /// The modules, for their sheets on paper.
    pub fn sheets() -> Self {
        Self { sheets: true, ..Self::default() }
    }

    /// Rows of the list on the screen.
    pub fn rows(shared: &Shared) -> usize {
        shared.body_rows().saturating_sub(1)
    }

    fn choose(&self, module: Option<&Module>) -> Steps {
        let Some(id) = module.map(|module| module.id.clone()) else { return Vec::new() };
        if self.sheets { links::preview(Document::ModuleSheet(id)) } else { links::guide(id) }
    }
}

impl Page for State {
    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        let modules = &shared.content.curriculum.modules;
        match action {
            Action::Command(command) => links::everywhere(command, shared),
            Action::Key(key) => match key.code {
                Code::Esc => vec![Step::Back],
                Code::Enter => self.choose(modules.get(self.list.selected)),
                Code::Char('q' | 'Q') if !self.sheets => {
                    let module = modules.get(self.list.selected);
                    module.map_or_else(Vec::new, |module| links::codes(&module.id, shared))
                }
                _ => walk(&mut self.list, &key, modules.len(), Self::rows(shared)),
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
        self.list.fit(shared.content.curriculum.modules.len(), Self::rows(shared));
    }

    fn title(&self, _shared: &Shared) -> (String, String) {
        (if self.sheets { words::SHEETS } else { words::ALL }.to_owned(), String::new())
    }

    fn hint(&self, _shared: &Shared) -> String {
        if self.sheets { words::SHEETS_HINT } else { words::ALL_HINT }.to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        let code = (!self.sheets).then_some((codes::KEY, codes::SHORT));
        let keys = [(shell::ENTER_KEY, words::READ)].into_iter().chain(code);
        keys.chain([(shell::ESC_KEY, shell::BACK)]).collect()
    }
}
