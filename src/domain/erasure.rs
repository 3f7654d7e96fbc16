//! Erasing a person: what goes and what stays.
//!
//! The text read aloud to people promises it: « nous effaçons votre nom et nos notes ».

use super::age::{age_band, rounded_birth_year};
use super::change::Trace;
use super::ids::{CoopKey, Insee};
use super::learner::Learner;
use super::session::{Attendance, Session};
use time::Date;

/// What was erased of a learner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erasure {
    /// The whole record; an anonymous row stays of each session.
    Whole,
    /// What tells who it is, and every free text; code, answers, ratings and sessions stay.
    Name,
}

/// How many people share a commune before it is kept of someone who was erased.
pub const ENOUGH: u32 = 5;

/// What stays of a session whose learner was erased: enough to count visits and persons, nothing to know one by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remains {
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    pub duration_min: u16,
    /// Keys of the Coop's themes.
    pub themes: Vec<CoopKey>,
    /// A key of the Coop's `tranche_age`.
    pub age_band: Option<CoopKey>,
    /// `None` when fewer than [`ENOUGH`] people share it.
    pub commune: Option<Insee>,
    /// Drawn anew for each person and calendar year: it counts persons within a year, and tells nothing else.
    pub person: [u8; 16],
}

impl Remains {
    /// What stays of a session; `None` of one that was not held, or in a workshop: the workshop counts its people itself.
    pub fn of(session: &Session, birth_year: Option<u16>, commune: Option<&Insee>, person: [u8; 16]) -> Option<Self> {
        let counts = session.attendance == Attendance::Present && session.workshop.is_none();
        counts.then(|| Self {
            year: session.date.year(),
            month: session.date.month().into(),
            duration_min: session.duration_min,
            themes: session.themes.clone(),
            age_band: birth_year.and_then(|year| age_band(year, session.date)),
            commune: commune.cloned(),
            person,
        })
    }
}

/// A learner's fields without what tells who it is: the code stays, drawn at random and known to the person alone.
pub fn nameless(learner: Learner) -> Learner {
    Learner {
        anonymous: true,
        first_name: String::new(),
        last_name: String::new(),
        wish: String::new(),
        phone: String::new(),
        email: String::new(),
        note: String::new(),
        ..learner
    }
}

/// A nameless learner's fields, with the birth year rounded to its age band on a day and the commune if it is shared.
pub fn coarse(learner: Learner, on: Option<Date>, commune_is_shared: bool) -> Learner {
    let birth_year = learner.birth_year.zip(on).and_then(|(year, on)| rounded_birth_year(year, on));
    let commune = learner.commune.filter(|_| commune_is_shared);
    Learner { birth_year, commune, ..learner }
}

/// A session without its free texts.
pub fn wordless(session: Session) -> Session {
    Session { sentence: String::new(), goal: String::new(), note: String::new(), procedure: String::new(), ..session }
}

/// A trace without free texts; `None` when nothing else is in it.
pub fn wordless_trace(trace: Trace) -> Option<Trace> {
    match trace {
        Trace::Field { .. } => None,
        Trace::SessionCorrected(id, session) => Some(Trace::SessionCorrected(id, Box::new(wordless(*session)))),
        Trace::AssessmentMoved { .. } | Trace::SessionMoved { .. } => Some(trace),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{LearnerId, SessionId, WorkshopId};
    use time::macros::date;

    fn session() -> Session {
        Session {
            duration_min: 45,
            themes: vec!["email".into()],
            sentence: "Je lis avant de cliquer.".into(),
            goal: "le clavier".into(),
            note: "gauchère".into(),
            procedure: "Ma retraite".into(),
            ..Session::on(LearnerId::from_bytes([1; 16]), date!(2026 - 11 - 05))
        }
    }

    #[test]
    fn a_session_leaves_a_month_and_no_day() {
        let rest = Remains::of(&session(), Some(1951), Some(&"45155".into()), [7; 16]).unwrap();
        assert_eq!((rest.year, rest.month, rest.duration_min, rest.person), (2026, 11, 45, [7; 16]));
        assert_eq!((rest.themes, rest.commune), (vec!["email".into()], Some("45155".into())));
        assert_eq!(rest.age_band, Some("soixante_dix_plus".into()));
        let absent = Session { attendance: Attendance::Absent, ..session() };
        assert_eq!(Remains::of(&absent, None, None, [7; 16]), None);
        let workshop = Session { workshop: Some(WorkshopId::from_bytes([3; 16])), ..session() };
        assert_eq!(Remains::of(&workshop, None, None, [7; 16]), None);
    }

    #[test]
    fn a_nameless_learner_keeps_what_counts() {
        let learner = Learner {
            code: "MARS-27".into(),
            first_name: "Yvette".into(),
            last_name: "Martin".into(),
            birth_year: Some(1951),
            commune: Some("45155".into()),
            wish: "voir mes petits-enfants".into(),
            phone: "06 12 34 56 78".into(),
            email: "y@example.fr".into(),
            note: "le matin".into(),
            procedures: vec!["D2".into()],
            informed_on: Some(date!(2026 - 11 - 04)),
            ..Learner::default()
        };
        let kept = Learner {
            code: "MARS-27".into(),
            anonymous: true,
            birth_year: Some(1951),
            commune: Some("45155".into()),
            procedures: vec!["D2".into()],
            informed_on: Some(date!(2026 - 11 - 04)),
            ..Learner::default()
        };
        assert_eq!(nameless(learner), kept);
        let alone = coarse(kept.clone(), Some(date!(2026 - 11 - 05)), false);
        assert_eq!((alone.birth_year, alone.commune), (Some(1951), None));
        let shared = coarse(kept, None, true);
        assert_eq!((shared.birth_year, shared.commune), (None, Some("45155".into())));
    }

    #[test]
    fn free_texts_go_and_the_rest_stays() {
        let empty = String::new;
        let kept = Session { sentence: empty(), goal: empty(), note: empty(), procedure: empty(), ..session() };
        assert_eq!(wordless(session()), kept);
        let id = SessionId::from_bytes([2; 16]);
        let corrected = wordless_trace(Trace::SessionCorrected(id, Box::new(session())));
        assert_eq!(corrected, Some(Trace::SessionCorrected(id, Box::new(kept))));
        let field = Trace::Field { field: "phone".into(), before: "06".into(), after: String::new() };
        assert_eq!(wordless_trace(field), None);
    }
}
