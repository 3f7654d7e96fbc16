//! The Coop's themes, as a list in which Space checks.

use super::proposed::{THEMES, administrative};
use super::{Over, State};
use crate::domain::proposals::{PROCEDURES_THEME, are_themes_allowed};
use crate::text::session as words;
use crate::tui::action::{Action, Command};
use crate::tui::form::Kind;
use crate::tui::form::checks::Checks;
use crate::tui::key::Code;
use crate::tui::list::List;
use crate::tui::screen::{Steps, toast, walk};
use crate::tui::shared::Shared;

/// Rows of the page that are not themes.
const AROUND: usize = 2;

/// Themes shown at once.
pub fn rows(shared: &Shared) -> usize {
    shared.body_rows().saturating_sub(AROUND)
}

impl State {
    /// The themes that can be checked, and those that are.
    pub fn themes(&self) -> Option<&Checks> {
        match self.ending.as_ref()?.field(THEMES).map(|field| &field.kind) {
            Some(Kind::Checks(checks)) => Some(checks),
            _ => None,
        }
    }

    pub(super) fn on_themes(&mut self, mut list: List, action: &Action, shared: &Shared) -> Steps {
        let done = match action {
            Action::Key(key) => matches!(key.code, Code::Enter | Code::Esc | Code::Tab),
            Action::Command(Command::Save) => true,
            _ => false,
        };
        if done {
            return Vec::new();
        }
        let mut steps = Vec::new();
        if let Action::Key(key) = action {
            if key.code == Code::Char(' ') {
                steps = self.toggle_theme(list.selected, shared);
            } else {
                let len = self.themes().map_or(0, |themes| themes.options.len());
                steps = walk(&mut list, key, len, rows(shared));
            }
        }
        self.over = Some(Over::Themes(list));
        steps
    }

    fn toggle_theme(&mut self, at: usize, shared: &Shared) -> Steps {
        let Some(themes) = self.themes() else { return Vec::new() };
        let Some(key) = themes.options.get(at).map(|option| option.key.clone()) else { return Vec::new() };
        let mut chosen: Vec<String> = themes.keys().map(str::to_owned).collect();
        match chosen.iter().position(|other| *other == key) {
            Some(place) => {
                chosen.remove(place);
            }
            None => chosen.push(key),
        }
        let mut steps = Vec::new();
        let keys: Vec<_> = chosen.iter().map(|key| key.as_str().into()).collect();
        if !are_themes_allowed(&keys, &administrative(&shared.content)) {
            chosen.insert(0, PROCEDURES_THEME.to_owned());
            steps.push(toast(words::PROCEDURES_THEME_ADDED));
        }
        if let Some(form) = &mut self.ending {
            form.set(THEMES, &chosen.join(" "));
        }
        self.changed(THEMES, shared);
        steps
    }
}
