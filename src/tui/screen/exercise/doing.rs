//! Doing the item on the screen: picking, copying, making a passphrase, filling in a form.

use super::{Filling, Stage, State};
use crate::domain::exercise::{Mark, Task, faults, weakness};
use crate::tui::ask::digit;
use crate::tui::effect::Secret;
use crate::tui::form::{Edit, Field, Form, FormEvent};
use crate::tui::key::{Code, Key};
use crate::tui::list::List;
use crate::tui::shared::Shared;
use zeroize::Zeroizing;

/// The only field of what is typed on one line.
pub const TYPED: &str = "typed";
/// Its inside width, in columns, and the most letters it takes.
const WIDTH: u16 = 60;
const LONGEST: usize = 120;

impl State {
    /// Gets ready for the item to do.
    pub(super) fn prepare(&mut self) {
        self.pointed = None;
        self.weakness = None;
        (self.typing, self.filling) = (None, None);
        let Some(item) = self.run.item() else { return };
        match &item.task {
            Task::Pick { .. } => {}
            Task::Copy(_) => self.typing = Some(Form::new(vec![Field::text(TYPED, "", LONGEST).width(WIDTH)])),
            Task::Make => self.type_secret(true),
            Task::Repeat => self.type_secret(false),
            Task::Fill(form) => self.filling = Some(Filling::new(form)),
        }
    }

    /// A field that is wiped from memory; it is shown while a passphrase is made, hidden while it is typed again.
    fn type_secret(&mut self, revealed: bool) {
        self.typing = Some(Form::new(vec![Field::masked(TYPED, "", LONGEST).width(WIDTH)]));
        self.revealed = !revealed;
        self.reveal();
    }

    /// Shows or hides the passphrase.
    pub(super) fn reveal(&mut self) {
        self.revealed = !self.revealed;
        let text = self.typing.as_mut().and_then(|form| form.field_mut(TYPED)).and_then(Field::typed_mut);
        if let Some(text) = text.filter(|text| text.is_masked()) {
            text.reveal(self.revealed);
        }
    }

    pub(super) fn do_item(&mut self, key: &Key, shared: &Shared) {
        let Some(Task::Pick { answers, .. }) = self.run.item().map(|item| &item.task) else {
            if let Some(edit) = Edit::from_key(*key) {
                self.edit(&edit, shared);
            }
            return;
        };
        let answers = answers.len();
        match key.code {
            Code::Enter => {
                if let Some(pointed) = self.pointed {
                    self.pick(pointed, shared);
                }
            }
            Code::Char(c) => {
                if let Some(answer) = digit(c).and_then(|digit| digit.checked_sub(1)).filter(|at| *at < answers) {
                    self.pick(answer, shared);
                }
            }
            Code::Down | Code::Tab => self.pointed = Some(self.pointed.map_or(0, |at| (at + 1).min(answers - 1))),
            Code::Up | Code::BackTab => self.pointed = Some(self.pointed.map_or(0, |at| at.saturating_sub(1))),
            _ => {}
        }
    }

    fn pick(&mut self, answer: usize, shared: &Shared) {
        let Some(Task::Pick { answers, right, .. }) = self.run.item().map(|item| &item.task) else { return };
        let is_right = answer == *right;
        self.given = answers.get(answer).cloned().unwrap_or_default();
        self.mark(is_right, 0, shared);
    }

    /// Applies an edit to what is typed; Enter at its end is the answer.
    pub(super) fn edit(&mut self, edit: &Edit, shared: &Shared) {
        let context = shared.form_context();
        if let Some(filling) = &mut self.filling {
            if filling.edit(edit, context) {
                self.mark(true, 0, shared);
            }
            return;
        }
        let Some(form) = &mut self.typing else { return };
        if form.apply(edit, context) != FormEvent::Submitted {
            return;
        }
        match self.run.item().map(|item| &item.task) {
            Some(Task::Copy(model)) => {
                let typed = form.text(TYPED).to_owned();
                let faults = faults(&typed, model);
                self.given = typed;
                self.mark(faults == 0, faults, shared);
            }
            Some(Task::Make) => {
                let typed = Secret(Zeroizing::new(form.secret(TYPED).to_owned()));
                self.weakness = weakness(&typed.0);
                if self.weakness.is_none() {
                    self.made = typed;
                    self.mark(true, 0, shared);
                }
            }
            Some(Task::Repeat) => {
                let same = form.secret(TYPED).trim() == self.made.0.trim();
                self.made = Secret::default();
                self.mark(same, 0, shared);
            }
            _ => {}
        }
    }

    /// Marks the item. Practice says at once how it went, a test when it is over.
    fn mark(&mut self, right: bool, faults: usize, shared: &Shared) {
        self.run.mark(Mark { right, faults });
        (self.typing, self.filling) = (None, None);
        self.stage = Stage::Told;
        if self.is_test(shared) {
            self.go_on();
        }
    }

    /// Goes on to the next item, or to the end.
    pub(super) fn go_on(&mut self) {
        self.stage = if self.run.item().is_some() { Stage::Doing } else { Stage::Over(List::default()) };
        self.given.clear();
        self.prepare();
    }
}
