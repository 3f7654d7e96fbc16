//! Records as bytes: `kind u8 | schema u16 | payload`, little-endian.
//!
//! The payload is bincode 1.3.3 of a frozen structure: once released, a structure never changes, and a change of
//! shape is a new schema beside the old one. Canonical: maps are sorted, there are no floats, texts are in Unicode's
//! composed form (NFC). Choices are numbers of ours, never an enum's order. Golden bytes hold each schema in tests.

mod assessment;
mod draft;
mod erasure;
mod field;
#[cfg(fuzzing)]
pub mod fuzzing;
mod house;
mod learner;
mod log;
mod merged;
mod request;
mod session;
#[cfg(test)]
mod tests;
mod trace;
mod workshop;

pub(super) use house::Mended;
pub(super) use log::{Contact, Head, digest};
pub(super) use merged::{Merged, Row};
pub(super) use request::Retyped;
pub(super) use session::Hour;

use bincode::Options;
use serde::{Serialize, de::DeserializeOwned};

/// The largest record, in bytes: nobody types as much, and nothing larger is read into memory.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Why bytes are not a record, or a record has no bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum CodecError {
    /// A schema of a newer version.
    #[error("a newer schema")]
    Newer,
    /// A choice this version does not know.
    #[error("an unknown code")]
    UnknownCode,
    /// Not a record of this kind, or not the whole of it.
    #[error("malformed bytes")]
    Malformed,
    /// More than a record may hold.
    #[error("too large")]
    TooLarge,
}

/// What a record is. The numbers are on the disk and never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Learner = 1,
    Path = 2,
    Assessment = 3,
    Session = 4,
    Trace = 5,
    Settings = 6,
    Mediator = 7,
    Draft = 8,
    /// The hour of an appointment.
    Hour = 10,
    /// Sequences of the journal that are accounted for.
    Mended = 11,
    /// What was erased of a learner.
    Erasure = 12,
    /// The id that stamps bear since the store was restored.
    Instance = 14,
    /// What stays of a session whose learner was erased.
    Remains = 13,
    /// An entry of the access log.
    Line = 20,
    /// Where the access log begins and ends.
    Head = 21,
    /// A contact that was no visit.
    Contact = 22,
    Workshop = 23,
    /// A request of somebody who passed by.
    Request = 24,
    /// The mark of what was typed again into the Coop.
    Retyped = 25,
    /// What came with a record that was joined to another one.
    Merged = 26,
}

/// When a record was filed first: the frame, and its place among those of the same save. A correction keeps it, so
/// that what is current is told by the day, then by the order of entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    pub sequence: u64,
    pub number: u32,
}

/// A record with the entry that filed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filed<T> {
    pub entry: Entry,
    pub record: T,
}

/// A type that is kept.
pub(super) trait Record: Sized {
    const KIND: Kind;
    /// The schema it is written in, which is the highest one known.
    const SCHEMA: u16;

    /// The payload, in the schema it is written in.
    fn payload(&self) -> Result<Vec<u8>, CodecError>;

    /// Reads a payload of a schema from 1 to [`Record::SCHEMA`].
    fn from_payload(schema: u16, payload: &[u8]) -> Result<Self, CodecError>;
}

/// A record as bytes.
pub(super) fn encode<R: Record>(record: &R) -> Result<Vec<u8>, CodecError> {
    let [low, high] = R::SCHEMA.to_le_bytes();
    let mut bytes = vec![R::KIND as u8, low, high];
    bytes.append(&mut record.payload()?);
    Ok(bytes)
}

/// Bytes as a record.
pub(super) fn decode<R: Record>(bytes: &[u8]) -> Result<R, CodecError> {
    let (schema, payload) = open::<R>(bytes)?;
    R::from_payload(schema, payload)
}

/// Whether bytes are of a schema this version can replace without losing what it does not know.
pub(super) fn known<R: Record>(bytes: &[u8]) -> Result<(), CodecError> {
    match open::<R>(bytes) {
        Err(CodecError::Newer) => Err(CodecError::Newer),
        _ => Ok(()),
    }
}

fn open<R: Record>(bytes: &[u8]) -> Result<(u16, &[u8]), CodecError> {
    let ([kind, low, high], payload) = bytes.split_first_chunk().ok_or(CodecError::Malformed)?;
    let schema = u16::from_le_bytes([*low, *high]);
    match schema {
        _ if *kind != R::KIND as u8 => Err(CodecError::Malformed),
        0 => Err(CodecError::Malformed),
        schema if schema > R::SCHEMA => Err(CodecError::Newer),
        schema => Ok((schema, payload)),
    }
}

fn options() -> impl Options {
    bincode::DefaultOptions::new().with_limit(LARGEST).reject_trailing_bytes()
}

/// A frozen structure as bytes.
fn write<T: Serialize>(value: &T) -> Result<Vec<u8>, CodecError> {
    options().serialize(value).map_err(|_| CodecError::TooLarge)
}

/// Bytes as a frozen structure: all of them, and never more memory than they call for.
fn read<T: DeserializeOwned>(payload: &[u8]) -> Result<T, CodecError> {
    options().deserialize(payload).map_err(|_| CodecError::Malformed)
}
