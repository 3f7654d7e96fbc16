//! What stays after an erasure.

use super::field::{codes, ids, text, texts};
use super::{CodecError, Kind, Record, read, write};
use crate::domain::erasure::{Erasure, Remains};
use crate::domain::ids::{CoopKey, Insee};
use serde::{Deserialize, Serialize};

codes! {
    erasure: Erasure { Whole = 1, Name = 2 }
}

impl Record for Erasure {
    const KIND: Kind = Kind::Erasure;
    const SCHEMA: u16 = 1;

    fn payload(&self) -> Result<Vec<u8>, CodecError> {
        write(&erasure::code(*self))
    }

    fn from_payload(_: u16, payload: &[u8]) -> Result<Self, CodecError> {
        erasure::choice(read(payload)?)
    }
}

/// Schema 1.
#[derive(Serialize, Deserialize)]
struct RemainsV1 {
    year: i32,
    month: u8,
    duration_min: u16,
    themes: Vec<String>,
    age_band: Option<String>,
    commune: Option<String>,
    person: [u8; 16],
}

impl Record for Remains {
    const KIND: Kind = Kind::Remains;
    const SCHEMA: u16 = 1;

    fn payload(&self) -> Result<Vec<u8>, CodecError> {
        write(&RemainsV1 {
            year: self.year,
            month: self.month,
            duration_min: self.duration_min,
            themes: texts(&self.themes),
            age_band: self.age_band.as_ref().map(|key| text(key.as_str())),
            commune: self.commune.as_ref().map(|insee| text(insee.as_str())),
            person: self.person,
        })
    }

    fn from_payload(_: u16, payload: &[u8]) -> Result<Self, CodecError> {
        let v1: RemainsV1 = read(payload)?;
        Ok(Self {
            year: v1.year,
            month: v1.month,
            duration_min: v1.duration_min,
            themes: ids(&v1.themes),
            age_band: v1.age_band.map(CoopKey::new),
            commune: v1.commune.map(Insee::new),
            person: v1.person,
        })
    }
}
