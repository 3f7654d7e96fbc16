//! The first start: the place, the mediator, the passphrase, the keys, the recovery code.
//!
//! Nothing is on the disk before the keys are prepared; from then on only the keys' trial and the code can be seen again.

pub mod code;
mod forms;
#[cfg(test)]
mod tests;
pub mod view;

use super::passphrase::{Chosen, NewPassphrase};
use super::try_keys::{
    self,
    trial::{Trial, Tried},
};
use super::{Page, Step, Steps, effect, toast};
use crate::content::communes;
use crate::domain::place::Settings;
use crate::text::{first_start as words, shell, try_keys as key_words};
use crate::tui::action::{Action, Command};
use crate::tui::ask::Ask;
use crate::tui::effect::{Effect, Founding, Reply, Secret};
use crate::tui::form::{Edit, Form, FormEvent};
use crate::tui::key::Code as KeyCode;
use crate::tui::keymap::Offer;
use crate::tui::shared::Shared;
use code::Code;
use forms::{NAME, PLACE};

/// What the title counts to.
const STEPS: usize = 5;

/// The screens of the first start, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Place,
    You,
    Passphrase,
    Keys,
    /// The code in sight.
    Code,
    /// The code hidden, one group asked for.
    Check,
}

/// What the worker is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// It prepares the keys and creates the store.
    Founding,
    /// It goes in.
    Entering,
}

/// What was answered so far.
#[derive(Debug)]
pub struct State {
    pub stage: Stage,
    pub place: Form,
    pub you: Form,
    pub passphrase: NewPassphrase,
    pub trial: Trial,
    /// The recovery code, once the store exists.
    pub code: Option<Code>,
    pub wait: Option<Wait>,
    /// What is wrong, and what to do.
    pub fault: Option<String>,
    chosen: Secret,
}

impl State {
    /// Nothing answered, but the place's name where it is known already.
    pub fn new(shared: &Shared) -> Self {
        let mut place = forms::place();
        place.set(PLACE, &shared.settings.place);
        Self {
            stage: Stage::Place,
            place,
            you: forms::you(),
            passphrase: NewPassphrase::new(Vec::new()),
            trial: Trial::default(),
            code: None,
            wait: None,
            fault: None,
            chosen: Secret::default(),
        }
    }

    /// The number of the step, from 1.
    const fn number(&self) -> usize {
        match self.stage {
            Stage::Place => 1,
            Stage::You => 2,
            Stage::Passphrase => 3,
            Stage::Keys => 4,
            Stage::Code | Stage::Check => 5,
        }
    }

    /// The form in sight, where it is one of its own.
    pub const fn form(&self) -> Option<&Form> {
        match self.stage {
            Stage::Place => Some(&self.place),
            Stage::You => Some(&self.you),
            _ => None,
        }
    }

    fn go(&mut self, stage: Stage) -> Steps {
        self.stage = stage;
        self.fault = None;
        if stage == Stage::Passphrase {
            let town = communes_name(&self.place).unwrap_or_default();
            let known = [self.place.text(PLACE), town, self.you.text(NAME)];
            self.passphrase.known = known.map(str::to_owned).to_vec();
            return self.passphrase.enter();
        }
        Vec::new()
    }

    fn edit(&mut self, edit: &Edit, shared: &Shared) -> Steps {
        let context = shared.form_context();
        if self.stage == Stage::Place && self.lacks_name() && matches!(edit, Edit::Enter | Edit::Next | Edit::Down) {
            self.fault = Some(words::PLACE_MISSING.to_owned());
            return Vec::new();
        }
        let form = match self.stage {
            Stage::Place => &mut self.place,
            Stage::You => &mut self.you,
            Stage::Check => match &mut self.code {
                Some(code) => &mut code.form,
                None => return Vec::new(),
            },
            _ => return Vec::new(),
        };
        match form.apply(edit, context) {
            FormEvent::NeedsSuggestions(_) | FormEvent::Moved => {
                forms::suggest(form);
                self.fault = None;
            }
            FormEvent::Changed(_) => self.fault = None,
            FormEvent::Submitted => return self.submit(),
            FormEvent::Unused if *edit == Edit::Escape => return self.back(),
            FormEvent::Nothing | FormEvent::Unused => {}
        }
        Vec::new()
    }

    /// Whether the place is about to stay without a name.
    fn lacks_name(&self) -> bool {
        self.place.focused_name() == PLACE && self.place.text(PLACE).is_empty()
    }

    /// Enter on the last field of a form.
    fn submit(&mut self) -> Steps {
        let (form, next) = match self.stage {
            Stage::Place => (&mut self.place, Stage::You),
            Stage::You => (&mut self.you, Stage::Passphrase),
            _ => return self.check_group(),
        };
        if let Some((field, what)) = forms::missing(form) {
            form.focus(field);
            self.fault = Some(what.to_owned());
            return Vec::new();
        }
        // What must not be kept says so beside its field.
        if !form.can_save() {
            return Vec::new();
        }
        self.go(next)
    }

    fn check_group(&mut self) -> Steps {
        let Some(code) = &mut self.code else { return Vec::new() };
        if code.form.text(code::GROUP).is_empty() || !code.check() {
            return Vec::new();
        }
        self.wait = Some(Wait::Entering);
        vec![effect(Effect::Enter)]
    }

    fn back(&mut self) -> Steps {
        let before = match self.stage {
            Stage::Place => return Vec::new(),
            Stage::You => Stage::Place,
            Stage::Passphrase => Stage::You,
            Stage::Keys if self.code.is_some() => return vec![toast(words::FOUNDED)],
            Stage::Keys => Stage::Passphrase,
            Stage::Code => Stage::Keys,
            Stage::Check => Stage::Code,
        };
        self.go(before)
    }

    fn chose(&mut self, chosen: Chosen) -> Steps {
        match chosen {
            Chosen::NotYet(steps) => steps,
            Chosen::Back => self.back(),
            Chosen::Yes(passphrase) => {
                self.chosen = passphrase;
                self.go(Stage::Keys)
            }
        }
    }

    fn try_keys(&mut self, action: &Action, shared: &mut Shared) -> Steps {
        match self.trial.update(action, shared) {
            Tried::TwinsChanged if self.code.is_some() => try_keys::save_twins(shared),
            Tried::Nothing | Tried::TwinsChanged => Vec::new(),
            Tried::Left => self.back(),
            Tried::Done if self.code.is_some() => self.go(Stage::Code),
            Tried::Done => self.found(shared),
        }
    }

    /// Creates the store: derivation takes about a second.
    fn found(&mut self, shared: &mut Shared) -> Steps {
        let settings = Settings {
            place: self.place.text(PLACE).to_owned(),
            commune: forms::commune(&self.place),
            ..shared.settings.clone()
        };
        shared.settings = settings.clone();
        self.wait = Some(Wait::Founding);
        self.fault = None;
        let mediator = self.you.text(NAME).to_owned();
        let passphrase = self.chosen.clone();
        vec![effect(Effect::Found(Box::new(Founding { settings, mediator, passphrase })))]
    }

    fn read_code(&mut self, action: &Action, shared: &Shared) -> Steps {
        match action {
            Action::Key(key) if key.code == KeyCode::Enter => {
                if let Some(code) = &mut self.code {
                    code.ask((shared.draw)());
                }
                self.go(Stage::Check)
            }
            Action::Key(key) if key.code == KeyCode::Esc => self.back(),
            _ => Vec::new(),
        }
    }

    /// Once the code exists and its paper was not checked, leaving is asked about: it cannot be shown again.
    fn quit(&self) -> Steps {
        if self.code.is_none() || self.wait == Some(Wait::Entering) {
            return vec![Step::Quit];
        }
        let answers = [words::QUIT_STAY, words::QUIT_ANYWAY].map(str::to_owned).to_vec();
        vec![Step::Ask(Box::new(Ask::new(words::QUIT_TITLE, vec![words::QUIT_LINE.to_owned()], answers)))]
    }
}

/// The name of the commune taken in the place's form.
fn communes_name(place: &Form) -> Option<&'static str> {
    communes::name(&forms::commune(place)?)
}

impl Page for State {
    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match action {
            Action::Command(Command::Quit) => return self.quit(),
            Action::Answer(answer) => return if answer == 1 { vec![Step::Quit] } else { Vec::new() },
            // An Enter of impatience must not hide the code that is about to come.
            _ if self.wait.is_some() => return Vec::new(),
            _ => {}
        }
        match (self.stage, action) {
            (Stage::Passphrase, action) => {
                let chosen = self.passphrase.update(&action, shared);
                self.chose(chosen)
            }
            (Stage::Keys, action) => self.try_keys(&action, shared),
            (Stage::Code, action) => self.read_code(&action, shared),
            (_, Action::Command(Command::Undo)) => self.edit(&Edit::Undo, shared),
            (_, Action::Command(Command::Redo)) => self.edit(&Edit::Redo, shared),
            (_, Action::Key(key)) => Edit::from_key(key).map_or_else(Vec::new, |edit| self.edit(&edit, shared)),
            (_, Action::Text(text)) => self.edit(&Edit::Insert(text), shared),
            _ => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, _shared: &mut Shared) -> Steps {
        match reply {
            Reply::Founded(letters) => {
                self.wait = None;
                self.chosen = Secret::default();
                self.passphrase = NewPassphrase::new(Vec::new());
                self.code = Some(Code::new(letters.clone()));
                self.go(Stage::Code)
            }
            Reply::Failed(failure) if self.wait.is_some() => {
                self.wait = None;
                self.fault = Some(failure.line());
                Vec::new()
            }
            _ => {
                let chosen = self.passphrase.hear(reply);
                self.chose(chosen)
            }
        }
    }

    fn is_waiting(&self) -> bool {
        self.passphrase.is_waiting() || self.wait == Some(Wait::Entering)
    }

    fn offer(&self, command: Command, _shared: &Shared) -> Option<Offer> {
        match (self.stage, command) {
            (_, Command::Quit) if self.wait == Some(Wait::Founding) => Offer::no(shell::QUIT, words::PREPARING_REASON),
            (Stage::Passphrase, _) => self.passphrase.offer(command),
            (_, Command::Quit) => Offer::yes(shell::QUIT),
            (Stage::Keys, _) => Trial::offer(command),
            (Stage::Place | Stage::You, Command::Undo) => Offer::menu(words::UNDO),
            (Stage::Place | Stage::You, Command::Redo) => Offer::menu(words::REDO),
            _ => None,
        }
    }

    fn title(&self, _shared: &Shared) -> (String, String) {
        (words::TITLE.to_owned(), words::step(self.number(), STEPS))
    }

    fn warning(&self, _shared: &Shared) -> Option<String> {
        self.form()?.warning()
    }

    fn hint(&self, _shared: &Shared) -> String {
        match (self.wait, self.stage) {
            (Some(Wait::Founding), _) => words::PREPARING.to_owned(),
            (Some(Wait::Entering), _) => words::OPENING.to_owned(),
            (None, Stage::Passphrase) => self.passphrase.hint(),
            (None, Stage::Keys) => key_words::HINT.to_owned(),
            (None, Stage::Code) => words::CODE_HINT.to_owned(),
            (None, Stage::Check) => words::CHECK_HINT.to_owned(),
            (None, Stage::Place | Stage::You) => self.form().map(Form::hint).unwrap_or_default(),
        }
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        let go_on = (shell::ENTER_KEY, words::CONTINUE);
        match self.stage {
            Stage::Place => vec![go_on],
            Stage::Check => vec![go_on, (shell::ESC_KEY, words::SEE_AGAIN)],
            _ => vec![go_on, (shell::ESC_KEY, words::BEFORE)],
        }
    }
}
