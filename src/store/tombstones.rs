//! Who was erased, outside the seal: random ids that lead to nothing any more, so that an older backup can be made to
//! forget them whichever passphrase opens it. Derived from the store's tombstones, and written again at unlocking.
//!
//! Each is `learner (16) | erasure u8 | when i64`, little-endian.

use super::bytes::Input;
use super::error::StoreError;
use super::folder::{self, Folder, if_there};
use super::house::Store;
use crate::domain::erasure::Erasure;
use crate::domain::ids::LearnerId;
use std::collections::BTreeMap;

/// The length of one.
pub(super) const LENGTH: usize = 25;

/// What was erased of whom, and when, in seconds since 1970.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tombstones(BTreeMap<LearnerId, (Erasure, i64)>);

impl Tombstones {
    /// Reads those of a folder; what cannot be read is left out.
    pub(super) fn read(folder: &Folder) -> Result<Self, StoreError> {
        Ok(Self::decode(&if_there(std::fs::read(folder.erased()))?.unwrap_or_default()))
    }

    pub(super) fn decode(bytes: &[u8]) -> Self {
        let mut found = Self::default();
        for chunk in bytes.chunks_exact(LENGTH) {
            let mut input = Input(chunk);
            let (Some(id), Some(code), Some(at)) = (input.array(), input.u8(), input.i64()) else { continue };
            match code {
                1 => found.add(LearnerId::from_bytes(id), Erasure::Whole, at),
                2 => found.add(LearnerId::from_bytes(id), Erasure::Name, at),
                _ => {}
            }
        }
        found
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.0.len() * LENGTH);
        for (id, (erasure, at)) in &self.0 {
            out.extend(id.bytes());
            out.push(match erasure {
                Erasure::Whole => 1,
                Erasure::Name => 2,
            });
            out.extend(at.to_le_bytes());
        }
        out
    }

    /// Adds one; a whole erasure stays whole, and the latest one stands.
    pub(super) fn add(&mut self, id: LearnerId, erasure: Erasure, at: i64) {
        let known = self.0.entry(id).or_insert((erasure, at));
        if erasure == Erasure::Whole {
            known.0 = erasure;
        }
        known.1 = known.1.max(at);
    }

    /// Adds all of another's.
    pub(super) fn merge(&mut self, other: &Self) {
        other.0.iter().for_each(|(id, (erasure, at))| self.add(*id, *erasure, *at));
    }

    /// Those that `known` does not have: not at all, not as a whole, or of before. A name may be erased twice.
    pub(super) fn beyond(&self, known: &Self) -> Vec<(LearnerId, Erasure)> {
        let is_known = |id: &LearnerId, erasure: Erasure, at: i64| {
            known
                .0
                .get(id)
                .is_some_and(|(before, then)| *before == Erasure::Whole || (*before == erasure && *then >= at))
        };
        let new = self.0.iter().filter(|(id, (erasure, at))| !is_known(id, *erasure, *at));
        new.map(|(id, (erasure, _))| (*id, *erasure)).collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Store {
    /// The store's tombstones, and its file of them brought up to date.
    pub(super) fn told_tombstones(&self) -> Result<Tombstones, StoreError> {
        let mut found = Tombstones::default();
        for (id, kept) in self.tombstones()? {
            found.add(id, kept.record, kept.stamp.at);
        }
        if Tombstones::read(&self.folder)? != found {
            folder::replace(&self.folder.erased(), &found.encode())?;
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: LearnerId = LearnerId::from_bytes([1; 16]);
    const TWO: LearnerId = LearnerId::from_bytes([2; 16]);

    fn of(id: LearnerId, erasure: Erasure, at: i64) -> Tombstones {
        let mut one = Tombstones::default();
        one.add(id, erasure, at);
        one
    }

    #[test]
    fn tombstones_read_back_and_whole_ones_stay_whole() {
        let mut all = of(ONE, Erasure::Whole, 5);
        all.merge(&of(ONE, Erasure::Name, 7));
        all.merge(&of(TWO, Erasure::Name, -2));
        assert_eq!(Tombstones::decode(&all.encode()), all);
        assert_eq!(Tombstones::decode(&[&all.encode()[..], &[9; 60]].concat()), all);
        assert_eq!(all.beyond(&Tombstones::default()), [(ONE, Erasure::Whole), (TWO, Erasure::Name)]);
        assert!(all.beyond(&all).is_empty() && !all.is_empty());
    }

    #[test]
    fn a_whole_erasure_stands_for_all_and_a_name_for_what_was_before_it() {
        let beyond = |new: Tombstones, known: Tombstones| !new.beyond(&known).is_empty();
        assert!(!beyond(of(ONE, Erasure::Name, 9), of(ONE, Erasure::Whole, 5)));
        assert!(beyond(of(ONE, Erasure::Whole, 5), of(ONE, Erasure::Name, 9)));
        assert!(beyond(of(ONE, Erasure::Name, 9), of(ONE, Erasure::Name, 5)), "she came back, and left again");
        assert!(!beyond(of(ONE, Erasure::Name, 5), of(ONE, Erasure::Name, 9)));
    }
}
