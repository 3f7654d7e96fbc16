//! Draws from a seed: the same seed always invents the same people.

use std::ops::RangeInclusive;

/// A seeded generator; never used for a secret.
#[derive(Clone, Debug)]
pub struct Chance(fastrand::Rng);

impl Chance {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Self {
        Self(fastrand::Rng::with_seed(seed))
    }

    /// 16 bytes for an identifier.
    pub fn id(&mut self) -> [u8; 16] {
        self.0.u128(..).to_be_bytes()
    }

    /// A number of the range.
    pub fn number(&mut self, range: RangeInclusive<u32>) -> u32 {
        self.0.u32(range)
    }

    /// 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.0.u64(..)
    }

    /// True `percent` times out of a hundred.
    pub fn happens(&mut self, percent: u32) -> bool {
        self.0.u32(0..100) < percent
    }

    /// One of the items.
    pub fn one_of<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.0.usize(0..items.len().max(1)))
    }

    /// The index of a weight, drawn in proportion.
    pub fn weighted(&mut self, weights: impl Iterator<Item = u32> + Clone) -> usize {
        let total: u32 = weights.clone().sum();
        let mut left = self.0.u32(0..total.max(1));
        for (index, weight) in weights.enumerate() {
            if left < weight {
                return index;
            }
            left -= weight;
        }
        0
    }
}
