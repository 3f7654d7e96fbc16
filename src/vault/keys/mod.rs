//! The keys file: who can open the store, and its data keys sealed to each of them.

mod format;
mod slot;
mod team;
#[cfg(test)]
mod tests;

pub use slot::{Slot, SlotKind};

use super::derivation::Cost;
use super::error::VaultError;
use super::keyring::Keyring;
use super::recovery::RecoveryCode;
use super::{derivation, draw_id};
use slot::Opened;
use zeroize::Zeroizing;

/// What unlocks a store, without any secret in clear: safe to copy, useless without a passphrase or the code.
#[derive(Clone)]
pub struct KeysFile {
    instance: [u8; 16],
    /// At least one; ids differ.
    slots: Vec<Slot>,
    /// At least one, in ascending order of number; the last is the current one.
    epochs: Vec<SealedEpoch>,
    /// Over all of the above, keyed from the root and the current epoch.
    authentication: [u8; 32],
}

/// An epoch's data key, sealed to each slot.
#[derive(Clone)]
struct SealedEpoch {
    number: u32,
    /// One box for each slot, in the slots' order.
    boxes: Vec<[u8; BOX]>,
}

/// A sealed box: ephemeral public key (32), tag (16), data key (32).
const BOX: usize = 80;

impl KeysFile {
    /// Founds a store: one slot for its first mediator, one for the recovery code, which is shown once and kept nowhere.
    pub fn found(
        instance: [u8; 16],
        mediator: [u8; 16],
        name: &str,
        passphrase: &str,
        cost: Cost,
    ) -> Result<(Self, Keyring, RecoveryCode), VaultError> {
        let keyring = Keyring::draw()?;
        let code = RecoveryCode::draw();
        let passphrase = derivation::normalise(passphrase);
        let root = keyring.root();
        let slots = vec![
            Slot::lock(instance, mediator, SlotKind::Mediator, name, passphrase.as_bytes(), cost, root)?,
            // Its 128 random bits need no costly derivation.
            Slot::lock(instance, draw_id(), SlotKind::Recovery, "", code.secret(), Cost::Light, root)?,
        ];
        let boxes =
            slots.iter().map(|slot| slot.seal_to(keyring.data_key(keyring.epoch())?)).collect::<Result<_, _>>()?;
        let epochs = vec![SealedEpoch { number: keyring.epoch(), boxes }];
        let mut file = Self { instance, slots, epochs, authentication: [0; 32] };
        file.authentication = keyring.authenticate(&file.body())?.into();
        Ok((file, keyring, code))
    }

    /// The store's identifier, drawn at founding; a restored copy keeps it here.
    pub const fn instance(&self) -> [u8; 16] {
        self.instance
    }

    /// Who can open: each mediator, and the recovery code.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// Opens a mediator's slot. It takes the time of the derivation, which is what makes guessing slow.
    pub fn unlock(&self, slot: [u8; 16], passphrase: &str) -> Result<Keyring, VaultError> {
        let position = self.position_of(slot)?;
        self.unlock_at(position, derivation::normalise(passphrase).as_bytes())
    }

    /// Opens the recovery slot with the code as it was typed.
    pub fn unlock_with_recovery(&self, typed: &str) -> Result<Keyring, VaultError> {
        let code = RecoveryCode::parse(typed)?;
        let position = self.recovery()?;
        self.unlock_at(position, code.secret()).map_err(|error| match error {
            VaultError::WrongPassphrase => VaultError::WrongRecoveryCode,
            other => other,
        })
    }

    fn position_of(&self, slot: [u8; 16]) -> Result<usize, VaultError> {
        let is_it = |known: &Slot| known.id == slot && known.kind == SlotKind::Mediator;
        self.slots.iter().position(is_it).ok_or(VaultError::UnknownSlot)
    }

    fn recovery(&self) -> Result<usize, VaultError> {
        self.slots.iter().position(|slot| slot.kind == SlotKind::Recovery).ok_or(VaultError::UnknownSlot)
    }

    fn unlock_at(&self, position: usize, secret: &[u8]) -> Result<Keyring, VaultError> {
        let slot = self.slots.get(position).ok_or(VaultError::UnknownSlot)?;
        let opened = slot.unlock(self.instance, secret)?;
        let keyring = self.open_epochs(position, &opened)?;
        self.check_authentic(&keyring)?;
        Ok(keyring)
    }

    fn open_epochs(&self, position: usize, opened: &Opened) -> Result<Keyring, VaultError> {
        let mut keys: Vec<(u32, Zeroizing<[u8; 32]>)> = Vec::with_capacity(self.epochs.len());
        for epoch in &self.epochs {
            let sealed = epoch.boxes.get(position).ok_or(VaultError::Damaged)?;
            keys.push((epoch.number, opened.unseal(sealed)?));
        }
        Keyring::assemble(*opened.root, &keys)
    }

    /// Refuses a file that somebody without the keys wrote to: anybody can seal to a public key, or plant one.
    fn check_authentic(&self, keyring: &Keyring) -> Result<(), VaultError> {
        // Comparing BLAKE3 hashes takes constant time.
        let genuine = keyring.authenticate(&self.body())? == self.authentication;
        if genuine { Ok(()) } else { Err(VaultError::Tampered) }
    }
}

impl std::fmt::Debug for KeysFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (slots, epochs) = (self.slots.len(), self.epochs.len());
        f.debug_struct("KeysFile").field("slots", &slots).field("epochs", &epochs).finish_non_exhaustive()
    }
}
