//! Sets of slots, as bits.

/// Where an entry stands in the directory.
pub type Slot = u32;

/// A set of slots.
#[derive(Clone, Default)]
pub struct Slots {
    bits: Vec<u64>,
}

impl Slots {
    /// An empty set with room for so many slots.
    pub fn with_room(slots: usize) -> Self {
        Self { bits: vec![0; slots.div_ceil(64)] }
    }

    /// Adds a slot, making room for it.
    pub fn insert(&mut self, slot: Slot) {
        let at = (slot / 64) as usize;
        if at >= self.bits.len() {
            self.bits.resize(at + 1, 0);
        }
        if let Some(word) = self.bits.get_mut(at) {
            *word |= 1 << (slot % 64);
        }
    }

    /// Takes a slot out.
    pub fn remove(&mut self, slot: Slot) {
        if let Some(word) = self.bits.get_mut((slot / 64) as usize) {
            *word &= !(1 << (slot % 64));
        }
    }

    /// Whether the slot is in the set.
    pub fn contains(&self, slot: Slot) -> bool {
        self.bits.get((slot / 64) as usize).is_some_and(|word| word & (1 << (slot % 64)) != 0)
    }

    /// Adds all slots of another set.
    pub fn unite(&mut self, other: &Self) {
        if self.bits.len() < other.bits.len() {
            self.bits.resize(other.bits.len(), 0);
        }
        self.bits.iter_mut().zip(&other.bits).for_each(|(word, other)| *word |= other);
    }

    /// Keeps the slots that are in another set too.
    pub fn intersect(&mut self, other: &Self) {
        self.bits.truncate(other.bits.len());
        self.bits.iter_mut().zip(&other.bits).for_each(|(word, other)| *word &= other);
    }

    /// How many slots are in the set.
    pub fn count(&self) -> usize {
        self.bits.iter().map(|word| word.count_ones() as usize).sum()
    }
}

impl Extend<Slot> for Slots {
    fn extend<I: IntoIterator<Item = Slot>>(&mut self, slots: I) {
        slots.into_iter().for_each(|slot| self.insert(slot));
    }
}
