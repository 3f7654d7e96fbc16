//! « Demande ponctuelle »: a theme, a duration, and it is saved. Nobody is known from it.

#[cfg(test)]
mod tests;
pub mod view;

use super::{Page, Step, Steps, effect, links, unused, walk};
use crate::domain::change::Change;
use crate::domain::ids::{CoopKey, RequestId};
use crate::domain::proposals::{PROCEDURES_THEME, are_themes_allowed};
use crate::domain::request::Request;
use crate::text::report::coop::duration;
use crate::text::{coop as words, shell};
use crate::tui::action::{Action, Command};
use crate::tui::ask::digit;
use crate::tui::coop::{Told, Wanted};
use crate::tui::effect::{Effect, Reply, Saving};
use crate::tui::key::{Code, Key};
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::screen::session::administrative;
use crate::tui::screen::{spot::Spot, toast};
use crate::tui::shared::Shared;

/// The keys of the rows, in their order.
const KEYS: &str = "123456789abcdefghijklmnopqrstuvwxyz";
/// Rows of a column.
pub const ROWS: usize = 15;
/// How many of the themes asked for most are marked.
const MARKED: usize = 5;

/// The screen.
#[derive(Debug, Default)]
pub struct State {
    /// The themes asked for most: marked, never moved, so that a key learnt by heart keeps its meaning.
    often: Vec<CoopKey>,
    /// The theme chosen; the duration is asked for then.
    pub theme: Option<CoopKey>,
    /// Index of the place, in the Coop's order.
    place: usize,
    pub list: List,
    /// It is being saved.
    saving: bool,
}

/// The key of a row.
pub fn key_of(row: usize) -> char {
    KEYS.chars().nth(row).unwrap_or(' ')
}

/// The row of a key.
fn row_of(c: char) -> Option<usize> {
    let typed = digit(c).map_or(c, |digit| char::from_digit(u32::try_from(digit).unwrap_or(0), 10).unwrap_or(c));
    KEYS.chars().position(|key| key == typed.to_ascii_lowercase())
}

impl State {
    /// What a theme is called.
    pub fn label<'a>(theme: &CoopKey, shared: &'a Shared) -> &'a str {
        shared.content.vocabularies.theme_label(theme).unwrap_or_default()
    }

    /// What the chosen place is called.
    pub fn place<'a>(&self, shared: &'a Shared) -> &'a str {
        shared.content.vocabularies.place.terms().nth(self.place).map_or("", |term| term.shown())
    }

    /// Whether a theme is one of those asked for most.
    pub fn is_often(&self, theme: &CoopKey) -> bool {
        self.often.contains(theme)
    }

    fn rows(&self, shared: &Shared) -> usize {
        match self.theme {
            Some(_) => shared.content.vocabularies.durations.len(),
            None => themes(shared).count(),
        }
    }

    fn key(&mut self, key: &Key, shared: &mut Shared) -> Steps {
        match key.code {
            Code::Esc if self.theme.take().is_some() => self.list.reset(),
            Code::Esc => return vec![Step::Back],
            Code::Enter => return self.choose(self.list.selected, shared),
            Code::Right if self.theme.is_none() => self.list.selected += ROWS,
            Code::Left if self.theme.is_none() => self.list.selected = self.list.selected.saturating_sub(ROWS),
            Code::Char(c) => return row_of(c).map_or_else(unused, |row| self.choose(row, shared)),
            _ => {
                let rows = self.rows(shared);
                return walk(&mut self.list, key, rows, rows);
            }
        }
        self.list.fit(self.rows(shared), self.rows(shared));
        Vec::new()
    }

    fn choose(&mut self, row: usize, shared: &Shared) -> Steps {
        let Some(theme) = self.theme.clone() else {
            self.theme = themes(shared).nth(row).cloned();
            if self.theme.is_some() {
                self.list.reset();
            }
            return Vec::new();
        };
        let Some(minutes) = shared.content.vocabularies.durations.get(row) else { return Vec::new() };
        if std::mem::replace(&mut self.saving, true) {
            return Vec::new();
        }
        let mut themes = vec![theme];
        if !are_themes_allowed(&themes, &administrative(&shared.content)) {
            themes.insert(0, PROCEDURES_THEME.into());
        }
        let here = Request::on(shared.today());
        let place = shared.content.vocabularies.place.keys().nth(self.place).cloned().unwrap_or(here.place.clone());
        let request = Request { time: Some(shared.now.time()), duration_min: *minutes, themes, place, ..here };
        let changes = vec![Change::Request(RequestId::from_bytes((shared.draw)()), Box::new(request))];
        vec![effect(Effect::Save { saving: Saving::Request, changes, draft: None })]
    }
}

/// All themes, in the Coop's order.
pub fn themes(shared: &Shared) -> impl Iterator<Item = &CoopKey> {
    let vocabularies = &shared.content.vocabularies;
    vocabularies.themes.keys().chain(vocabularies.administrative_themes.keys())
}

impl Page for State {
    fn enter(&mut self, shared: &mut Shared) -> Steps {
        vec![effect(Effect::Coop(Wanted::AskedThemes(shared.today())))]
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match action {
            Action::Key(key) => self.key(&key, shared),
            Action::Command(Command::Second) => {
                self.place = (self.place + 1) % shared.content.vocabularies.place.terms().len().max(1);
                Vec::new()
            }
            Action::Command(command) => links::everywhere(command, shared),
            Action::Text(_) | Action::Answer(_) => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Steps {
        match reply {
            Reply::Coop(Told::AskedThemes(asked)) => {
                self.often = asked.iter().take(MARKED).cloned().collect();
                Vec::new()
            }
            Reply::Saved(Saving::Request, changes) if self.saving => {
                let Some(Change::Request(id, request)) = changes.first() else { return Vec::new() };
                shared.coop.last = Some((*id, request.date));
                let theme = request.themes.last().map_or("", |theme| Self::label(theme, shared));
                vec![Step::Home, toast(words::kept(theme, &duration(request.duration_min)))]
            }
            Reply::NotSaved(Saving::Request, _) => {
                self.saving = false;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn is_waiting(&self) -> bool {
        self.saving
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            Command::Second => Offer::yes(words::OTHER_PLACE),
            Command::Request => None,
            _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
        }
    }

    fn spot(&self) -> Option<Spot> {
        Some(Spot::Request)
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        (words::REQUEST.to_owned(), words::at(self.place(shared)))
    }

    fn hint(&self, _shared: &Shared) -> String {
        if self.theme.is_some() { words::DURATION_HINT } else { words::THEME_HINT }.to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        vec![(shell::ENTER_KEY, shell::CHOOSE), (shell::ESC_KEY, shell::BACK)]
    }
}
