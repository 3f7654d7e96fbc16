//! A backup's bytes. Integers are little-endian.
//!
//! ```text
//! head:   "JALONSAV" | format u16 | flags u16 | store (16) | made i64 | journal's mark (8) | last sequence u64
//!         | learners u64 | sessions u64 | records u64 | keys length u32 | card length u32 | erased length u32
//!         | journal length u64 | crc32 of these
//! body:   the keys file | the card | tombstones (25 each) | the journal's bytes as they are
//! footer: frames u64 | BLAKE3 of all the bytes before (32)
//! ```
//! All but the frames stands in clear, so that it can be listed and made without a passphrase: it tells no more than
//! the data folder does to whoever sees it.

use crate::store::bytes::Input;
use crate::store::database::Rows;
use crate::store::error::StoreError;
use crate::store::journal::Mark;
use crate::store::tree::Tree;
use crate::vault::KeysFile;

/// The backup format this program writes.
const FORMAT: u16 = 1;
const MAGIC: &[u8; 8] = b"JALONSAV";
/// The counts are known.
const COUNTED: u16 = 1;
/// The length of the head.
pub(super) const HEAD: usize = 100;
/// The length of the footer.
pub(super) const FOOTER: usize = 40;
/// No sound card is longer.
pub(super) const LONGEST_CARD: usize = 64 * 1024;
/// Over half a million erased learners: nobody ever will.
pub(super) const LONGEST_ERASED: usize = 16 * 1024 * 1024;

/// How many records a store held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Live {
    pub learners: u64,
    pub sessions: u64,
    /// Of every kind.
    pub records: u64,
}

impl Live {
    /// Told by the live rows of each tree.
    pub(super) fn of(rows: &Rows) -> Self {
        let of = |tree: Tree| rows.get(tree.index()).copied().unwrap_or_default();
        Self { learners: of(Tree::Learners), sessions: of(Tree::Sessions), records: rows.iter().sum() }
    }
}

/// What stands at the head of a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// The store's id, as its keys bear it.
    pub store: [u8; 16],
    /// When it was made, in seconds since 1970, UTC.
    pub made: i64,
    pub mark: Mark,
    /// The journal's last sequence.
    pub last: u64,
    /// `None` when the database could not be counted.
    pub live: Option<Live>,
    pub lengths: Lengths,
}

/// How long each part of the body is, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lengths {
    pub keys: u32,
    pub card: u32,
    pub erased: u32,
    pub journal: u64,
}

impl Lengths {
    /// Where the journal begins in the file.
    pub(super) fn journal_at(&self) -> u64 {
        HEAD as u64 + u64::from(self.keys) + u64::from(self.card) + u64::from(self.erased)
    }

    /// The length of the whole file; `None` when no file can be that long.
    pub(super) fn whole(&self) -> Option<u64> {
        self.journal_at().checked_add(self.journal)?.checked_add(FOOTER as u64)
    }

    fn are_sound(&self) -> bool {
        let within = |length: u32, longest: usize| usize::try_from(length).is_ok_and(|length| length <= longest);
        within(self.keys, KeysFile::MAX_LENGTH)
            && within(self.card, LONGEST_CARD)
            && within(self.erased, LONGEST_ERASED)
    }
}

impl Head {
    pub(super) fn encode(&self) -> Vec<u8> {
        let Live { learners, sessions, records } = self.live.unwrap_or_default();
        let mut out = MAGIC.to_vec();
        out.extend(FORMAT.to_le_bytes());
        out.extend(if self.live.is_some() { COUNTED } else { 0 }.to_le_bytes());
        out.extend(self.store);
        out.extend(self.made.to_le_bytes());
        out.extend(self.mark);
        for number in [self.last, learners, sessions, records] {
            out.extend(number.to_le_bytes());
        }
        for length in [self.lengths.keys, self.lengths.card, self.lengths.erased] {
            out.extend(length.to_le_bytes());
        }
        out.extend(self.lengths.journal.to_le_bytes());
        let crc = crc32fast::hash(&out);
        out.extend(crc.to_le_bytes());
        out
    }

    /// Reads a head, and tells what is no backup from one that is damaged or too new.
    pub(super) fn decode(bytes: &[u8; HEAD]) -> Result<Self, StoreError> {
        let (fields, crc) = bytes.split_last_chunk::<4>().ok_or(StoreError::DamagedBackup)?;
        let mut input = Input(fields);
        if input.array() != Some(*MAGIC) {
            return Err(StoreError::NotABackup);
        }
        if crc32fast::hash(fields) != u32::from_le_bytes(*crc) {
            return Err(StoreError::DamagedBackup);
        }
        if input.u16().is_none_or(|format| format > FORMAT) {
            return Err(StoreError::NewerFormat);
        }
        let head = Self::fields(&mut input).ok_or(StoreError::DamagedBackup)?;
        if head.lengths.are_sound() { Ok(head) } else { Err(StoreError::DamagedBackup) }
    }

    fn fields(input: &mut Input<'_>) -> Option<Self> {
        let flags = input.u16()?;
        let (store, made, mark, last) = (input.array()?, input.i64()?, input.array()?, input.u64()?);
        let live = Live { learners: input.u64()?, sessions: input.u64()?, records: input.u64()? };
        let lengths = Lengths { keys: input.u32()?, card: input.u32()?, erased: input.u32()?, journal: input.u64()? };
        Some(Self { store, made, mark, last, live: (flags & COUNTED != 0).then_some(live), lengths })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head() -> Head {
        let lengths = Lengths { keys: 300, card: 20, erased: 32, journal: 5_000 };
        let live = Some(Live { learners: 3, sessions: 5, records: 12 });
        Head { store: [1; 16], made: -7, mark: [2; 8], last: 9, live, lengths }
    }

    #[test]
    fn a_head_reads_back() {
        for head in [head(), Head { live: None, ..head() }] {
            let bytes: [u8; HEAD] = head.encode().try_into().unwrap();
            assert_eq!(Head::decode(&bytes).unwrap(), head);
        }
    }

    #[test]
    fn no_flipped_bit_goes_unseen() {
        for at in 0..HEAD * 8 {
            let mut bytes: [u8; HEAD] = head().encode().try_into().unwrap();
            bytes[at / 8] ^= 1 << (at % 8);
            assert!(Head::decode(&bytes).is_err(), "bit {at}");
        }
    }

    #[test]
    fn the_bytes_of_format_1_are_these() {
        let golden = [
            "4a414c4f4e5341560100010001010101010101010101010101010101",
            "f9ffffffffffffff02020202020202020900000000000000",
            "030000000000000005000000000000000c00000000000000",
            "2c01000014000000200000008813000000000000",
        ];
        let hex = crate::store::bytes::hex(&head().encode()[..HEAD - 4]);
        assert_eq!(hex, golden.concat());
    }

    #[test]
    fn absurd_lengths_are_refused() {
        for lengths in [
            Lengths { keys: u32::MAX, ..Lengths::default() },
            Lengths { card: u32::MAX, ..Lengths::default() },
            Lengths { erased: u32::MAX, ..Lengths::default() },
        ] {
            let bytes: [u8; HEAD] = Head { lengths, ..head() }.encode().try_into().unwrap();
            assert!(matches!(Head::decode(&bytes), Err(StoreError::DamagedBackup)));
        }
        assert_eq!(Lengths { journal: u64::MAX, ..Lengths::default() }.whole(), None);
    }
}
