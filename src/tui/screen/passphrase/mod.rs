//! Choosing a passphrase: typed twice, judged in words, five drawn words suggested. Part of the first start and of the
//! recovery.

#[cfg(test)]
mod tests;
pub mod view;

use super::{Steps, effect};
use crate::text::{passphrase as words, shell};
use crate::tui::action::{Action, Command};
use crate::tui::effect::{Effect, Gauge, Reply, Secret};
use crate::tui::form::{Edit, Field, Form, FormEvent};
use crate::tui::keymap::Offer;
use crate::tui::shared::Shared;

pub const FIELD: &str = "passphrase";
pub const AGAIN: &str = "again";

/// Graphemes a passphrase may have.
pub const LONGEST: usize = 200;
/// Columns of its box.
pub const WIDTH: u16 = 45;

/// A passphrase being chosen.
#[derive(Debug)]
pub struct NewPassphrase {
    pub form: Form,
    /// Five words drawn by the vault, once they have come.
    pub suggestion: Secret,
    /// The suggestion was taken: it is hidden like any passphrase.
    pub taken: bool,
    /// How strong the phrase is; `None` while it is being judged.
    pub gauge: Option<Gauge>,
    pub revealed: bool,
    pub fault: Option<Fault>,
    /// What a visitor reads on the door, worth little in a passphrase.
    pub known: Vec<String>,
    /// Judgements under way.
    judging: usize,
    /// To be gone on with as soon as it is judged.
    submitted: bool,
}

/// Why the passphrase cannot be taken yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Missing,
    TooShort,
    AgainMissing,
    Different,
}

/// What came of a key or an answer.
#[derive(Debug)]
pub enum Chosen {
    /// It goes on; the steps are to be taken.
    NotYet(Steps),
    /// Both phrases are the same and long enough.
    Yes(Secret),
    /// Esc: back to what came before.
    Back,
}

impl NewPassphrase {
    /// Nothing typed yet. `known` is what a visitor reads on the door: the place, its commune, the team's names.
    pub fn new(known: Vec<String>) -> Self {
        let form = Form::new(vec![
            Field::masked(FIELD, words::FIELD, LONGEST).width(WIDTH).help(words::HINT),
            Field::masked(AGAIN, words::AGAIN, LONGEST).width(WIDTH).help(words::HINT_AGAIN),
        ]);
        Self {
            form,
            suggestion: Secret::default(),
            taken: false,
            gauge: None,
            revealed: false,
            fault: None,
            known,
            judging: 0,
            submitted: false,
        }
    }

    /// What is needed when it comes on the screen.
    pub fn enter(&self) -> Steps {
        if self.suggestion.0.is_empty() { vec![effect(Effect::SuggestPassphrase)] } else { Vec::new() }
    }

    /// Whether the next keys are held back until the judgement has come.
    pub const fn is_waiting(&self) -> bool {
        self.submitted
    }

    /// Characters typed, as they are counted for « at least 12 ».
    pub fn length(&self) -> usize {
        self.form.secret(FIELD).chars().count()
    }

    /// Answers a key, a text or a command.
    pub fn update(&mut self, action: &Action, shared: &Shared) -> Chosen {
        let edit = match action {
            Action::Key(key) => Edit::from_key(*key),
            Action::Text(text) => Some(Edit::Insert(text.clone())),
            Action::Command(Command::Second) => {
                self.reveal(!self.revealed);
                None
            }
            Action::Command(Command::New) => return Chosen::NotYet(self.take_suggestion()),
            _ => None,
        };
        edit.map_or(Chosen::NotYet(Vec::new()), |edit| self.edit(&edit, shared))
    }

    fn edit(&mut self, edit: &Edit, shared: &Shared) -> Chosen {
        match self.form.apply(edit, shared.form_context()) {
            FormEvent::Changed(name) => {
                self.fault = None;
                Chosen::NotYet(if name == FIELD { self.judge() } else { Vec::new() })
            }
            FormEvent::Submitted => self.submit(),
            FormEvent::Unused if *edit == Edit::Escape => Chosen::Back,
            _ => Chosen::NotYet(Vec::new()),
        }
    }

    /// Shows or hides what is typed.
    fn reveal(&mut self, revealed: bool) {
        self.revealed = revealed;
        for text in self.form.fields.iter_mut().filter_map(Field::typed_mut) {
            text.reveal(revealed);
        }
    }

    /// Puts the suggestion in both fields; Enter then goes on.
    fn take_suggestion(&mut self) -> Steps {
        if self.suggestion.0.is_empty() {
            return Vec::new();
        }
        for name in [FIELD, AGAIN] {
            if let Some(text) = self.form.field_mut(name).and_then(Field::typed_mut) {
                text.set(&self.suggestion.0);
            }
        }
        self.form.focus(AGAIN);
        self.taken = true;
        self.fault = None;
        self.judge()
    }

    /// Asks how strong the phrase is.
    fn judge(&mut self) -> Steps {
        self.gauge = None;
        let passphrase = Secret::from(self.form.secret(FIELD));
        self.taken &= passphrase == self.suggestion;
        if passphrase.0.is_empty() {
            return Vec::new();
        }
        self.judging += 1;
        vec![effect(Effect::GaugePassphrase { passphrase, known: self.known.clone() })]
    }

    /// Takes up an answer of the worker.
    pub fn hear(&mut self, reply: &Reply) -> Chosen {
        match reply {
            Reply::PassphraseSuggested(words) => self.suggestion = words.clone(),
            Reply::PassphraseGauged(gauge) => {
                self.judging = self.judging.saturating_sub(1);
                // An answer about what stood there before is of no use.
                self.gauge = (self.judging == 0 && !self.form.secret(FIELD).is_empty()).then_some(*gauge);
                if self.submitted && self.judging == 0 {
                    return self.submit();
                }
            }
            _ => {}
        }
        Chosen::NotYet(Vec::new())
    }

    fn submit(&mut self) -> Chosen {
        let (typed, again) = (self.form.secret(FIELD), self.form.secret(AGAIN));
        let fault = match self.gauge {
            _ if typed.is_empty() => Some(Fault::Missing),
            Some(Gauge::TooShort) => Some(Fault::TooShort),
            _ if again.is_empty() => Some(Fault::AgainMissing),
            _ if again != typed => Some(Fault::Different),
            _ => None,
        };
        if let Some(fault) = fault {
            self.submitted = false;
            self.refuse(fault);
        } else if self.gauge.is_none() && self.judging > 0 {
            self.submitted = true;
        } else {
            self.submitted = false;
            return Chosen::Yes(Secret::from(self.form.secret(FIELD)));
        }
        Chosen::NotYet(Vec::new())
    }

    fn refuse(&mut self, fault: Fault) {
        self.fault = Some(fault);
        match fault {
            Fault::Missing | Fault::TooShort => self.form.focus(FIELD),
            Fault::AgainMissing | Fault::Different => {
                if let Some(text) = self.form.field_mut(AGAIN).and_then(Field::typed_mut) {
                    text.clear();
                }
                self.form.focus(AGAIN);
            }
        }
    }

    /// Which commands it offers.
    pub fn offer(&self, command: Command) -> Option<Offer> {
        match command {
            Command::Second => Offer::yes(if self.revealed { words::HIDE_SHORT } else { words::SHOW_SHORT }),
            Command::New if !self.suggestion.0.is_empty() => Offer::yes(words::TAKE),
            // Its keys leave no room for it in the line.
            Command::Quit => Offer::menu(shell::QUIT),
            _ => None,
        }
    }

    /// Help of the focused line.
    pub fn hint(&self) -> String {
        self.form.hint()
    }
}
