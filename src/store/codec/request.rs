//! Requests of people who passed by, and the marks of what was typed again into the Coop.

use super::field::{date, day, hour, ids, optional, seconds, text, texts};
use super::{CodecError, Kind, Record, read, write};
use crate::domain::ids::CoopKey;
use crate::domain::request::Request;
use serde::{Deserialize, Serialize};

/// Schema 1.
#[derive(Serialize, Deserialize)]
struct RequestV1 {
    date: i32,
    time: Option<u32>,
    duration_min: u16,
    place: String,
    themes: Vec<String>,
    devices: Vec<String>,
    procedure: String,
}

impl Record for Request {
    const KIND: Kind = Kind::Request;
    const SCHEMA: u16 = 1;

    fn payload(&self) -> Result<Vec<u8>, CodecError> {
        write(&RequestV1 {
            date: day(self.date),
            time: self.time.map(seconds),
            duration_min: self.duration_min,
            place: text(self.place.as_str()),
            themes: texts(&self.themes),
            devices: texts(&self.devices),
            procedure: text(&self.procedure),
        })
    }

    fn from_payload(_: u16, payload: &[u8]) -> Result<Self, CodecError> {
        let v1: RequestV1 = read(payload)?;
        Ok(Self {
            date: date(v1.date)?,
            time: optional(v1.time, hour)?,
            duration_min: v1.duration_min,
            place: CoopKey::new(v1.place),
            themes: ids(&v1.themes),
            devices: ids(&v1.devices),
            procedure: v1.procedure,
        })
    }
}

/// Nothing but its stamp: who typed it again, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct Retyped;

impl Record for Retyped {
    const KIND: Kind = Kind::Retyped;
    const SCHEMA: u16 = 1;

    fn payload(&self) -> Result<Vec<u8>, CodecError> {
        write(&())
    }

    fn from_payload(_: u16, payload: &[u8]) -> Result<Self, CodecError> {
        read::<()>(payload).map(|()| Self)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{decode, encode};
    use super::*;
    use crate::store::bytes::hex;
    use time::macros::{date, time};

    #[test]
    fn schema_1_is_these_bytes() {
        let request = Request {
            time: Some(time!(10:02)),
            themes: vec!["email".into()],
            devices: vec!["telephone".into()],
            procedure: "Titre".into(),
            ..Request::on(date!(2026 - 11 - 05))
        };
        let bytes = encode(&request).unwrap();
        assert_eq!(hex(&bytes), GOLDEN);
        assert_eq!(decode::<Request>(&bytes), Ok(request));
        assert_eq!(encode(&Retyped).unwrap(), [Kind::Retyped as u8, 1, 0]);
        assert_eq!(decode::<Retyped>(&[Kind::Retyped as u8, 1, 0]), Ok(Retyped));
    }

    const GOLDEN: &str = "180100fc4c1d4b0001fb188d0f0d6c6965755f61637469766974650105656d61696c01\
        0974656c6570686f6e65055469747265";
}
