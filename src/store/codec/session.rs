//! Sessions, and what is derived from them.

use super::field::{codes, date, day, hour, ids, optional, seconds, text, texts};
use super::{CodecError, Entry, Filed, Kind, Record, read, write};
use crate::domain::ids::{CoopKey, LearnerId, SkillId};
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
    pub(super) fn of(session: &Session) -> Self {
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
                .map(|(skill, rating)| (text(skill.as_str()), rating.level().unwrap_or(NOT_APPLICABLE)))
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
        })
    }
}

const fn rating(level: u8) -> Result<Rating, CodecError> {
    match level {
        0..=3 => Ok(Rating::Level(level)),
        NOT_APPLICABLE => Ok(Rating::NotApplicable),
        _ => Err(CodecError::UnknownCode),
    }
}

/// Schema 1: sequence and number of the first entry, then the session.
type FiledV1 = (u64, u32, SessionV1);

impl Record for Filed<Session> {
    const KIND: Kind = Kind::Session;
    const SCHEMA: u16 = 1;

    fn payload(&self) -> Result<Vec<u8>, CodecError> {
        write(&(self.entry.sequence, self.entry.number, SessionV1::of(&self.record)))
    }

    fn from_payload(_: u16, payload: &[u8]) -> Result<Self, CodecError> {
        let (sequence, number, session): FiledV1 = read(payload)?;
        Ok(Self { entry: Entry { sequence, number }, record: session.into_session()? })
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
