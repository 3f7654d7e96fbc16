//! A workshop: its plan, the group with its grid, and those who came without a record.

mod grid;
mod group;
mod opening;
mod pick;
mod plan;
mod saving;
#[cfg(test)]
mod tests;
mod totals;
pub mod view;

use super::{Page, Step, Steps, effect, links, toast};
use crate::domain::draft::{Draft, OpenWorkshop};
use crate::domain::ids::{DraftId, LearnerId};
use crate::domain::progress::Ratings;
use crate::domain::session::Attendance;
use crate::domain::workshop::Workshop;
use crate::domain::workshop::closing::Filed;
use crate::text::{dates, session as session_words, shell, workshop as words};
use crate::tui::action::{Action, Command};
use crate::tui::effect::{Effect, Reply, Saving};
use crate::tui::form::{Edit, Form, FormEvent};
use crate::tui::keymap::Offer;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;
use grid::{Column, Grid, came};
use group::Adding;
use pick::{Pick, What};
use saving::{Asked, Target};
use std::collections::BTreeMap;

/// Steps that Ctrl-Z can take back.
const UNDONE: usize = 100;

/// The workshop's screen.
#[derive(Debug)]
pub struct State {
    pub open: OpenWorkshop,
    pub page: Leaf,
    pub plan: Form,
    pub grid: Grid,
    pub totals: Form,
    pub over: Option<Over>,
    /// What each person had reached before.
    pub previous: BTreeMap<LearnerId, Ratings>,
    /// The worker reads it.
    pub reading: bool,
    draft: DraftId,
    /// As it was saved last.
    stored: Option<Workshop>,
    /// The sessions its closing filed.
    filed: Filed,
    opening: OpenWorkshop,
    undone: Vec<OpenWorkshop>,
    asked: Option<Asked>,
    saving: Option<Target>,
    /// It is looked for another one at the same hour.
    comparing: bool,
    /// Somebody is being registered, and joins once they are.
    registering: bool,
}

/// The pages, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaf {
    Plan,
    Group,
    /// Those who came without a record.
    End,
}

/// What stands over a page for a moment.
#[derive(Debug)]
pub enum Over {
    Adding(Box<Adding>),
    Pick(Pick),
    /// What somebody remembers.
    Sentence(Box<Form>, LearnerId),
}

impl State {
    /// Remembers how it stands, for Ctrl-Z.
    fn remember(&mut self) {
        if self.undone.len() == UNDONE {
            self.undone.remove(0);
        }
        self.undone.push(self.open.clone());
    }

    fn undo(&mut self, shared: &Shared) -> Steps {
        let Some(before) = self.undone.pop() else { return vec![toast(words::NOTHING_TO_UNDO)] };
        self.open.workshop.participants = before.workshop.participants;
        (self.open.ratings, self.open.sentences) = (before.ratings, before.sentences);
        self.point(self.grid.row, self.grid.column, shared);
        vec![Step::KeepDraft]
    }

    /// Turns to a page.
    fn turn(&mut self, page: Leaf, shared: &Shared) -> Steps {
        self.page = page;
        self.open.page = page as u8;
        self.over = None;
        self.grid.all = false;
        match page {
            Leaf::Plan => self.plan = plan::form(&self.open.workshop, &shared.content),
            Leaf::Group => self.point(self.grid.row, self.grid.column, shared),
            Leaf::End => self.totals = totals::form(&self.open.workshop.anonymous, &shared.content),
        }
        vec![Step::KeepDraft]
    }

    fn on_plan(&mut self, action: Action, shared: &mut Shared) -> Steps {
        let edit = match action {
            Action::Command(Command::Save) => return self.finish_plan(shared),
            Action::Command(Command::Undo) => Edit::Undo,
            Action::Command(Command::Redo) => Edit::Redo,
            Action::Command(command) => return links::everywhere(command, shared),
            Action::Text(text) => Edit::Insert(text),
            Action::Key(key) => match Edit::from_key(key) {
                Some(edit) => edit,
                None => return Vec::new(),
            },
            Action::Answer(_) => return Vec::new(),
        };
        let what = match self.plan.focused_name() {
            plan::STEPS => Some(What::Steps),
            plan::THEMES => Some(What::Themes),
            _ => None,
        };
        if let (Some(what), Edit::Insert(_)) = (what, &edit) {
            self.over = Some(Over::Pick(Pick { what, list: crate::tui::list::List::default() }));
            return Vec::new();
        }
        let event = self.plan.apply(&edit, shared.form_context());
        plan::take(&self.plan, &mut self.open.workshop, shared.today());
        plan::fold(&mut self.plan, &self.open.workshop);
        match event {
            FormEvent::Moved => vec![Step::KeepDraft],
            FormEvent::Submitted => self.finish_plan(shared),
            FormEvent::Unused if edit == Edit::Escape => self.leave_plan(shared),
            _ => Vec::new(),
        }
    }

    fn on_end(&mut self, action: Action, shared: &mut Shared) -> Steps {
        let edit = match action {
            Action::Command(Command::Save) => return self.close(shared),
            Action::Command(Command::Undo) => Edit::Undo,
            Action::Command(Command::Redo) => Edit::Redo,
            Action::Command(command) => return links::everywhere(command, shared),
            Action::Text(text) => Edit::Insert(text),
            Action::Key(key) => match Edit::from_key(key) {
                Some(edit) => edit,
                None => return Vec::new(),
            },
            Action::Answer(_) => return Vec::new(),
        };
        let event = self.totals.apply(&edit, shared.form_context());
        self.open.workshop.anonymous = totals::take(&self.totals, &shared.content, shared.today());
        totals::fold(&mut self.totals, &self.open.workshop.anonymous);
        match event {
            FormEvent::Moved => vec![Step::KeepDraft],
            FormEvent::Submitted => self.close(shared),
            FormEvent::Unused if edit == Edit::Escape => self.turn(Leaf::Group, shared),
            _ => Vec::new(),
        }
    }

    fn on_group(&mut self, action: &Action, shared: &mut Shared) -> Steps {
        match action {
            Action::Command(Command::Save) => self.finish_group(shared),
            Action::Command(Command::Search) => self.start_adding(shared),
            Action::Command(Command::New) => self.register("", shared),
            Action::Command(Command::Second) => self.turn(Leaf::Plan, shared),
            Action::Command(Command::Export) => links::workshop_sheets(self.open.id),
            Action::Command(Command::Undo) => self.undo(shared),
            Action::Command(command) => links::everywhere(*command, shared),
            Action::Key(key) => self.on_grid(key, shared),
            Action::Text(_) | Action::Answer(_) => Vec::new(),
        }
    }

    /// The people who came, were excused, did not come, and those of whom nobody said.
    pub fn attendance(&self) -> [usize; 4] {
        let people = &self.open.workshop.participants;
        let number = |wanted| people.iter().filter(|person| person.attendance == wanted).count();
        [Some(Attendance::Present), Some(Attendance::Excused), Some(Attendance::Absent), None].map(number)
    }

    /// Skills rated, of all people together.
    pub fn rated(&self) -> usize {
        self.open.ratings.values().map(BTreeMap::len).sum()
    }
}

impl Page for State {
    fn enter(&mut self, _shared: &mut Shared) -> Steps {
        self.registering = false;
        if self.reading { vec![effect(Effect::LoadWorkshop(self.open.id))] } else { Vec::new() }
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        if self.saving.is_some() || self.reading {
            return Vec::new();
        }
        match (self.over.take(), action) {
            (Some(Over::Sentence(form, learner)), action) => self.on_sentence(form, learner, &action, shared),
            (over, Action::Answer(index)) => {
                self.over = over;
                self.answered(index, shared)
            }
            (over, Action::Command(Command::Discard)) => {
                self.over = over;
                self.ask(Asked::Remove)
            }
            (Some(Over::Adding(adding)), action) => self.on_adding(adding, action, shared),
            (Some(Over::Pick(pick)), action) => self.on_pick(pick, &action, shared),
            (None, action) => match self.page {
                Leaf::Plan => self.on_plan(action, shared),
                Leaf::Group => self.on_group(&action, shared),
                Leaf::End => self.on_end(action, shared),
            },
        }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Steps {
        match reply {
            Reply::Workshop(facts) if facts.id == self.open.id && self.reading => self.take_facts(facts, shared),
            Reply::Saved(Saving::Registration(learner), _) if self.registering => {
                self.registering = false;
                let steps = self.add(*learner, shared);
                if let Some(Over::Adding(_)) = self.over {
                    return [steps, self.start_adding(shared)].into_iter().flatten().collect();
                }
                steps
            }
            Reply::Saved(Saving::Workshop(id), _) if *id == self.open.id => self.saved(shared),
            Reply::Week(facts) if std::mem::take(&mut self.comparing) => self.compare(facts),
            Reply::NotSaved(Saving::Workshop(id), _) if *id == self.open.id => {
                self.saving = None;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn is_waiting(&self) -> bool {
        self.reading || self.saving.is_some()
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        let menu = |offer: Option<Offer>| offer.map(|offer| Offer { in_line: false, ..offer });
        let on_group = self.page == Leaf::Group && self.over.is_none();
        let to_come = self.open.workshop.is_to_come(shared.today());
        match command {
            Command::Save if self.over.is_some() => None,
            Command::Save if self.page == Leaf::Plan => Offer::yes(words::PLAN_GROUP),
            Command::Save if self.page == Leaf::End => Offer::yes(words::SAVE_CLOSED),
            Command::Save => Offer::yes(if to_come { words::SAVE } else { words::FINISH }),
            // A closed workshop's line has its sheets in that place.
            Command::New if on_group && self.stored_closed() => Offer::menu(words::REGISTER),
            Command::New if matches!(self.over, Some(Over::Adding(_))) || on_group => Offer::yes(words::REGISTER),
            Command::Search if on_group => Offer::yes(words::ADD),
            Command::Second if on_group => Offer::yes(words::PREPARE),
            Command::Export if on_group && self.stored_closed() => Offer::yes(words::SHEETS),
            Command::Export if on_group => menu(Offer::no(words::SHEETS, words::SHEETS_LATER)),
            Command::Undo => Offer::menu(words::UNDO),
            Command::Redo if self.page != Leaf::Group => Offer::menu(session_words::REDO),
            Command::Discard if self.stored_closed() => menu(Offer::no(words::REMOVE_WORKSHOP, words::REMOVE_CLOSED)),
            Command::Discard => Offer::menu(words::REMOVE_WORKSHOP),
            _ if self.over.is_some() => None,
            Command::Search | Command::New | Command::Second => None,
            _ => menu(links::offered_everywhere(command, shared)),
        }
    }

    fn draft(&self, shared: &Shared) -> Option<Draft> {
        let worth_keeping = !self.reading && self.saving.is_none() && self.is_changed();
        worth_keeping.then(|| self.as_draft(shared)).flatten()
    }

    fn spot(&self) -> Option<Spot> {
        Some(if self.stored.is_some() { Spot::Workshop(self.open.id) } else { Spot::Workshops })
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        let name = plan::title(&self.open.workshop, &shared.content);
        let left = match (&self.over, self.page) {
            _ if self.reading => words::READING.to_owned(),
            (Some(Over::Adding(_)), _) => words::ADD_TITLE.to_owned(),
            (Some(Over::Pick(Pick { what: What::Steps, .. })), _) => words::STEPS_TITLE.to_owned(),
            (Some(Over::Pick(_)), _) => session_words::THEMES_TITLE.to_owned(),
            (_, Leaf::Plan) => words::title(&name, words::PAGE_PLAN),
            (_, Leaf::Group) => words::title(&name, words::UNTITLED),
            (_, Leaf::End) => words::title(&name, words::PAGE_END),
        };
        (left, dates::full(self.open.workshop.date))
    }

    fn warning(&self, _shared: &Shared) -> Option<String> {
        match (&self.over, self.page) {
            (Some(Over::Sentence(form, _)), _) => form.warning(),
            (None, Leaf::Plan) => self.plan.warning(),
            (None, Leaf::End) => self.totals.warning(),
            _ => None,
        }
    }

    fn hint(&self, shared: &Shared) -> String {
        match (&self.over, self.page) {
            (Some(Over::Adding(adding)), _) if adding.pointed().is_none() && !adding.typed.is_empty() => {
                words::ADD_NEW_HINT.to_owned()
            }
            (Some(Over::Adding(_)), _) => words::ADD_HINT.to_owned(),
            (Some(Over::Pick(Pick { what: What::Steps, .. })), _) => words::STEPS_HINT.to_owned(),
            (Some(Over::Pick(_)), _) => session_words::THEMES_HINT.to_owned(),
            (Some(Over::Sentence(form, _)), _) => form.hint(),
            (None, Leaf::Plan) => self.plan.hint(),
            (None, Leaf::End) if self.totals.focused_name() == totals::COUNT => words::END_HINT.to_owned(),
            (None, Leaf::End) => self.totals.hint(),
            (None, Leaf::Group) if self.grid.all => words::ALL_HINT.to_owned(),
            (None, Leaf::Group) if self.open.workshop.participants.is_empty() => words::NOBODY.to_owned(),
            (None, Leaf::Group) if self.column(&shared.content) == Column::Sentence => words::SENTENCE_KEYS.to_owned(),
            (None, Leaf::Group) if self.open.workshop.is_to_come(shared.today()) => {
                words::not_yet(self.open.workshop.date)
            }
            (None, Leaf::Group) => words::GRID_HINT.to_owned(),
        }
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        match (&self.over, self.page) {
            (Some(Over::Adding(_)), _) => vec![(shell::ENTER_KEY, words::ADD), (shell::ESC_KEY, words::ADD_DONE)],
            (Some(Over::Pick(_)), _) => {
                vec![(session_words::SPACE_KEY, session_words::CHECK), (shell::ENTER_KEY, session_words::DONE)]
            }
            (Some(Over::Sentence(..)), _) => {
                vec![(shell::ENTER_KEY, session_words::DONE), (shell::ESC_KEY, shell::BACK)]
            }
            (None, Leaf::Group) => {
                let esc = if self.is_held() && !self.stored_closed() { session_words::PAUSE } else { shell::BACK };
                vec![(words::ALL_KEY, words::ALL), (shell::ESC_KEY, esc)]
            }
            (None, _) => vec![(shell::ESC_KEY, shell::BACK)],
        }
    }

    fn help(&self) -> Vec<(&'static str, &'static str)> {
        if self.page == Leaf::Group { vec![(words::FINISH_KEY, words::FINISH_COUNTS)] } else { Vec::new() }
    }
}
