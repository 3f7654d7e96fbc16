//! The keys file's bytes. Integers are little-endian.
//!
//! ```text
//! "JALONKEY" | format u16 | instance (16) | slot count u16 | epoch count u16
//! each slot:  id (16) | kind u8 | name length u16 | name | salt (16) | memory KiB u32 | passes u32 | lanes u32
//!             | public key (32) | sealed private key and root (104)
//! each epoch: number u32 | a sealed box (80) for each slot, in their order
//! authentication (32) | BLAKE3 of all the bytes before (32)
//! ```
//! The mark, the format's place and the last 32 bytes stay as they are in every future format, so that an older
//! program tells a newer file from a damaged one.

use super::super::derivation::Parameters;
use super::super::error::VaultError;
use super::slot::{Lock, MAX_NAME};
use super::{KeysFile, SealedEpoch, Slot, SlotKind};

const MARK: &[u8; 8] = b"JALONKEY";
const FORMAT: u16 = 1;
pub(super) const MAX_SLOTS: u16 = 256;
pub(super) const MAX_EPOCHS: u16 = 1024;

impl KeysFile {
    /// No sound file is longer, in bytes: one that is need not be read.
    pub const MAX_LENGTH: usize = 24 * 1024 * 1024;

    /// Reads a keys file. Everything is bounded before anything is allocated or derived.
    pub fn parse(bytes: &[u8]) -> Result<Self, VaultError> {
        let (content, checksum) = bytes.split_last_chunk::<32>().ok_or(VaultError::Damaged)?;
        if bytes.len() > Self::MAX_LENGTH || !content.starts_with(MARK) || blake3::hash(content) != *checksum {
            return Err(VaultError::Damaged);
        }
        let (body, authentication) = content.split_last_chunk::<32>().ok_or(VaultError::Damaged)?;
        let mut reader = Reader(body.get(MARK.len()..).unwrap_or_default());
        let format = reader.u16()?;
        if format > FORMAT {
            return Err(VaultError::TooNew { format });
        }
        let instance = reader.array()?;
        let (slot_count, epoch_count) = (reader.u16()?, reader.u16()?);
        if format != FORMAT || !(1..=MAX_SLOTS).contains(&slot_count) || !(1..=MAX_EPOCHS).contains(&epoch_count) {
            return Err(VaultError::Damaged);
        }
        let slots = (0..slot_count).map(|_| reader.slot()).collect::<Result<Vec<_>, _>>()?;
        let epochs = (0..epoch_count).map(|_| reader.epoch(slots.len())).collect::<Result<Vec<_>, _>>()?;
        let file = Self { instance, slots, epochs, authentication: *authentication };
        if reader.0.is_empty() && file.is_coherent() { Ok(file) } else { Err(VaultError::Damaged) }
    }

    /// The file's bytes: reading them gives the same file back.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.body();
        bytes.extend(self.authentication);
        let checksum = blake3::hash(&bytes);
        bytes.extend(checksum.as_bytes());
        bytes
    }

    /// What the file's authentication covers.
    pub(super) fn body(&self) -> Vec<u8> {
        let mut bytes = MARK.to_vec();
        bytes.extend(FORMAT.to_le_bytes());
        bytes.extend(self.instance);
        bytes.extend(count(self.slots.len()));
        bytes.extend(count(self.epochs.len()));
        self.slots.iter().for_each(|slot| write_slot(slot, &mut bytes));
        for epoch in &self.epochs {
            bytes.extend(epoch.number.to_le_bytes());
            bytes.extend(epoch.boxes.iter().flatten());
        }
        bytes
    }

    /// Whether ids differ and epochs ascend.
    fn is_coherent(&self) -> bool {
        let mut ids: Vec<_> = self.slots.iter().map(|slot| slot.id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.len() == self.slots.len() && self.epochs.is_sorted_by(|one, next| one.number < next.number)
    }
}

/// A count or a length, all of which are bounded where they come in.
fn count(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes()
}

fn write_slot(slot: &Slot, bytes: &mut Vec<u8>) {
    let Lock { salt, parameters: Parameters { memory_kib, passes, lanes }, public, sealed } = &slot.lock;
    bytes.extend(slot.id);
    bytes.push(slot.kind.code());
    bytes.extend(count(slot.name.len()));
    bytes.extend(slot.name.as_bytes());
    bytes.extend(salt);
    bytes.extend([memory_kib, passes, lanes].iter().flat_map(|number| number.to_le_bytes()));
    bytes.extend(public);
    bytes.extend(sealed);
}

/// What is left to read.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn array<const N: usize>(&mut self) -> Result<[u8; N], VaultError> {
        let (array, rest) = self.0.split_first_chunk::<N>().ok_or(VaultError::Damaged)?;
        self.0 = rest;
        Ok(*array)
    }

    fn u16(&mut self) -> Result<u16, VaultError> {
        self.array().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Result<u32, VaultError> {
        self.array().map(u32::from_le_bytes)
    }

    fn name(&mut self) -> Result<String, VaultError> {
        let length = usize::from(self.u16()?);
        let (name, rest) = self.0.split_at_checked(length).ok_or(VaultError::Damaged)?;
        self.0 = rest;
        let name = std::str::from_utf8(name).map_err(|_| VaultError::Damaged)?;
        if name.len() > MAX_NAME { Err(VaultError::Damaged) } else { Ok(name.to_owned()) }
    }

    fn slot(&mut self) -> Result<Slot, VaultError> {
        let id = self.array()?;
        let [kind] = self.array()?;
        let kind = SlotKind::from_code(kind).ok_or(VaultError::Damaged)?;
        let name = self.name()?;
        let salt = self.array()?;
        let parameters = Parameters { memory_kib: self.u32()?, passes: self.u32()?, lanes: self.u32()? };
        parameters.check()?;
        Ok(Slot { id, kind, name, lock: Lock { salt, parameters, public: self.array()?, sealed: self.array()? } })
    }

    fn epoch(&mut self, slots: usize) -> Result<SealedEpoch, VaultError> {
        let number = self.u32()?;
        let boxes = (0..slots).map(|_| self.array()).collect::<Result<_, _>>()?;
        Ok(SealedEpoch { number, boxes })
    }
}
