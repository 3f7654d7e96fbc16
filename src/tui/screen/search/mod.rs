//! The search: every key looks again, and the last row registers what was typed.

pub mod view;

use super::{Page, Step, Steps, effect, links, toast};
use crate::domain::directory::{Hit, How};
use crate::domain::ids::LearnerId;
use crate::domain::moving::Moving;
use crate::text::{search as words, shell};
use crate::tui::action::{Action, Command};
use crate::tui::effect::{Effect, PeekFacts, Reply};
use crate::tui::form::text::TextField;
use crate::tui::key::{Code, Key};
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;

/// More hits than this are not shown: another letter is quicker than scrolling.
const MOST: usize = 200;

/// What choosing a person leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Opens the record, or registers.
    Welcome,
    /// Starts a session with the person, or takes up the one under way; or registers.
    Session,
    /// Moves an assessment or a session to the chosen person.
    ChangePerson(Box<Moving>),
}

/// The search.
#[derive(Debug)]
pub struct State {
    pub purpose: Purpose,
    pub typed: TextField,
    pub hits: Vec<Hit>,
    /// How many people answer, shown or not.
    pub total: usize,
    pub list: List,
    pub peek: Option<PeekFacts>,
    /// First name of the pointed person and how many share it, when several do.
    pub homonyms: Option<(String, usize)>,
}

impl State {
    /// A search that has already heard its first letters.
    pub fn typed(text: &str, shared: &mut Shared) -> Self {
        let mut typed = TextField::one_line(60);
        typed.insert(text);
        shared.discreet = shared.settings.discreet;
        let mut state = Self {
            purpose: Purpose::Welcome,
            typed,
            hits: Vec::new(),
            total: 0,
            list: List::default(),
            peek: None,
            homonyms: None,
        };
        state.look(shared);
        state
    }

    /// A search for the person a session is about to be held with.
    pub fn for_session(shared: &mut Shared) -> Self {
        Self { purpose: Purpose::Session, ..Self::typed("", shared) }
    }

    /// A search for the person an assessment or a session really belongs to.
    pub fn to_move(moving: Moving, shared: &mut Shared) -> Self {
        Self { purpose: Purpose::ChangePerson(Box::new(moving)), ..Self::typed("", shared) }
    }

    /// Rows of the list on the screen.
    pub fn rows(shared: &Shared) -> usize {
        shared.body_rows().saturating_sub(13)
    }

    /// The person pointed at; `None` on the last row.
    pub fn pointed(&self) -> Option<LearnerId> {
        self.hits.get(self.list.selected).map(|hit| hit.id)
    }

    fn look(&mut self, shared: &Shared) {
        let found = shared.directory.search(self.typed.text(), MOST);
        self.total = found.total;
        self.hits = found.shown;
        if let Purpose::ChangePerson(moving) = &self.purpose {
            let from = moving.learner();
            self.hits.retain(|hit| hit.id != from);
        }
        self.list.reset();
    }

    /// Asks for what helps to recognise the pointed person.
    fn peek(&mut self, shared: &Shared) -> Steps {
        self.peek = None;
        self.homonyms = None;
        let Some(learner) = self.pointed() else { return Vec::new() };
        if let Some(entry) = shared.directory.entry(&learner) {
            let same = shared.directory.homonyms(entry.first_name);
            self.homonyms = (same > 1).then(|| (entry.first_name.to_owned(), same));
        }
        vec![effect(Effect::Peek(learner))]
    }

    fn key(&mut self, key: &Key, shared: &mut Shared) -> Steps {
        match key.code {
            Code::Esc => return vec![Step::Back],
            Code::Enter => return self.choose(shared),
            Code::Home | Code::End | Code::Left | Code::Right | Code::Backspace | Code::Delete | Code::Char(_) => {
                if !self.typed.key(key) {
                    return Vec::new();
                }
                self.look(shared);
            }
            _ => {
                let rows = self.hits.len() + 1;
                if !self.list.key(key, rows, Self::rows(shared)) {
                    return Vec::new();
                }
            }
        }
        self.peek(shared)
    }

    fn choose(&self, shared: &mut Shared) -> Steps {
        match (self.pointed(), &self.purpose) {
            (Some(learner), Purpose::Welcome) => vec![links::go_to_record(learner)],
            (Some(learner), Purpose::Session) => vec![links::go_to_session(learner)],
            (Some(learner), Purpose::ChangePerson(moving)) => links::moved_to(moving, learner, shared),
            (None, Purpose::Welcome | Purpose::Session) => self.register(shared),
            (None, Purpose::ChangePerson(_)) => vec![toast(words::REGISTER_FIRST)],
        }
    }

    const fn title_words(&self) -> &'static str {
        match self.purpose {
            Purpose::Welcome => words::TITLE,
            Purpose::Session => words::START_SESSION,
            Purpose::ChangePerson(_) => words::CHANGE_PERSON,
        }
    }

    fn register(&self, shared: &mut Shared) -> Steps {
        links::register(self.typed.text(), shared)
    }
}

impl Page for State {
    fn enter(&mut self, shared: &mut Shared) -> Steps {
        self.look(shared);
        self.peek(shared)
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match action {
            Action::Text(text) => {
                self.typed.insert(&text);
                self.look(shared);
                self.peek(shared)
            }
            Action::Key(key) => self.key(&key, shared),
            Action::Command(Command::New) => self.register(shared),
            Action::Command(Command::Search) => {
                self.typed.clear();
                self.look(shared);
                self.peek(shared)
            }
            Action::Command(command) => links::everywhere(command, shared),
            Action::Answer(_) => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Steps {
        match reply {
            Reply::NamesReady => {
                self.look(shared);
                self.peek(shared)
            }
            Reply::Peek(facts) if Some(facts.learner) == self.pointed() => {
                self.peek = Some((**facts).clone());
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            Command::New if matches!(self.purpose, Purpose::Welcome | Purpose::Session) => Offer::yes(shell::NEW),
            Command::Search => Offer::menu(shell::SEARCH),
            _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
        }
    }

    fn spot(&self) -> Option<Spot> {
        (self.purpose == Purpose::Welcome).then_some(Spot::Search)
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        (self.title_words().to_owned(), words::found(self.total, shared.directory.len()))
    }

    fn hint(&self, _shared: &Shared) -> String {
        let words = match self.hits.get(self.list.selected).map(|hit| hit.how) {
            Some(How::Joined) => words::JOINED_HINT,
            Some(_) => words::HINT,
            None => words::HINT_NEW,
        };
        words.to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        vec![(shell::ENTER_KEY, shell::OPEN), (shell::ESC_KEY, shell::BACK)]
    }
}
