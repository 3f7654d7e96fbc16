//! XChaCha20-Poly1305 over plain bytes: `nonce (24) | ciphertext | tag (16)`. Nonces are drawn at random, which this
//! cipher's 24 bytes allow.

use super::chance::draw_bytes;
use super::error::VaultError;
use chacha20poly1305::aead::AeadInPlace;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use zeroize::Zeroizing;

/// How many bytes sealing adds.
pub const OVERHEAD: usize = NONCE + TAG;
const NONCE: usize = 24;
const TAG: usize = 16;

/// Seals bytes under a key; `associated` must be given again to open them.
pub fn seal(key: &[u8; 32], associated: &[u8], plain: &[u8]) -> Result<Vec<u8>, VaultError> {
    let nonce: [u8; NONCE] = draw_bytes();
    let mut sealed = Vec::with_capacity(plain.len().saturating_add(OVERHEAD));
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(plain);
    let body = sealed.get_mut(NONCE..).unwrap_or_default();
    let tag = XChaCha20Poly1305::new(key.into())
        .encrypt_in_place_detached(&nonce.into(), associated, body)
        .map_err(|_| VaultError::TooLong)?;
    sealed.extend_from_slice(&tag);
    Ok(sealed)
}

/// Opens what [`seal`] made; any difference in key, associated data or bytes is [`VaultError::NotGenuine`].
pub fn open(key: &[u8; 32], associated: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let (nonce, rest) = sealed.split_first_chunk::<NONCE>().ok_or(VaultError::NotGenuine)?;
    let (body, tag) = rest.split_last_chunk::<TAG>().ok_or(VaultError::NotGenuine)?;
    let mut plain = Zeroizing::new(body.to_vec());
    XChaCha20Poly1305::new(key.into())
        .decrypt_in_place_detached(nonce.into(), associated, &mut plain, tag.into())
        .map_err(|_| VaultError::NotGenuine)?;
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_the_vector_of_the_cipher_s_draft() {
        // draft-irtf-cfrg-xchacha-03, A.3.1
        let key: [u8; 32] = std::array::from_fn(|at| 0x80 + u8::try_from(at).unwrap());
        let nonce: [u8; 24] = std::array::from_fn(|at| 0x40 + u8::try_from(at).unwrap());
        let associated = [0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7];
        let plain = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, \
            sunscreen would be it.";
        let sealed = "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39\
            ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97\
            637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49";
        let hex = |at: usize| u8::from_str_radix(&sealed[at..at + 2], 16).unwrap();
        let bytes: Vec<u8> = nonce.into_iter().chain((0..sealed.len()).step_by(2).map(hex)).collect();
        assert_eq!(open(&key, &associated, &bytes).unwrap().as_slice(), plain);
    }

    #[test]
    fn every_flipped_bit_and_every_truncation_is_refused() {
        let sealed = seal(&[7; 32], b"here", b"plain").unwrap();
        assert_eq!(sealed.len(), 5 + OVERHEAD);
        for at in 0..sealed.len() * 8 {
            let mut altered = sealed.clone();
            altered[at / 8] ^= 1 << (at % 8);
            assert_eq!(open(&[7; 32], b"here", &altered), Err(VaultError::NotGenuine));
        }
        for length in 0..sealed.len() {
            assert_eq!(open(&[7; 32], b"here", &sealed[..length]), Err(VaultError::NotGenuine));
        }
    }

    #[test]
    fn sealing_twice_never_gives_the_same_bytes() {
        assert_ne!(seal(&[7; 32], b"", b"plain"), seal(&[7; 32], b"", b"plain"));
    }
}
