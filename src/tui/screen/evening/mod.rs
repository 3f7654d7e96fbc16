//! « Fin de journée »: one line a person, one digit each.

#[cfg(test)]
mod tests;
pub mod view;

use super::{Page, Screen, Step, Steps, effect, links, open, record, toast, walk};
use crate::domain::change::Change;
use crate::domain::evening::Outcome;
use crate::domain::ids::SessionId;
use crate::text::{evening as words, shell};
use crate::tui::action::{Action, Command};
use crate::tui::ask::digit;
use crate::tui::effect::{Effect, EveningLine, Reply, Saving};
use crate::tui::key::{Code, Key};
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::screen::record::Over;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;

/// The lines, and what is chosen for each.
#[derive(Debug, Default)]
pub struct State {
    /// `None` until they were read.
    pub rows: Option<Vec<Row>>,
    pub list: List,
    saving: bool,
}

/// A line.
#[derive(Clone, Debug)]
pub struct Row {
    pub line: EveningLine,
    pub chosen: Option<Outcome>,
    /// The session that was saved for somebody who came: it may be completed.
    pub filed: Option<SessionId>,
}

impl State {
    /// Rows of the list on the screen.
    pub fn shown(shared: &Shared) -> usize {
        shared.body_rows().saturating_sub(6)
    }

    /// How many lines nothing is noted of.
    pub fn waiting(&self) -> usize {
        self.rows.iter().flatten().filter(|row| row.filed.is_none()).count()
    }

    fn len(&self) -> usize {
        self.rows.as_ref().map_or(0, Vec::len)
    }

    fn pointed(&mut self) -> Option<&mut Row> {
        self.rows.as_mut()?.get_mut(self.list.selected)
    }

    fn key(&mut self, key: &Key, shared: &mut Shared) -> Steps {
        match key.code {
            Code::Esc => return vec![Step::Back],
            Code::Enter => return self.choose(),
            Code::Delete | Code::Backspace => self.note(None, shared),
            Code::Char(c) => match digit(c).and_then(outcome) {
                Some(outcome) => self.note(Some(outcome), shared),
                None => return vec![toast(words::KEYS)],
            },
            _ => {
                let len = self.len();
                return walk(&mut self.list, key, len, Self::shown(shared));
            }
        }
        Vec::new()
    }

    /// Notes an outcome, and goes to the next line.
    fn note(&mut self, outcome: Option<Outcome>, shared: &Shared) {
        let Some(row) = self.pointed().filter(|row| row.filed.is_none()) else { return };
        row.chosen = outcome;
        if outcome.is_some() {
            self.list.selected += 1;
            self.list.fit(self.len(), Self::shown(shared));
        }
    }

    /// Completes the session of somebody who came, else opens the record.
    fn choose(&mut self) -> Steps {
        let Some(row) = self.pointed() else { return Vec::new() };
        let learner = row.line.waiting.learner;
        match row.filed {
            Some(session) => {
                let state = record::State::with_over(learner, Over::Closed(session), 0);
                vec![open(Screen::Record(state))]
            }
            None => vec![links::open_record(learner)],
        }
    }

    fn save(&mut self, shared: &Shared) -> Steps {
        let mut changes = Vec::new();
        for row in self.rows.iter_mut().flatten().filter(|row| row.filed.is_none()) {
            let Some(outcome) = row.chosen else { continue };
            let id = SessionId::from_bytes((shared.draw)());
            changes.extend(row.line.waiting.settle(outcome, id, shared.today()));
            row.filed = Some(id);
        }
        if changes.is_empty() {
            return vec![toast(words::NOTHING_CHOSEN)];
        }
        self.saving = true;
        vec![effect(Effect::Save { saving: Saving::Evening, changes, draft: None })]
    }

    /// Those who came stay, to be completed; the others are settled.
    fn saved(&mut self, changes: &[Change], shared: &Shared) {
        let new = |id: SessionId| {
            changes.iter().any(|change| matches!(change, Change::Session { id: saved, .. } if *saved == id))
        };
        if let Some(rows) = &mut self.rows {
            rows.retain(|row| match row.filed {
                Some(id) => row.chosen == Some(Outcome::Present) && new(id) || row.chosen.is_none(),
                None => true,
            });
        }
        self.list.fit(self.len(), Self::shown(shared));
    }
}

const fn outcome(digit: usize) -> Option<Outcome> {
    match digit {
        1 => Some(Outcome::Present),
        2 => Some(Outcome::Excused),
        3 => Some(Outcome::Absent),
        4 => Some(Outcome::NextWeek),
        _ => None,
    }
}

impl Page for State {
    fn enter(&mut self, shared: &mut Shared) -> Steps {
        if self.rows.is_some() { Vec::new() } else { vec![effect(Effect::LoadEvening(shared.today()))] }
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        if self.saving {
            return Vec::new();
        }
        match action {
            Action::Key(key) => self.key(&key, shared),
            Action::Command(Command::Save) => self.save(shared),
            Action::Command(command) => links::everywhere(command, shared),
            Action::Text(_) | Action::Answer(_) => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Steps {
        match reply {
            Reply::Evening(lines) if self.rows.is_none() => {
                let row = |line: &EveningLine| Row { line: line.clone(), chosen: None, filed: None };
                self.rows = Some(lines.iter().map(row).collect());
            }
            Reply::Saved(Saving::Evening, changes) if self.saving => {
                self.saving = false;
                self.saved(changes, shared);
                if self.len() == 0 {
                    return vec![Step::Back];
                }
            }
            Reply::NotSaved(Saving::Evening, _) if self.saving => {
                self.saving = false;
                for row in self.rows.iter_mut().flatten().filter(|row| row.chosen.is_some()) {
                    row.filed = None;
                }
            }
            _ => {}
        }
        Vec::new()
    }

    fn is_waiting(&self) -> bool {
        self.rows.is_none() || self.saving
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            Command::Save if self.waiting() > 0 => Offer::yes(shell::SAVE),
            _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
        }
    }

    fn spot(&self) -> Option<Spot> {
        Some(Spot::Home)
    }

    fn title(&self, _shared: &Shared) -> (String, String) {
        (words::TITLE.to_owned(), words::left(self.waiting()))
    }

    fn hint(&self, _shared: &Shared) -> String {
        let row = self.rows.iter().flatten().nth(self.list.selected);
        if row.is_some_and(|row| row.filed.is_some()) { words::HINT_PRESENT } else { words::HINT }.to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        vec![(shell::ENTER_KEY, shell::OPEN), (shell::ESC_KEY, words::LATER)]
    }
}
