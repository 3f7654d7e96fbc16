//! What was done in a period, counted: one fold over what happened, for the screen and for every file.
//!
//! Activities (a session, a workshop, a request) and people are counted apart. Each person is told once, with all their
//! sessions; what stays of erased learners counts too, and tells persons by a token drawn for each year.

pub mod learner;
pub mod masking;
pub mod sheet;
#[cfg(test)]
mod tests;

use super::age::age_band;
use super::change::Kept;
use super::erasure::Remains;
use super::filter::Filter;
use super::ids::{CoopKey, Insee, ModuleId, WorkshopId};
use super::period::{Held, Period};
use super::request::Request;
use super::session::{Mode, Session};
use super::workshop::Workshop;
use learner::Learned;
use std::collections::{BTreeMap, BTreeSet};

/// The key of what is not known.
pub const UNKNOWN: &str = "";

/// What is counted, and how it is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Breakdown {
    /// [`kind`]: each activity is of one.
    Kinds,
    /// Keys of the Coop's themes, administrative ones included; an activity has any number.
    Themes,
    /// Modules worked on; an activity has any number.
    Modules,
    /// Keys of the Coop's `type_lieu`: each activity is at one.
    Places,
    /// [`mode`]: each session is in one; workshops, requests and what stays of erased learners' sessions
    /// are in none.
    Modes,
    /// Keys of the Coop's `materiel`; an activity has any number.
    Devices,
    /// [`duration`]: each activity has one.
    Durations,
    /// [`person`]: each person is one of them.
    Persons,
    /// Keys of the Coop's `tranche_age`, on the day each person came last.
    AgeBands,
    /// Keys of the Coop's `genre`.
    Genders,
    /// Keys of the Coop's `statut`.
    Statuses,
    /// INSEE codes of the communes people live in.
    Communes,
    /// [`change`]: each person whose level can be compared changed in one way.
    Changes,
    /// Levels before, 0 to 3.
    LevelsBefore,
    /// Levels after, 0 to 3.
    LevelsAfter,
    /// Modules acquired; a person acquires any number.
    Acquired,
}

/// Kinds of activities.
pub mod kind {
    pub const SESSION: &str = "session";
    pub const WORKSHOP: &str = "workshop";
    pub const REQUEST: &str = "request";
}

/// Modes, as keys.
pub mod mode {
    pub const TRAIN: &str = "train";
    pub const ACCOMPANY: &str = "accompany";
    pub const DO: &str = "do";
}

/// The Coop's bands of durations, as keys.
pub mod duration {
    pub const UNDER_30: &str = "under_30";
    pub const UNDER_60: &str = "under_60";
    pub const UNDER_120: &str = "under_120";
    pub const LONGER: &str = "longer";
}

/// How well people are known, as keys.
pub mod person {
    /// They came for the first time.
    pub const NEW: &str = "new";
    /// They had come before.
    pub const KNOWN: &str = "known";
    /// Their record was erased since.
    pub const ERASED: &str = "erased";
    /// They took part in a workshop without a record.
    pub const ANONYMOUS: &str = "anonymous";
}

/// How levels changed, as keys.
pub mod change {
    pub const ROSE: &str = "rose";
    pub const SAME: &str = "same";
    pub const FELL: &str = "fell";
}

/// What is counted: a period, and which part of its activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    pub period: Period,
    pub filter: Filter,
}

impl Scope {
    /// The same part of the activity in the period before.
    #[must_use]
    pub fn before(&self) -> Self {
        Self { period: self.period.before(), filter: self.filter.clone() }
    }
}

/// Counts by key.
pub type Counts = BTreeMap<String, u64>;

/// A person of whom only a token is left: the latest month, and what was known then.
type Ghost = (i32, u8, Option<CoopKey>, Option<Insee>);

/// What was counted. Two of them add up to what one fold over both would have counted, as long as each person and each
/// activity is told to one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    counts: BTreeMap<Breakdown, Counts>,
    /// Minutes of activity; a workshop counts once.
    pub minutes: u64,
    /// Times somebody was there: a workshop of eight is eight of them.
    pub visits: u64,
    /// Sessions of erased learners in months that lie in the period in part only: they are left out.
    pub unplaced: u64,
    ghosts: BTreeMap<[u8; 16], Ghost>,
    /// Workshops that people told of came to.
    attended: BTreeSet<WorkshopId>,
}

impl Statistics {
    /// The counts of a breakdown, people of whom only a token is left included.
    pub fn counts(&self, breakdown: Breakdown) -> Counts {
        let mut counts = self.counts.get(&breakdown).cloned().unwrap_or_default();
        for (_, _, age, commune) in self.ghosts.values() {
            let key = match breakdown {
                Breakdown::Persons => person::ERASED,
                Breakdown::AgeBands => age.as_ref().map_or(UNKNOWN, CoopKey::as_str),
                Breakdown::Communes => commune.as_ref().map_or(UNKNOWN, Insee::as_str),
                Breakdown::Genders | Breakdown::Statuses => UNKNOWN,
                _ => continue,
            };
            *counts.entry(key.to_owned()).or_default() += 1;
        }
        counts
    }

    /// How many activities there were.
    pub fn activities(&self) -> u64 {
        self.counts(Breakdown::Kinds).values().sum()
    }

    /// How many activities of a [`kind`] there were.
    pub fn of_kind(&self, kind: &str) -> u64 {
        self.counts.get(&Breakdown::Kinds).and_then(|counts| counts.get(kind)).copied().unwrap_or_default()
    }

    /// How many people came, without a record or not.
    pub fn persons(&self) -> u64 {
        self.counts(Breakdown::Persons).values().sum()
    }

    /// Adds what another fold counted.
    pub fn merge(&mut self, other: Self) {
        for (breakdown, counts) in other.counts {
            for (key, number) in counts {
                self.count(breakdown, &key, number);
            }
        }
        self.minutes += other.minutes;
        self.visits += other.visits;
        self.unplaced += other.unplaced;
        for (token, ghost) in other.ghosts {
            self.haunt(token, ghost);
        }
        self.attended.extend(other.attended);
    }

    /// Counts all that a learner did, told once.
    pub fn learner(&mut self, told: &Learned<'_>, scope: &Scope) {
        let learner = told.learner;
        if !scope.filter.takes_commune(learner.commune.as_ref()) {
            return;
        }
        let mut last = None;
        for kept in told.sessions {
            let session = &kept.record;
            if !scope.period.contains(session.date) || !scope.filter.takes_session(kept) {
                continue;
            }
            self.visits += 1;
            last = last.max(Some(session.date));
            // A workshop counts once, whoever came.
            match session.workshop {
                Some(workshop) => drop(self.attended.insert(workshop)),
                None => self.session(session),
            }
        }
        let Some(last) = last else { return };
        let is_new = told.first_visit >= scope.period.first();
        let age = learner.birth_year.and_then(|year| age_band(year, last));
        self.count(Breakdown::Persons, if is_new { person::NEW } else { person::KNOWN }, 1);
        self.count(Breakdown::AgeBands, age.as_ref().map_or(UNKNOWN, CoopKey::as_str), 1);
        self.count(Breakdown::Genders, known(learner.gender.as_ref()), 1);
        self.count(Breakdown::Statuses, known(learner.status.as_ref()), 1);
        self.count(Breakdown::Communes, learner.commune.as_ref().map_or(UNKNOWN, Insee::as_str), 1);
        self.progress(told);
    }

    /// Counts what stays of a session whose learner was erased. Where it was and who held it is not known any more.
    pub fn remains(&mut self, remains: &Remains, scope: &Scope) {
        let takes =
            scope.filter.takes(None, None, &remains.themes) && scope.filter.takes_commune(remains.commune.as_ref());
        match scope.period.holds_month(remains.year, remains.month) {
            Held::Whole if takes => {}
            Held::InPart if takes => {
                self.unplaced += 1;
                return;
            }
            _ => return,
        }
        self.visits += 1;
        self.activity(kind::SESSION, remains.duration_min, &remains.themes);
        for breakdown in [Breakdown::Places, Breakdown::Modes] {
            self.count(breakdown, UNKNOWN, 1);
        }
        let ghost = (remains.year, remains.month, remains.age_band.clone(), remains.commune.clone());
        self.haunt(remains.person, ghost);
    }

    /// Counts a workshop and those of its people who have no record: the others are told with their sessions. Of people
    /// of one commune, it counts once one of them came.
    pub fn workshop(&mut self, id: WorkshopId, kept: &Kept<Workshop>, scope: &Scope) {
        let workshop = &kept.record;
        let filter = &scope.filter;
        let takes = workshop.closed
            && scope.period.contains(workshop.date)
            && filter.takes(Some(&workshop.place), Some(kept.stamp.author), &workshop.themes)
            && (filter.commune.is_none() || self.attended.contains(&id));
        if !takes {
            return;
        }
        self.activity(kind::WORKSHOP, workshop.duration_min, &workshop.themes);
        self.count(Breakdown::Places, workshop.place.as_str(), 1);
        self.count(Breakdown::Modes, UNKNOWN, 1);
        self.worked_with(&workshop.devices, &workshop.modules);
        if filter.commune.is_some() {
            return;
        }
        let (anonymous, erased) = (u64::from(workshop.anonymous.count), u64::from(workshop.erased));
        self.visits += anonymous + erased;
        self.count(Breakdown::Persons, person::ANONYMOUS, anonymous);
        self.count(Breakdown::Persons, person::ERASED, erased);
        self.count(Breakdown::Communes, UNKNOWN, anonymous + erased);
        for (breakdown, criterion) in [
            (Breakdown::Genders, &workshop.anonymous.gender),
            (Breakdown::AgeBands, &workshop.anonymous.age_band),
            (Breakdown::Statuses, &workshop.anonymous.status),
        ] {
            let mut left = anonymous;
            for (key, people) in criterion {
                // No criterion counts more people than came.
                let people = u64::from(*people).min(left);
                left -= people;
                self.count(breakdown, known(Some(key)), people);
            }
            self.count(breakdown, UNKNOWN, left + erased);
        }
    }

    /// Counts help given to somebody who passed by: nobody is known from it.
    pub fn request(&mut self, kept: &Kept<Request>, scope: &Scope) {
        let (request, filter) = (&kept.record, &scope.filter);
        let takes = scope.period.contains(request.date)
            && filter.takes(Some(&request.place), Some(kept.stamp.author), &request.themes)
            && filter.commune.is_none();
        if !takes {
            return;
        }
        self.visits += 1;
        self.activity(kind::REQUEST, request.duration_min, &request.themes);
        self.count(Breakdown::Places, request.place.as_str(), 1);
        self.count(Breakdown::Modes, UNKNOWN, 1);
        self.worked_with(&request.devices, &[]);
    }

    fn session(&mut self, session: &Session) {
        self.activity(kind::SESSION, session.duration_min, &session.themes);
        self.count(Breakdown::Places, session.place.as_str(), 1);
        self.worked_with(&session.devices, &session.modules);
        let mode = match session.mode {
            Mode::Train => mode::TRAIN,
            Mode::Accompany => mode::ACCOMPANY,
            Mode::Do => mode::DO,
        };
        self.count(Breakdown::Modes, mode, 1);
    }

    fn worked_with(&mut self, devices: &[CoopKey], modules: &[ModuleId]) {
        for device in devices {
            self.count(Breakdown::Devices, device.as_str(), 1);
        }
        for module in modules {
            self.count(Breakdown::Modules, module.as_str(), 1);
        }
    }

    /// What every activity has.
    fn activity(&mut self, kind: &str, duration_min: u16, themes: &[CoopKey]) {
        self.count(Breakdown::Kinds, kind, 1);
        self.count(Breakdown::Durations, band(duration_min), 1);
        self.minutes += u64::from(duration_min);
        for theme in themes {
            self.count(Breakdown::Themes, theme.as_str(), 1);
        }
    }

    fn progress(&mut self, learned: &Learned<'_>) {
        for module in &learned.acquired {
            self.count(Breakdown::Acquired, module.as_str(), 1);
        }
        let Some((before, after)) = learned.levels else { return };
        let change = match after.cmp(&before) {
            std::cmp::Ordering::Greater => change::ROSE,
            std::cmp::Ordering::Equal => change::SAME,
            std::cmp::Ordering::Less => change::FELL,
        };
        self.count(Breakdown::Changes, change, 1);
        self.count(Breakdown::LevelsBefore, &before.to_string(), 1);
        self.count(Breakdown::LevelsAfter, &after.to_string(), 1);
    }

    fn count(&mut self, breakdown: Breakdown, key: &str, number: u64) {
        if number == 0 {
            return;
        }
        let counts = self.counts.entry(breakdown).or_default();
        match counts.get_mut(key) {
            Some(count) => *count += number,
            None => drop(counts.insert(key.to_owned(), number)),
        }
    }

    fn haunt(&mut self, token: [u8; 16], ghost: Ghost) {
        let known = self.ghosts.entry(token).or_insert_with(|| ghost.clone());
        if *known < ghost {
            *known = ghost;
        }
    }
}

/// « Non communiqué » is as good as nothing.
fn known(key: Option<&CoopKey>) -> &str {
    key.map(CoopKey::as_str).filter(|key| *key != "non_communique").unwrap_or(UNKNOWN)
}

/// The Coop's band of a duration.
const fn band(minutes: u16) -> &'static str {
    match minutes {
        0..30 => duration::UNDER_30,
        30..60 => duration::UNDER_60,
        60..120 => duration::UNDER_120,
        _ => duration::LONGER,
    }
}
