//! All records, in the order one chooses, narrowed by the same search.

pub mod view;

use super::{Page, Step, Steps, links};
use crate::domain::directory::{By, Hit, How};
use crate::text::{count, records as words, shell};
use crate::tui::action::{Action, Command};
use crate::tui::effect::Reply;
use crate::tui::form::text::TextField;
use crate::tui::key::{Code, Key};
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;

/// The orders, and the words for them.
pub const ORDERS: [(By, &str); 5] = [
    (By::Name, words::BY_NAME),
    (By::LastVisit, words::BY_LAST_VISIT),
    (By::Code, words::BY_CODE),
    (By::BirthYear, words::BY_YEAR),
    (By::Commune, words::BY_COMMUNE),
];

/// The list.
#[derive(Debug)]
pub struct State {
    pub typed: TextField,
    /// Index in [`ORDERS`].
    pub order: usize,
    pub hits: Vec<Hit>,
    pub list: List,
}

impl State {
    /// Everybody, by name.
    pub fn new(shared: &Shared) -> Self {
        let mut state = Self { typed: TextField::one_line(60), order: 0, hits: Vec::new(), list: List::default() };
        state.look(shared);
        state
    }

    /// Rows of the list on the screen.
    pub fn rows(shared: &Shared) -> usize {
        shared.body_rows().saturating_sub(4)
    }

    fn look(&mut self, shared: &Shared) {
        let order = ORDERS.get(self.order).map_or(By::Name, |(order, _)| *order);
        let all = shared.directory.sorted(order, self.typed.text());
        self.hits = all.into_iter().map(|id| Hit { id, how: How::Exact }).collect();
        self.list.reset();
    }

    fn key(&mut self, key: &Key, shared: &Shared) -> Steps {
        match key.code {
            Code::Esc => return vec![Step::Back],
            Code::Enter => {
                let pointed = self.hits.get(self.list.selected);
                return pointed.map_or_else(Vec::new, |hit| vec![links::open_record(hit.id)]);
            }
            Code::Backspace | Code::Delete | Code::Left | Code::Right | Code::Char(_) => {
                if self.typed.key(key) {
                    self.look(shared);
                }
            }
            _ => {
                self.list.key(key, self.hits.len(), Self::rows(shared));
            }
        }
        Vec::new()
    }
}

impl Page for State {
    fn enter(&mut self, shared: &mut Shared) -> Steps {
        let pointed = self.list;
        self.look(shared);
        self.list = pointed;
        self.list.fit(self.hits.len(), Self::rows(shared));
        Vec::new()
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match action {
            Action::Text(text) => {
                self.typed.insert(&text);
                self.look(shared);
                Vec::new()
            }
            Action::Key(key) => self.key(&key, shared),
            Action::Command(Command::Second) => {
                self.order = (self.order + 1) % ORDERS.len();
                self.look(shared);
                Vec::new()
            }
            Action::Command(command) => links::everywhere(command, shared),
            Action::Answer(_) => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Steps {
        if matches!(reply, Reply::NamesReady | Reply::Visits { rest: None, .. }) {
            self.look(shared);
        }
        Vec::new()
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            Command::Second => Offer::yes(words::SORT),
            Command::AllRecords => None,
            _ => links::offered_everywhere(command, shared),
        }
    }

    fn spot(&self) -> Option<Spot> {
        Some(Spot::Records)
    }

    fn title(&self, _shared: &Shared) -> (String, String) {
        let number = count(self.hits.len(), "fiche", "fiches");
        let order = ORDERS.get(self.order).map_or("", |(_, words)| *words);
        (words::TITLE.to_owned(), words::title_right(&number, order))
    }

    fn hint(&self, _shared: &Shared) -> String {
        words::HINT.to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        vec![(shell::ENTER_KEY, shell::OPEN), (shell::ESC_KEY, shell::BACK)]
    }
}
