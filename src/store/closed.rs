//! The store before it is unlocked.

use super::card::Card;
use super::compaction;
use super::database::{Rows, Seals};
use super::error::StoreError;
use super::folder::Folder;
use super::house::Store;
use super::journal::Mark;
use super::keys;
use super::lock::{Holder, Lock};
use super::notice::Notice;
use super::progress::Report;
use super::recovery::{self, Opening};
use super::swap;
use super::team::team;
use crate::domain::ids::MediatorId;
use crate::vault::{Cost, Keyring, KeysFile, VaultError};
use std::path::Path;
use std::sync::Arc;

/// Tells whether there is a store in a folder.
pub fn exists(dir: &Path) -> bool {
    let folder = Folder::new(dir);
    let keys = folder.keys().exists() || folder.keys_copy().exists();
    // Without keys, a journal is a store in distress, unless its creation was interrupted.
    keys || swap::is_under_way(&folder) || (folder.journal().exists() && !folder.founding().exists())
}

/// A store that is held and not unlocked yet. Its journal and database are being opened meanwhile.
pub struct Closed(Box<Held>);

struct Held {
    /// First: it is waited for before the lock is let go.
    opening: Opening,
    folder: Folder,
    keys: KeysFile,
    /// The second copy of the keys, when it differs from the first.
    other: Option<KeysFile>,
    card: Card,
    notice: Option<Notice>,
    lock: Lock,
}

impl Held {
    /// Opens the keys, or their second copy when somebody wrote to the first, and makes both alike again.
    fn open(&mut self, open: impl Fn(&KeysFile) -> Result<Keyring, VaultError>) -> Result<Keyring, VaultError> {
        let first = open(&self.keys);
        if self.other.is_none() || !matches!(first, Ok(_) | Err(VaultError::Tampered)) {
            return first;
        }
        let keyring = match (first, &self.other) {
            (Err(_), Some(other)) => {
                let keyring = open(other)?;
                self.keys = other.clone();
                self.notice = Some(Notice::KeysHealed);
                keyring
            }
            (first, _) => first?,
        };
        self.other = None;
        // What cannot be written now is made alike at the next start: it keeps nobody out.
        let _ = keys::write(&self.folder, &self.keys);
        Ok(keyring)
    }
}

impl Closed {
    /// Takes a folder's store, so that nobody else can, and starts opening it.
    pub fn open(dir: &Path, holder: &Holder) -> Result<Self, StoreError> {
        if !exists(dir) {
            return Err(StoreError::NoStore);
        }
        let folder = Folder::new(dir);
        let lock = Lock::take(&folder, holder)?;
        swap::finish(&folder)?;
        compaction::clean(&folder)?;
        let keys::Copies { keys, other, notice } = keys::read(&folder)?;
        let card = Card::read(&folder);
        Ok(Self(Box::new(Held { opening: Opening::start(&folder), folder, keys, other, card, notice, lock })))
    }

    /// The place's name, as it stands outside the seal.
    pub fn place_name(&self) -> &str {
        &self.0.card.name
    }

    /// The theme's name, as it stands outside the seal; empty to choose by the terminal.
    pub fn theme(&self) -> &str {
        &self.0.card.theme
    }

    /// A second folder for backups, as it stands outside the seal.
    pub fn second_place(&self) -> Option<&Path> {
        Some(Path::new(&self.0.card.backups)).filter(|path| !path.as_os_str().is_empty())
    }

    /// Who can unlock, in the order they were added.
    pub fn mediators(&self) -> Vec<(MediatorId, String)> {
        team(&self.0.keys)
    }

    /// Unlocks with a mediator's passphrase. After an error the store is closed as before.
    pub fn unlock(mut self, id: MediatorId, passphrase: &str, report: Report<'_>) -> Result<Store, (Self, StoreError)> {
        match self.0.open(|keys| keys.unlock(*id.bytes(), passphrase)) {
            Ok(keyring) => self.enter(keyring, id, report),
            Err(error) => Err((self, error.into())),
        }
    }

    /// Unlocks with the recovery code as it was typed, and gives a mediator a new passphrase.
    pub fn unlock_with_recovery(
        mut self,
        typed: &str,
        id: MediatorId,
        new_passphrase: &str,
        cost: Cost,
        report: Report<'_>,
    ) -> Result<Store, (Self, StoreError)> {
        let keyring = match self.0.open(|keys| keys.unlock_with_recovery(typed)) {
            Ok(keyring) => keyring,
            Err(error) => return Err((self, error.into())),
        };
        let renewed = self.0.keys.set_passphrase(&keyring, *id.bytes(), new_passphrase, cost);
        match renewed.map_err(StoreError::from).and_then(|()| keys::write(&self.0.folder, &self.0.keys)) {
            Ok(()) => self.enter(keyring, id, report),
            Err(error) => Err((self, error)),
        }
    }

    /// What a backup is made from.
    pub(super) fn parts(&self) -> (&Folder, &KeysFile) {
        (&self.0.folder, &self.0.keys)
    }

    /// The journal's mark and last sequence, as they were found.
    pub(super) fn reached(&mut self) -> Option<(Mark, u64)> {
        let survey = self.0.opening.look()?.survey.as_ref().ok()?.as_ref()?;
        Some((survey.mark, survey.last))
    }

    /// Rows that hold a record, by tree; `None` when the database does not tell.
    pub(super) fn count_live(&mut self) -> Option<Rows> {
        self.0.opening.look()?.database.as_ref().ok()?.count_live().ok()
    }

    pub(super) fn enter(
        self,
        keyring: Keyring,
        id: MediatorId,
        report: Report<'_>,
    ) -> Result<Store, (Self, StoreError)> {
        let Held { opening, folder, keys, other, card, notice, mut lock } = *self.0;
        let seals = Seals { keyring: Arc::new(keyring), instance: keys.instance() };
        match recovery::settle(&folder, &seals, opening.wait(), id, report) {
            Ok(mut settled) => {
                lock.mark(&folder, false);
                settled.notices.splice(0..0, notice);
                let mut store = Store::assemble(folder, lock, keys, seals, id, settled);
                store.refresh_card(&card);
                swap::forget(&store.folder);
                // A full disk keeps nobody out.
                let _ = store.reconcile_names();
                if store.has_unfinished_erasure().unwrap_or(false) {
                    // Should it fail again, it is tried at quitting and at each start: it keeps nobody out.
                    let _ = store.finish_erasures(report);
                    let _ = store.forget_in_backups(report);
                }
                let _ = store.told_tombstones();
                let _ = store.go_on_forgetting(report);
                Ok(store)
            }
            Err(error) => {
                let opening = Opening::start(&folder);
                Err((Self(Box::new(Held { opening, folder, keys, other, card, notice, lock })), error))
            }
        }
    }
}

impl Store {
    /// Locks the store: its keys are wiped, the folder stays held, and it is opened again behind the closed door.
    pub fn lock(self) -> Closed {
        let Self { folder, seals, keys, journal, database, mut lock, .. } = self;
        // Both let go of their files before these are looked at again.
        drop((journal, database));
        drop(seals);
        lock.mark(&folder, true);
        let (opening, card) = (Opening::start(&folder), Card::read(&folder));
        Closed(Box::new(Held { opening, folder, keys, other: None, card, notice: None, lock }))
    }
}
