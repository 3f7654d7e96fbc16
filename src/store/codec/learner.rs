//! Learners.

use super::field::{codes, date, day, ids, optional, text, texts};
use super::{CodecError, Kind, Record, read, write};
use crate::domain::ids::{Code, CoopKey, Insee, MediatorId};
use crate::domain::learner::{Learner, OtherReason};
use serde::{Deserialize, Serialize};

codes! {
    other_reason: OtherReason { Other = 1, Nothing = 2 }
}

/// Schema 1.
#[derive(Serialize, Deserialize)]
struct LearnerV1 {
    code: String,
    anonymous: bool,
    first_name: String,
    last_name: String,
    birth_year: Option<u16>,
    commune: Option<String>,
    gender: Option<String>,
    status: Option<String>,
    procedures: Vec<String>,
    other_reason: Option<u8>,
    wish: String,
    phone: String,
    email: String,
    note: String,
    informed_on: Option<i32>,
    opened_on: Option<i32>,
    opened_by: Option<[u8; 16]>,
}

impl Record for Learner {
    const KIND: Kind = Kind::Learner;
    const SCHEMA: u16 = 1;

    fn payload(&self) -> Result<Vec<u8>, CodecError> {
        write(&LearnerV1 {
            code: text(self.code.as_str()),
            anonymous: self.anonymous,
            first_name: text(&self.first_name),
            last_name: text(&self.last_name),
            birth_year: self.birth_year,
            commune: self.commune.as_ref().map(|insee| text(insee.as_str())),
            gender: self.gender.as_ref().map(|key| text(key.as_str())),
            status: self.status.as_ref().map(|key| text(key.as_str())),
            procedures: texts(&self.procedures),
            other_reason: self.other_reason.map(other_reason::code),
            wish: text(&self.wish),
            phone: text(&self.phone),
            email: text(&self.email),
            note: text(&self.note),
            informed_on: self.informed_on.map(day),
            opened_on: self.opened_on.map(day),
            opened_by: self.opened_by.map(|mediator| *mediator.bytes()),
        })
    }

    fn from_payload(_: u16, payload: &[u8]) -> Result<Self, CodecError> {
        let v1: LearnerV1 = read(payload)?;
        Ok(Self {
            code: Code::new(v1.code),
            anonymous: v1.anonymous,
            first_name: v1.first_name,
            last_name: v1.last_name,
            birth_year: v1.birth_year,
            commune: v1.commune.map(Insee::new),
            gender: v1.gender.map(CoopKey::new),
            status: v1.status.map(CoopKey::new),
            procedures: ids(&v1.procedures),
            other_reason: optional(v1.other_reason, other_reason::choice)?,
            wish: v1.wish,
            phone: v1.phone,
            email: v1.email,
            note: v1.note,
            informed_on: optional(v1.informed_on, date)?,
            opened_on: optional(v1.opened_on, date)?,
            opened_by: v1.opened_by.map(MediatorId::from_bytes),
        })
    }
}
