//! What stays after an erasure.

use super::field::codes;
use super::{CodecError, Kind, Record, read, write};
use crate::domain::erasure::Erasure;

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
