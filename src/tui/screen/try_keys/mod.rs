//! « Essai des touches »: at the first start, and from the menu at any time.

#[cfg(test)]
mod tests;
pub mod trial;
pub mod view;

use super::{Page, Step, Steps, effect};
use crate::domain::change::Change;
use crate::text::{shell, try_keys as words};
use crate::tui::action::{Action, Command};
use crate::tui::effect::{Effect, Saving};
use crate::tui::keymap::Offer;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;
use trial::{Trial, Tried};

/// The trial on its own.
#[derive(Debug, Default)]
pub struct State {
    pub trial: Trial,
}

impl State {
    /// Nothing tried yet.
    pub fn new() -> Self {
        Self::default()
    }
}

/// Saves which keys are shown.
pub fn save_twins(shared: &Shared) -> Steps {
    let changes = vec![Change::Settings(Box::new(shared.settings.clone()))];
    vec![effect(Effect::Save { saving: Saving::Settings, changes, draft: None })]
}

impl Page for State {
    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match self.trial.update(&action, shared) {
            Tried::TwinsChanged if shared.me.is_some() => save_twins(shared),
            Tried::Nothing | Tried::TwinsChanged => Vec::new(),
            Tried::Done | Tried::Left => vec![Step::Back],
        }
    }

    fn offer(&self, command: Command, _shared: &Shared) -> Option<Offer> {
        Trial::offer(command)
    }

    fn spot(&self) -> Option<Spot> {
        Some(Spot::TryKeys)
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
