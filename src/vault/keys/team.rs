//! Changing who can open. Whoever holds the keyring may: nobody else's passphrase is needed.
//!
//! The file is authenticated before anything is sealed to its public keys, so that a planted one gets nothing. On any
//! error it stays as it was in memory; nothing is written here.

use super::super::chance::{draw_bytes, draw_id};
use super::super::derivation::{self, Cost};
use super::super::error::VaultError;
use super::super::keyring::Keyring;
use super::super::recovery::RecoveryCode;
use super::format::{MAX_EPOCHS, MAX_SLOTS};
use super::slot::MAX_NAME;
use super::{KeysFile, SealedEpoch, Slot, SlotKind};
use zeroize::Zeroizing;

impl KeysFile {
    /// Lets one more mediator in, with their own passphrase.
    pub fn add_slot(
        &mut self,
        keyring: &Keyring,
        id: [u8; 16],
        name: &str,
        passphrase: &str,
        cost: Cost,
    ) -> Result<(), VaultError> {
        let mut next = self.genuine_copy(keyring)?;
        if next.slots.len() >= usize::from(MAX_SLOTS) {
            return Err(VaultError::TooLong);
        }
        let passphrase = derivation::normalise(passphrase);
        let root = keyring.root();
        let slot = Slot::lock(self.instance, id, SlotKind::Mediator, name, passphrase.as_bytes(), cost, root)?;
        for epoch in &mut next.epochs {
            epoch.boxes.push(slot.seal_to(keyring.data_key(epoch.number)?)?);
        }
        next.slots.push(slot);
        self.take(next, keyring)
    }

    /// Corrects a mediator's name.
    pub fn rename_slot(&mut self, keyring: &Keyring, id: [u8; 16], name: &str) -> Result<(), VaultError> {
        if name.len() > MAX_NAME {
            return Err(VaultError::TooLong);
        }
        let mut next = self.genuine_copy(keyring)?;
        let position = next.position_of(id)?;
        let slot = next.slots.get_mut(position).ok_or(VaultError::UnknownSlot)?;
        name.clone_into(&mut slot.name);
        self.take(next, keyring)
    }

    /// Shuts a mediator out: what is sealed from now on bears a new epoch, which the returned keyring seals under. Older
    /// copies of the store still open with the passphrase they had.
    pub fn remove_slot(&mut self, keyring: &Keyring, id: [u8; 16]) -> Result<Keyring, VaultError> {
        let mut next = self.genuine_copy(keyring)?;
        let position = next.position_of(id)?;
        if next.slots.iter().filter(|slot| slot.kind == SlotKind::Mediator).count() == 1 {
            return Err(VaultError::LastMediator);
        }
        next.slots.remove(position);
        for epoch in &mut next.epochs {
            if position >= epoch.boxes.len() {
                return Err(VaultError::Damaged);
            }
            epoch.boxes.remove(position);
        }
        let keyring = next.draw_epoch(keyring)?;
        self.take(next, &keyring)?;
        Ok(keyring)
    }

    /// Gives a mediator a new passphrase. The old one need not be known: the slot gets a new pair of keys.
    pub fn set_passphrase(
        &mut self,
        keyring: &Keyring,
        id: [u8; 16],
        passphrase: &str,
        cost: Cost,
    ) -> Result<(), VaultError> {
        let mut next = self.genuine_copy(keyring)?;
        let position = next.position_of(id)?;
        let name = next.slots.get(position).ok_or(VaultError::UnknownSlot)?.name.clone();
        let passphrase = derivation::normalise(passphrase);
        let root = keyring.root();
        let slot = Slot::lock(self.instance, id, SlotKind::Mediator, &name, passphrase.as_bytes(), cost, root)?;
        next.replace(position, slot, keyring)?;
        self.take(next, keyring)
    }

    /// Draws another recovery code, which is shown once and kept nowhere, and a new epoch that the former code does not
    /// open.
    pub fn renew_recovery(&mut self, keyring: &Keyring) -> Result<(Keyring, RecoveryCode), VaultError> {
        let mut next = self.genuine_copy(keyring)?;
        let (position, code) = (next.recovery()?, RecoveryCode::draw());
        let (kind, root) = (SlotKind::Recovery, keyring.root());
        let slot = Slot::lock(self.instance, draw_id(), kind, "", code.secret(), Cost::Light, root)?;
        next.replace(position, slot, keyring)?;
        let keyring = next.draw_epoch(keyring)?;
        self.take(next, &keyring)?;
        Ok((keyring, code))
    }

    fn genuine_copy(&self, keyring: &Keyring) -> Result<Self, VaultError> {
        self.check_authentic(keyring)?;
        Ok(self.clone())
    }

    /// Authenticates the next state, and takes it.
    fn take(&mut self, mut next: Self, keyring: &Keyring) -> Result<(), VaultError> {
        next.authentication = keyring.authenticate(&next.body())?.into();
        *self = next;
        Ok(())
    }

    fn replace(&mut self, position: usize, slot: Slot, keyring: &Keyring) -> Result<(), VaultError> {
        for epoch in &mut self.epochs {
            let sealed = slot.seal_to(keyring.data_key(epoch.number)?)?;
            *epoch.boxes.get_mut(position).ok_or(VaultError::Damaged)? = sealed;
        }
        *self.slots.get_mut(position).ok_or(VaultError::UnknownSlot)? = slot;
        Ok(())
    }

    /// Draws a data key and seals it to every slot.
    fn draw_epoch(&mut self, keyring: &Keyring) -> Result<Keyring, VaultError> {
        let number = keyring.epoch().checked_add(1).ok_or(VaultError::TooLong)?;
        if self.epochs.len() >= usize::from(MAX_EPOCHS) {
            return Err(VaultError::TooLong);
        }
        let key: Zeroizing<[u8; 32]> = Zeroizing::new(draw_bytes());
        let boxes = self.slots.iter().map(|slot| slot.seal_to(&key)).collect::<Result<_, _>>()?;
        self.epochs.push(SealedEpoch { number, boxes });
        keyring.with_epoch(number, &key)
    }
}
