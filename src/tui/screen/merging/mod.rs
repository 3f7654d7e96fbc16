//! Joining another record of the same person to this one, and taking apart what was joined.

pub mod view;

use super::{Page, Step, Steps, effect, links, toast};
use crate::domain::change::Change;
use crate::domain::directory::{Directory, Hit};
use crate::domain::fold::fold;
use crate::domain::ids::LearnerId;
use crate::text::{merging as words, shell};
use crate::tui::action::{Action, Command};
use crate::tui::effect::{Effect, Reply, Saving};
use crate::tui::form::text::TextField;
use crate::tui::key::{Code, Key};
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::merging::{Past, Told, Wanted, Weighed};
use crate::tui::screen::record::Over;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;

/// Hits shown at most.
const MOST: usize = 50;

/// The screen.
#[derive(Debug)]
pub struct State {
    /// The record that stays.
    pub into: LearnerId,
    pub typed: TextField,
    /// Who was joined before, the latest first.
    pub past: Vec<Past>,
    pub hits: Vec<Hit>,
    /// Points among the past ones, then among the hits.
    pub list: List,
    /// What would move, once another record is chosen.
    pub weighed: Option<Weighed>,
    /// Both records, line by line.
    pub compared: Vec<Compared>,
    saving: bool,
}

/// A line of both records.
#[derive(Clone, PartialEq, Eq)]
pub struct Compared {
    pub label: &'static str,
    pub stays: String,
    pub comes: String,
    /// Both say something, and not the same.
    pub differs: bool,
}

/// What was told of a person stays out of every log.
impl std::fmt::Debug for Compared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Compared").field("differs", &self.differs).finish_non_exhaustive()
    }
}

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    Past(LearnerId),
    Hit(LearnerId),
}

impl State {
    /// Joins another record to this one.
    pub fn new(into: LearnerId) -> Self {
        let (typed, list) = (TextField::one_line(60), List::default());
        Self {
            into,
            typed,
            past: Vec::new(),
            hits: Vec::new(),
            list,
            weighed: None,
            compared: Vec::new(),
            saving: false,
        }
    }

    /// Rows of the list on the screen.
    pub fn rows(shared: &Shared) -> usize {
        shared.body_rows().saturating_sub(4)
    }

    /// What the pointed row stands for.
    pub fn pointed(&self) -> Option<Row> {
        let past = self.past.iter().map(|past| Row::Past(past.learner));
        past.chain(self.hits.iter().map(|hit| Row::Hit(hit.id))).nth(self.list.selected)
    }

    fn len(&self) -> usize {
        self.past.len() + self.hits.len()
    }

    fn look(&mut self, shared: &Shared) {
        let typed = self.typed.text().trim().to_owned();
        self.hits = if typed.is_empty() { Vec::new() } else { shared.directory.search(&typed, MOST).shown };
        self.hits.retain(|hit| hit.id != self.into);
        self.list.reset();
        // What is typed is looked for: the first hit is pointed at.
        if !self.hits.is_empty() {
            self.list.selected = self.past.len();
        }
        self.list.fit(self.len(), Self::rows(shared));
    }

    fn key(&mut self, key: &Key, shared: &Shared) -> Steps {
        if self.weighed.is_some() {
            if key.code == Code::Esc {
                self.weighed = None;
            }
            return Vec::new();
        }
        match key.code {
            Code::Esc => return vec![Step::Back],
            Code::Enter => return self.choose(),
            Code::Backspace | Code::Delete | Code::Left | Code::Right | Code::Char(_) => {
                if self.typed.key(key) {
                    self.look(shared);
                }
            }
            _ => {
                self.list.key(key, self.len(), Self::rows(shared));
            }
        }
        Vec::new()
    }

    fn choose(&mut self) -> Steps {
        match self.pointed() {
            Some(Row::Hit(from)) => vec![effect(Effect::Merging(Wanted::Weigh { from, into: self.into }))],
            Some(Row::Past(from)) => self.save(Change::Unmerge(from, self.into)),
            None => Vec::new(),
        }
    }

    fn save(&mut self, change: Change) -> Steps {
        if std::mem::replace(&mut self.saving, true) {
            return Vec::new();
        }
        vec![effect(Effect::Save { saving: Saving::Merge(self.into), changes: vec![change], draft: None })]
    }
}

/// What the two records say, where one says something.
fn compared(stays: LearnerId, comes: LearnerId, directory: &Directory) -> Vec<Compared> {
    let said = |id: LearnerId| {
        directory.entry(&id).map_or_else(Default::default, |entry| {
            let year = entry.birth_year.map(|year| year.to_string()).unwrap_or_default();
            [entry.first_name.to_owned(), entry.last_name.to_owned(), year, entry.commune.to_owned()]
        })
    };
    let both = said(stays).into_iter().zip(said(comes));
    let lines = words::COMPARED.into_iter().zip(both).map(|(label, (stays, comes))| {
        let differs = !stays.is_empty() && !comes.is_empty() && fold(&stays) != fold(&comes);
        Compared { label, stays, comes, differs }
    });
    lines.filter(|line| !line.stays.is_empty() || !line.comes.is_empty()).collect()
}

impl Page for State {
    fn enter(&mut self, _shared: &mut Shared) -> Steps {
        vec![effect(Effect::Merging(Wanted::Past(self.into)))]
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match (action, self.weighed) {
            (Action::Key(key), _) => self.key(&key, shared),
            (Action::Text(text), None) => {
                self.typed.insert(&text);
                self.look(shared);
                Vec::new()
            }
            (Action::Command(Command::Save), Some(weighed)) => self.save(Change::Merge(weighed.from, self.into)),
            (Action::Command(command), _) => links::everywhere(command, shared),
            (Action::Text(_) | Action::Answer(_), _) => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Steps {
        match reply {
            Reply::Merging(Told::Past(into, past)) if *into == self.into => {
                self.past.clone_from(past);
                self.look(shared);
            }
            Reply::Merging(Told::Weighed(weighed)) if weighed.has_open_work => return vec![toast(words::OPEN_WORK)],
            Reply::Merging(Told::Weighed(weighed)) => {
                self.weighed = Some(*weighed);
                self.compared = compared(self.into, weighed.from, &shared.directory);
            }
            Reply::Saved(Saving::Merge(into), changes) if *into == self.into => {
                let joined = matches!(changes.first(), Some(Change::Merge(..)));
                let said =
                    if joined { words::joined(&shared.public_name(*into)) } else { words::TAKEN_APART.to_owned() };
                return vec![Step::Back, toast(said)];
            }
            Reply::NotSaved(Saving::Merge(_), _) => self.saving = false,
            _ => {}
        }
        Vec::new()
    }

    fn is_waiting(&self) -> bool {
        self.saving
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            Command::Save if self.weighed.is_some() => Offer::yes(words::JOIN),
            Command::Merge => None,
            _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
        }
    }

    fn spot(&self) -> Option<Spot> {
        Some(Spot::Record(self.into, Over::Record))
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        (words::title(&shared.public_name(self.into)), String::new())
    }

    fn hint(&self, _shared: &Shared) -> String {
        match (self.weighed, self.pointed()) {
            (Some(_), _) => words::HINT_CONFIRM,
            (None, Some(Row::Past(_))) => words::HINT_PAST,
            (None, _) => words::HINT,
        }
        .to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        let mut keys = vec![(shell::ESC_KEY, shell::BACK)];
        if self.weighed.is_none() {
            keys.insert(0, (shell::ENTER_KEY, words::CHOOSE));
        }
        keys
    }
}
