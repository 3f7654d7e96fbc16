//! What is remembered about backups: those that went elsewhere, so that an erasure can name those it cannot reach.

use crate::store::error::StoreError;
use crate::store::folder::{self, Folder};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The file's name, in the folder of backups.
const NAME: &str = "known.toml";
/// So many are remembered: older ones were rotated away long since.
const MOST: usize = 200;

/// Stands outside the seal, so that a backup can be made without a passphrase.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Memory {
    /// Until when a fall in the number of records was looked at and found right, in seconds since 1970.
    pub accepted: i64,
    /// Backups outside the data folder, the oldest first.
    pub elsewhere: Vec<Elsewhere>,
    /// When backups were made behind the closed door, where the access log cannot be written, in the same seconds.
    pub untold: Vec<i64>,
}

/// A backup outside the data folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Elsewhere {
    pub path: PathBuf,
    /// In seconds since 1970, UTC.
    pub made: i64,
}

impl Memory {
    /// Reads what is remembered; nothing when it cannot be read.
    pub(super) fn read(folder: &Folder) -> Self {
        toml::from_str(&folder::read_note(&folder.backups().join(NAME))).unwrap_or_default()
    }

    /// Writes it, leaving out what was deleted since: files that are gone although their folder is there.
    pub(super) fn write(&mut self, folder: &Folder) -> Result<(), StoreError> {
        self.elsewhere.retain(|copy| copy.path.exists() || !copy.path.parent().is_some_and(Path::is_dir));
        let over = self.elsewhere.len().saturating_sub(MOST);
        self.elsewhere.drain(..over);
        let text = toml::to_string(self).unwrap_or_default();
        std::fs::create_dir_all(folder.backups())?;
        folder::replace(&folder.backups().join(NAME), text.as_bytes())?;
        Ok(())
    }

    /// When each of those in a folder was made, if that folder is away.
    pub(super) fn made_in(&self, folder: &Path) -> Vec<i64> {
        let within = self.elsewhere.iter().filter(|copy| copy.path.parent() == Some(folder) && !folder.is_dir());
        within.map(|copy| copy.made).collect()
    }

    /// Remembers a backup that the access log is still to be told of.
    pub(super) fn leave_untold(&mut self, made: i64) {
        self.untold.push(made);
        let over = self.untold.len().saturating_sub(MOST);
        self.untold.drain(..over);
    }

    /// Remembers a backup outside the data folder.
    pub(super) fn add(&mut self, path: &Path, made: i64) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.elsewhere.retain(|copy| copy.path != path);
        self.elsewhere.push(Elsewhere { path, made });
    }
}
