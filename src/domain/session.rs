//! A session held with one learner.

use super::ids::{CoopKey, LearnerId, ModuleId, SkillId, WorkshopId};
use std::collections::BTreeMap;
use time::{Date, Time};

/// How sure a learner is of a skill.
///
/// The words that go with it are the progress scale's, never the questionnaire's: 2 means « de l'aide parfois » here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rating {
    /// 0 (not seen yet) to 3 (without help).
    Level(u8),
    /// « Sans objet »: left out of the module's count; refused on an essential skill.
    NotApplicable,
}

impl Rating {
    /// The level, or `None` when the skill does not apply.
    pub const fn level(self) -> Option<u8> {
        match self {
            Self::Level(level) => Some(level),
            Self::NotApplicable => None,
        }
    }
}

/// Who holds the mouse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// « Je forme »: the person does, and learns.
    #[default]
    Train,
    /// « J'accompagne »: the person does, with help.
    Accompany,
    /// « Je fais à sa place »: calls for Aidants Connect or a mandate.
    Do,
}

/// Whether the person came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Attendance {
    #[default]
    Present,
    Excused,
    Absent,
}

/// The next meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appointment {
    pub date: Date,
    pub time: Option<Time>,
}

/// A session, whether closed or being corrected. Ratings are this session's own.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    pub learner: LearnerId,
    pub date: Date,
    /// When it was opened, on the clock of that day.
    pub started: Option<Time>,
    pub duration_min: u16,
    /// A key of the Coop's `type_lieu`.
    pub place: CoopKey,
    pub mode: Mode,
    /// In mode [`Mode::Do`]: whether Aidants Connect or a mandate covers it. Nothing else of it is kept.
    pub mandate: Option<bool>,
    pub attendance: Attendance,
    /// Keys of the Coop's `materiel`.
    pub devices: Vec<CoopKey>,
    /// Keys of the Coop's `thematiques_mediation` and `thematiques_administratives`.
    pub themes: Vec<CoopKey>,
    /// A key of the Coop's `autonomie`.
    pub autonomy: Option<CoopKey>,
    /// Modules worked on, in the order they were opened.
    pub modules: Vec<ModuleId>,
    pub ratings: BTreeMap<SkillId, Rating>,
    /// The sentence to remember.
    pub sentence: String,
    pub next: Option<Appointment>,
    /// What the next meeting is for.
    pub goal: String,
    pub note: String,
    /// The Coop's « Nom de la démarche administrative »; empty without the theme that allows it.
    pub procedure: String,
    /// Where the person was sent on to: a key of the Coop's `structure_de_redirection`.
    pub redirection: Option<CoopKey>,
    /// The workshop it was held in, with others.
    pub workshop: Option<WorkshopId>,
}

/// Sentences and notes stay out of every log.
impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session")
            .field("date", &self.date)
            .field("ratings", &self.ratings.len())
            .finish_non_exhaustive()
    }
}

impl Session {
    /// An empty session on a day: trained at the place itself, the person present.
    pub fn on(learner: LearnerId, date: Date) -> Self {
        Self {
            learner,
            date,
            started: None,
            duration_min: 60,
            place: CoopKey::from("lieu_activite"),
            mode: Mode::default(),
            mandate: None,
            attendance: Attendance::default(),
            devices: Vec::new(),
            themes: Vec::new(),
            autonomy: None,
            modules: Vec::new(),
            ratings: BTreeMap::new(),
            sentence: String::new(),
            next: None,
            goal: String::new(),
            note: String::new(),
            procedure: String::new(),
            redirection: None,
            workshop: None,
        }
    }
}
