//! A slot: one way to open the store, and the pair of keys behind it.

use super::super::chance::draw_bytes;
use super::super::cipher;
use super::super::derivation::{self, Cost, Parameters};
use super::super::error::VaultError;
use super::BOX;
use crypto_box::{PublicKey, SecretKey};
use rand_core::OsRng;
use zeroize::Zeroizing;

/// The longest name, in bytes of UTF-8.
pub const MAX_NAME: usize = 1024;

/// Whose slot it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// A mediator's, opened by their passphrase.
    Mediator,
    /// The place's, opened by the code on paper.
    Recovery,
}

/// One way to open the store.
#[derive(Clone)]
pub struct Slot {
    pub id: [u8; 16],
    pub kind: SlotKind,
    /// The mediator's name, in clear, so that they can be chosen before unlocking; empty for the recovery slot.
    pub name: String,
    pub(super) lock: Lock,
}

/// What stands between a passphrase and a slot's private key.
#[derive(Clone)]
pub struct Lock {
    pub salt: [u8; 16],
    pub parameters: Parameters,
    pub public: [u8; 32],
    /// The private key (32) and the root (32), sealed under the derived key.
    pub sealed: [u8; SEALED],
}

/// Length of a lock's sealed secrets.
pub const SEALED: usize = 64 + cipher::OVERHEAD;

/// What a slot yields once open.
pub struct Opened {
    secret: SecretKey,
    pub root: Zeroizing<[u8; 32]>,
}

impl Slot {
    /// Makes a slot with a new pair of keys.
    pub fn lock(
        instance: [u8; 16],
        id: [u8; 16],
        kind: SlotKind,
        name: &str,
        secret: &[u8],
        cost: Cost,
        root: &[u8; 32],
    ) -> Result<Self, VaultError> {
        if name.len() > MAX_NAME {
            return Err(VaultError::TooLong);
        }
        let private = SecretKey::from_bytes(draw_bytes());
        let salt = draw_bytes();
        let (parameters, key) = derivation::derive_new(secret, &salt, cost)?;
        let public = private.public_key().to_bytes();
        let mut slot =
            Self { id, kind, name: name.to_owned(), lock: Lock { salt, parameters, public, sealed: [0; SEALED] } };
        let mut secrets = Zeroizing::new(Vec::with_capacity(64));
        secrets.extend_from_slice(Zeroizing::new(private.to_bytes()).as_slice());
        secrets.extend_from_slice(root);
        let sealed = cipher::seal(&key, &slot.bound(instance), &secrets)?;
        slot.lock.sealed = sealed.try_into().map_err(|_| VaultError::TooLong)?;
        Ok(slot)
    }

    /// Opens the slot with its passphrase or code.
    pub fn unlock(&self, instance: [u8; 16], secret: &[u8]) -> Result<Opened, VaultError> {
        let key = derivation::derive(secret, &self.lock.salt, self.lock.parameters)?;
        let secrets = cipher::open(&key, &self.bound(instance), &self.lock.sealed);
        let secrets = secrets.map_err(|_| VaultError::WrongPassphrase)?;
        let (private, root) = secrets.split_first_chunk::<32>().ok_or(VaultError::Damaged)?;
        let root = Zeroizing::new(root.try_into().map_err(|_| VaultError::Damaged)?);
        Ok(Opened { secret: SecretKey::from_bytes(*private), root })
    }

    /// Seals a data key to this slot's public key.
    pub fn seal_to(&self, key: &[u8; 32]) -> Result<[u8; BOX], VaultError> {
        let sealed = PublicKey::from_bytes(self.lock.public).seal(&mut OsRng, key).map_err(|_| VaultError::TooLong)?;
        sealed.try_into().map_err(|_| VaultError::TooLong)
    }

    /// What the sealed secrets are bound to, so that no slot's can stand in another.
    ///
    /// The name is left to the file's authentication: a colleague can correct it without the slot's passphrase.
    fn bound(&self, instance: [u8; 16]) -> Vec<u8> {
        let Parameters { memory_kib, passes, lanes } = self.lock.parameters;
        let mut bound = b"jalon 1 slot".to_vec();
        bound.extend(instance);
        bound.extend(self.id);
        bound.push(self.kind.code());
        bound.extend(self.lock.salt);
        bound.extend([memory_kib, passes, lanes].iter().flat_map(|number| number.to_le_bytes()));
        bound.extend(self.lock.public);
        bound
    }
}

impl SlotKind {
    /// The kind's code on the disk.
    pub const fn code(self) -> u8 {
        match self {
            Self::Mediator => 1,
            Self::Recovery => 2,
        }
    }

    /// The kind of a code.
    pub const fn from_code(code: u8) -> Option<Self> {
        match code {
            1 => Some(Self::Mediator),
            2 => Some(Self::Recovery),
            _ => None,
        }
    }
}

impl Opened {
    /// Opens a box sealed to this slot.
    pub fn unseal(&self, sealed: &[u8; BOX]) -> Result<Zeroizing<[u8; 32]>, VaultError> {
        let key = Zeroizing::new(self.secret.unseal(sealed).map_err(|_| VaultError::Tampered)?);
        Ok(Zeroizing::new(key.as_slice().try_into().map_err(|_| VaultError::Tampered)?))
    }
}

impl std::fmt::Debug for Slot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Slot").field("kind", &self.kind).finish_non_exhaustive()
    }
}
