//! A learner's record: its first row is always the natural next thing.

mod next;
mod over;
mod printing;
mod rows;
mod step;
#[cfg(test)]
mod tests;
pub mod view;

pub use next::Next;
pub use over::Over;
pub use rows::{Row, Target};

use super::{Page, Screen, Step, Steps, effect, links, merging, open, retyping, toast, walk};
use crate::domain::draft::{Draft, Work};
use crate::domain::ids::{LearnerId, ModuleId};
use crate::domain::moving::{Filed, Moving};
use crate::domain::progress::{self, Ratings};
use crate::domain::record::Record;
use crate::domain::retyping::Entry;
use crate::text::{
    codes as code_words, coop as coop_words, guide as guide_words, merging as merging_words, record as words, shell,
};
use crate::tui::action::{Action, Command};
use crate::tui::effect::{Document, Effect, Reply, Saving};
use crate::tui::key::Code;
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;

/// The record's screen.
#[derive(Debug)]
pub struct State {
    pub learner: LearnerId,
    /// `None` until the worker has read it.
    pub record: Option<Box<Record>>,
    /// What was left open about this person.
    pub open: Vec<Draft>,
    /// The value of each skill by now.
    pub ratings: Ratings,
    /// All steps, assessments and sessions are shown, not the first ones alone.
    pub unfolded: bool,
    pub rows: Vec<Row>,
    pub list: List,
    /// What is opened over the record as soon as it has been read, and the line to focus there.
    then: Option<(Over, Option<usize>)>,
    /// What the last question offered to print.
    printable: Vec<Document>,
    /// The worker reads it for the first time: keys wait.
    reading: bool,
    /// What just changed person, and whose it was: Ctrl-Z moves it back.
    moved: Option<(Filed, LearnerId)>,
}

impl State {
    /// The record of a person, read from the store.
    pub const fn new(learner: LearnerId) -> Self {
        Self {
            learner,
            record: None,
            open: Vec::new(),
            ratings: Ratings::new(),
            unfolded: false,
            rows: Vec::new(),
            list: List { selected: 0, first: 0 },
            then: None,
            printable: Vec::new(),
            reading: true,
            moved: None,
        }
    }

    /// The record of a person whose unfinished work is taken up at once.
    pub fn resuming(draft: Draft) -> Self {
        let learner = draft.learner;
        Self { then: Some((Over::Work(Box::new(draft)), None)), ..Self::new(learner) }
    }

    /// The record of a person with whom a session is held at once.
    pub fn with_session(learner: LearnerId) -> Self {
        Self { then: Some((Over::Session(None), None)), ..Self::new(learner) }
    }

    /// The record of a person, and what stood over it before the lock.
    pub fn with_over(learner: LearnerId, over: Over, focus: usize) -> Self {
        match over {
            Over::Record => Self { list: List { selected: focus, first: 0 }, ..Self::new(learner) },
            over => Self { then: Some((over, Some(focus))), ..Self::new(learner) },
        }
    }

    /// Moves among the rows that can be chosen.
    fn move_to(&mut self, key: &crate::tui::key::Key, shared: &Shared) -> Steps {
        let chosen = self.choosable();
        let mut among = List { selected: self.list.selected, first: 0 };
        let steps = walk(&mut among, key, chosen.len(), chosen.len());
        if steps.is_empty() {
            self.list.selected = among.selected;
            self.show_pointed(shared);
        }
        steps
    }

    /// Indices of the rows that can be chosen.
    fn choosable(&self) -> Vec<usize> {
        self.rows.iter().enumerate().filter(|(_, row)| row.target.is_some()).map(|(index, _)| index).collect()
    }

    /// The index of the pointed row among all rows.
    pub fn pointed(&self) -> usize {
        self.choosable().get(self.list.selected).copied().unwrap_or(0)
    }

    fn show_pointed(&mut self, shared: &Shared) {
        let (pointed, rows) = (self.pointed(), shared.body_rows());
        if pointed < self.list.first {
            self.list.first = if self.list.selected == 0 { 0 } else { pointed };
        } else if pointed >= self.list.first + rows {
            self.list.first = pointed + 1 - rows;
        }
        self.list.first = self.list.first.min(self.rows.len().saturating_sub(rows));
    }

    fn choose(&mut self, shared: &mut Shared) -> Steps {
        let target = self.rows.get(self.pointed()).and_then(|row| row.target.clone());
        let (Some(target), Some(record)) = (target, self.record.as_deref()) else { return Vec::new() };
        match target {
            Target::Next => self.take_next(shared),
            Target::Assess => self.assess(shared),
            Target::Path => links::path(record, shared),
            Target::Print => self.ask_what_to_print(shared),
            Target::Step(module) => self.session(Some(module), shared),
            Target::Unfold => {
                self.unfolded = true;
                self.arrange(shared);
                Vec::new()
            }
            Target::Assessment(index) => links::result(record, index, shared),
            Target::Session(index) => record.sessions.get(index).map_or_else(Vec::new, |(session, _)| {
                links::preview(Document::MediatorSheet { learner: self.learner, session: *session })
            }),
            Target::Fields => links::correct(record, shared),
        }
    }

    fn take_next(&self, shared: &mut Shared) -> Steps {
        let Some(record) = self.record.as_deref() else { return Vec::new() };
        match self.next(shared) {
            Next::ResumeSession | Next::ResumeAssessment { .. } => {
                let draft = self.open.iter().find(|draft| draft.belongs_to_record());
                draft.map_or_else(Vec::new, |draft| links::resume_on(record, draft.clone(), shared))
            }
            Next::Assess | Next::AssessAgain => self.assess(shared),
            Next::ChoosePath => links::path(record, shared),
            Next::Session { module } => self.session(module, shared),
        }
    }

    /// The next thing to do with this person.
    pub fn next(&self, shared: &Shared) -> Next {
        self.record.as_deref().map_or(Next::Assess, |record| Next::of(record, &self.open, &self.ratings, shared))
    }

    /// Starts an assessment, or takes up the paused one.
    fn assess(&self, shared: &mut Shared) -> Steps {
        let paused = self.open.iter().find(|draft| matches!(draft.work, Work::Assessment(_)));
        match (self.record.as_deref(), paused) {
            (Some(record), Some(draft)) => links::resume_on(record, draft.clone(), shared),
            (Some(record), None) => links::assess(record, shared),
            (None, _) => Vec::new(),
        }
    }

    /// Starts a session, or takes up the one under way.
    fn session(&self, module: Option<ModuleId>, shared: &mut Shared) -> Steps {
        let under_way = self.open.iter().find(|draft| matches!(draft.work, Work::Session(_)));
        match (self.record.as_deref(), under_way) {
            (Some(record), Some(draft)) => links::resume_on(record, draft.clone(), shared),
            (Some(record), None) => links::session(record, module, shared),
            (None, _) => Vec::new(),
        }
    }

    /// The assessment or the session of the pointed row.
    fn pointed_work(&self) -> Option<Filed> {
        let record = self.record.as_deref()?;
        match self.rows.get(self.pointed())?.target.as_ref()? {
            Target::Assessment(index) => {
                let (id, kept) = record.assessments.get(*index)?;
                Some(Filed::Assessment(*id, Box::new(kept.record.clone())))
            }
            Target::Session(index) => {
                let (id, kept) = record.sessions.get(*index)?;
                Some(Filed::Session(*id, Box::new(kept.record.clone())))
            }
            _ => None,
        }
    }

    /// The Coop's entry of the pointed session, when it has one of its own.
    fn pointed_entry(&self) -> Option<Entry> {
        match self.pointed_work()? {
            Filed::Session(id, session) => Entry::of_session(id, &session),
            Filed::Assessment(..) => None,
        }
    }

    fn retype(&self) -> Steps {
        let entry = self.pointed_entry();
        entry.map_or_else(Vec::new, |entry| vec![open(Screen::Retyping(retyping::State::reading(entry)))])
    }

    /// Whether the pointed session was held in a workshop, which says who was there.
    fn pointed_in_workshop(&self) -> bool {
        matches!(self.pointed_work(), Some(Filed::Session(_, session)) if session.workshop.is_some())
    }

    fn change_person(&self, shared: &mut Shared) -> Steps {
        let work = self.pointed_work();
        work.map_or_else(Vec::new, |filed| links::change_person(Moving::Filed(filed), shared))
    }

    /// Moves back what just changed person.
    fn move_back(&mut self) -> Steps {
        let Some((filed, to)) = self.moved.take() else { return Vec::new() };
        let saving = Saving::Move { from: filed.learner(), to };
        vec![effect(Effect::Save { saving, changes: filed.moved_to(to), draft: None })]
    }

    /// Whether older assessments or sessions are folded, and no row says which key shows them.
    fn hides_older(&self) -> bool {
        let older = self.record.as_ref().is_some_and(|record| record.assessments.len().max(record.sessions.len()) > 1);
        older && !self.unfolded && self.rows.iter().all(|row| row.target != Some(Target::Unfold))
    }

    fn arrange(&mut self, shared: &Shared) {
        self.rows = rows::rows(self, shared);
        self.list.selected = self.list.selected.min(self.choosable().len().saturating_sub(1));
        self.show_pointed(shared);
    }
}

impl Page for State {
    fn enter(&mut self, _shared: &mut Shared) -> Steps {
        vec![effect(Effect::LoadRecord(self.learner))]
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        let Some(record) = self.record.as_deref() else {
            return match action {
                Action::Key(key) if key.code == Code::Esc => vec![Step::Back],
                Action::Command(command) => links::everywhere(command, shared),
                _ => Vec::new(),
            };
        };
        match action {
            Action::Command(Command::New) => self.session(None, shared),
            Action::Command(Command::Second) => links::correct(record, shared),
            Action::Command(Command::Export) => self.ask_what_to_print(shared),
            Action::Command(Command::ReadAloud) => links::read_aloud(record),
            Action::Command(Command::History) => links::history(record),
            Action::Command(Command::Erase) => links::erase(record, shared),
            Action::Command(Command::ChangePerson) => self.change_person(shared),
            Action::Command(Command::Undo) => self.move_back(),
            Action::Command(Command::Retype) => self.retype(),
            Action::Command(Command::Merge) => vec![open(Screen::Merging(merging::State::new(self.learner)))],
            Action::Command(Command::Guide) if self.pointed_step().is_some() => self.guide(),
            Action::Command(Command::Practise) => self.practise(),
            Action::Command(Command::ShowCode) => self.codes(shared),
            Action::Command(command) => links::everywhere(command, shared),
            Action::Answer(index) => self.printable.get(index).cloned().map_or_else(Vec::new, links::preview),
            Action::Key(key) => match key.code {
                Code::Esc => vec![Step::Back],
                Code::Enter => self.choose(shared),
                Code::Char('g' | 'G') if self.pointed_step().is_some() => self.guide(),
                Code::Char('q' | 'Q') if self.pointed_step().is_some() => self.codes(shared),
                Code::Char('e' | 'E') if self.pointed_step().is_some() => self.practise(),
                Code::PageDown if !self.unfolded => {
                    self.unfolded = true;
                    self.arrange(shared);
                    Vec::new()
                }
                _ => self.move_to(&key, shared),
            },
            Action::Text(_) => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Steps {
        match reply {
            Reply::Record { record, open } if record.id == self.learner => {
                self.reading = false;
                self.ratings = progress::current_ratings(record.held());
                self.record = Some(record.clone());
                self.open.clone_from(open);
                self.arrange(shared);
                match self.then.take() {
                    Some((Over::Session(module), None)) => self.session(module, shared),
                    Some((over, focus)) => over.open(record, focus, shared),
                    None => self.take_result(shared),
                }
            }
            // It cannot be read: the keys that wait go to this screen.
            Reply::Failed(_) => {
                (self.then, self.reading) = (None, false);
                Vec::new()
            }
            Reply::Saved(Saving::Move { from, to }, changes) if [*from, *to].contains(&self.learner) => {
                self.moved = Filed::just_moved(changes).map(|filed| (filed, *from));
                vec![effect(Effect::LoadRecord(self.learner)), toast(words::now_with(&shared.public_name(*to)))]
            }
            _ => Vec::new(),
        }
    }

    fn is_waiting(&self) -> bool {
        self.reading || self.then.is_some()
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            Command::New => Offer::yes(words::SESSION),
            Command::Second => Offer::yes(words::EDIT),
            Command::Export => Offer::yes(words::PRINT_KEY),
            Command::ReadAloud => Offer::menu(words::READ_TEXT),
            Command::History => Offer::menu(words::HISTORY),
            Command::Erase => Offer::yes(words::ERASE),
            Command::ChangePerson if self.pointed_work().is_none() => {
                Some(Offer { in_line: false, ..Offer::no(words::CHANGE_PERSON, words::POINT_AT_ONE)? })
            }
            Command::ChangePerson if self.pointed_in_workshop() => {
                Some(Offer { in_line: false, ..Offer::no(words::CHANGE_PERSON, words::IN_A_WORKSHOP)? })
            }
            Command::ChangePerson => Offer::menu(words::CHANGE_PERSON),
            Command::Merge => Offer::menu(merging_words::COMMAND),
            Command::Retype if self.pointed_entry().is_none() => {
                Some(Offer { in_line: false, ..Offer::no(coop_words::OF_SESSION, coop_words::NOT_HELD)? })
            }
            Command::Retype => Offer::menu(coop_words::OF_SESSION),
            Command::Undo if self.moved.is_some() => Offer::menu(words::MOVE_BACK),
            Command::Search => Offer::menu(shell::SEARCH),
            Command::Guide if self.pointed_step().is_some() => Offer::menu(guide_words::OF_STEP),
            Command::ShowCode if self.pointed_step().is_some() => Offer::menu(code_words::SHOW),
            _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
        }
    }

    fn spot(&self) -> Option<Spot> {
        Some(Spot::Record(self.learner, Over::Record))
    }

    fn focus(&self) -> usize {
        self.list.selected
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        let Some(record) = self.record.as_deref() else { return (words::READING.to_owned(), String::new()) };
        let learner = &record.learner.record;
        let commune = learner.commune.as_ref().and_then(crate::content::communes::by_insee);
        let name = if shared.discreet { learner.code.to_string() } else { learner.short_name() };
        let identity = words::identity(learner.code.as_str(), learner.birth_year, commune.map(|commune| commune.name));
        (words::title(&name), identity)
    }

    fn hint(&self, _shared: &Shared) -> String {
        if self.pointed_step().is_some() {
            guide_words::STEP_HINT
        } else if self.hides_older() {
            words::HINT_OLDER
        } else {
            words::HINT
        }
        .to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        let guide = self.pointed_step().map(|_| (guide_words::KEY, guide_words::SHORT));
        guide.into_iter().chain([(shell::ESC_KEY, shell::BACK)]).collect()
    }
}
