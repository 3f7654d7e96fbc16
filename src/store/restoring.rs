//! Bringing a backup back: verified, opened, put together beside, and only then put in the store's place.

use super::backup::{self, Backup};
use super::closed::{Closed, exists};
use super::database::Rows;
use super::error::StoreError;
use super::folder::{self, Folder};
use super::house::{Counts, Store};
use super::keys;
use super::lock::{Holder, Lock};
use super::progress::{Progress, Stage, Watch};
use super::swap;
use super::tombstones::Tombstones;
use crate::domain::change::Change;
use crate::domain::erasure::Erasure;
use crate::domain::ids::{InstanceId, LearnerId, MediatorId};
use crate::vault::{Keyring, KeysFile, SlotKind, draw_id};
use std::fs::OpenOptions;
use std::io::{self, Read, Write};
use std::path::Path;
use time::OffsetDateTime;

/// How much is copied at once.
const CHUNK: usize = 256 * 1024;

/// What opens a backup: the keys of the day it was made.
pub enum Opener<'a> {
    /// A mediator's passphrase of that day.
    Passphrase(MediatorId, &'a str),
    /// The recovery code, as it was typed.
    Recovery(&'a str),
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    pub counts: Counts,
    /// Saves that are lost in the backup itself.
    pub lost: Vec<(u64, u64)>,
    /// There was a store, and it is kept aside until the new one is opened.
    pub replaced: bool,
}

/// Restores a backup into a folder, whether a store is there or not.
///
/// Nothing changes before the backup is verified, opened and whole; `watch` may stop it until then. The store that was
/// there is kept aside until the next good start, and in a backup of its own if it can still be copied. `at` is this
/// moment on the clock of the place.
pub fn restore(
    backup: &mut Backup,
    dir: &Path,
    opener: &Opener<'_>,
    (holder, at): (&Holder, OffsetDateTime),
    watch: Watch<'_>,
) -> Result<Restored, StoreError> {
    backup.verify(watch)?;
    let (keyring, author) = unlock(&backup.keys()?, opener)?;
    std::fs::create_dir_all(dir)?;
    let folder = Folder::new(dir);
    let _lock = Lock::take(&folder, holder)?;
    swap::finish(&folder)?;
    let replaced = exists(dir);
    let erased = erased_since(backup, &folder)?;
    let put_together = swap::begin(&folder)
        .and_then(|beside| put_together(backup, &Folder::new(&beside), (keyring, author, &erased), holder, watch));
    let committed = put_together.and_then(|(restored, live)| {
        backup::keep(&folder, at, watch)?;
        swap::commit(&folder)?;
        // What cannot be remembered is found again in its folder, once that is the second place.
        let _ = backup::remember(&folder, backup);
        // A full disk keeps nobody from what was restored.
        let _ = backup::begin_again(&folder, &live, at);
        Ok(Restored { replaced, ..restored })
    });
    if committed.is_err() {
        swap::give_up(&folder);
    }
    committed
}

pub(super) fn unlock(keys: &KeysFile, opener: &Opener<'_>) -> Result<(Keyring, MediatorId), StoreError> {
    match *opener {
        Opener::Passphrase(id, passphrase) => Ok((keys.unlock(*id.bytes(), passphrase)?, id)),
        Opener::Recovery(typed) => {
            let keyring = keys.unlock_with_recovery(typed)?;
            let slot = keys.slots().iter().find(|slot| slot.kind == SlotKind::Recovery);
            Ok((keyring, MediatorId::from_bytes(slot.map_or([0; 16], |slot| slot.id))))
        }
    }
}

/// Puts a store together from a backup, opens it and counts it.
fn put_together(
    backup: &mut Backup,
    beside: &Folder,
    (keyring, author, erased): (Keyring, MediatorId, &[(LearnerId, Erasure)]),
    holder: &Holder,
    watch: Watch<'_>,
) -> Result<(Restored, Rows), StoreError> {
    extract(backup, beside, watch)?;
    let mut going = true;
    let closed = Closed::open(beside.path(), holder)?;
    // Rebuilding the database cannot be stopped half way: it is given up afterwards.
    let mut report = |progress| going &= watch(progress);
    let mut store = closed.enter(keyring, author, &mut report).map_err(|(_, error)| error)?;
    store.verify_counts(&mut report)?;
    if !going {
        return Err(StoreError::Stopped);
    }
    store.save(author, holder.now, &[Change::Instance(InstanceId::from_bytes(draw_id()))])?;
    if !erased.is_empty() {
        let mut report = |progress| {
            let _ = watch(progress);
        };
        let applied = store.erase(author, holder.now, erased, &mut report)?;
        applied.unfinished.map_or(Ok(()), Err)?;
        // The backup itself was away when they were erased, and so may its neighbours have been.
        let _ = store.forget_in_file(backup.path(), &mut report);
        if let Some(folder) = backup.path().parent() {
            let _ = store.forget_in_folder(folder, &mut report);
        }
    }
    // A new mark: frames that the restored store and the replaced one both counted are never taken for each other.
    store.compact(watch)?;
    let lost = store.check_lost()?;
    let live = store.read(|database| Ok(database.state().live))?;
    Ok((Restored { counts: store.counts()?, lost, replaced: false }, live))
}

/// Who was erased since a backup was made: told by the store that is there, and by the other backups.
fn erased_since(backup: &mut Backup, folder: &Folder) -> Result<Vec<(LearnerId, Erasure)>, StoreError> {
    let mut erased = Tombstones::read(folder)?;
    let store = backup.store();
    let beside = backup.path().parent().map(backup::list).transpose()?.unwrap_or_default();
    let known = backup::known(folder.path())?.reachable;
    for mut other in known.into_iter().chain(beside).filter_map(|found| found.backup.ok()) {
        if other.store() == store {
            erased.merge(&Tombstones::decode(&other.erased()?));
        }
    }
    Ok(erased.beyond(&Tombstones::decode(&backup.erased()?)))
}

fn extract(backup: &mut Backup, beside: &Folder, watch: Watch<'_>) -> Result<(), StoreError> {
    keys::write(beside, &backup.keys()?)?;
    folder::replace(&beside.place(), &backup.card()?)?;
    let total = backup.length();
    let mut journal = backup.journal()?;
    let mut out = OpenOptions::new().write(true).create_new(true).open(beside.journal())?;
    let (mut buffer, mut done) = (vec![0; CHUNK], 0);
    loop {
        let read = journal.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        out.write_all(buffer.get(..read).unwrap_or_default()).map_err(|error| missing(error, total - done))?;
        done += read as u64;
        if !watch(Progress { stage: Stage::Restoring, done, total }) {
            return Err(StoreError::Stopped);
        }
    }
    out.sync_all()?;
    Ok(())
}

fn missing(error: io::Error, left: u64) -> StoreError {
    match StoreError::from(error) {
        StoreError::DiskFull { .. } => StoreError::DiskFull { missing: left },
        error => error,
    }
}

impl Store {
    fn check_lost(&self) -> Result<Vec<(u64, u64)>, StoreError> {
        self.read(super::recovery::lost)
    }
}
