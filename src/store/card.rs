//! What stands outside the seal: only what is needed before unlocking.

use super::error::StoreError;
use super::folder::{self, Folder};
use crate::domain::place::Settings;
use serde::{Deserialize, Serialize};

/// The place's name and theme and a hint of the backup folder, derived from the settings at each save of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Card {
    pub name: String,
    pub theme: String,
    /// A second folder for backups, so that one can be made there without a passphrase; empty for none.
    pub backups: String,
}

impl Card {
    pub(super) fn of(settings: &Settings) -> Self {
        Self { name: settings.place.clone(), theme: settings.theme.clone(), backups: settings.backup_folder.clone() }
    }

    /// Reads the card; an unreadable one is as good as none, since unlocking writes it again.
    pub(super) fn read(folder: &Folder) -> Self {
        toml::from_str(&folder::read_note(&folder.place())).unwrap_or_default()
    }

    /// Writes the card unless it stands there already.
    pub(super) fn write(&self, folder: &Folder) -> Result<(), StoreError> {
        if Self::read(folder) != *self {
            folder::replace(&folder.place(), toml::to_string(self).unwrap_or_default().as_bytes())?;
        }
        Ok(())
    }
}
