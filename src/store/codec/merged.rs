//! What came with a record that was joined to another one.

use super::{CodecError, Kind, Record, read, write};
use crate::domain::change::Stamp;
use crate::domain::ids::{InstanceId, MediatorId};
use serde::{Deserialize, Serialize};

/// A record's bytes as they stood, with their stamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Row {
    pub stamp: Stamp,
    pub record: Vec<u8>,
}

/// What is needed to take two records apart again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Merged {
    /// The record that came: its own fields, path and contact.
    pub learner: Row,
    pub path: Option<Row>,
    pub contact: Option<Row>,
    /// The same of the record that stayed, as they were before.
    pub learner_before: Row,
    pub path_before: Option<Row>,
    pub contact_before: Option<Row>,
    /// Ids of what moved.
    pub assessments: Vec<[u8; 16]>,
    pub sessions: Vec<[u8; 16]>,
    /// What the keys of the traces that moved end with.
    pub traces: Vec<[u8; 12]>,
    /// Workshops in which the one stands in the other's place.
    pub workshops: Vec<[u8; 16]>,
}

/// Time, instance, sequence, author; then the record.
type RowV1 = (i64, [u8; 16], u64, [u8; 16], Vec<u8>);

/// Schema 1.
#[derive(Serialize, Deserialize)]
struct MergedV1 {
    learner: RowV1,
    path: Option<RowV1>,
    contact: Option<RowV1>,
    learner_before: RowV1,
    path_before: Option<RowV1>,
    contact_before: Option<RowV1>,
    assessments: Vec<[u8; 16]>,
    sessions: Vec<[u8; 16]>,
    traces: Vec<[u8; 12]>,
    workshops: Vec<[u8; 16]>,
}

fn stored(row: &Row) -> RowV1 {
    let Stamp { at, instance, sequence, author } = row.stamp;
    (at, *instance.bytes(), sequence, *author.bytes(), row.record.clone())
}

fn row((at, instance, sequence, author, record): RowV1) -> Row {
    let (instance, author) = (InstanceId::from_bytes(instance), MediatorId::from_bytes(author));
    Row { stamp: Stamp { at, instance, sequence, author }, record }
}

impl Record for Merged {
    const KIND: Kind = Kind::Merged;
    const SCHEMA: u16 = 1;

    fn payload(&self) -> Result<Vec<u8>, CodecError> {
        write(&MergedV1 {
            learner: stored(&self.learner),
            path: self.path.as_ref().map(stored),
            contact: self.contact.as_ref().map(stored),
            learner_before: stored(&self.learner_before),
            path_before: self.path_before.as_ref().map(stored),
            contact_before: self.contact_before.as_ref().map(stored),
            assessments: self.assessments.clone(),
            sessions: self.sessions.clone(),
            traces: self.traces.clone(),
            workshops: self.workshops.clone(),
        })
    }

    fn from_payload(_: u16, payload: &[u8]) -> Result<Self, CodecError> {
        let v1: MergedV1 = read(payload)?;
        Ok(Self {
            learner: row(v1.learner),
            path: v1.path.map(row),
            contact: v1.contact.map(row),
            learner_before: row(v1.learner_before),
            path_before: v1.path_before.map(row),
            contact_before: v1.contact_before.map(row),
            assessments: v1.assessments,
            sessions: v1.sessions,
            traces: v1.traces,
            workshops: v1.workshops,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{decode, encode};
    use super::*;
    use crate::store::bytes::hex;

    #[test]
    fn schema_1_is_these_bytes() {
        let stamp = |at| Stamp {
            at,
            instance: InstanceId::from_bytes([1; 16]),
            sequence: 2,
            author: MediatorId::from_bytes([3; 16]),
        };
        let row = |at| Row { stamp: stamp(at), record: vec![7, 8] };
        let merged = Merged {
            learner: row(4),
            path: None,
            contact: None,
            learner_before: row(5),
            path_before: None,
            contact_before: Some(row(6)),
            assessments: vec![[9; 16]],
            sessions: Vec::new(),
            traces: vec![[10; 12]],
            workshops: Vec::new(),
        };
        let bytes = encode(&merged).unwrap();
        assert_eq!(decode::<Merged>(&bytes), Ok(merged));
        let row = |at: &str| format!("{at}{}02{}020708", "01".repeat(16), "03".repeat(16));
        let moved = format!("01{}0001{}00", "09".repeat(16), "0a".repeat(12));
        assert_eq!(hex(&bytes), format!("1a0100{}0000{}0001{}{moved}", row("08"), row("0a"), row("0c")));
    }
}
