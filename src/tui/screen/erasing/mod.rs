//! Erasing a record: what goes and what stays is said first, and its code typed.

#[cfg(test)]
mod tests;
pub mod view;

use super::{Page, Step, Steps, effect, links, toast};
use crate::domain::erasure::Erasure;
use crate::domain::ids::{Code, LearnerId};
use crate::domain::record::Record;
use crate::text::{erasing as words, shell};
use crate::tui::action::{Action, Command};
use crate::tui::ask::Ask;
use crate::tui::effect::{Effect, ErasedFacts, Reply};
use crate::tui::form::{Choosable, Edit, Field, Form, FormEvent};
use crate::tui::keymap::Offer;
use crate::tui::shared::Shared;

pub const WHAT: &str = "what";
pub const CODE: &str = "code";

const WHOLE: &str = "whole";
const NAME: &str = "name";

/// Longest code that can be typed, in graphemes.
const LONGEST: usize = 20;

/// What goes, what stays, what is left to the mediator.
#[derive(Debug)]
pub struct State {
    pub form: Form,
    pub goes: Vec<String>,
    pub stays: Vec<String>,
    pub yours: Vec<String>,
    /// The worker erases.
    pub erasing: bool,
    learner: LearnerId,
    code: Code,
    assessments: usize,
    sessions: usize,
}

impl State {
    /// Asks what to erase of a record.
    pub fn new(record: &Record, shared: &Shared) -> Self {
        let options = Choosable::all([(WHOLE, words::WHOLE), (NAME, words::NAME)]);
        let form = Form::new(vec![
            Field::choice(WHAT, words::WHAT, options).value(WHOLE).help(words::WHAT_HELP),
            Field::text(CODE, words::CODE, LONGEST).width(12).help(words::CODE_HELP),
        ]);
        let mut state = Self {
            form,
            goes: Vec::new(),
            stays: Vec::new(),
            yours: words::yours(&shared.settings.export_folder),
            erasing: false,
            learner: record.id,
            code: record.learner.record.code.clone(),
            assessments: record.assessments.len(),
            sessions: record.sessions.len(),
        };
        state.tell();
        state
    }

    fn erasure(&self) -> Erasure {
        if self.form.chosen(WHAT) == Some(NAME) { Erasure::Name } else { Erasure::Whole }
    }

    /// Says what goes and what stays, given what is chosen.
    fn tell(&mut self) {
        (self.goes, self.stays) = match self.erasure() {
            Erasure::Whole => (words::whole_goes(self.assessments, self.sessions), words::whole_stays()),
            Erasure::Name => (words::name_goes(), words::name_stays(self.code.as_str())),
        };
    }

    fn edit(&mut self, edit: &Edit, shared: &Shared) -> Steps {
        // A code typed at once is no choice: its letters go where they belong.
        if self.form.focused_name() == WHAT && matches!(edit, Edit::Insert(text) if text.contains(char::is_alphabetic))
        {
            self.form.focus(CODE);
        }
        match self.form.apply(edit, shared.form_context()) {
            FormEvent::Changed(name) => {
                self.fault(name, None);
                self.tell();
                Vec::new()
            }
            FormEvent::Submitted => self.confirm(),
            FormEvent::Unused if *edit == Edit::Escape => vec![Step::Back],
            _ => Vec::new(),
        }
    }

    fn fault(&mut self, name: &str, fault: Option<&str>) {
        if let Some(field) = self.form.field_mut(name) {
            field.error = fault.map(str::to_owned);
        }
    }

    /// Erases, once the code that was typed is the record's.
    fn confirm(&mut self) -> Steps {
        let typed = bare(self.form.text(CODE));
        if typed != bare(self.code.as_str()) {
            let fault = if typed.is_empty() { words::CODE_MISSING } else { words::CODE_WRONG };
            self.form.focus(CODE);
            self.fault(CODE, Some(fault));
            return Vec::new();
        }
        self.erasing = true;
        vec![effect(Effect::Erase { learner: self.learner, erasure: self.erasure() })]
    }

    fn done(facts: &ErasedFacts) -> Steps {
        let word = match facts.erasure {
            Erasure::Whole => words::WHOLE_DONE,
            Erasure::Name => words::NAME_DONE,
        };
        let mut steps = vec![Step::Home, toast(word)];
        let told = match &facts.unfinished {
            Some(failure) => Some((words::UNFINISHED_TITLE, words::unfinished(&failure.what))),
            None if facts.unreached.is_empty() => None,
            None => Some((words::UNREACHED_TITLE, words::unreached(&facts.unreached))),
        };
        steps.extend(
            told.map(|(title, lines)| Step::Ask(Box::new(Ask::new(title, lines, vec![words::READ.to_owned()])))),
        );
        steps
    }
}

/// A code as it is compared: letters and digits alone, in capitals.
fn bare(code: &str) -> String {
    code.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

impl Page for State {
    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match action {
            Action::Command(Command::Save) => self.confirm(),
            Action::Command(command) => links::everywhere(command, shared),
            Action::Key(key) => Edit::from_key(key).map_or_else(Vec::new, |edit| self.edit(&edit, shared)),
            Action::Text(text) => self.edit(&Edit::Insert(text), shared),
            Action::Answer(_) => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, _shared: &mut Shared) -> Steps {
        match reply {
            Reply::Erased(facts) if facts.learner == self.learner => Self::done(facts),
            Reply::Failed(_) => {
                self.erasing = false;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn is_waiting(&self) -> bool {
        self.erasing
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            Command::Save => Offer::yes(words::KEY),
            _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
        }
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        (words::title(&shared.public_name(self.learner)), self.code.to_string())
    }

    fn warning(&self, _shared: &Shared) -> Option<String> {
        self.form.warning()
    }

    fn hint(&self, _shared: &Shared) -> String {
        if self.erasing {
            return words::ERASING.to_owned();
        }
        self.form.hint()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        vec![(shell::ESC_KEY, shell::BACK)]
    }
}
