//! From a passphrase to a key: Argon2id, with parameters recorded beside its salt.

use super::error::VaultError;
use argon2::{Algorithm, Argon2, Block, Params, Version};
use std::time::{Duration, Instant};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// How long a derivation may take on this machine before the floor is used instead.
const PATIENCE: Duration = Duration::from_secs(1);

/// How much work guessing a passphrase costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// 64 MiB and three passes; the floor on a machine that needs more than a second for it, or lacks the memory.
    Standard,
    /// The floor at once: 19 MiB and two passes, the least OWASP's password storage sheet recommends.
    Light,
}

/// Argon2id's parameters as a slot records them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameters {
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

impl Parameters {
    /// RFC 9106's second recommended choice, with one lane.
    const STANDARD: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 };
    const FLOOR: Self = Self { memory_kib: 19 * 1024, passes: 2, lanes: 1 };

    /// Refuses what would make guessing cheap or exhaust the machine.
    pub fn check(self) -> Result<(), VaultError> {
        let fits = (19 * 1024..=256 * 1024).contains(&self.memory_kib)
            && (2..=8).contains(&self.passes)
            && (1..=4).contains(&self.lanes);
        if fits { Ok(()) } else { Err(VaultError::AbsurdParameters) }
    }
}

/// Puts a passphrase in the one form that is derived, however its accents were typed (Unicode NFC).
pub fn normalise(passphrase: &str) -> Zeroizing<String> {
    // The longest form first, so that growing leaves no copy behind.
    let mut normal = Zeroizing::new(String::with_capacity(passphrase.len().saturating_mul(3)));
    normal.extend(passphrase.nfc());
    normal
}

/// Derives a key at this cost, and says with which parameters it was.
pub fn derive_new(secret: &[u8], salt: &[u8; 16], cost: Cost) -> Result<(Parameters, Zeroizing<[u8; 32]>), VaultError> {
    if cost == Cost::Standard
        && let Some(key) = derive_within(PATIENCE, secret, salt, Parameters::STANDARD)
    {
        return Ok((Parameters::STANDARD, key));
    }
    Ok((Parameters::FLOOR, derive(secret, salt, Parameters::FLOOR)?))
}

/// Derives a key, unless the machine lacks the memory or takes longer than `patience`.
fn derive_within(
    patience: Duration,
    secret: &[u8],
    salt: &[u8; 16],
    parameters: Parameters,
) -> Option<Zeroizing<[u8; 32]>> {
    let start = Instant::now();
    let key = derive(secret, salt, parameters).ok()?;
    (start.elapsed() <= patience).then_some(key)
}

/// Derives a key with recorded parameters.
pub fn derive(secret: &[u8], salt: &[u8; 16], parameters: Parameters) -> Result<Zeroizing<[u8; 32]>, VaultError> {
    parameters.check()?;
    let params = Params::new(parameters.memory_kib, parameters.passes, parameters.lanes, Some(32))
        .map_err(|_| VaultError::AbsurdParameters)?;
    let mut blocks: Zeroizing<Vec<Block>> = Zeroizing::new(Vec::new());
    blocks.try_reserve_exact(params.block_count()).map_err(|_| VaultError::Memory)?;
    blocks.resize(params.block_count(), Block::default());
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(secret, salt, key.as_mut_slice(), blocks.as_mut_slice())
        .map_err(|_| VaultError::TooLong)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_out_of_bounds_are_refused_before_any_work() {
        let cases =
            [(19 * 1024 - 1, 2, 1), (256 * 1024 + 1, 2, 1), (19 * 1024, 1, 1), (19 * 1024, 9, 1), (19 * 1024, 2, 0)];
        for (memory_kib, passes, lanes) in
            cases.into_iter().chain([(19 * 1024, u32::MAX, 5), (u32::MAX, 2, 1), (0, 0, 0)])
        {
            let parameters = Parameters { memory_kib, passes, lanes };
            assert_eq!(derive(b"secret", &[0; 16], parameters), Err(VaultError::AbsurdParameters), "{parameters:?}");
        }
        assert!(Parameters::STANDARD.check().is_ok() && Parameters::FLOOR.check().is_ok());
    }

    #[test]
    fn a_slow_machine_steps_down() {
        assert!(derive_within(Duration::ZERO, b"secret", &[0; 16], Parameters::FLOOR).is_none());
        assert!(derive_within(Duration::MAX, b"secret", &[0; 16], Parameters::FLOOR).is_some());
        assert_eq!(derive_new(b"secret", &[0; 16], Cost::Light).unwrap().0, Parameters::FLOOR);
    }

    #[test]
    fn accents_are_one_however_typed() {
        assert_eq!(normalise("e\u{301}cole").as_str(), "\u{e9}cole");
    }

    #[test]
    fn the_derivation_never_changes() {
        // Computed apart, with the reference implementation.
        let key = derive(b"password", b"somesaltsomesalt", Parameters::FLOOR).unwrap();
        let hex = blake3::Hash::from_bytes(*key).to_hex();
        assert_eq!(hex.as_str(), "2b5dc4054886ec957ef59c73b661c54dd6fb274590b278f657c6d96aac8fa6d1");
    }
}
