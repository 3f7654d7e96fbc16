//! One Jalon per folder.

use super::error::StoreError;
use super::folder::{self, Folder};
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions, TryLockError};

/// Who opens a store, for whoever comes second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The machine's name.
    pub host: String,
    /// Seconds since 1970, UTC.
    pub now: i64,
}

/// What stands beside the lock, because a locked file cannot be read on Windows.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Held {
    host: String,
    process: u32,
    since: i64,
    /// Its screen waits for a passphrase.
    locked: bool,
}

impl Held {
    /// It only informs: a full disk keeps nobody out.
    fn write(&self, folder: &Folder) {
        let _ = std::fs::write(folder.holder(), toml::to_string(self).unwrap_or_default());
    }
}

/// The folder's lock, held as long as this lives.
pub(super) struct Lock {
    _file: File,
    held: Held,
}

impl Lock {
    /// Takes the lock, or says who holds it.
    pub(super) fn take(folder: &Folder, holder: &Holder) -> Result<Self, StoreError> {
        let file = OpenOptions::new().create(true).write(true).truncate(false).open(folder.lock())?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let text = folder::read_note(&folder.holder());
                return Err(match toml::from_str(&text).unwrap_or_default() {
                    Held { locked: true, .. } => StoreError::LockedElsewhere,
                    Held { host, since, .. } => StoreError::InUse { host, since },
                });
            }
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let held = Held { host: holder.host.clone(), process: std::process::id(), since: holder.now, locked: false };
        held.write(folder);
        Ok(Self { _file: file, held })
    }

    /// Says whether the screen of whoever holds the folder waits for a passphrase.
    pub(super) fn mark(&mut self, folder: &Folder, locked: bool) {
        if self.held.locked != locked {
            self.held.locked = locked;
            self.held.write(folder);
        }
    }
}
