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

/// Reads the keys, healing a copy that is damaged, missing or older.
pub(super) fn read(folder: &Folder) -> Result<(KeysFile, Option<Notice>), StoreError> {
    let (first, second) = (read_copy(&folder.keys())?, read_copy(&folder.keys_copy())?);
    match (first, second) {
        (Copy::Good(keys, bytes), Copy::Good(_, copy)) => {
            // The first is written first: a copy that differs is the older one.
            if bytes != copy {
                folder::replace(&folder.keys_copy(), &bytes)?;
            }
            Ok((keys, None))
        }
        (Copy::Newer, _) | (_, Copy::Newer) => Err(StoreError::NewerFormat),
        (Copy::Good(keys, bytes), Copy::Bad) => {
            folder::replace(&folder.keys_copy(), &bytes)?;
            Ok((keys, Some(Notice::KeysHealed)))
        }
        (Copy::Bad, Copy::Good(keys, bytes)) => {
            folder::replace(&folder.keys(), &bytes)?;
            Ok((keys, Some(Notice::KeysHealed)))
        }
        (Copy::Bad, Copy::Bad) => Err(StoreError::DamagedKeys),
    }
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
