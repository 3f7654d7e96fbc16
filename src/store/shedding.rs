//! What the counts at the start made the database read leaves the memory.

use super::database::{Database, Sealed};
use super::house::Store;
use super::notice::Cause;

/// Rows that are opened again in some hundredths of a second.
const FEW: u64 = 50_000;

impl Store {
    /// Opens a small database anew, so that it lets go of the pages it read. sled looks at what it keeps only once a 256th
    /// of its pages was read 64 times, which hardly comes in a small place; a large one needs no help.
    ///
    /// One that does not open as it was left is rebuilt by the next read.
    pub fn shed(&self) {
        let mut held = self.database.borrow_mut();
        let Some(open) = held.take_if(|open| open.state().rows.iter().sum::<u64>() <= FEW) else { return };
        let left = open.state().clone();
        drop(open);
        let sealed = Sealed::open(&self.folder.database());
        let again = sealed.and_then(|sealed| Database::unlock(sealed, self.seals.clone(), left.mark, left.applied));
        *held = again.ok().filter(|database| *database.state() == left);
        if held.is_none() {
            drop(held);
            self.discard(Cause::Broken);
        }
    }
}
