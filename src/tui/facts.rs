//! What the worker read, for the screens: no word of it goes to a log unless it is redacted.

use crate::domain::draft::Draft;
use crate::domain::erasure::Erasure;
use crate::domain::evening::Waiting;
use crate::domain::ids::{DraftId, LearnerId, MediatorId, WorkshopId};
use crate::domain::learner::Learner;
use crate::domain::progress::Ratings;
use crate::domain::workshop::Workshop;
use crate::domain::workshop::closing::Filed;
use crate::text::Failure;
use std::collections::BTreeMap;
use time::Date;

/// What the lock screen needs to know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locked {
    /// Who can open, in the order they were added.
    pub mediators: Vec<(MediatorId, String)>,
    /// The drafts that lie in the store.
    pub drafts: Vec<DraftId>,
    /// What was being typed is on the disk.
    pub kept: bool,
}

/// How strong a passphrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gauge {
    TooShort,
    Weak,
    Fair,
    Strong,
}

/// What came of an erasure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasedFacts {
    pub learner: LearnerId,
    pub erasure: Erasure,
    /// What is left of the learner's own fields; `None` when all of it is gone.
    pub left: Option<Learner>,
    /// Why old bytes are still on the disk.
    pub unfinished: Option<Failure>,
    /// Copies that still hold the record, in the words of the place they are in.
    pub unreached: Vec<String>,
}

/// What the home screen lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HomeFacts {
    pub appointments: Vec<HomeAppointment>,
    pub open: Vec<Draft>,
    /// What there is to say about the backups.
    pub backups: Vec<BackupFact>,
    /// The workshops of the day.
    pub workshops: Vec<(WorkshopId, Workshop)>,
    /// Appointments of past days that nobody closed.
    pub unclosed: usize,
}

/// What there is to say about the backups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupFact {
    /// The latest one in the second place, and its day; `None` when there is none yet.
    Second(Option<Date>),
    /// The latest one in the data folder is old, and something was saved since.
    Late(Date),
    /// The latest one holds far fewer records than those before.
    Fallen { before: u64, now: u64 },
}

/// What came of the backups that were asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackedUp {
    /// The one in the second place was made too; `None` when there is no such place.
    pub second: Option<bool>,
    /// The records became far fewer, from so many to so many: the older backups are all kept.
    pub fall: Option<(u64, u64)>,
}

/// A line of « Aujourd'hui ».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomeAppointment {
    pub learner: LearnerId,
    pub time: Option<time::Time>,
    /// What the meeting is for.
    pub goal: String,
}

/// What the search shows of the pointed person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeekFacts {
    pub learner: LearnerId,
    pub next: Option<crate::domain::session::Appointment>,
    /// The title of the workshop that they are expected in next, should it be one.
    pub workshop: Option<String>,
    /// The title of the path's next step.
    pub step: Option<String>,
}

/// A workshop with what it takes to hold or correct it.
#[derive(Clone, Debug)]
pub struct WorkshopFacts {
    pub id: WorkshopId,
    /// As it was saved; `None` when it is no more, or was never saved.
    pub kept: Option<Workshop>,
    /// What was left open of it.
    pub open: Option<Draft>,
    /// The sessions its closing filed.
    pub filed: Filed,
    /// What each person had reached before.
    pub previous: BTreeMap<LearnerId, Ratings>,
}

/// What a week holds.
#[derive(Clone, Debug)]
pub struct WeekFacts {
    pub monday: Date,
    pub appointments: Vec<(Date, HomeAppointment)>,
    pub workshops: Vec<(WorkshopId, Workshop)>,
}

/// A line of « Fin de journée ».
#[derive(Clone, PartialEq, Eq)]
pub struct EveningLine {
    pub waiting: Waiting,
    /// Their telephone number, to call about it.
    pub phone: String,
}

/// Numbers stay out of every log.
impl std::fmt::Debug for EveningLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EveningLine").field("date", &self.waiting.date).finish_non_exhaustive()
    }
}
