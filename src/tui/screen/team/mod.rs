//! « Équipe »: who can open the store. Each change is confirmed by the passphrase of whoever is in.

mod acts;
#[cfg(test)]
mod tests;
pub mod view;

pub use acts::Act;

use super::first_start::code::{Code, GROUP};
use super::passphrase::{Chosen, LONGEST, NewPassphrase, WIDTH};
use super::spot::Spot;
use super::{Page, Step, Steps, effect, toast, walk};
use crate::domain::ids::MediatorId;
use crate::text::{first_start as code_words, passphrase as passphrase_words, shell, team as words};
use crate::tui::action::{Action, Command};
use crate::tui::ask::{Ask, digit};
use crate::tui::effect::{Effect, Reply, Secret};
use crate::tui::form::{Edit, Field, Form, FormEvent};
use crate::tui::key::{Code as KeyCode, Key};
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::shared::Shared;

const NAME: &str = "name";
const CONFIRM: &str = "confirm";

/// Rows of the list shown at once.
pub const ROWS: usize = 10;
/// Rows below the team: somebody more, one's own passphrase, the recovery code.
const BELOW: usize = 3;

/// What is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    List,
    /// A name is being typed.
    Name,
    NewPassphrase,
    /// One's own passphrase is asked for.
    Confirm,
    /// The new recovery code in sight.
    Code,
    /// It is hidden, one group asked for.
    Check,
}

/// What the question on top of the screen is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// What to do with the pointed member.
    Member,
    /// Leaving the code that was not checked: for the list, or for good.
    Leave { quits: bool },
}

/// The team.
#[derive(Debug)]
pub struct State {
    /// Empty until the worker has read it.
    pub team: Vec<(MediatorId, String)>,
    /// The pointed row: the team, then the rows below it.
    pub list: List,
    pub stage: Stage,
    pub act: Act,
    pub name: Form,
    pub new: NewPassphrase,
    pub confirm: Form,
    pub revealed: bool,
    pub code: Option<Code>,
    /// What is wrong, and what to do.
    pub fault: Option<String>,
    /// The worker changes the keys.
    pub working: bool,
    /// A recovery code was drawn, and its paper not checked.
    pub unchecked: bool,
    chosen: Secret,
    asked: Asked,
}

impl State {
    /// The team, to be read. `unchecked` says that the last recovery code was not checked on its paper.
    pub fn new(unchecked: bool) -> Self {
        Self {
            team: Vec::new(),
            list: List::default(),
            stage: Stage::List,
            act: Act::Add,
            name: name_form(""),
            new: NewPassphrase::new(Vec::new()),
            confirm: confirm_form(),
            revealed: false,
            code: None,
            fault: None,
            working: false,
            unchecked,
            chosen: Secret::default(),
            asked: Asked::Member,
        }
    }

    /// Rows that can be pointed at.
    pub fn rows(&self) -> usize {
        self.team.len() + BELOW
    }

    /// The name of somebody of the team.
    pub fn name_of(&self, id: MediatorId) -> &str {
        self.team.iter().find(|(known, _)| *known == id).map_or("", |(_, name)| name)
    }

    fn choose(&mut self, shared: &Shared) -> Steps {
        if let Some((id, name)) = self.team.get(self.list.selected) {
            self.asked = Asked::Member;
            let other = if Some(*id) == shared.me { words::ASK_PASSPHRASE } else { words::ASK_REMOVE };
            let answers = [words::ASK_RENAME, other].map(str::to_owned).to_vec();
            return vec![Step::Ask(Box::new(Ask::new(name.clone(), Vec::new(), answers)))];
        }
        match self.list.selected - self.team.len() {
            0 => self.begin(Act::Add, shared),
            1 => self.begin(Act::Passphrase, shared),
            _ => self.begin(Act::Renew, shared),
        }
    }

    fn list_key(&mut self, key: &Key, shared: &Shared) -> Steps {
        let rows = self.rows();
        match key.code {
            KeyCode::Esc => return vec![Step::Back],
            _ if self.team.is_empty() => {}
            KeyCode::Enter => return self.choose(shared),
            _ => match key.character().and_then(digit).and_then(|digit| digit.checked_sub(1)) {
                Some(row) if row < rows => {
                    self.list.selected = row;
                    self.list.fit(rows, ROWS);
                    return self.choose(shared);
                }
                _ => return walk(&mut self.list, key, rows, ROWS),
            },
        }
        Vec::new()
    }

    fn answered(&mut self, answer: usize, shared: &Shared) -> Steps {
        let pointed = self.team.get(self.list.selected).map(|(id, _)| *id);
        match (self.asked, answer, pointed) {
            (Asked::Member, 0, Some(id)) => self.begin(Act::Rename(id), shared),
            (Asked::Member, 1, Some(id)) if shared.me == Some(id) => self.begin(Act::Passphrase, shared),
            (Asked::Member, 1, Some(id)) => self.begin(Act::Remove(id), shared),
            (Asked::Leave { quits: true }, 1, _) => vec![Step::Quit],
            (Asked::Leave { quits: false }, 1, _) => {
                self.back_to_list();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// The code was not checked: leaving is asked about, since it is not shown again.
    fn ask_to_leave(&mut self, quits: bool) -> Steps {
        self.asked = Asked::Leave { quits };
        let go = if quits { code_words::QUIT_ANYWAY } else { shell::BACK };
        let answers = [code_words::QUIT_STAY, go].map(str::to_owned).to_vec();
        vec![Step::Ask(Box::new(Ask::new(code_words::QUIT_TITLE, vec![code_words::QUIT_LINE.to_owned()], answers)))]
    }

    fn back_to_list(&mut self) {
        let (team, list) = (std::mem::take(&mut self.team), self.list);
        *self = Self { team, list, ..Self::new(self.unchecked) };
    }

    fn edit(&mut self, edit: &Edit, shared: &Shared) -> Steps {
        let context = shared.form_context();
        let form = match (self.stage, &mut self.code) {
            (Stage::Name, _) => &mut self.name,
            (Stage::Confirm, _) => &mut self.confirm,
            (Stage::Check, Some(code)) => &mut code.form,
            _ => return Vec::new(),
        };
        match form.apply(edit, context) {
            FormEvent::Submitted => return self.submit(shared),
            FormEvent::Changed(_) => self.fault = None,
            FormEvent::Unused if *edit == Edit::Escape && self.stage == Stage::Check => self.stage = Stage::Code,
            FormEvent::Unused if *edit == Edit::Escape => self.back_to_list(),
            _ => {}
        }
        Vec::new()
    }

    fn submit(&mut self, shared: &Shared) -> Steps {
        match self.stage {
            Stage::Name => self.name_typed(shared),
            Stage::Confirm => self.confirmed(),
            _ => self.check_group(),
        }
    }

    fn check_group(&mut self) -> Steps {
        let Some(code) = &mut self.code else { return Vec::new() };
        if code.form.text(GROUP).is_empty() || !code.check() {
            return Vec::new();
        }
        self.unchecked = false;
        self.back_to_list();
        vec![toast(words::CODE_CHECKED)]
    }

    fn chose(&mut self, chosen: Chosen, shared: &Shared) -> Steps {
        match chosen {
            Chosen::NotYet(steps) => steps,
            Chosen::Back => {
                self.back_to_list();
                Vec::new()
            }
            Chosen::Yes(passphrase) => {
                self.chosen = passphrase;
                self.ask_for_mine(shared)
            }
        }
    }

    fn code_key(&mut self, key: &Key, shared: &Shared) -> Steps {
        match (key.code, &mut self.code) {
            (KeyCode::Enter, Some(code)) => {
                code.ask((shared.draw)());
                self.stage = Stage::Check;
                Vec::new()
            }
            (KeyCode::Esc, _) => self.ask_to_leave(false),
            _ => Vec::new(),
        }
    }

    fn reveal(&mut self) {
        self.revealed = !self.revealed;
        if let Some(text) = self.confirm.field_mut(CONFIRM).and_then(Field::typed_mut) {
            text.reveal(self.revealed);
        }
    }
}

/// The form of a name.
fn name_form(name: &str) -> Form {
    Form::new(vec![Field::text(NAME, words::NAME, 40).width(WIDTH).help(words::NAME_HELP).value(name)])
}

/// The form of one's own passphrase.
fn confirm_form() -> Form {
    Form::new(vec![Field::masked(CONFIRM, words::CONFIRM, LONGEST).width(WIDTH).help(words::CONFIRM_HINT)])
}

impl Page for State {
    fn enter(&mut self, _shared: &mut Shared) -> Steps {
        vec![effect(Effect::LoadTeam)]
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        if self.working {
            return Vec::new();
        }
        match (self.stage, action) {
            (_, Action::Answer(answer)) => self.answered(answer, shared),
            (Stage::Code | Stage::Check, Action::Command(Command::Quit)) => self.ask_to_leave(true),
            (_, Action::Command(Command::Quit)) => vec![Step::Quit],
            (Stage::NewPassphrase, action) => {
                let chosen = self.new.update(&action, shared);
                self.chose(chosen, shared)
            }
            (Stage::List, Action::Command(Command::New)) => self.begin(Act::Add, shared),
            (Stage::List, Action::Key(key)) => self.list_key(&key, shared),
            (Stage::Confirm, Action::Command(Command::Second)) => {
                self.reveal();
                Vec::new()
            }
            (Stage::Code, Action::Key(key)) => self.code_key(&key, shared),
            (_, Action::Key(key)) => Edit::from_key(key).map_or_else(Vec::new, |edit| self.edit(&edit, shared)),
            (_, Action::Text(text)) => self.edit(&Edit::Insert(text), shared),
            _ => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Steps {
        match reply {
            Reply::Team { team, code } => self.changed(team, code.as_ref()),
            Reply::WrongPassphrase if self.working => {
                self.refused();
                Vec::new()
            }
            Reply::Failed(_) if self.working => {
                self.working = false;
                Vec::new()
            }
            _ => {
                let chosen = self.new.hear(reply);
                self.chose(chosen, shared)
            }
        }
    }

    fn is_waiting(&self) -> bool {
        self.working || self.new.is_waiting()
    }

    fn offer(&self, command: Command, _shared: &Shared) -> Option<Offer> {
        match (self.stage, command) {
            (Stage::NewPassphrase, _) => self.new.offer(command),
            (Stage::List, Command::New) => Offer::yes(words::ADD_KEY),
            (Stage::Confirm, Command::Second) => {
                Offer::yes(if self.revealed { passphrase_words::HIDE } else { passphrase_words::SHOW })
            }
            (Stage::Code | Stage::Check, Command::Quit) => Offer::menu(shell::QUIT),
            _ => None,
        }
    }

    fn spot(&self) -> Option<Spot> {
        let drawing = self.working && self.act == Act::Renew;
        Some(Spot::Team { unchecked: self.unchecked || drawing })
    }

    fn focus(&self) -> usize {
        self.list.selected
    }

    fn refocus(&mut self, focus: usize, _shared: &Shared) {
        self.list.selected = focus;
    }

    fn title(&self, _shared: &Shared) -> (String, String) {
        let right = match self.stage {
            Stage::List if self.team.is_empty() => String::new(),
            Stage::List => words::people(self.team.len()),
            Stage::NewPassphrase if self.act == Act::Add => words::to_type(self.name.text(NAME)),
            Stage::Code | Stage::Check => words::RENEW.to_owned(),
            _ => String::new(),
        };
        (words::TITLE.to_owned(), right)
    }

    fn hint(&self, shared: &Shared) -> String {
        let words = match self.stage {
            _ if self.working => words::WORKING,
            Stage::List => self.list_hint(shared),
            Stage::Name => words::NAME_HELP,
            Stage::NewPassphrase => return self.new.hint(),
            Stage::Confirm => words::CONFIRM_HINT,
            Stage::Code => code_words::CODE_HINT,
            Stage::Check => code_words::CHECK_HINT,
        };
        words.to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        let enter = match self.stage {
            Stage::List => shell::CHOOSE,
            Stage::Confirm => words::DO,
            _ => code_words::CONTINUE,
        };
        let esc = if self.stage == Stage::Check { code_words::SEE_AGAIN } else { shell::BACK };
        vec![(shell::ENTER_KEY, enter), (shell::ESC_KEY, esc)]
    }
}
