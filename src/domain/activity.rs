//! What was done, one by one: a session with one person, a workshop, a request.

use super::change::Kept;
use super::filter::Filter;
use super::ids::{Insee, LearnerId, RequestId, SessionId, WorkshopId};
use super::learner::Learner;
use super::request::Request;
use super::session::{Attendance, Session};
use super::workshop::Workshop;

/// Something that was done, and for whom.
#[derive(Clone, Debug)]
pub enum Activity {
    /// A session of its own, and the person.
    Session(SessionId, Box<Kept<Session>>, Box<Learner>),
    /// A workshop, and each known person who came, with their session if there is one.
    Workshop(WorkshopId, Box<Kept<Workshop>>, Vec<(LearnerId, Learner, Option<Session>)>),
    Request(RequestId, Box<Kept<Request>>),
}

impl Activity {
    /// Whether a filter takes it. People of a workshop are taken one by one: see [`Activity::takes_person`].
    pub fn is_taken(&self, filter: &Filter) -> bool {
        match self {
            Self::Session(_, kept, learner) => {
                kept.record.attendance == Attendance::Present
                    && filter.takes_session(kept)
                    && Self::takes_person(filter, learner.commune.as_ref())
            }
            Self::Workshop(_, kept, _) => {
                filter.takes(Some(&kept.record.place), Some(kept.stamp.author), &kept.record.themes)
            }
            Self::Request(_, kept) => {
                filter.takes(Some(&kept.record.place), Some(kept.stamp.author), &kept.record.themes)
                    && filter.takes_commune(None)
            }
        }
    }

    /// Whether a person of a workshop is taken, by where they live; nobody knows where an anonymous person does.
    pub fn takes_person(filter: &Filter, commune: Option<&Insee>) -> bool {
        filter.takes_commune(commune)
    }
}
