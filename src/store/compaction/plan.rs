//! What of a journal is alive: found out by reading it once, keeping digests of keys and places, never contents.

use super::Watched;
use crate::domain::erasure::Erasure;
use crate::domain::ids::LearnerId;
use crate::store::codec;
use crate::store::erasing::Gone;
use crate::store::error::StoreError;
use crate::store::journal::{KeyDigest, Source, key_digest};
use crate::store::tree::Tree;
use crate::vault::Keyring;
use std::collections::HashMap;
use std::io::{Read, Seek};

/// Which writes of a journal are alive: a million sessions take some tens of megabytes.
pub(in crate::store) struct Plan {
    /// By key, the number of its last write, counted through the whole journal; removed keys are not in it.
    last: HashMap<KeyDigest, u32>,
    /// What the journal says is erased, and what the caller adds to it.
    pub gone: Gone,
    /// The last sequence, the base of what replaces this journal.
    pub sequence: u64,
    /// The latest time among the saves, in seconds since 1970.
    pub at: i64,
    /// Places of frames whose seal did not hold.
    pub refused: Vec<u64>,
}

impl Plan {
    /// Reads a journal. `erased` is what was erased after a copy was made, beside what the journal itself says is.
    pub(in crate::store) fn read<R: Read + Seek>(
        source: &mut Source<R>,
        keyring: &Keyring,
        erased: &[(LearnerId, Erasure)],
        watched: &mut Watched<'_>,
    ) -> Result<Self, StoreError> {
        let mut plan = Self {
            last: HashMap::new(),
            gone: Gone::default(),
            sequence: source.base,
            at: i64::MIN,
            refused: Vec::new(),
        };
        let mut number = 0_u32;
        plan.refused = source.each(keyring, &mut |end, content| {
            for write in content.writes() {
                let write = write?;
                let digest = key_digest(write.tree, write.key);
                if write.record.is_some() {
                    plan.last.insert(digest, number);
                } else {
                    plan.last.remove(&digest);
                }
                if let (Tree::Tombstones, Some(record)) = (write.tree, write.record) {
                    let id = write.key.try_into().map_err(|_| StoreError::DamagedRecord)?;
                    plan.gone.add(LearnerId::from_bytes(id), codec::decode(record)?, write.stamp.sequence);
                }
                number = number.checked_add(1).ok_or(StoreError::TooLarge)?;
            }
            plan.sequence = content.stamp.sequence;
            plan.at = plan.at.max(content.stamp.at);
            watched.reached(end)
        })?;
        for (id, erasure) in erased {
            // All it holds of them is older.
            plan.gone.add(*id, *erasure, u64::MAX);
        }
        Ok(plan)
    }

    /// Whether a write, the one of that number, is its key's last.
    pub(super) fn is_last(&self, tree: Tree, key: &[u8], number: u32) -> bool {
        self.last.get(&key_digest(tree, key)) == Some(&number)
    }

    /// How many records are alive, those of erased learners included.
    pub(super) fn live(&self) -> u64 {
        self.last.len() as u64
    }
}
