//! What was typed and not saved yet: kept sealed, offered again after a kill.

use super::assessment::{Answer, Context, Kind};
use super::ids::{AssessmentId, DraftId, LearnerId, MediatorId, ModuleId, QuestionId, SessionId, SkillId, WorkshopId};
use super::session::{Rating, Session};
use super::workshop::Workshop;
use std::collections::BTreeMap;
use time::Date;

/// A piece of unfinished work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub id: DraftId,
    /// Seconds since 1970, UTC, of the last key.
    pub at: i64,
    pub author: MediatorId,
    /// The record it is about; for a registration, the id the record will have; zeros for a workshop.
    pub learner: LearnerId,
    pub work: Work,
}

impl Draft {
    /// Whether any mediator may take it up: assessments and sessions belong to the learner's record, workshops to the
    /// place, a form to its author.
    pub const fn belongs_to_record(&self) -> bool {
        matches!(self.work, Work::Assessment(_) | Work::Session(_) | Work::Workshop(_))
    }
}

/// Which work was left open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// A registration form.
    Registration(FormDraft),
    /// A correction of a learner's record.
    Correction(FormDraft),
    /// A paused self-assessment.
    Assessment(OpenAssessment),
    /// A session in progress, or a correction of a closed one.
    Session(Box<OpenSession>),
    /// A workshop being planned, held or corrected.
    Workshop(Box<OpenWorkshop>),
}

/// The fields of a form as they stand.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct FormDraft {
    /// Field name and its text, in the form's order.
    pub fields: Vec<(String, String)>,
    /// Index of the focused field.
    pub focus: u16,
}

/// What was typed stays out of every log.
impl std::fmt::Debug for FormDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FormDraft").field("fields", &self.fields.len()).finish_non_exhaustive()
    }
}

/// A self-assessment in progress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenAssessment {
    pub id: AssessmentId,
    pub kind: Kind,
    pub version: String,
    pub started_on: Date,
    pub answers: BTreeMap<QuestionId, Answer>,
    pub context: Context,
    pub procedures: Vec<ModuleId>,
    /// Index of the question on the screen, among those of the form.
    pub position: u16,
}

/// A session in progress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSession {
    pub id: SessionId,
    pub session: Session,
    /// Names of the end-of-session lines the mediator changed: the others follow what is proposed.
    pub touched: Vec<String>,
    /// The session was closed before, and this corrects it.
    pub correction: bool,
    /// The page shown: ratings, or the end of the session.
    pub ending: bool,
    /// The module whose skills are on the screen.
    pub module: Option<ModuleId>,
}

/// A workshop in progress.
#[derive(Clone, PartialEq, Eq)]
pub struct OpenWorkshop {
    pub id: WorkshopId,
    pub workshop: Workshop,
    /// What was rated of each person in the workshop.
    pub ratings: BTreeMap<LearnerId, BTreeMap<SkillId, Rating>>,
    /// The sentence to remember of each person.
    pub sentences: BTreeMap<LearnerId, String>,
    /// The page shown, counted from 0.
    pub page: u8,
}

/// Who was there and what they said stays out of every log.
impl std::fmt::Debug for OpenWorkshop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpenWorkshop").field("id", &self.id).field("page", &self.page).finish_non_exhaustive()
    }
}
