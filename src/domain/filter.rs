//! Which part of the activity is told: one place, one mediator, one commune, one theme, or any of them together.

use super::change::Kept;
use super::ids::{CoopKey, Insee, MediatorId};
use super::session::{Attendance, Session};

/// What is told; what is `None` is not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// A key of the Coop's `type_lieu`.
    pub place: Option<CoopKey>,
    /// Who filed it last.
    pub mediator: Option<MediatorId>,
    /// Where the person lives.
    pub commune: Option<Insee>,
    /// A key of the Coop's themes, administrative ones included.
    pub theme: Option<CoopKey>,
}

impl Filter {
    /// Whether everything is told.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether activity at a place on some themes is told. A place that is not known is none.
    pub fn takes(&self, place: Option<&CoopKey>, author: Option<MediatorId>, themes: &[CoopKey]) -> bool {
        self.place.as_ref().is_none_or(|wanted| place == Some(wanted))
            && self.mediator.is_none_or(|wanted| author == Some(wanted))
            && self.theme.as_ref().is_none_or(|wanted| themes.contains(wanted))
    }

    /// Whether a session is told, wherever the person lives: one that was not held is not.
    pub fn takes_session(&self, kept: &Kept<Session>) -> bool {
        let session = &kept.record;
        session.attendance == Attendance::Present
            && self.takes(Some(&session.place), Some(kept.stamp.author), &session.themes)
    }

    /// Whether people of a commune are told. A commune that is not known is none.
    pub fn takes_commune(&self, commune: Option<&Insee>) -> bool {
        self.commune.as_ref().is_none_or(|wanted| commune == Some(wanted))
    }
}
