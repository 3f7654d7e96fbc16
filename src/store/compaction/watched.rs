//! How far a compaction has come, and whether it is to go on.

use crate::store::error::StoreError;
use crate::store::progress::{Progress, Stage, Watch};

/// Readings of the journal: what is alive, writing it, comparing it.
const PASSES: u64 = 3;
/// How many bytes lie between two reports, at least.
const STRIDE: u64 = 1024 * 1024;

/// Tells how far it has come, and stops on demand.
pub(in crate::store) struct Watched<'a> {
    watch: Watch<'a>,
    /// Bytes of one reading.
    length: u64,
    pass: u64,
    told: u64,
}

impl<'a> Watched<'a> {
    /// Watches over the compaction of a journal of that length.
    pub(in crate::store) fn new(watch: Watch<'a>, length: u64) -> Self {
        Self { watch, length, pass: 0, told: 0 }
    }

    /// Begins the reading over.
    pub(in crate::store) fn restart(&mut self, length: u64) {
        (self.length, self.told) = (length, 0);
    }

    /// One reading is done and the next one begins, if it is to go on.
    pub(in crate::store) fn next(&mut self) -> Result<(), StoreError> {
        self.pass += 1;
        self.tell(0)
    }

    /// The reading came to a place: [`StoreError::Stopped`] when it is not to go on.
    pub(in crate::store) fn reached(&mut self, place: u64) -> Result<(), StoreError> {
        if place < self.told + STRIDE {
            return Ok(());
        }
        self.tell(place)
    }

    fn tell(&mut self, place: u64) -> Result<(), StoreError> {
        self.told = place;
        let done = self.pass * self.length + place.min(self.length);
        let progress = Progress { stage: Stage::Compacting, done, total: PASSES * self.length };
        if (self.watch)(progress) { Ok(()) } else { Err(StoreError::Stopped) }
    }
}
