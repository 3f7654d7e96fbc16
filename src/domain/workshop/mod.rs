//! A workshop: several people learn together, some of them without a name.

pub mod closing;

use super::ids::{CoopKey, LearnerId, ModuleId, SessionId, SkillId};
use super::session::Attendance;
use std::collections::BTreeMap;
use time::{Date, Duration, Time};

/// The most people one workshop may count: the Coop's own limit.
pub const MOST: u16 = 10_000;

/// A workshop, planned or held.
#[derive(Clone, PartialEq, Eq)]
pub struct Workshop {
    pub title: String,
    /// A key of the Coop's `niveau_atelier`.
    pub level: Option<CoopKey>,
    pub date: Date,
    pub started: Option<Time>,
    pub duration_min: u16,
    /// A key of the Coop's `type_lieu`.
    pub place: CoopKey,
    pub modules: Vec<ModuleId>,
    /// The skills that are rated, in the order of the grid.
    pub skills: Vec<SkillId>,
    /// Keys of the Coop's `thematiques_mediation` and `thematiques_administratives`.
    pub themes: Vec<CoopKey>,
    /// Keys of the Coop's `materiel`.
    pub devices: Vec<CoopKey>,
    /// The Coop's « Nom de la démarche administrative »; empty without the theme that allows it.
    pub procedure: String,
    /// Where people were sent on to: a key of the Coop's `structure_de_redirection`.
    pub redirection: Option<CoopKey>,
    /// Those who are known by a record, in the order they were added.
    pub participants: Vec<Participant>,
    pub anonymous: Anonymous,
    /// Known people who came and were erased since: totals stay true.
    pub erased: u16,
    pub note: String,
    /// It was held, and each known person has a session of it.
    pub closed: bool,
}

/// Somebody known who was expected, or who came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Participant {
    pub learner: LearnerId,
    /// `None` before the workshop.
    pub attendance: Option<Attendance>,
    /// The session that closing the workshop filed.
    pub session: Option<SessionId>,
}

impl Participant {
    /// Somebody who is expected.
    pub const fn expected(learner: LearnerId) -> Self {
        Self { learner, attendance: None, session: None }
    }
}

/// People who came without a record, as totals: what they told of themselves is never crossed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anonymous {
    pub count: u16,
    /// By key of the Coop's `genre`; who is in none of them did not say.
    pub gender: BTreeMap<CoopKey, u16>,
    /// By key of the Coop's `tranche_age`.
    pub age_band: BTreeMap<CoopKey, u16>,
    /// By key of the Coop's `statut`.
    pub status: BTreeMap<CoopKey, u16>,
    /// How many had come to be helped before.
    pub already_helped: u16,
}

impl Anonymous {
    /// Whether no criterion counts more people than came.
    pub fn is_consistent(&self) -> bool {
        let fits = |totals: &BTreeMap<CoopKey, u16>| totals.values().map(|n| u32::from(*n)).sum::<u32>();
        let criteria = [&self.gender, &self.age_band, &self.status].map(fits);
        criteria.iter().all(|sum| *sum <= u32::from(self.count)) && self.already_helped <= self.count
    }
}

/// Titles and notes stay out of every log.
impl std::fmt::Debug for Workshop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Workshop")
            .field("date", &self.date)
            .field("participants", &self.participants.len())
            .field("closed", &self.closed)
            .finish_non_exhaustive()
    }
}

impl Workshop {
    /// An empty workshop on a day.
    pub fn on(date: Date) -> Self {
        Self {
            title: String::new(),
            level: None,
            date,
            started: None,
            duration_min: 120,
            place: CoopKey::from("lieu_activite"),
            modules: Vec::new(),
            skills: Vec::new(),
            themes: Vec::new(),
            devices: Vec::new(),
            procedure: String::new(),
            redirection: None,
            participants: Vec::new(),
            anonymous: Anonymous::default(),
            erased: 0,
            note: String::new(),
            closed: false,
        }
    }

    /// Whether another one begins on the same day at the same hour.
    pub fn begins_with(&self, other: &Self) -> bool {
        self.started.is_some() && (self.date, self.started) == (other.date, other.started)
    }

    /// Known people who came.
    pub fn present(&self) -> impl Iterator<Item = &Participant> {
        self.participants.iter().filter(|person| person.attendance == Some(Attendance::Present))
    }

    /// How many people are expected; of a closed workshop, how many of those still known came.
    pub fn expected(&self) -> usize {
        let known = if self.closed { self.present().count() } else { self.participants.len() };
        known + usize::from(self.anonymous.count)
    }

    /// How many people came, known or not, those erased since included.
    pub fn attended(&self) -> u32 {
        let named = u32::try_from(self.present().count()).unwrap_or(u32::MAX);
        named.saturating_add(u32::from(self.anonymous.count)).saturating_add(u32::from(self.erased))
    }

    /// Takes somebody out who was erased, and counts them if they had come. Answers whether they stood in it.
    pub fn forget(&mut self, is_gone: impl Fn(LearnerId) -> bool) -> bool {
        let before = self.participants.len();
        let came = self.present().filter(|person| is_gone(person.learner)).count();
        self.participants.retain(|person| !is_gone(person.learner));
        if self.closed {
            self.erased = self.erased.saturating_add(u16::try_from(came).unwrap_or(u16::MAX));
        }
        self.participants.len() != before
    }

    /// Whether its hour has come, on a day: what is still to come is planned, not held.
    pub fn is_to_come(&self, today: Date) -> bool {
        self.date > today
    }

    /// Whether somebody stands in it.
    pub fn holds(&self, learner: LearnerId) -> bool {
        self.participants.iter().any(|person| person.learner == learner)
    }

    /// The next day of its weekday that is not over: today, when it is held on that day of the week; a week after it, while
    /// it is to come.
    pub fn next_day(&self, today: Date) -> Date {
        let days = (self.date.weekday().number_days_from_monday() + 7 - today.weekday().number_days_from_monday()) % 7;
        let next = today.saturating_add(Duration::days(days.into()));
        if self.date < today { next } else { self.date.saturating_add(Duration::WEEK) }
    }

    /// The same workshop with the same people on another day, to be held again.
    #[must_use]
    pub fn again_on(&self, date: Date) -> Self {
        let people = self.participants.iter().map(|person| Participant::expected(person.learner));
        Self {
            date,
            participants: people.collect(),
            anonymous: Anonymous::default(),
            redirection: None,
            erased: 0,
            note: String::new(),
            closed: false,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    const YVETTE: LearnerId = LearnerId::from_bytes([1; 16]);
    const KARIM: LearnerId = LearnerId::from_bytes([2; 16]);

    fn held() -> Workshop {
        let came = |learner, attendance| Participant {
            learner,
            attendance: Some(attendance),
            session: Some(SessionId::from_bytes([9; 16])),
        };
        Workshop {
            title: "Le clavier".into(),
            participants: vec![came(YVETTE, Attendance::Present), came(KARIM, Attendance::Absent)],
            anonymous: Anonymous { count: 3, gender: [("feminin".into(), 2)].into(), ..Anonymous::default() },
            note: "salle froide".into(),
            closed: true,
            ..Workshop::on(date!(2026 - 11 - 24))
        }
    }

    #[test]
    fn whoever_came_is_counted_even_once_erased() {
        let mut workshop = held();
        assert_eq!(workshop.attended(), 4);
        assert!(workshop.forget(|id| id == YVETTE) && !workshop.forget(|id| id == YVETTE));
        assert_eq!((workshop.attended(), workshop.erased, workshop.participants.len()), (4, 1, 1));
        assert!(workshop.forget(|id| id == KARIM));
        assert_eq!((workshop.attended(), workshop.erased), (4, 1), "Karim had not come");
        let mut planned = Workshop { closed: false, ..held() };
        planned.forget(|id| id == YVETTE);
        assert_eq!((planned.erased, planned.participants.len()), (0, 1));
    }

    #[test]
    fn no_criterion_counts_more_people_than_came() {
        let of = |gender: u16, helped: u16| Anonymous {
            count: 3,
            gender: [("feminin".into(), gender), ("masculin".into(), 1)].into(),
            already_helped: helped,
            ..Anonymous::default()
        };
        assert!(of(2, 3).is_consistent());
        assert!(!of(3, 0).is_consistent() && !of(0, 4).is_consistent() && !of(u16::MAX, 0).is_consistent());
    }

    #[test]
    fn held_again_it_expects_the_same_people_and_knows_nothing_of_them() {
        let again = held().again_on(date!(2026 - 12 - 01));
        assert_eq!((again.title.as_str(), again.closed, again.note.as_str()), ("Le clavier", false, ""));
        assert_eq!(again.participants, [YVETTE, KARIM].map(Participant::expected));
        assert_eq!((again.anonymous.count, again.date), (0, date!(2026 - 12 - 01)));
    }

    #[test]
    fn it_comes_again_on_the_same_day_of_the_week() {
        for (today, next) in [
            (date!(2026 - 11 - 10), date!(2026 - 12 - 01)), // a week after it, not before
            (date!(2026 - 11 - 24), date!(2026 - 12 - 01)),
            (date!(2026 - 11 - 25), date!(2026 - 12 - 01)),
            (date!(2026 - 12 - 01), date!(2026 - 12 - 01)),
            (date!(2026 - 12 - 07), date!(2026 - 12 - 08)),
        ] {
            assert_eq!(held().next_day(today), next, "{today}");
        }
    }
}
