//! Arbitrary bytes for the record codec. Built for the fuzzer alone.

use super::{CodecError, Filed, Hour, Mended, Record, decode, encode, known};
use crate::domain::assessment::{AdoptedPath, Assessment};
use crate::domain::change::Trace;
use crate::domain::draft::Draft;
use crate::domain::learner::Learner;
use crate::domain::place::{Mediator, Settings};
use crate::domain::session::Session;

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
}

fn read<R: Record + PartialEq>(bytes: &[u8]) {
    let own = [&[R::KIND as u8, 1, 0], bytes.get(3..).unwrap_or_default()].concat();
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
