//! Sessions, and what is derived from them.

use super::field::{codes, date, day, hour, ids, optional, seconds, text, texts};
use super::{CodecError, Entry, Filed, Kind, Record, read, write};
use crate::domain::ids::{CoopKey, LearnerId, SkillId, WorkshopId};
use crate::domain::session::{Appointment, Attendance, Mode, Rating, Session};
use serde::{Deserialize, Serialize};
use time::Time;

codes! {
    mode: Mode { Train = 1, Accompany = 2, Do = 3 }
    attendance: Attendance { Present = 1, Excused = 2, Absent = 3 }
}

/// Stands for « sans objet » where a rating is a number.
const NOT_APPLICABLE: u8 = 255;

/// Schema 1.
#[derive(Serialize, Deserialize)]
pub(super) struct SessionV1 {
    learner: [u8; 16],
    date: i32,
    started: Option<u32>,
    duration_min: u16,
    place: String,
    mode: u8,
    mandate: Option<bool>,
    attendance: u8,
    devices: Vec<String>,
    themes: Vec<String>,
    autonomy: Option<String>,
    modules: Vec<String>,
    /// By skill, sorted.
    ratings: Vec<(String, u8)>,
    sentence: String,
    /// Day and hour.
    next: Option<(i32, Option<u32>)>,
    goal: String,
    note: String,
}

impl SessionV1 {
    fn of(session: &Session) -> Self {
        Self {
            learner: *session.learner.bytes(),
            date: day(session.date),
            started: session.started.map(seconds),
            duration_min: session.duration_min,
            place: text(session.place.as_str()),
            mode: mode::code(session.mode),
            mandate: session.mandate,
            attendance: attendance::code(session.attendance),
            devices: texts(&session.devices),
            themes: texts(&session.themes),
            autonomy: session.autonomy.as_ref().map(|key| text(key.as_str())),
            modules: texts(&session.modules),
            ratings: session
                .ratings
                .iter()
                .map(|(skill, rating)| (text(skill.as_str()), stored_rating(*rating)))
                .collect(),
            sentence: text(&session.sentence),
            next: session.next.map(|next| (day(next.date), next.time.map(seconds))),
            goal: text(&session.goal),
            note: text(&session.note),
        }
    }

    pub(super) fn into_session(self) -> Result<Session, CodecError> {
        Ok(Session {
            learner: LearnerId::from_bytes(self.learner),
            date: date(self.date)?,
            started: optional(self.started, hour)?,
            duration_min: self.duration_min,
            place: CoopKey::new(self.place),
            mode: mode::choice(self.mode)?,
            mandate: self.mandate,
            attendance: attendance::choice(self.attendance)?,
            devices: ids(&self.devices),
            themes: ids(&self.themes),
            autonomy: self.autonomy.map(CoopKey::new),
            modules: ids(&self.modules),
            ratings: self
                .ratings
                .into_iter()
                .map(|(skill, level)| Ok((SkillId::new(skill), rating(level)?)))
                .collect::<Result<_, CodecError>>()?,
            sentence: self.sentence,
            next: optional(self.next, |(day, time)| Ok(Appointment { date: date(day)?, time: optional(time, hour)? }))?,
            goal: self.goal,
            note: self.note,
            procedure: String::new(),
            redirection: None,
            workshop: None,
        })
    }
}

/// Schema 2: the procedure, where the person was sent on to, and the workshop.
#[derive(Serialize, Deserialize)]
pub(super) struct SessionV2 {
    first: SessionV1,
    procedure: String,
    redirection: Option<String>,
    workshop: Option<[u8; 16]>,
}

impl SessionV2 {
    pub(super) fn of(session: &Session) -> Self {
        Self {
            first: SessionV1::of(session),
            procedure: text(&session.procedure),
            redirection: session.redirection.as_ref().map(|key| text(key.as_str())),
            workshop: session.workshop.map(|id| *id.bytes()),
        }
    }

    pub(super) fn into_session(self) -> Result<Session, CodecError> {
        Ok(Session {
            procedure: self.procedure,
            redirection: self.redirection.map(CoopKey::new),
            workshop: self.workshop.map(WorkshopId::from_bytes),
            ..self.first.into_session()?
        })
    }
}

pub(super) const fn stored_rating(rating: Rating) -> u8 {
    match rating {
        Rating::Level(level) => level,
        Rating::NotApplicable => NOT_APPLICABLE,
    }
}

pub(super) const fn rating(level: u8) -> Result<Rating, CodecError> {
    match level {
        0..=3 => Ok(Rating::Level(level)),
        NOT_APPLICABLE => Ok(Rating::NotApplicable),
        _ => Err(CodecError::UnknownCode),
    }
}

/// Schema 1: sequence and number of the first entry, then the session.
type FiledV1 = (u64, u32, SessionV1);
/// Schema 2: the same, of a session of schema 2.
type FiledV2 = (u64, u32, SessionV2);

impl Record for Filed<Session> {
    const KIND: Kind = Kind::Session;
    const SCHEMA: u16 = 2;

    fn payload(&self) -> Result<Vec<u8>, CodecError> {
        write(&(self.entry.sequence, self.entry.number, SessionV2::of(&self.record)))
    }

    fn from_payload(schema: u16, payload: &[u8]) -> Result<Self, CodecError> {
        let (sequence, number, record) = if schema == 1 {
            let (sequence, number, session): FiledV1 = read(payload)?;
            (sequence, number, session.into_session()?)
        } else {
            let (sequence, number, session): FiledV2 = read(payload)?;
            (sequence, number, session.into_session()?)
        };
        Ok(Self { entry: Entry { sequence, number }, record })
    }
}

/// The hour of an appointment; its day stands in the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct Hour(pub Option<Time>);

impl Record for Hour {
    const KIND: Kind = Kind::Hour;
    const SCHEMA: u16 = 1;

    fn payload(&self) -> Result<Vec<u8>, CodecError> {
        write(&self.0.map(seconds))
    }

    fn from_payload(_: u16, payload: &[u8]) -> Result<Self, CodecError> {
        Ok(Self(optional(read(payload)?, hour)?))
    }
}
