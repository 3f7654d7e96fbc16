//! « Demande ponctuelle »: help given to somebody who passed by. Nobody is known from it.

use super::ids::CoopKey;
use time::{Date, Time};

/// A request that was answered on the spot.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    pub date: Date,
    pub time: Option<Time>,
    pub duration_min: u16,
    /// A key of the Coop's `type_lieu`.
    pub place: CoopKey,
    /// Keys of the Coop's `thematiques_mediation` and `thematiques_administratives`.
    pub themes: Vec<CoopKey>,
    /// Keys of the Coop's `materiel`.
    pub devices: Vec<CoopKey>,
    /// The procedure's name, with the theme of procedures alone; empty for none.
    pub procedure: String,
}

/// What was typed stays out of every log.
impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Request").field("date", &self.date).finish_non_exhaustive()
    }
}

impl Request {
    /// An empty request on a day, at the place itself.
    pub fn on(date: Date) -> Self {
        Self {
            date,
            time: None,
            duration_min: 15,
            place: CoopKey::from("lieu_activite"),
            themes: Vec::new(),
            devices: Vec::new(),
            procedure: String::new(),
        }
    }
}
