//! The door at later starts: who opens, the passphrase, or the recovery code. No learner's name stands here.

pub mod recovery;
#[cfg(test)]
mod tests;
pub mod view;

use super::passphrase::{Chosen, LONGEST, WIDTH};
use super::{Page, Step, Steps, effect};
use crate::domain::ids::MediatorId;
use crate::text::{first_start, home, passphrase as passphrase_words, shell, unlock as words};
use crate::tui::action::{Action, Command};
use crate::tui::ask::digit;
use crate::tui::effect::{Effect, Reply, Secret};
use crate::tui::form::{Edit, Field, Form, FormEvent};
use crate::tui::key::{Code, Key};
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::shared::Shared;
use recovery::{CodeFault, Recovery};
use time::Time;

const FIELD: &str = "passphrase";

/// Rows of the list shown at once.
pub const ROWS: usize = 6;

/// From this many wrong tries in a row on, the worker takes its time, and the screen says so.
const SLOWER: u32 = 3;

/// Where one stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// In the list of mediators.
    Who,
    /// In the passphrase.
    Passphrase,
    /// Typing the recovery code.
    Code,
    /// Choosing a new passphrase.
    NewPassphrase,
}

/// What is said below the passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    Empty,
    Wrong,
    /// Wrong three times or more.
    WrongSlower,
    /// What the store said.
    Failed(String),
}

/// The door.
#[derive(Debug)]
pub struct State {
    pub mediators: Vec<(MediatorId, String)>,
    pub at: At,
    /// The pointed row: the mediators, then the recovery code.
    pub list: List,
    pub form: Form,
    pub recovery: Recovery,
    pub message: Option<Message>,
    /// The worker derives the key, and opens.
    pub opening: bool,
    pub revealed: bool,
    /// The door was shut by somebody who was at work.
    pub locked: Option<Locked>,
    place: String,
    wrong: u32,
}

/// What the door says once the screen was locked.
#[derive(Debug)]
pub struct Locked {
    /// When, on the clock of the place.
    at: Time,
    /// Who locked: the pointer waits on their row.
    by: MediatorId,
    /// The team has not been read from the store yet.
    closing: bool,
    /// Whose unfinished work waits for them.
    pub waiting: Vec<MediatorId>,
    /// Some of it could not be written: it is in memory only.
    pub in_memory: bool,
}

impl State {
    /// The door behind which a mediator has just locked the store.
    pub fn locked(place: String, me: (MediatorId, String), at: Time) -> Self {
        let by = me.0;
        let locked = Locked { at, by, closing: true, waiting: Vec::new(), in_memory: false };
        Self { locked: Some(locked), ..Self::new(place, vec![me]) }
    }

    /// Says whose work waits for them, and whether it had to stay in memory.
    pub fn wait_for(&mut self, waiting: Vec<MediatorId>, in_memory: bool) {
        if let Some(locked) = &mut self.locked {
            (locked.waiting, locked.in_memory) = (waiting, in_memory);
        }
    }

    /// Whether somebody's unfinished work waits for them.
    pub fn is_waited_for(&self, row: usize) -> bool {
        let who = self.mediators.get(row).map(|(id, _)| id);
        self.locked.as_ref().zip(who).is_some_and(|(locked, id)| locked.waiting.contains(id))
    }

    /// The team, once the store is locked; the pointer stays on whoever locked.
    fn shut(&mut self, mediators: &[(MediatorId, String)]) {
        self.mediators = mediators.to_vec();
        self.recovery = Recovery::new(&self.place, mediators, None);
        if let Some(locked) = &mut self.locked {
            locked.closing = false;
            let by = locked.by;
            self.point_at(by);
            self.list.fit(self.mediators.len() + 1, ROWS);
        }
    }

    /// The door of a place with its team; the only mediator needs not say who they are.
    pub fn new(place: String, mediators: Vec<(MediatorId, String)>) -> Self {
        let form = Form::new(vec![Field::masked(FIELD, words::FIELD, LONGEST).width(WIDTH)]);
        let at = if mediators.len() == 1 { At::Passphrase } else { At::Who };
        let recovery = Recovery::new(&place, &mediators, None);
        Self {
            mediators,
            at,
            list: List::default(),
            form,
            recovery,
            message: None,
            opening: false,
            revealed: false,
            locked: None,
            place,
            wrong: 0,
        }
    }

    /// Points at a mediator of the team, whose passphrase is asked for.
    pub fn point_at(&mut self, mediator: MediatorId) {
        if let Some(row) = self.mediators.iter().position(|(id, _)| *id == mediator) {
            self.list.selected = row;
            self.at = At::Passphrase;
        }
    }

    /// The mediator pointed at; `None` on the row of the recovery code.
    pub fn pointed(&self) -> Option<MediatorId> {
        self.mediators.get(self.list.selected).map(|(id, _)| *id)
    }

    fn choose_who(&mut self, key: &Key, shared: &Shared) -> Steps {
        let rows = self.mediators.len() + 1;
        match key.code {
            Code::Enter => self.go_in_row(),
            Code::Tab if self.pointed().is_some() => self.at = At::Passphrase,
            _ => match key.character() {
                Some(c) => match digit(c).and_then(|digit| digit.checked_sub(1)).filter(|row| *row < rows) {
                    Some(row) => {
                        self.list.selected = row;
                        self.list.fit(rows, ROWS);
                        self.go_in_row();
                    }
                    None => return self.begin(&Edit::Insert(c.to_string()), shared),
                },
                None => {
                    self.list.key(key, rows, ROWS);
                }
            },
        }
        Vec::new()
    }

    fn go_in_row(&mut self) {
        self.message = None;
        if self.pointed().is_some() {
            self.at = At::Passphrase;
            return;
        }
        let alone = self.mediators.first().filter(|_| self.mediators.len() == 1).map(|(id, _)| *id);
        self.recovery = Recovery::new(&self.place, &self.mediators, alone);
        self.at = At::Code;
    }

    /// Typing begins the pointed person's passphrase.
    fn begin(&mut self, edit: &Edit, shared: &Shared) -> Steps {
        if self.pointed().is_none() {
            return Vec::new();
        }
        self.at = At::Passphrase;
        self.type_passphrase(edit, shared)
    }

    fn type_passphrase(&mut self, edit: &Edit, shared: &Shared) -> Steps {
        match self.form.apply(edit, shared.form_context()) {
            FormEvent::Changed(_) => self.message = None,
            FormEvent::Submitted => return self.open(),
            FormEvent::Unused if matches!(edit, Edit::Up | Edit::Previous | Edit::Next | Edit::Escape) => {
                self.empty();
                self.at = At::Who;
            }
            _ => {}
        }
        Vec::new()
    }

    fn open(&mut self) -> Steps {
        let Some(mediator) = self.pointed() else { return Vec::new() };
        let passphrase = Secret::from(self.form.secret(FIELD));
        if passphrase.0.is_empty() {
            // What was said about the last try stays to be read.
            self.message.get_or_insert(Message::Empty);
            return Vec::new();
        }
        self.message = None;
        self.opening = true;
        vec![effect(Effect::Unlock { mediator, passphrase })]
    }

    fn empty(&mut self) {
        if let Some(text) = self.form.field_mut(FIELD).and_then(Field::typed_mut) {
            text.clear();
        }
    }

    fn reveal(&mut self) {
        self.revealed = !self.revealed;
        if let Some(text) = self.form.field_mut(FIELD).and_then(Field::typed_mut) {
            text.reveal(self.revealed);
        }
    }

    fn type_code(&mut self, edit: &Edit, shared: &Shared) -> Steps {
        match self.recovery.form.apply(edit, shared.form_context()) {
            FormEvent::Changed(_) => self.recovery.look(),
            FormEvent::Submitted if self.recovery.check() => {
                self.at = At::NewPassphrase;
                return self.recovery.new.enter();
            }
            FormEvent::Unused if *edit == Edit::Escape => {
                self.list.reset();
                self.at = if self.mediators.len() == 1 { At::Passphrase } else { At::Who };
            }
            _ => {}
        }
        Vec::new()
    }

    fn chose(&mut self, chosen: Chosen) -> Steps {
        match chosen {
            Chosen::NotYet(steps) => return steps,
            Chosen::Back => self.at = At::Code,
            Chosen::Yes(passphrase) => {
                if let Some(mediator) = self.recovery.mediator() {
                    self.opening = true;
                    return vec![effect(Effect::Recover { code: self.recovery.code(), mediator, passphrase })];
                }
            }
        }
        Vec::new()
    }

    fn wrong(&mut self) {
        self.wrong += 1;
        self.empty();
        self.message = Some(if self.wrong < SLOWER { Message::Wrong } else { Message::WrongSlower });
    }

    fn wrong_code(&mut self, fault: CodeFault) {
        self.recovery.fault = Some(fault);
        self.recovery.form.focus(recovery::CODE);
        self.at = At::Code;
    }
}

impl Page for State {
    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match (self.at, action) {
            (_, Action::Command(Command::Quit)) => vec![Step::Quit],
            (At::NewPassphrase, action) => {
                let chosen = self.recovery.new.update(&action, shared);
                self.chose(chosen)
            }
            (At::Who | At::Passphrase, Action::Command(Command::Second)) => {
                self.reveal();
                Vec::new()
            }
            (At::Who, Action::Key(key)) => self.choose_who(&key, shared),
            (At::Who, Action::Text(text)) => self.begin(&Edit::Insert(text), shared),
            (at, Action::Key(key)) => match Edit::from_key(key) {
                Some(edit) if at == At::Passphrase => self.type_passphrase(&edit, shared),
                Some(edit) => self.type_code(&edit, shared),
                None => Vec::new(),
            },
            (At::Passphrase, Action::Text(text)) => self.type_passphrase(&Edit::Insert(text), shared),
            (At::Code, Action::Text(text)) => self.type_code(&Edit::Insert(text), shared),
            _ => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, _shared: &mut Shared) -> Steps {
        let was_opening = self.opening && !matches!(reply, Reply::Progress(..));
        self.opening &= !was_opening;
        match reply {
            Reply::Locked(locked) => self.shut(&locked.mediators),
            Reply::WrongPassphrase => self.wrong(),
            Reply::WrongCode { typo: true } => self.wrong_code(CodeFault::Typo),
            Reply::WrongCode { typo: false } => self.wrong_code(CodeFault::Other),
            Reply::Failed(failure) if was_opening && self.at == At::NewPassphrase => {
                self.wrong_code(CodeFault::Failed(failure.line()));
            }
            Reply::Failed(failure) if was_opening => self.message = Some(Message::Failed(failure.line())),
            _ => {
                let chosen = self.recovery.new.hear(reply);
                return self.chose(chosen);
            }
        }
        Vec::new()
    }

    fn is_waiting(&self) -> bool {
        let closing = self.locked.as_ref().is_some_and(|locked| locked.closing);
        closing || self.opening || self.recovery.new.is_waiting()
    }

    fn offer(&self, command: Command, _shared: &Shared) -> Option<Offer> {
        match (self.at, command) {
            (At::NewPassphrase, _) => self.recovery.new.offer(command),
            (_, Command::Quit) => Offer::yes(shell::QUIT),
            (At::Who | At::Passphrase, Command::Second) => {
                Offer::yes(if self.revealed { passphrase_words::HIDE } else { passphrase_words::SHOW })
            }
            _ => None,
        }
    }

    fn title(&self, _shared: &Shared) -> (String, String) {
        let right = match (self.at, &self.locked) {
            (At::Who | At::Passphrase, Some(locked)) => words::locked_at(locked.at),
            (At::Who | At::Passphrase, None) => String::new(),
            (At::Code, _) => words::CODE_PAGE.to_owned(),
            (At::NewPassphrase, _) => words::NEW_PASSPHRASE.to_owned(),
        };
        (home::title(&self.place), right)
    }

    fn hint(&self, _shared: &Shared) -> String {
        let form = &self.recovery.form;
        match self.at {
            _ if self.opening => words::OPENING.to_owned(),
            At::Who | At::Passphrase if self.locked.as_ref().is_some_and(|locked| locked.in_memory) => {
                words::HINT_IN_MEMORY.to_owned()
            }
            At::Passphrase if self.locked.is_some() && self.mediators.len() > 1 => words::HINT_LOCKED.to_owned(),
            At::Who => words::HINT_WHO.to_owned(),
            At::Passphrase => words::HINT.to_owned(),
            At::Code => form.hint(),
            At::NewPassphrase => self.recovery.new.hint(),
        }
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        match self.at {
            At::Who => vec![(shell::ENTER_KEY, shell::CHOOSE)],
            At::Passphrase => vec![(shell::ENTER_KEY, shell::OPEN)],
            At::Code => vec![(shell::ENTER_KEY, first_start::CONTINUE), (shell::ESC_KEY, shell::BACK)],
            At::NewPassphrase => vec![(shell::ENTER_KEY, shell::OPEN), (shell::ESC_KEY, shell::BACK)],
        }
    }
}
