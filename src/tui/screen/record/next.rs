//! The natural next thing to do with a person.

use crate::domain::draft::{Draft, Work};
use crate::domain::ids::ModuleId;
use crate::domain::progress::{self, Ratings};
use crate::domain::record::Record;
use crate::tui::shared::Shared;

/// What the first row of a record proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// A session was left open.
    ResumeSession,
    /// An assessment was paused; index of the question, and how many there are.
    ResumeAssessment { position: usize, total: usize },
    /// Nobody assessed the person yet.
    Assess,
    /// There is an assessment and no path.
    ChoosePath,
    /// The next session, on the path's next step.
    Session { module: Option<ModuleId> },
    /// Every step is acquired.
    AssessAgain,
}

impl Next {
    /// Reads the next thing off the record.
    pub fn of(record: &Record, open: &[Draft], ratings: &Ratings, shared: &Shared) -> Self {
        for draft in open {
            match &draft.work {
                Work::Session(_) => return Self::ResumeSession,
                Work::Assessment(paused) => {
                    let total = shared.content.questionnaire.asked(paused.kind).count();
                    return Self::ResumeAssessment { position: usize::from(paused.position), total };
                }
                _ => {}
            }
        }
        let Some(path) = &record.path else {
            return match (record.last_assessment(), record.last_session()) {
                (Some(_), _) => Self::ChoosePath,
                (None, Some(_)) => Self::Session { module: None },
                (None, None) => Self::Assess,
            };
        };
        let next = progress::next_module(&path.record.path, &shared.content.curriculum, ratings);
        next.map_or(Self::AssessAgain, |module| Self::Session { module: Some(module.id.clone()) })
    }
}
