//! The result of a self-assessment and the path that follows: for the team with figures, for two without.

mod adding;
mod figures;
mod keys;
mod plan;
mod reasons;
mod rows;
#[cfg(test)]
mod tests;
pub mod view;

pub use adding::Adding;
pub use figures::{Figures, Line};
pub use plan::{Plan, Stage};
pub use rows::{Row, Target};

use super::{Page, Steps, effect, links};
use crate::domain::assessment::{AdoptedPath, Assessment, Path};
use crate::domain::change::Change;
use crate::domain::comparison::previous;
use crate::domain::ids::{AssessmentId, DraftId};
use crate::domain::record::Record;
use crate::text::{dates, result as words, shell};
use crate::tui::action::{Action, Command};
use crate::tui::effect::{Document, Effect, Reply, Saving};
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::screen::record::Over;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;

/// The result and the path.
#[derive(Debug)]
pub struct State {
    record: Box<Record>,
    /// What the reasons are read off.
    assessment: Option<Box<Assessment>>,
    pub figures: Option<Figures>,
    pub plan: Plan,
    opening: Plan,
    pub purpose: Purpose,
    pub face: Face,
    pub rows: Vec<Row>,
    pub list: List,
    /// The filed assessment it shows.
    of: Option<AssessmentId>,
    /// A module is being searched for.
    pub adding: Option<Box<Adding>>,
    /// An assessment that is not filed yet, and the draft it stands in: both are settled with the path.
    unfiled: Option<(AssessmentId, DraftId)>,
    /// It was opened on all steps: Esc leaves from there.
    opened_on_steps: bool,
    saving: bool,
}

/// What the path is here for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Proposed, to be adopted.
    Choose,
    /// Adopted already, to be changed.
    Edit,
    /// An older result, to be read.
    Consult,
}

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// The view for two: no figure.
    ForTwo,
    /// Domains and the first steps.
    Figures,
    /// All steps.
    Steps,
}

impl State {
    fn new(record: &Record, assessment: Option<Assessment>, path: &Path, purpose: Purpose, face: Face) -> Self {
        let plan = Plan::of(path);
        Self {
            record: Box::new(record.clone()),
            assessment: assessment.map(Box::new),
            figures: None,
            opening: plan.clone(),
            plan,
            purpose,
            face,
            rows: Vec::new(),
            list: List::default(),
            of: None,
            adding: None,
            unfiled: None,
            opened_on_steps: face == Face::Steps,
            saving: false,
        }
    }

    /// Lays out the figures and the rows.
    fn laid_out(mut self, id: &AssessmentId, shared: &Shared) -> Self {
        let questionnaire = &shared.content.questionnaire;
        let unfinished = self.unfiled.is_some();
        self.of = self.assessment.is_some().then_some(*id);
        self.figures = self.assessment.as_deref().map(|assessment| {
            let before = previous(&self.record.assessments, id, &assessment.version);
            Figures::of(questionnaire, assessment, before, unfinished)
        });
        self.arrange(shared);
        self
    }

    /// A filed assessment, by its index in the record. The latest one shows the path that is adopted or proposed, an
    /// older one what was proposed then.
    pub fn of_assessment(record: &Record, index: usize, shared: &Shared) -> Self {
        let Some((id, kept)) = record.assessments.get(index) else { return Self::of_path(record, shared) };
        let assessment = kept.record.clone();
        let is_last = index + 1 == record.assessments.len();
        let since = |adopted: &&AdoptedPath| adopted.date.is_none_or(|date| date >= assessment.date);
        let adopted = record.path.as_ref().map(|kept| &kept.record).filter(since);
        let (path, purpose) = match adopted {
            _ if !is_last => (assessment.outcome.proposal.path.clone(), Purpose::Consult),
            Some(adopted) => (adopted.path.clone(), Purpose::Edit),
            None => (assessment.outcome.proposal.path.clone(), Purpose::Choose),
        };
        Self::new(record, Some(assessment), &path, purpose, Face::Figures).laid_out(id, shared)
    }

    /// The adopted path to change it, else the one the last assessment proposes, else an empty one to add to.
    pub fn of_path(record: &Record, shared: &Shared) -> Self {
        let last = record.last_assessment();
        let Some(adopted) = &record.path else {
            if last.is_some() {
                return Self::of_assessment(record, record.assessments.len() - 1, shared);
            }
            let state = Self::new(record, None, &Path::default(), Purpose::Choose, Face::Steps);
            return state.laid_out(&AssessmentId::from_bytes([0; 16]), shared);
        };
        let (id, assessment) =
            last.map_or((AssessmentId::from_bytes([0; 16]), None), |(id, kept)| (*id, Some(kept.record.clone())));
        Self::new(record, assessment, &adopted.record.path, Purpose::Edit, Face::Steps).laid_out(&id, shared)
    }

    /// An assessment that has just been filed, in the view for two: the person has been looking at the screen.
    pub fn of_finished(record: &Record, id: AssessmentId, assessment: Assessment, shared: &Shared) -> Self {
        let path = assessment.outcome.proposal.path.clone();
        Self::new(record, Some(assessment), &path, Purpose::Choose, Face::ForTwo).laid_out(&id, shared)
    }

    /// What the answers so far come to. The assessment is filed, and its draft dropped, when the path is adopted.
    pub fn of_unfinished(
        record: &Record,
        id: AssessmentId,
        assessment: Assessment,
        draft: DraftId,
        shared: &Shared,
    ) -> Self {
        let path = assessment.outcome.proposal.path.clone();
        let mut state = Self::new(record, Some(assessment), &path, Purpose::Choose, Face::ForTwo);
        state.unfiled = Some((id, draft));
        state.laid_out(&id, shared)
    }

    /// What the person is called.
    pub fn called(&self) -> &str {
        self.record.learner.record.called()
    }

    /// What the person would like, in their own words.
    pub fn wish(&self) -> &str {
        &self.record.learner.record.wish
    }

    /// The assessment that the reasons are read off.
    pub fn assessment(&self) -> Option<&Assessment> {
        self.assessment.as_deref()
    }

    /// Whether the plan differs from what it was.
    pub fn is_changed(&self) -> bool {
        self.plan.path() != self.opening.path()
    }

    /// Whether there is a path to adopt here.
    pub fn has_to_adopt(&self) -> bool {
        self.purpose != Purpose::Consult && (!self.plan.path().is_empty() || self.purpose == Purpose::Edit)
    }

    /// Whether a procedure is still to be asked for.
    pub fn asks_procedure(&self) -> bool {
        let asked = self.assessment().is_some_and(|assessment| assessment.outcome.proposal.ask_procedure);
        let known = self.assessment().is_some_and(|assessment| !assessment.procedures.is_empty());
        let added = self.plan.path().procedures.iter().any(|module| !self.opening.has(module));
        asked && !known && !added && self.purpose == Purpose::Choose
    }

    /// The result and the path as they were being settled when the screen was locked.
    pub fn returned(record: &Record, of: Option<AssessmentId>, plan: Plan, face: Face, shared: &Shared) -> Self {
        let index = record.assessments.iter().position(|(id, _)| Some(*id) == of);
        let opened =
            index.map_or_else(|| Self::of_path(record, shared), |index| Self::of_assessment(record, index, shared));
        let mut state = Self { plan, face, opened_on_steps: face == Face::Steps, ..opened };
        state.arrange(shared);
        state
    }

    /// Lays the rows out again; the pointer stays on its row's place.
    fn arrange(&mut self, shared: &Shared) {
        self.rows = rows::rows(self, shared);
        self.list.fit(self.rows.len(), self.rows_shown(shared));
    }

    /// How many rows the screen shows of the path.
    fn rows_shown(&self, shared: &Shared) -> usize {
        let above = if self.face == Face::Steps { view::STEPS_TOP } else { view::PATH_TOP };
        shared.body_rows().saturating_sub(usize::from(above))
    }

    /// The pointed row.
    pub fn pointed(&self) -> Option<&Row> {
        self.rows.get(self.list.selected)
    }

    /// Adopts the path; an adopted one that did not change is left as it is.
    fn adopt(&mut self, shared: &Shared) -> Steps {
        let unchanged = self.purpose == Purpose::Edit && !self.is_changed();
        if unchanged || !self.has_to_adopt() {
            return vec![super::Step::Back];
        }
        let learner = self.record.id;
        let adopted = AdoptedPath { path: self.plan.path(), date: Some(shared.today()) };
        let filed = self.unfiled.zip(self.assessment.clone());
        let mut changes: Vec<Change> =
            filed.into_iter().map(|((id, _), assessment)| Change::Assessment(id, assessment)).collect();
        changes.push(Change::Path(learner, adopted));
        self.saving = true;
        let draft = self.unfiled.map(|(_, draft)| draft);
        vec![effect(Effect::Save { saving: Saving::Path(learner), changes, draft })]
    }

    fn print(&self) -> Steps {
        links::preview(Document::PathSheet { learner: self.record.id })
    }

    fn command(&mut self, command: Command, shared: &mut Shared) -> Steps {
        match command {
            Command::Save => self.adopt(shared),
            Command::Second => {
                self.turn(shared);
                Vec::new()
            }
            Command::Export => self.print(),
            _ => links::everywhere(command, shared),
        }
    }

    /// Turns to the view for two and back.
    fn turn(&mut self, shared: &Shared) {
        self.adding = None;
        self.face = match (self.face, &self.figures) {
            (Face::Figures | Face::Steps, _) => Face::ForTwo,
            (Face::ForTwo, Some(_)) => Face::Figures,
            (Face::ForTwo, None) => Face::Steps,
        };
        self.list.reset();
        self.arrange(shared);
    }
}

impl Page for State {
    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        if self.saving {
            return Vec::new();
        }
        match action {
            Action::Command(command) => self.command(command, shared),
            Action::Answer(index) => self.left(index, shared),
            Action::Key(key) => self.key(&key, shared),
            Action::Text(text) => self.text(text, shared),
        }
    }

    fn hear(&mut self, reply: &Reply, _shared: &mut Shared) -> Steps {
        match reply {
            Reply::Saved(Saving::Path(learner), _) if *learner == self.record.id && self.saving => {
                vec![links::go_to_record(*learner)]
            }
            Reply::NotSaved(Saving::Path(learner), _) if *learner == self.record.id => {
                self.saving = false;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            Command::Save if self.purpose == Purpose::Consult || self.adding.is_some() => None,
            Command::Save if !self.has_to_adopt() => Offer::no(words::CHOOSE, words::NO_STEP),
            Command::Save if self.purpose == Purpose::Edit => Offer::yes(words::SAVE),
            Command::Save => Offer::yes(words::CHOOSE),
            Command::Second if self.face != Face::ForTwo => Offer::yes(words::FOR_TWO),
            Command::Second if self.figures.is_some() => Offer::yes(words::FIGURES),
            Command::Second => Offer::yes(words::STEPS),
            Command::Export if self.purpose == Purpose::Consult => None,
            Command::Export if self.unfiled.is_some() || self.is_changed() => {
                Offer::no(words::PRINT, words::ADOPT_FIRST)
            }
            Command::Export if !self.has_to_adopt() => Offer::no(words::PRINT, words::NO_STEP),
            Command::Export => Offer::yes(words::PRINT),
            _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
        }
    }

    fn spot(&self) -> Option<Spot> {
        // What is not filed yet is an assessment still, and waits below.
        let filed = self.unfiled.is_none();
        let over = if self.saving { Over::Record } else { Over::Result(self.of, self.plan.clone(), self.face) };
        filed.then_some(Spot::Record(self.record.id, over))
    }

    fn focus(&self) -> usize {
        self.list.selected
    }

    fn refocus(&mut self, focus: usize, shared: &Shared) {
        self.list.selected = focus;
        self.arrange(shared);
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        if let Some(adding) = &self.adding {
            let title = if adding.procedures { words::ADD_PROCEDURE_TITLE } else { words::ADD_TITLE };
            return (title.to_owned(), String::new());
        }
        match (self.face, &self.figures) {
            (Face::ForTwo, figures) => {
                let day = figures.as_ref().map_or(shared.today(), |figures| figures.day);
                (words::for_two_title(self.called()), dates::day_month_year(day))
            }
            (Face::Figures, Some(figures)) => {
                (words::title(self.called(), &dates::day_month_year(figures.day)), figures.occasion())
            }
            _ => (words::path_title(self.called()), String::new()),
        }
    }

    fn hint(&self, _shared: &Shared) -> String {
        if self.adding.is_some() {
            return words::HINT_SEARCH.to_owned();
        }
        self.pointed().map(|row| row.hint.clone()).unwrap_or_default()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        let back = (shell::ESC_KEY, shell::BACK);
        match (&self.adding, self.face) {
            (Some(_), _) => vec![(shell::ENTER_KEY, words::ADD_KEY.1), back],
            (None, Face::ForTwo) => vec![back],
            (None, _) if self.purpose == Purpose::Consult => vec![back],
            (None, _) => vec![words::ADD_KEY, words::TOGGLE_KEY, back],
        }
    }
}
