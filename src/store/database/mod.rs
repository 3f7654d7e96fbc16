//! The database every read goes to: sled, sealed row by row, and rebuilt from the journal whenever it is in doubt.

mod apply;
mod door;
mod read;
mod state;
#[cfg(test)]
mod tests;
mod value;

pub(super) use apply::ApplyError;
pub(super) use door::Broken;
pub use door::guarded;
pub(super) use read::{Scan, Stretches};
pub(super) use state::{Rows, State};
pub(super) use value::Seals;

use super::folder::if_there;
use super::journal::Mark;
use super::tree::Tree;
use crate::vault::Keyring;
use door::guard;
use std::path::Path;
use std::time::Duration;

/// Memory sled may use for pages. Its default is 1 GB; more than this makes no table quicker to write.
const CACHE: u64 = 2 * 1024 * 1024;
/// How often, and how long between, a database that is just being left by this very program is tried again.
const PATIENCE: (u32, Duration) = (100, Duration::from_millis(20));
/// The key of the state, in a tree of its own.
const STATE_KEY: &[u8] = b"state";

/// The database before the keys are known.
pub(super) struct Sealed {
    db: sled::Db,
    trees: Vec<sled::Tree>,
    parts: sled::Tree,
    meta: sled::Tree,
}

impl Sealed {
    /// Opens the database of a folder, creating it when it is not there.
    pub(super) fn open(folder: &Path) -> Result<Self, Broken> {
        remove_leftovers(folder);
        for _ in 0..PATIENCE.0 {
            match guard(|| Self::try_open(folder)) {
                // sled's threads let go of its files a little after the last handle is gone.
                Err(Broken::Locked) => std::thread::sleep(PATIENCE.1),
                result => return result,
            }
        }
        Err(Broken::Locked)
    }

    fn try_open(folder: &Path) -> sled::Result<Self> {
        // The journal promises durability, so sled needs no flushing by the clock.
        let db = sled::Config::new().path(folder).cache_capacity(CACHE).flush_every_ms(None).open()?;
        let trees = Tree::ALL.iter().map(|tree| db.open_tree(tree.name())).collect::<sled::Result<_>>()?;
        Ok(Self { parts: db.open_tree("parts")?, meta: db.open_tree("meta")?, trees, db })
    }
}

/// Removes snapshots that were being written when the power went: sled opens no more beside one (sled#1527).
fn remove_leftovers(folder: &Path) {
    let Ok(Some(entries)) = if_there(std::fs::read_dir(folder)) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with("snap.") && name.ends_with(".generating") {
            // What cannot be removed makes the opening fail, and the database is rebuilt.
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// The database, unlocked.
pub(super) struct Database {
    sealed: Sealed,
    seals: Seals,
    state: State,
}

impl Database {
    /// Unlocks a database. An empty one begins with the journal's mark and base.
    pub(super) fn unlock(sealed: Sealed, seals: Seals, mark: Mark, base: u64) -> Result<Self, Broken> {
        let state = match sealed.state(&seals)? {
            Some(state) => state,
            None if guard(|| sealed.is_empty())? => State { mark, applied: base, ..State::default() },
            None => return Err(Broken::Damaged),
        };
        Ok(Self { sealed, seals, state })
    }

    /// How far it follows the journal, and its counts.
    pub(super) const fn state(&self) -> &State {
        &self.state
    }

    /// The store it belongs to.
    pub(super) const fn instance(&self) -> [u8; 16] {
        self.seals.instance
    }

    /// The keys it is sealed with.
    pub(super) fn keyring(&self) -> &Keyring {
        &self.seals.keyring
    }

    /// Hands what is in memory to the operating system.
    pub(super) fn flush(&self) -> Result<(), Broken> {
        guard(|| self.sealed.db.flush()).map(drop)
    }
}

impl Sealed {
    /// The state it was left in; `None` when nothing was ever applied to it.
    pub(super) fn state(&self, seals: &Seals) -> Result<Option<State>, Broken> {
        let Some(value) = guard(|| self.meta.get(STATE_KEY))? else { return Ok(None) };
        State::decode(&seals.open_state(&value)?).map(Some).ok_or(Broken::Damaged)
    }

    fn is_empty(&self) -> sled::Result<bool> {
        for tree in &self.trees {
            if let Some(row) = tree.iter().next() {
                return row.map(|_| false);
            }
        }
        Ok(true)
    }
}

impl Drop for Sealed {
    fn drop(&mut self) {
        let _ = guard(|| self.db.flush());
    }
}
