//! The recovery code: 128 random bits to copy on paper, and 16 bits that tell a slip of the pen.

use super::chance::draw_bytes;
use super::error::VaultError;
use zeroize::Zeroizing;

/// Sixteen consonants, four bits each: the same keys on AZERTY and QWERTY, no word, no look-alike.
const ALPHABET: [char; 16] = ['B', 'C', 'D', 'F', 'G', 'H', 'J', 'K', 'L', 'N', 'P', 'R', 'S', 'T', 'V', 'X'];
const LETTERS: usize = 36;

/// The code that reopens a store when every passphrase is forgotten: nine groups of four letters, the last of which
/// is the checksum. Wiped when dropped.
pub struct RecoveryCode(Zeroizing<[u8; 16]>);

impl RecoveryCode {
    /// Draws a code.
    pub(super) fn draw() -> Self {
        Self(Zeroizing::new(draw_bytes()))
    }

    /// Reads a code as people type it: case, spaces, hyphens and the groups' numbers do not matter.
    ///
    /// Anything else that is not one of the sixteen letters, a wrong length or a wrong checksum is
    /// [`VaultError::RecoveryTypo`].
    pub fn parse(typed: &str) -> Result<Self, VaultError> {
        let mut nibbles = Zeroizing::new([0_u8; LETTERS]);
        let mut places = nibbles.iter_mut();
        for letter in typed.chars().filter(|c| c.is_alphabetic()) {
            *places.next().ok_or(VaultError::RecoveryTypo)? = value_of(letter)?;
        }
        if places.next().is_some() {
            return Err(VaultError::RecoveryTypo);
        }
        let mut bytes = Zeroizing::new([0_u8; 18]);
        for (byte, pair) in bytes.iter_mut().zip(nibbles.chunks_exact(2)) {
            *byte = pair.iter().fold(0, |byte, nibble| byte << 4 | nibble);
        }
        let (secret, sum) = bytes.split_last_chunk::<2>().ok_or(VaultError::RecoveryTypo)?;
        let code = Self(Zeroizing::new(secret.try_into().map_err(|_| VaultError::RecoveryTypo)?));
        if code.checksum() == *sum { Ok(code) } else { Err(VaultError::RecoveryTypo) }
    }

    /// The nine groups of four letters, to show once.
    pub fn groups(&self) -> [String; 9] {
        let sum = self.checksum();
        let mut pairs = self.0.chunks(2).chain([sum.as_slice()]);
        std::array::from_fn(|_| pairs.next().unwrap_or_default().iter().flat_map(|byte| letters_of(*byte)).collect())
    }

    /// Whether a typed group is the one at this index (from 0), as forgiving as [`RecoveryCode::parse`].
    pub fn group_matches(&self, index: usize, typed: &str) -> bool {
        let letters = typed.chars().filter(|c| c.is_alphabetic()).map(|c| c.to_ascii_uppercase());
        self.groups().get(index).is_some_and(|group| group.chars().eq(letters))
    }

    /// What the recovery slot's key is derived from.
    pub(super) fn secret(&self) -> &[u8; 16] {
        &self.0
    }

    fn checksum(&self) -> [u8; 2] {
        let [first, second, ..] = blake3::derive_key("jalon 1 recovery code checksum", self.0.as_slice());
        [first, second]
    }
}

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode(..)")
    }
}

fn value_of(letter: char) -> Result<u8, VaultError> {
    let letter = letter.to_ascii_uppercase();
    (0_u8..).zip(ALPHABET).find(|(_, known)| *known == letter).map(|(value, _)| value).ok_or(VaultError::RecoveryTypo)
}

fn letters_of(byte: u8) -> impl Iterator<Item = char> {
    [byte >> 4, byte & 0xf].into_iter().filter_map(|nibble| ALPHABET.get(usize::from(nibble)).copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code(bytes: [u8; 16]) -> RecoveryCode {
        RecoveryCode(Zeroizing::new(bytes))
    }

    #[test]
    fn vectors() {
        // Checksums computed apart, with the reference implementation of BLAKE3.
        let counting = std::array::from_fn(|at| u8::try_from(at * 0x11).unwrap());
        for (bytes, expected) in [
            ([0; 16], "BBBB BBBB BBBB BBBB BBBB BBBB BBBB BBBB HKRF"),
            ([0xff; 16], "XXXX XXXX XXXX XXXX XXXX XXXX XXXX XXXX GRBF"),
            (counting, "BBCC DDFF GGHH JJKK LLNN PPRR SSTT VVXX DGBP"),
        ] {
            assert_eq!(code(bytes).groups().join(" "), expected);
        }
    }

    #[test]
    fn typing_is_forgiven_what_changes_nothing() {
        let known = code([0x5a; 16]);
        let groups = known.groups();
        let numbered: Vec<_> = groups.iter().zip(1..).map(|(group, number)| format!("{number} {group}")).collect();
        let spaced: String = groups.concat().chars().flat_map(|c| [c, ' ']).collect();
        for typed in [groups.concat(), groups.join("-").to_lowercase(), numbered.join("\n"), spaced] {
            assert_eq!(RecoveryCode::parse(&typed).unwrap().secret(), known.secret());
        }
        assert!(
            known.group_matches(3, &groups[3].to_lowercase()) && known.group_matches(3, &format!("4 {}", groups[3]))
        );
        assert!(!known.group_matches(3, "BBBB") && !known.group_matches(9, "") && !known.group_matches(0, ""));
    }

    #[test]
    fn every_single_mistake_and_every_swap_of_neighbours_is_told() {
        let letters: Vec<char> = code(*b"an example of it").groups().concat().chars().collect();
        let is_typo = |letters: &[char]| {
            RecoveryCode::parse(&letters.iter().collect::<String>()).unwrap_err() == VaultError::RecoveryTypo
        };
        for at in 0..letters.len() {
            for wrong in ALPHABET.into_iter().chain(['A', 'Z', '\u{e9}']).filter(|c| *c != letters[at]) {
                let mut typed = letters.clone();
                typed[at] = wrong;
                assert!(is_typo(&typed));
            }
            assert!(is_typo(&letters[..at]));
            let mut swapped = letters.clone();
            swapped.swap(at, (at + 1) % letters.len());
            assert!(swapped == letters || is_typo(&swapped));
        }
        assert!(is_typo(&[letters, vec!['B']].concat()));
    }

    proptest! {
        #[test]
        fn round_trips(bytes: [u8; 16]) {
            let typed = code(bytes).groups().concat();
            prop_assert_eq!(typed.len(), LETTERS);
            let parsed = RecoveryCode::parse(&typed).unwrap();
            prop_assert_eq!(parsed.secret(), &bytes);
        }

        #[test]
        fn nothing_typed_panics(typed: String) {
            prop_assert!(RecoveryCode::parse(&typed).is_err());
        }
    }
}
