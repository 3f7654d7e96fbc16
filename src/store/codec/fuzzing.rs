//! Arbitrary bytes for the record codec. Built for the fuzzer alone.

use super::{CodecError, Contact, Filed, Head, Hour, Mended, Merged, Record, Retyped, decode, encode, known};
use crate::domain::assessment::{AdoptedPath, Assessment};
use crate::domain::change::Trace;
use crate::domain::draft::Draft;
use crate::domain::erasure::{Erasure, Remains};
use crate::domain::ids::InstanceId;
use crate::domain::learner::Learner;
use crate::domain::log::Line;
use crate::domain::place::{Mediator, Settings};
use crate::domain::request::Request;
use crate::domain::session::Session;
use crate::domain::workshop::Workshop;

/// Reads bytes as a record of the kind and schema they begin with, and as it stands as one of each kind.
pub fn record(bytes: &[u8]) {
    read::<Learner>(bytes);
    read::<AdoptedPath>(bytes);
    read::<Filed<Assessment>>(bytes);
    read::<Filed<Session>>(bytes);
    read::<Trace>(bytes);
    read::<Settings>(bytes);
    read::<Mediator>(bytes);
    read::<Draft>(bytes);
    read::<Hour>(bytes);
    read::<Mended>(bytes);
    read::<InstanceId>(bytes);
    read::<Erasure>(bytes);
    read::<Remains>(bytes);
    read::<Line>(bytes);
    read::<Head>(bytes);
    read::<Contact>(bytes);
    read::<Workshop>(bytes);
    read::<Request>(bytes);
    read::<Retyped>(bytes);
    read::<Merged>(bytes);
}

fn read<R: Record + PartialEq>(bytes: &[u8]) {
    let payload = bytes.get(3..).unwrap_or_default();
    let [schema, ..] = bytes else { return };
    let [low, high] = (1 + u16::from(*schema) % R::SCHEMA).to_le_bytes();
    let own = [&[R::KIND as u8, low, high], payload].concat();
    for bytes in [bytes, &own] {
        let _ = known::<R>(bytes);
        if let Ok(record) = decode::<R>(bytes) {
            let written = encode(&record);
            assert!(written.is_ok() || written == Err(CodecError::TooLarge));
            let same = written.is_ok_and(|written| decode::<R>(&written).is_ok_and(|again| again == record));
            assert!(same, "what is written reads back");
        }
    }
}
