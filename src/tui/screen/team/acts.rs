//! What can be changed about the team, from the first key to the worker's answer.

use super::{CONFIRM, NAME, Stage, State, confirm_form, name_form};
use crate::domain::fold::fold;
use crate::domain::ids::MediatorId;
use crate::text::team as words;
use crate::tui::effect::{Effect, Secret, TeamChange};
use crate::tui::form::Field;
use crate::tui::screen::first_start::code::Code;
use crate::tui::screen::passphrase::NewPassphrase;
use crate::tui::screen::{Steps, effect, toast};
use crate::tui::shared::Shared;

/// A change of the team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Add,
    Rename(MediatorId),
    Remove(MediatorId),
    /// One's own passphrase.
    Passphrase,
    /// Another recovery code.
    Renew,
}

impl State {
    /// The first page of a change.
    pub(super) fn begin(&mut self, act: Act, shared: &Shared) -> Steps {
        self.act = act;
        self.fault = None;
        match act {
            Act::Add | Act::Rename(_) => {
                let name = if let Act::Rename(id) = act { self.name_of(id).to_owned() } else { String::new() };
                self.name = name_form(&name);
                self.stage = Stage::Name;
                Vec::new()
            }
            Act::Passphrase => self.ask_for_new(shared),
            Act::Remove(_) | Act::Renew => self.ask_for_mine(shared),
        }
    }

    pub(super) fn name_typed(&mut self, shared: &Shared) -> Steps {
        let typed = self.name.text(NAME).trim().to_owned();
        let whose = if let Act::Rename(id) = self.act { Some(id) } else { None };
        let taken = self.team.iter().any(|(id, name)| Some(*id) != whose && fold(name) == fold(&typed));
        let fault = match () {
            () if typed.is_empty() => Some(words::NAME_MISSING),
            () if taken => Some(words::NAME_TAKEN),
            () => None,
        };
        if fault.is_some() {
            self.fault = fault.map(str::to_owned);
            return Vec::new();
        }
        if !self.name.can_save() {
            self.fault = self.name.focused().and_then(Field::message).map(str::to_owned);
            return Vec::new();
        }
        self.name.set(NAME, &typed);
        match self.act {
            // A name opens nothing: it needs no passphrase.
            Act::Rename(id) => {
                self.working = true;
                vec![effect(Effect::ChangeTeam { change: TeamChange::Rename(id, typed), confirm: None })]
            }
            _ => self.ask_for_new(shared),
        }
    }

    fn ask_for_new(&mut self, shared: &Shared) -> Steps {
        let names = self.team.iter().map(|(_, name)| name.clone());
        let known = names.chain([shared.settings.place.clone(), self.name.text(NAME).to_owned()]).collect();
        self.new = NewPassphrase::new(known);
        self.stage = Stage::NewPassphrase;
        self.new.enter()
    }

    /// Asks whoever is in for their passphrase, and says what is about to happen.
    pub(super) fn ask_for_mine(&mut self, _shared: &Shared) -> Steps {
        self.confirm = confirm_form();
        self.revealed = false;
        self.stage = Stage::Confirm;
        Vec::new()
    }

    /// What is about to happen: a heading and lines.
    pub fn dialog(&self) -> (String, Vec<String>) {
        match self.act {
            Act::Add => words::confirm_add(self.name.text(NAME)),
            Act::Remove(id) => words::confirm_remove(self.name_of(id)),
            Act::Passphrase => words::confirm_passphrase(),
            Act::Renew | Act::Rename(_) => words::confirm_renew(),
        }
    }

    pub(super) fn confirmed(&mut self) -> Steps {
        let mine = Secret::from(self.confirm.secret(CONFIRM));
        if mine.0.is_empty() {
            self.fault.get_or_insert_with(|| words::CONFIRM_EMPTY.to_owned());
            return Vec::new();
        }
        let change = match self.act {
            Act::Add => TeamChange::Add(self.name.text(NAME).to_owned(), self.chosen.clone()),
            Act::Remove(id) => TeamChange::Remove(id),
            Act::Passphrase => TeamChange::Passphrase(self.chosen.clone()),
            Act::Renew => TeamChange::RenewRecovery,
            Act::Rename(_) => return Vec::new(),
        };
        self.fault = None;
        self.working = true;
        vec![effect(Effect::ChangeTeam { change, confirm: Some(mine) })]
    }

    /// The passphrase was not that of whoever is in.
    pub(super) fn refused(&mut self) {
        self.working = false;
        self.confirm = confirm_form();
        self.revealed = false;
        self.fault = Some(words::CONFIRM_WRONG.to_owned());
    }

    /// The team as it stands, after a change or to begin with.
    pub(super) fn changed(&mut self, team: &[(MediatorId, String)], code: Option<&Secret>) -> Steps {
        let said = std::mem::take(&mut self.working).then(|| self.done());
        self.team = team.to_vec();
        self.list.fit(self.rows(), super::ROWS);
        if let Some(letters) = code {
            self.unchecked = true;
            self.code = Some(Code::new(letters.clone()));
            self.stage = Stage::Code;
            return Vec::new();
        }
        match said {
            Some(said) => {
                self.back_to_list();
                vec![toast(said)]
            }
            None => Vec::new(),
        }
    }

    /// What was done, in a word.
    fn done(&self) -> String {
        match self.act {
            Act::Add => words::added(self.name.text(NAME)),
            Act::Remove(id) => words::removed(self.name_of(id)),
            Act::Rename(_) => words::RENAMED.to_owned(),
            Act::Passphrase => words::PASSPHRASE_CHANGED.to_owned(),
            Act::Renew => String::new(),
        }
    }

    /// What the pointed row does.
    pub(super) fn list_hint(&self, shared: &Shared) -> &'static str {
        match self.team.get(self.list.selected) {
            Some((id, _)) if Some(*id) == shared.me => words::HINT_ME,
            Some(_) => words::HINT_MEMBER,
            None if self.team.is_empty() => words::READING,
            None => match self.list.selected - self.team.len() {
                0 => words::HINT_ADD,
                1 => words::HINT_MINE,
                _ => words::HINT_RENEW,
            },
        }
    }
}
