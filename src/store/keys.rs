//! The keys file, kept twice: a bad copy is healed from the good one.

use super::error::StoreError;
use super::folder::{self, Folder, if_there};
use super::notice::Notice;
use crate::vault::{KeysFile, VaultError};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Writes both copies, one after the other: a power cut spoils one at most.
pub(super) fn write(folder: &Folder, keys: &KeysFile) -> Result<(), StoreError> {
    let bytes = keys.to_bytes();
    folder::replace(&folder.keys(), &bytes)?;
    folder::replace(&folder.keys_copy(), &bytes)?;
    Ok(())
}

/// What the two copies say.
pub(super) struct Copies {
    pub keys: KeysFile,
    /// The second copy, when it differs: the older one, after a power cut between both, or the only genuine one. Only who
    /// unlocks can tell, and until then neither is written over.
    pub other: Option<KeysFile>,
    pub notice: Option<Notice>,
}

/// Reads the keys, healing a copy that is damaged or missing.
pub(super) fn read(folder: &Folder) -> Result<Copies, StoreError> {
    let (first, second) = (read_copy(&folder.keys())?, read_copy(&folder.keys_copy())?);
    let (keys, healed) = match (first, second) {
        (Copy::Good(keys, bytes), Copy::Good(other, copy)) => {
            return Ok(Copies { keys, other: (bytes != copy).then_some(other), notice: None });
        }
        (Copy::Newer, _) | (_, Copy::Newer) => return Err(StoreError::NewerFormat),
        (Copy::Good(keys, bytes), Copy::Bad) => (keys, folder::replace(&folder.keys_copy(), &bytes)),
        (Copy::Bad, Copy::Good(keys, bytes)) => (keys, folder::replace(&folder.keys(), &bytes)),
        (Copy::Bad, Copy::Bad) => return Err(StoreError::DamagedKeys),
    };
    healed?;
    Ok(Copies { keys, other: None, notice: Some(Notice::KeysHealed) })
}

enum Copy {
    Good(KeysFile, Vec<u8>),
    Newer,
    Bad,
}

fn read_copy(path: &Path) -> Result<Copy, StoreError> {
    let Some(file) = if_there(File::open(path))? else { return Ok(Copy::Bad) };
    // A file that is longer than any sound one is refused by its length, not read into memory.
    let mut bytes = Vec::new();
    file.take(KeysFile::MAX_LENGTH as u64 + 1).read_to_end(&mut bytes)?;
    Ok(match KeysFile::parse(&bytes) {
        Ok(keys) => Copy::Good(keys, bytes),
        Err(VaultError::TooNew { .. }) => Copy::Newer,
        Err(_) => Copy::Bad,
    })
}

impl From<VaultError> for StoreError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::WrongPassphrase => Self::WrongPassphrase,
            VaultError::RecoveryTypo => Self::RecoveryTypo,
            VaultError::WrongRecoveryCode => Self::WrongRecoveryCode,
            VaultError::UnknownSlot => Self::UnknownMediator,
            VaultError::TooNew { .. } => Self::NewerFormat,
            VaultError::TooLong => Self::TooLarge,
            VaultError::LastMediator => Self::LastMediator,
            VaultError::Memory => Self::Io(std::io::ErrorKind::OutOfMemory.into()),
            VaultError::Tampered => Self::TamperedKeys,
            VaultError::Damaged
            | VaultError::AbsurdParameters
            | VaultError::UnknownEpoch(_)
            | VaultError::NotGenuine => Self::DamagedKeys,
        }
    }
}
