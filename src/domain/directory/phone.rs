//! Telephone numbers in eight bytes.

use zeroize::Zeroize;

/// Figures kept of a number; the longest international ones have 15.
const FIGURES: u32 = 16;

/// Figures from which two equal numbers are one telephone's.
const COMPLETE: u32 = 6;

/// The first 16 figures of a number, from the left, four bits each; unused places are all ones.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phone(u64);

impl Default for Phone {
    /// No number.
    fn default() -> Self {
        Self(u64::MAX)
    }
}

impl Phone {
    /// Packs figures; anything else is skipped.
    pub fn of(figures: &str) -> Self {
        let figures = figures.chars().filter_map(|c| c.to_digit(10)).map(u64::from);
        let packed = (0..FIGURES).zip(figures).fold(u64::MAX, |packed, (place, figure)| {
            let shift = 60 - 4 * place;
            packed & !(0xf << shift) | figure << shift
        });
        Self(packed)
    }

    /// Whether the number begins with these figures.
    pub const fn starts_with(self, beginning: Self) -> bool {
        let figures = beginning.figures();
        figures > 0 && (self.0 ^ beginning.0) >> (64 - 4 * figures) == 0
    }

    /// Whether there are enough figures to be a telephone's.
    pub const fn is_complete(self) -> bool {
        self.figures() >= COMPLETE
    }

    /// Wipes the number.
    pub fn wipe(&mut self) {
        self.0.zeroize();
        *self = Self::default();
    }

    const fn figures(self) -> u32 {
        FIGURES - self.0.trailing_ones() / 4
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_begins_with_its_first_figures() {
        let phone = Phone::of("0612345678");
        for beginning in ["0", "06", "0612345678"] {
            assert!(phone.starts_with(Phone::of(beginning)), "{beginning}");
        }
        for other in ["", "6", "07", "06123456789", "0612345679"] {
            assert!(!phone.starts_with(Phone::of(other)), "{other}");
        }
        assert!(Phone::of("1234567890123456789").starts_with(Phone::of("1234567890123456")));
        assert!(!Phone::default().starts_with(Phone::of("0")));
        assert!(phone.is_complete() && !Phone::of("15").is_complete());
    }
}
