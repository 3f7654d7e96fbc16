//! The skills a sheet names: those touched in the session, the best first.

use super::{Group, Mark};
use crate::domain::session::Rating;
use crate::report::summary::SessionSummary;
use crate::text::report::learner_sheet as words;

/// Ratings that are named, with their heading; what was not seen yet is not.
const KINDS: [(u8, &str, Mark); 3] =
    [(3, words::WITHOUT_HELP, Mark::Done), (2, words::SOMETIMES_HELPED, Mark::Done), (1, words::TRAINING, Mark::Open)];

/// The skills touched by how sure the person is, and how many did not fit. Those that tell the procedure are all told
/// as one, at its best, when it is hidden.
pub(super) fn touched(summary: &SessionSummary, hide: bool, most: usize) -> (Vec<Group>, usize) {
    let mut room = most;
    let mut others = 0;
    let mut hidden = false;
    let mut groups = Vec::new();
    for (level, heading, mark) in KINDS {
        let mut items = labels(summary, level, hide, &mut hidden);
        others += items.len().saturating_sub(room);
        items.truncate(room);
        room -= items.len();
        if !items.is_empty() {
            groups.push(Group { heading, mark, items });
        }
    }
    (groups, others)
}

fn labels(summary: &SessionSummary, level: u8, hide: bool, hidden: &mut bool) -> Vec<String> {
    let mut labels = Vec::new();
    for step in &summary.steps {
        let rated = step.skills.iter().filter(|skill| skill.touched && skill.now == Some(Rating::Level(level)));
        for skill in rated {
            if !(hide && step.tells_procedure) {
                labels.push(skill.label.clone());
            } else if !*hidden {
                *hidden = true;
                labels.push(words::PROCEDURE_SKILL.to_owned());
            }
        }
    }
    labels
}
