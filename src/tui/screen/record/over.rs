//! What may stand over a record, and is opened again once the record has been read.

use crate::domain::draft::Draft;
use crate::domain::ids::{AssessmentId, ModuleId, SessionId};
use crate::domain::record::Record;
use crate::tui::effect::Document;
use crate::tui::screen::result::{Face, Plan};
use crate::tui::screen::spot::refocused;
use crate::tui::screen::{Screen, Steps, links, open, result};
use crate::tui::shared::Shared;

/// A screen over a record, told without anything about the person; a draft is the exception, read from the store.
#[derive(Debug)]
pub enum Over {
    /// Nothing: the record itself.
    Record,
    /// Unfinished work.
    Work(Box<Draft>),
    /// A correction with nothing changed yet.
    Correction,
    /// A self-assessment with nothing answered yet.
    Assessment,
    /// A session with nothing rated yet.
    Session(Option<ModuleId>),
    /// A result, with its path as it is being settled.
    Result(Option<AssessmentId>, Plan, Face),
    /// A closed session, to be completed or corrected.
    Closed(SessionId),
    History,
    /// The text to read aloud.
    Text,
    Preview(Document),
}

impl Over {
    /// Opens it over its record, focused on a line.
    pub(super) fn open(self, record: &Record, focus: Option<usize>, shared: &mut Shared) -> Steps {
        let steps = match self {
            Self::Record => Vec::new(),
            Self::Work(draft) => links::resume_on(record, *draft, shared),
            Self::Correction => links::correct(record, shared),
            Self::Assessment => links::assess(record, shared),
            Self::Session(module) => links::session(record, module, shared),
            Self::Result(of, plan, face) => {
                let state = result::State::returned(record, of, plan, face, shared);
                vec![open(Screen::Result(Box::new(state)))]
            }
            Self::Closed(id) => links::correct_session(record, id, shared),
            Self::History => links::history(record),
            Self::Text => links::read_aloud(record),
            Self::Preview(document) => links::preview(document),
        };
        match focus {
            Some(focus) => refocused(steps, focus, shared),
            None => steps,
        }
    }
}
