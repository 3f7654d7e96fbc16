//! What is told of one learner: sessions, and how far they have come.

use super::super::assessment::Assessment;
use super::super::change::Kept;
use super::super::comparison::compare;
use super::super::curriculum::{Curriculum, Questionnaire};
use super::super::ids::ModuleId;
use super::super::learner::Learner;
use super::super::period::Period;
use super::super::progress::{Ratings, State, module_progress};
use super::super::session::{Rating, Session};
use time::Date;

/// The best rating: without help.
const BEST: u8 = 3;

/// All that is told of one learner.
#[derive(Clone, Debug)]
pub struct Learned<'a> {
    pub learner: &'a Learner,
    /// The day of their first session of all.
    pub first_visit: Date,
    /// Their sessions of the period at least, the oldest first.
    pub sessions: &'a [Kept<Session>],
    /// Modules that were acquired in the period.
    pub acquired: Vec<ModuleId>,
    /// Levels before and after; `None` without two assessments to compare.
    pub levels: Option<(u8, u8)>,
}

/// Whether a session may complete a module: others need not be known to tell which were acquired.
pub fn may_acquire(session: &Session) -> bool {
    session.ratings.values().any(|rating| matches!(rating, Rating::Level(BEST) | Rating::NotApplicable))
}

/// The modules acquired between two states of a learner's ratings.
pub fn acquired(curriculum: &Curriculum, before: &Ratings, after: &Ratings) -> Vec<ModuleId> {
    let done = |ratings: &Ratings, module| module_progress(module, ratings).state == State::Acquired;
    let modules = curriculum.modules.iter();
    modules.filter(|module| done(after, module) && !done(before, module)).map(|module| module.id.clone()).collect()
}

/// The levels, 0 to 3, of the assessments that frame a period: the last one made in it, and the last one of the same
/// version before the period, else the first one in it. `assessments` are a learner's, the oldest first.
pub fn levels(questionnaire: &Questionnaire, assessments: &[&Assessment], period: &Period) -> Option<(u8, u8)> {
    let held = |assessment: &&&Assessment| period.contains(assessment.date);
    let last = assessments.iter().rfind(held)?;
    let alike = || assessments.iter().filter(|other| other.version == last.version);
    let first = alike().rfind(|other| other.date < period.first()).or_else(|| alike().find(held))?;
    if std::ptr::eq(*first, *last) {
        return None;
    }
    let (before, after) = compare(questionnaire, first, last)?.percent;
    Some((questionnaire.level(before?), questionnaire.level(after?)))
}
