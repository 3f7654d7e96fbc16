//! The data keys in memory, and what they seal.

use super::chance::draw_bytes;
use super::cipher;
use super::error::VaultError;
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// What sealed bytes are for. Bytes sealed for one purpose do not open for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Journal,
    Database,
    Drafts,
}

/// The keys unlocking yields: it seals under the current epoch and opens any. Wiped when dropped.
#[derive(Clone, ZeroizeOnDrop)]
pub struct Keyring {
    /// Drawn at founding and known to every slot: with it only the keys file can be authenticated.
    root: [u8; 32],
    current: Epoch,
    /// In ascending order of number.
    past: Vec<Epoch>,
}

/// One data key and its sub-keys, derived once: opening a million records derives nothing.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
struct Epoch {
    number: u32,
    key: [u8; 32],
    journal: [u8; 32],
    database: [u8; 32],
    drafts: [u8; 32],
}

impl Epoch {
    fn new(number: u32, key: [u8; 32]) -> Result<Self, VaultError> {
        let source = Hkdf::new(None, &key);
        Ok(Self {
            number,
            journal: expand(&source, b"jalon 1 journal")?,
            database: expand(&source, b"jalon 1 database")?,
            drafts: expand(&source, b"jalon 1 drafts")?,
            key,
        })
    }

    const fn key_for(&self, purpose: Purpose) -> &[u8; 32] {
        match purpose {
            Purpose::Journal => &self.journal,
            Purpose::Database => &self.database,
            Purpose::Drafts => &self.drafts,
        }
    }
}

/// Expands 32 bytes; HKDF-SHA256 refuses only above 8,160.
fn expand(source: &Hkdf<Sha256>, info: &[u8]) -> Result<[u8; 32], VaultError> {
    let mut key = [0; 32];
    source.expand(info, &mut key).map_err(|_| VaultError::TooLong)?;
    Ok(key)
}

impl Keyring {
    /// Draws the root and the first epoch of a new store.
    pub(super) fn draw() -> Result<Self, VaultError> {
        Ok(Self { root: draw_bytes(), current: Epoch::new(1, draw_bytes())?, past: Vec::new() })
    }

    /// Assembles the keyring from epochs in ascending order of number, of which there is at least one.
    pub(super) fn assemble(root: [u8; 32], epochs: &[(u32, Zeroizing<[u8; 32]>)]) -> Result<Self, VaultError> {
        let (last, before) = epochs.split_last().ok_or(VaultError::Damaged)?;
        let epoch = |(number, key): &(u32, Zeroizing<[u8; 32]>)| Epoch::new(*number, **key);
        let mut past = Vec::with_capacity(before.len());
        for entry in before {
            past.push(epoch(entry)?);
        }
        Ok(Self { root, current: epoch(last)?, past })
    }

    /// The number of the current epoch, from 1.
    pub const fn epoch(&self) -> u32 {
        self.current.number
    }

    /// Seals bytes under the current epoch: `nonce (24) | ciphertext | tag (16)`.
    ///
    /// `associated` says where the bytes belong (instance, tree, key…); they open only with the same.
    pub fn seal(&self, purpose: Purpose, associated: &[u8], plain: &[u8]) -> Result<Vec<u8>, VaultError> {
        cipher::seal(self.current.key_for(purpose), associated, plain)
    }

    /// Opens bytes sealed under an epoch, for the same purpose and with the same associated data.
    pub fn open(
        &self,
        purpose: Purpose,
        epoch: u32,
        associated: &[u8],
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        cipher::open(self.find(epoch)?.key_for(purpose), associated, sealed)
    }

    /// The secret every slot keeps beside its private key.
    pub(super) const fn root(&self) -> &[u8; 32] {
        &self.root
    }

    /// The data key of an epoch, to be sealed to a slot.
    pub(super) fn data_key(&self, epoch: u32) -> Result<&[u8; 32], VaultError> {
        self.find(epoch).map(|epoch| &epoch.key)
    }

    /// Authenticates the keys file: no one can without the root and every epoch. A mediator who was removed keeps the
    /// root and the epochs of their day in mind, and lacks the one drawn when they left: they cannot add one of theirs.
    pub(super) fn authenticate(&self, body: &[u8]) -> Result<blake3::Hash, VaultError> {
        let mut keys = Zeroizing::new(Vec::with_capacity(32 * (self.past.len() + 1)));
        for epoch in self.past.iter().chain([&self.current]) {
            keys.extend_from_slice(&epoch.key);
        }
        let key = Zeroizing::new(expand(&Hkdf::new(Some(&self.root), &keys), b"jalon 1 keys file")?);
        Ok(blake3::keyed_hash(&key, body))
    }

    /// The same keyring with one more epoch, which it seals under from now on.
    pub(super) fn with_epoch(&self, number: u32, key: &[u8; 32]) -> Result<Self, VaultError> {
        let mut past = self.past.clone();
        past.push(self.current.clone());
        Ok(Self { root: self.root, current: Epoch::new(number, *key)?, past })
    }

    fn find(&self, number: u32) -> Result<&Epoch, VaultError> {
        if number == self.current.number {
            return Ok(&self.current);
        }
        self.past.iter().find(|epoch| epoch.number == number).ok_or(VaultError::UnknownEpoch(number))
    }
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keyring").field("epoch", &self.current.number).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn two_epochs() -> Keyring {
        Keyring::assemble([1; 32], &[(1, Zeroizing::new([2; 32])), (4, Zeroizing::new([3; 32]))]).unwrap()
    }

    #[test]
    fn seals_are_bound_to_place_purpose_and_epoch() {
        let keyring = two_epochs();
        let sealed = keyring.seal(Purpose::Journal, b"frame 1", b"bytes").unwrap();
        let open = |purpose, epoch, place: &[u8]| keyring.open(purpose, epoch, place, &sealed);
        assert_eq!(open(Purpose::Journal, 4, b"frame 1").unwrap().as_slice(), b"bytes");
        assert_eq!(open(Purpose::Journal, 4, b"frame 2"), Err(VaultError::NotGenuine));
        assert_eq!(open(Purpose::Database, 4, b"frame 1"), Err(VaultError::NotGenuine));
        assert_eq!(open(Purpose::Drafts, 4, b"frame 1"), Err(VaultError::NotGenuine));
        assert_eq!(open(Purpose::Journal, 1, b"frame 1"), Err(VaultError::NotGenuine));
        assert_eq!(open(Purpose::Journal, 2, b"frame 1"), Err(VaultError::UnknownEpoch(2)));
    }

    #[test]
    fn what_a_past_epoch_sealed_still_opens() {
        let before = Keyring::assemble([1; 32], &[(1, Zeroizing::new([2; 32]))]).unwrap();
        let sealed = before.seal(Purpose::Database, b"", b"old").unwrap();
        assert_eq!(two_epochs().open(Purpose::Database, 1, b"", &sealed).unwrap().as_slice(), b"old");
    }

    #[test]
    fn the_file_s_authentication_needs_the_root_and_every_epoch() {
        let expected = two_epochs().authenticate(b"body");
        let with = |root, epochs: &[(u32, u8)]| {
            let epochs: Vec<_> = epochs.iter().map(|(number, byte)| (*number, Zeroizing::new([*byte; 32]))).collect();
            Keyring::assemble([root; 32], &epochs).unwrap().authenticate(b"body")
        };
        assert_eq!(with(1, &[(1, 2), (4, 3)]), expected);
        for (root, epochs) in
            [(9, &[(1, 2), (4, 3)][..]), (1, &[(4, 3)]), (1, &[(1, 2), (4, 9)]), (1, &[(1, 9), (4, 3)])]
        {
            assert_ne!(with(root, epochs), expected, "{root} {epochs:?}");
        }
        assert_ne!(two_epochs().authenticate(b"bodY"), expected);
    }

    #[test]
    fn sub_keys_never_change() {
        let epoch = Epoch::new(1, [7; 32]).unwrap();
        // Computed apart, with Python's hmac.
        let expected = [
            "df39c170dda5aa32df7b37d56fa481d4842a7ffc06c43918c87122d025fd62df",
            "2e737f7e155ccebf75b62b2569bdc3e91b07fbd7f078a71889578697eb96af56",
            "b4e1903a122f32cc52280b9a19401d523dddd896d46a42c6de0cc503c256ed9c",
        ];
        let hex = |key: &[u8; 32]| blake3::Hash::from_bytes(*key).to_hex().to_string();
        assert_eq!([&epoch.journal, &epoch.database, &epoch.drafts].map(hex), expected);
    }

    #[test]
    fn its_debug_shows_no_key() {
        assert_eq!(format!("{:?}", two_epochs()), "Keyring { epoch: 4, .. }");
    }

    proptest! {
        #[test]
        fn round_trips(plain: Vec<u8>, place: Vec<u8>) {
            let keyring = two_epochs();
            let sealed = keyring.seal(Purpose::Drafts, &place, &plain).unwrap();
            prop_assert_eq!(sealed.len(), plain.len() + 40);
            let opened = keyring.open(Purpose::Drafts, 4, &place, &sealed).unwrap();
            prop_assert_eq!(opened.as_slice(), plain);
        }
    }
}
