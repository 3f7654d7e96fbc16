//! The access log, and contacts that were no visits.

use super::field::{date, day};
use super::{CodecError, Kind, Record, read, write};
use crate::domain::ids::MediatorId;
use crate::domain::log::{Action, Entry, Event, Line};
use serde::{Deserialize, Serialize};
use time::Date;

/// The numbers on the disk; the rest belongs to newer versions, and is kept as it is.
const fn code(action: Action) -> u8 {
    match action {
        Action::Unlocked => 1,
        Action::RecordOpened => 2,
        Action::RecordRegistered => 3,
        Action::RecordCorrected => 4,
        Action::PathChosen => 5,
        Action::AssessmentFiled => 6,
        Action::SessionFiled => 7,
        Action::SessionCorrected => 8,
        Action::Moved => 9,
        Action::ContactDated => 10,
        Action::SheetWritten => 11,
        Action::TableWritten => 12,
        Action::Imported => 13,
        Action::SettingsChanged => 14,
        Action::TeamChanged => 15,
        Action::NameErased => 16,
        Action::RecordErased => 17,
        Action::BackupMade => 18,
        Action::BackupRestored => 19,
        Action::DateConfirmed => 20,
        Action::WorkshopFiled => 21,
        Action::WorkshopRemoved => 22,
        Action::Merged => 23,
        Action::Unmerged => 24,
        Action::Unknown(code) => code,
    }
}

fn action(stored: u8) -> Action {
    Action::ALL.into_iter().find(|action| code(*action) == stored).unwrap_or(Action::Unknown(stored))
}

/// BLAKE3 of the hash before, then the entry: number, time, action, subject, mediator, count. A subject that is nobody
/// is sixteen zeros.
pub(in crate::store) fn digest(before: &[u8; 32], entry: &Entry) -> [u8; 32] {
    let mut bytes = Vec::with_capacity(32 + 8 + 8 + 1 + 16 + 16 + 4);
    bytes.extend(before);
    bytes.extend(entry.number.to_le_bytes());
    bytes.extend(entry.at.to_le_bytes());
    bytes.push(code(entry.event.action));
    bytes.extend(entry.event.subject.unwrap_or_default());
    bytes.extend(entry.mediator.bytes());
    bytes.extend(entry.event.count.to_le_bytes());
    *blake3::hash(&bytes).as_bytes()
}

/// Schema 1.
#[derive(Serialize, Deserialize)]
struct LineV1 {
    number: u64,
    at: i64,
    action: u8,
    subject: Option<[u8; 16]>,
    mediator: [u8; 16],
    count: u32,
    hash: [u8; 32],
}

impl Record for Line {
    const KIND: Kind = Kind::Line;
    const SCHEMA: u16 = 1;

    fn payload(&self) -> Result<Vec<u8>, CodecError> {
        write(&LineV1 {
            number: self.entry.number,
            at: self.entry.at,
            action: code(self.entry.event.action),
            subject: self.entry.event.subject,
            mediator: *self.entry.mediator.bytes(),
            count: self.entry.event.count,
            hash: self.hash,
        })
    }

    fn from_payload(_: u16, payload: &[u8]) -> Result<Self, CodecError> {
        let v1: LineV1 = read(payload)?;
        let event = Event { action: action(v1.action), subject: v1.subject, count: v1.count };
        let mediator = MediatorId::from_bytes(v1.mediator);
        Ok(Self { entry: Entry { number: v1.number, at: v1.at, mediator, event }, hash: v1.hash })
    }
}

/// Where the access log begins and ends. Every save writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct Head {
    /// The number of the first entry that is kept, and the hash before it.
    pub first: u64,
    pub base: [u8; 32],
    /// The number of the last entry, and its hash.
    pub last: u64,
    pub hash: [u8; 32],
    /// When the last entry was made, in seconds since 1970, UTC.
    pub at: i64,
    /// The latest moment the clock is believed to have shown, in the same seconds.
    pub believed: i64,
    /// The sequence of the last save that held anything but entries.
    pub changed: u64,
}

impl Default for Head {
    fn default() -> Self {
        Self { first: 1, base: [0; 32], last: 0, hash: [0; 32], at: 0, believed: 0, changed: 0 }
    }
}

/// Schema 1.
type HeadV1 = (u64, [u8; 32], u64, [u8; 32], i64, i64, u64);

impl Record for Head {
    const KIND: Kind = Kind::Head;
    const SCHEMA: u16 = 1;

    fn payload(&self) -> Result<Vec<u8>, CodecError> {
        let head: HeadV1 = (self.first, self.base, self.last, self.hash, self.at, self.believed, self.changed);
        write(&head)
    }

    fn from_payload(_: u16, payload: &[u8]) -> Result<Self, CodecError> {
        let (first, base, last, hash, at, believed, changed): HeadV1 = read(payload)?;
        Ok(Self { first, base, last, hash, at, believed, changed })
    }
}

/// The day of the last contact that was no visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct Contact(pub Date);

impl Record for Contact {
    const KIND: Kind = Kind::Contact;
    const SCHEMA: u16 = 1;

    fn payload(&self) -> Result<Vec<u8>, CodecError> {
        write(&day(self.0))
    }

    fn from_payload(_: u16, payload: &[u8]) -> Result<Self, CodecError> {
        date(read(payload)?).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::bytes::hex;
    use crate::store::codec::{decode, encode};
    use time::macros::date;

    fn entry() -> Entry {
        let event = Event { action: Action::RecordOpened, subject: Some([1; 16]), count: 1 };
        Entry { number: 7, at: 1_790_000_000, mediator: MediatorId::from_bytes([4; 16]), event }
    }

    #[test]
    fn each_action_has_its_own_number_and_an_unknown_one_is_kept() {
        for known in Action::ALL {
            assert_eq!(action(code(known)), known);
        }
        assert_eq!(code(action(200)), 200);
    }

    #[test]
    fn the_bytes_are_settled() {
        let line = Line { entry: entry(), hash: [9; 32] };
        let bytes = encode(&line).unwrap();
        assert_eq!(
            hex(&bytes),
            format!("14010007fc007762d50201{}{}01{}", "01".repeat(16), "04".repeat(16), "09".repeat(32))
        );
        assert_eq!(decode::<Line>(&bytes), Ok(line));
        let head = Head { first: 3, base: [1; 32], last: 9, hash: [2; 32], at: 4, believed: 5, changed: 6 };
        let bytes = encode(&head).unwrap();
        assert_eq!(hex(&bytes), format!("15010003{}09{}080a06", "01".repeat(32), "02".repeat(32)));
        assert_eq!(decode::<Head>(&bytes), Ok(head));
        let contact = Contact(date!(2026 - 11 - 05));
        assert_eq!(hex(&encode(&contact).unwrap()), "160100fc4c1d4b00");
        assert_eq!(decode::<Contact>(&encode(&contact).unwrap()), Ok(contact));
    }

    #[test]
    fn the_hash_covers_the_one_before_and_every_field() {
        let whole = digest(&[0; 32], &entry());
        let event = entry().event;
        let changed = [
            digest(&[1; 32], &entry()),
            digest(&[0; 32], &Entry { number: 8, ..entry() }),
            digest(&[0; 32], &Entry { at: 0, ..entry() }),
            digest(&[0; 32], &Entry { mediator: MediatorId::from_bytes([5; 16]), ..entry() }),
            digest(&[0; 32], &Entry { event: Event { action: Action::Moved, ..event }, ..entry() }),
            digest(&[0; 32], &Entry { event: Event { subject: None, ..event }, ..entry() }),
            digest(&[0; 32], &Entry { event: Event { count: 2, ..event }, ..entry() }),
        ];
        assert!(changed.iter().all(|other| *other != whole));
    }
}
