//! The self-assessment: one question a screen, then one page that may be skipped by one key.

mod closing;
mod commands;
mod filing;
mod keys;
mod on_screen;
pub mod questions;
mod sheet_entry;
#[cfg(test)]
mod tests;
pub mod view;

pub use closing::{Closing, FIELDS};

use super::{Page, Screen, Step, Steps, result, toast};
use crate::domain::assessment::{Assessment, Context, Kind};
use crate::domain::change::Change;
use crate::domain::curriculum::Question;
use crate::domain::draft::{Draft, OpenAssessment, Work};
use crate::domain::exercise::Outcome;
use crate::domain::ids::{AssessmentId, DraftId};
use crate::domain::record::Record;
use crate::text::{assessment as words, paper as paper_words, shell};
use crate::tui::action::{Action, Command};
use crate::tui::effect::{Reply, Saving};
use crate::tui::form::Edit;
use crate::tui::keymap::Offer;
use crate::tui::screen::paper::Paper;
use crate::tui::screen::record::Over;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;

/// Days after which a paused assessment is offered to be begun again.
const OLD_AFTER_DAYS: i64 = 30;

/// The self-assessment.
#[derive(Debug)]
pub struct State {
    record: Box<Record>,
    draft: DraftId,
    pub open: OpenAssessment,
    pub sheet: Sheet,
    /// A draft was taken up: it is kept even if nothing is typed.
    resumed: bool,
    /// The paused assessment is old, and nobody said yet whether to go on with it.
    is_old: bool,
    /// What the last question was about.
    asked: Asked,
    /// What is being saved.
    saving: Option<Box<Assessment>>,
    /// What the test held on the screen showed, until it is taken or another value is.
    pub seen: Option<Outcome>,
}

/// What a question on top of the screen is about; in both, the second answer gives the answers up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Restart,
    Discard,
}

/// What is on the screen.
#[derive(Debug)]
pub enum Sheet {
    Question,
    /// The words to say before the first question.
    SayFirst,
    /// The practical test of the question.
    Test,
    Closing(Box<Closing>),
    /// A questionnaire answered on paper, being typed back.
    Paper(Box<Paper>),
}

impl State {
    /// A new assessment, in the short form.
    pub fn start(record: &Record, shared: &mut Shared) -> Self {
        let open = begin(record, shared);
        let draft = DraftId::from_bytes((shared.draw)());
        Self {
            record: Box::new(record.clone()),
            draft,
            open,
            sheet: Sheet::Question,
            resumed: false,
            is_old: false,
            asked: Asked::Restart,
            saving: None,
            seen: None,
        }
    }

    /// A paused assessment, at the question where it was left.
    pub fn resume(record: &Record, draft: DraftId, open: OpenAssessment, shared: &mut Shared) -> Self {
        let questionnaire = &shared.content.questionnaire;
        let is_old =
            (shared.today() - open.started_on).whole_days() > OLD_AFTER_DAYS || open.version != questionnaire.version;
        let last = questions::total(questionnaire, &open).saturating_sub(1);
        let position = open.position.min(u16::try_from(last).unwrap_or_default());
        let version = questionnaire.version.clone();
        let mut state = Self {
            record: Box::new(record.clone()),
            draft,
            open: OpenAssessment { version, position, ..open },
            sheet: Sheet::Question,
            resumed: true,
            is_old,
            asked: Asked::Restart,
            saving: None,
            seen: None,
        };
        if questions::is_done(questionnaire, &state.open) && usize::from(position) == last {
            state.close(shared);
        } else {
            state.open.procedures.clone_from(&record.learner.record.procedures);
        }
        state
    }

    /// What the person is called.
    pub fn called(&self) -> &str {
        self.record.learner.record.called()
    }

    /// The question on the screen.
    pub fn question<'s>(&self, shared: &'s Shared) -> Option<&'s Question> {
        questions::current(&shared.content.questionnaire, &self.open)
    }

    /// Whether nothing was answered yet.
    pub fn is_untouched(&self) -> bool {
        self.open.answers.is_empty()
    }

    fn as_draft(&self, shared: &Shared) -> Option<Draft> {
        let work = Work::Assessment(self.open.clone());
        Some(Draft { id: self.draft, at: shared.now.unix(), author: shared.me?, learner: self.record.id, work })
    }

    fn close(&mut self, shared: &Shared) {
        let other = self.record.learner.record.other_reason;
        self.sheet = Sheet::Closing(Box::new(Closing::new(&self.open, other, &shared.content)));
    }

    /// Goes home at once: what was answered waits under « En cours ».
    fn pause(&self) -> Steps {
        if self.is_untouched() && !self.resumed {
            return vec![Step::Home];
        }
        vec![Step::KeepDraft, Step::Home, toast(words::PAUSED)]
    }
}

impl Page for State {
    fn enter(&mut self, shared: &mut Shared) -> Steps {
        self.take_result(shared);
        if std::mem::take(&mut self.is_old) { self.ask_to_restart() } else { Vec::new() }
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        if self.saving.is_some() {
            return Vec::new();
        }
        match action {
            Action::Answer(index) => self.answered(index, shared),
            Action::Command(command) => self.command(command, shared),
            Action::Text(text) if matches!(self.sheet, Sheet::Paper(_)) => self.paper_edit(&Edit::Insert(text), shared),
            Action::Text(text) => self.closing_edit(&Edit::Insert(text), shared),
            Action::Key(key) => match self.sheet {
                Sheet::Question => self.question_key(&key, shared),
                Sheet::Test => self.test_key(&key, shared),
                Sheet::Closing(_) => self.closing_key(&key, shared),
                Sheet::Paper(_) => Edit::from_key(key).map_or_else(Vec::new, |edit| self.paper_edit(&edit, shared)),
                Sheet::SayFirst => {
                    self.sheet = Sheet::Question;
                    Vec::new()
                }
            },
        }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Steps {
        match reply {
            Reply::Saved(Saving::Assessment(learner), changes) if *learner == self.record.id => {
                let Some(filed) = self.saving.take() else { return Vec::new() };
                for change in changes {
                    if let Change::Learner(_, learner) = change {
                        self.record.learner.record = (**learner).clone();
                    }
                }
                let state = result::State::of_finished(&self.record, self.open.id, *filed, shared);
                vec![Step::Replace(Box::new(Screen::Result(Box::new(state))))]
            }
            Reply::NotSaved(Saving::Assessment(learner), _) if *learner == self.record.id => {
                self.saving = None;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        self.offered(command, shared)
    }

    fn draft(&self, shared: &Shared) -> Option<Draft> {
        let worth_keeping = self.saving.is_none() && !self.is_untouched();
        worth_keeping.then(|| self.as_draft(shared)).flatten()
    }

    fn spot(&self) -> Option<Spot> {
        let over = if self.saving.is_some() { Over::Record } else { Over::Assessment };
        Some(Spot::Record(self.record.id, over))
    }

    fn focus(&self) -> usize {
        match &self.sheet {
            Sheet::Closing(closing) if !closing.on_action => closing.form.place() + 1,
            _ => 0,
        }
    }

    fn refocus(&mut self, focus: usize, _shared: &Shared) {
        if let (Sheet::Closing(closing), Some(place)) = (&mut self.sheet, focus.checked_sub(1)) {
            closing.on_action = false;
            closing.form.return_to(place);
        }
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        let total = questions::total(&shared.content.questionnaire, &self.open);
        let place = match self.sheet {
            Sheet::Closing(_) => words::LAST_PAGE.to_owned(),
            Sheet::Paper(_) => paper_words::ENTER_SHEET.to_lowercase(),
            _ => words::question(usize::from(self.open.position) + 1, total),
        };
        (words::title(self.called(), self.open.kind), place)
    }

    fn hint(&self, shared: &Shared) -> String {
        match &self.sheet {
            Sheet::Question if questions::offers_to_stop(&shared.content.questionnaire, &self.open) => {
                words::GENTLE_STOP.to_owned()
            }
            Sheet::Question if self.is_seen(shared) => words::SEEN_HINT.to_owned(),
            Sheet::Question => {
                self.question(shared).map(|question| words::if_needed(&question.hint)).unwrap_or_default()
            }
            Sheet::Test => self.test_hint(shared),
            Sheet::SayFirst => words::SAY_FIRST_HINT.to_owned(),
            Sheet::Closing(closing) => closing.hint().to_owned(),
            Sheet::Paper(_) => paper_words::ANSWERS_HINT.to_owned(),
        }
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        match self.sheet {
            Sheet::Question => vec![words::BACK_KEY, words::ANSWER_KEYS, words::PASS_KEY, words::PAUSE_KEY],
            Sheet::Test => vec![words::NOTE_KEYS, (shell::ESC_KEY, shell::BACK)],
            Sheet::SayFirst => vec![(shell::ENTER_KEY, words::ANSWER_KEYS.1), (shell::ESC_KEY, shell::BACK)],
            Sheet::Closing(_) => vec![words::PAUSE_KEY],
            Sheet::Paper(_) => vec![(shell::ENTER_KEY, paper_words::TAKE), (shell::ESC_KEY, shell::BACK)],
        }
    }
}

/// A new assessment of a record, before its first question.
fn begin(record: &Record, shared: &Shared) -> OpenAssessment {
    OpenAssessment {
        id: AssessmentId::from_bytes((shared.draw)()),
        kind: Kind::Short,
        version: shared.content.questionnaire.version.clone(),
        started_on: shared.today(),
        answers: std::collections::BTreeMap::new(),
        context: Context::default(),
        procedures: record.learner.record.procedures.clone(),
        position: 0,
    }
}
