//! The team: who can open the store. Whoever is in may change it; the callers ask for their passphrase again first.

use super::error::StoreError;
use super::house::Store;
use super::keys;
use crate::domain::change::Change;
use crate::domain::fold::fold;
use crate::domain::ids::MediatorId;
use crate::domain::log::Event;
use crate::domain::place::Mediator;
use crate::vault::{Cost, Keyring, KeysFile, RecoveryCode, SlotKind, VaultError, draw_id};
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// Who can open, in the order they were added.
pub(super) fn team(keys: &KeysFile) -> Vec<(MediatorId, String)> {
    let slots = keys.slots().iter().filter(|slot| slot.kind == SlotKind::Mediator);
    slots.map(|slot| (MediatorId::from_bytes(slot.id), slot.name.clone())).collect()
}

impl Store {
    /// Who can open the store, in the order they were added. [`Store::mediators`] names those who left, too.
    pub fn team(&self) -> Vec<(MediatorId, String)> {
        team(&self.keys)
    }

    /// Whether a passphrase is the one of whoever is in: asked again before the team is changed.
    pub fn confirm(&self, passphrase: &str) -> Result<(), StoreError> {
        self.keys.unlock(*self.mediator.bytes(), passphrase)?;
        Ok(())
    }

    /// Lets one more mediator in. `now` dates the save, in seconds since 1970, UTC.
    pub fn add_mediator(
        &mut self,
        name: &str,
        passphrase: &str,
        cost: Cost,
        now: i64,
    ) -> Result<MediatorId, StoreError> {
        let name = self.free_name(name, None)?;
        let id = MediatorId::from_bytes(draw_id());
        self.change_keys(|keys, keyring| keys.add_slot(keyring, *id.bytes(), &name, passphrase, cost))?;
        self.save(self.mediator, now, &[Change::Mediator(id, Mediator { name })])?;
        Ok(id)
    }

    /// Corrects a mediator's name, on what they wrote already too.
    pub fn rename_mediator(&mut self, id: MediatorId, name: &str, now: i64) -> Result<(), StoreError> {
        let name = self.free_name(name, Some(id))?;
        self.change_keys(|keys, keyring| keys.rename_slot(keyring, *id.bytes(), &name))?;
        self.save(self.mediator, now, &[Change::Mediator(id, Mediator { name })])?;
        Ok(())
    }

    /// Shuts a mediator out; their name stays on what they wrote. Older copies of the store still open to them.
    ///
    /// What is saved from now on bears a new epoch: [`Store::compact`] seals the rest under it, and should follow at once.
    pub fn remove_mediator(&mut self, id: MediatorId, now: i64) -> Result<(), StoreError> {
        if id == self.mediator && self.team().len() > 1 {
            return Err(StoreError::OwnSlot);
        }
        let keyring = self.change_keys(|keys, keyring| keys.remove_slot(keyring, *id.bytes()))?;
        self.seals.keyring = Arc::new(keyring);
        self.tell_the_log(id, now);
        Ok(())
    }

    /// Gives a mediator a new passphrase.
    pub fn set_passphrase(&mut self, id: MediatorId, passphrase: &str, cost: Cost, now: i64) -> Result<(), StoreError> {
        self.change_keys(|keys, keyring| keys.set_passphrase(keyring, *id.bytes(), passphrase, cost))?;
        self.tell_the_log(id, now);
        Ok(())
    }

    /// Draws another recovery code; the former one opens older copies only. [`Store::compact`] should follow at once.
    pub fn renew_recovery(&mut self, now: i64) -> Result<RecoveryCode, StoreError> {
        let (keyring, code) = self.change_keys(KeysFile::renew_recovery)?;
        self.seals.keyring = Arc::new(keyring);
        self.tell_the_log(self.mediator, now);
        Ok(code)
    }

    /// Notes a change of the keys, which no save tells by itself. It is made already: a full disk leaves the note to the
    /// next save.
    fn tell_the_log(&mut self, id: MediatorId, now: i64) {
        self.note(now, Event::team(id));
        let _ = self.flush_log(now);
    }

    /// Changes the keys and writes them twice. After an error the former ones hold.
    fn change_keys<T>(
        &mut self,
        change: impl FnOnce(&mut KeysFile, &Keyring) -> Result<T, VaultError>,
    ) -> Result<T, StoreError> {
        let mut keys = self.keys.clone();
        let changed = change(&mut keys, &self.seals.keyring)?;
        if let Err(error) = keys::write(&self.folder, &keys) {
            // The first copy may be the new one already: the former goes back, or opening would follow the new one.
            let _ = keys::write(&self.folder, &self.keys);
            return Err(error);
        }
        self.keys = keys;
        Ok(changed)
    }

    /// A name in the composed form that records are kept in, unless somebody else of the team bears it.
    fn free_name(&self, name: &str, whose: Option<MediatorId>) -> Result<String, StoreError> {
        let taken = |(id, known): &(MediatorId, String)| Some(*id) != whose && fold(known) == fold(name);
        if self.team().iter().any(taken) { Err(StoreError::NameTaken) } else { Ok(name.nfc().collect()) }
    }

    /// Gives the records the names of the keys, where a crash fell between the two.
    pub(super) fn reconcile_names(&mut self) -> Result<(), StoreError> {
        let known = self.mediators()?;
        let differs = |(id, name): &(MediatorId, String)| {
            let record = known.iter().find(|(known, _)| known == id);
            record.is_none_or(|(_, record)| !record.name.nfc().eq(name.nfc()))
        };
        let named = |(id, name)| Change::Mediator(id, Mediator { name });
        let changes: Vec<Change> = self.team().into_iter().filter(differs).map(named).collect();
        if !changes.is_empty() {
            // The save's time is the last one's and a second: no clock is needed here.
            self.save(self.mediator, self.at, &changes)?;
        }
        Ok(())
    }
}
