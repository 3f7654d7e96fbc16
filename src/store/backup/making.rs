//! When a backup is made, where it goes, and what becomes of the older ones.

use super::file::Backup;
use super::layout::Live;
use super::memory::Memory;
use super::shelf::{self, Fall};
use super::writing::Source;
use crate::domain::log::{Action, Event};
use crate::store::closed::Closed;
use crate::store::database::Rows;
use crate::store::error::StoreError;
use crate::store::folder::Folder;
use crate::store::house::Store;
use crate::store::journal::Mark;
use crate::store::keys;
use crate::store::progress::Watch;
use std::path::Path;
use time::OffsetDateTime;

/// Where a backup goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// The folder of backups, below the data folder.
    Own,
    /// A folder that is there, where older backups of this store give way to newer ones: a USB key's.
    Second(&'a Path),
    /// A folder that is there, where nothing is deleted.
    Folder(&'a Path),
    /// A file that is not there.
    File(&'a Path),
}

/// When a backup is made without being asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Something was saved since the last one.
    Changed,
    /// Something was saved since the last one, which was not made today.
    DayAfter,
}

/// A backup that was made.
#[derive(Debug)]
pub struct Made {
    pub backup: Backup,
    /// Nothing older was deleted, because the number of records fell.
    pub fall: Option<Fall>,
}

impl Store {
    /// Makes a backup. `at` is this moment on the clock of the place.
    pub fn back_up(&self, place: Place<'_>, at: OffsetDateTime, watch: Watch<'_>) -> Result<Made, StoreError> {
        let made = make(&self.source(at)?, place, watch)?;
        self.forget_where(place, watch);
        Ok(made)
    }

    /// Makes a backup if one is due there; `None` when there is no need or, of a second place, when it is away.
    pub fn back_up_when(
        &self,
        when: When,
        place: Place<'_>,
        at: OffsetDateTime,
        watch: Watch<'_>,
    ) -> Result<Option<Made>, StoreError> {
        let source = self.source(at)?;
        if !is_due(&source, when, place, self.reached()?)? {
            return Ok(None);
        }
        let made = make(&source, place, watch)?;
        self.forget_where(place, watch);
        Ok(Some(made))
    }

    /// Backups that were away when somebody was erased forget them now.
    fn forget_where(&self, place: Place<'_>, watch: Watch<'_>) {
        if let Place::Second(folder) | Place::Folder(folder) = place {
            // What cannot be rewritten now is tried again with the next backup.
            let _ = self.forget_in_folder(folder, &mut |progress| {
                let _ = watch(progress);
            });
        }
    }

    /// The journal's mark and the sequence of the last change: what was merely read calls for no backup.
    pub(super) fn reached(&self) -> Result<(Mark, u64), StoreError> {
        Ok((self.journal.borrow().mark(), self.last_change()?))
    }

    /// Notes in the access log what was backed up behind the closed door.
    pub(in crate::store) fn note_backups(&mut self) -> Result<(), StoreError> {
        let mut memory = Memory::read(&self.folder);
        let untold = std::mem::take(&mut memory.untold);
        if untold.is_empty() {
            return Ok(());
        }
        for made in untold {
            self.note(made, Event::of(Action::BackupMade));
        }
        memory.write(&self.folder)
    }

    /// Says that the number of records fell for good reason: older backups may give way again.
    pub fn accept_fall(&self, at: OffsetDateTime) -> Result<(), StoreError> {
        let mut memory = Memory::read(&self.folder);
        memory.accepted = at.unix_timestamp();
        memory.write(&self.folder)
    }

    pub(super) fn source(&self, at: OffsetDateTime) -> Result<Source<'_>, StoreError> {
        let live = self.read(|database| Ok(database.state().live))?;
        Ok(Source { folder: &self.folder, keys: &self.keys, live: Some(Live::of(&live)), at })
    }
}

impl Closed {
    /// Makes a backup. No passphrase is needed.
    pub fn back_up(&mut self, place: Place<'_>, at: OffsetDateTime, watch: Watch<'_>) -> Result<Made, StoreError> {
        let live = self.count_live().map(|live| Live::of(&live));
        let (folder, keys) = self.parts();
        let made = make(&Source { folder, keys, live, at }, place, watch)?;
        let mut memory = Memory::read(folder);
        memory.leave_untold(at.unix_timestamp());
        memory.write(folder)?;
        Ok(made)
    }

    /// As [`Store::back_up_when`].
    pub fn back_up_when(
        &mut self,
        when: When,
        place: Place<'_>,
        at: OffsetDateTime,
        watch: Watch<'_>,
    ) -> Result<Option<Made>, StoreError> {
        let now = self.reached().ok_or(StoreError::JournalLost)?;
        let (folder, keys) = self.parts();
        if !is_due(&Source { folder, keys, live: None, at }, when, place, now)? {
            return Ok(None);
        }
        self.back_up(place, at, watch).map(Some)
    }
}

/// Keeps a copy of a store that is about to be replaced, as far as it can be copied: that it cannot is no reason to
/// keep what is damaged.
pub(in crate::store) fn keep(folder: &Folder, at: OffsetDateTime, watch: Watch<'_>) -> Result<(), StoreError> {
    let Ok(keys::Copies { keys, .. }) = keys::read(folder) else { return Ok(()) };
    match make(&Source { folder, keys: &keys, live: None, at }, Place::Own, watch) {
        Err(StoreError::Stopped) => Err(StoreError::Stopped),
        _ => Ok(()),
    }
}

/// Makes the first backup of a store that was restored, so that the newest one is not of what it replaced. That it holds
/// less is what was wanted.
pub(in crate::store) fn begin_again(folder: &Folder, live: &Rows, at: OffsetDateTime) -> Result<(), StoreError> {
    let mut memory = Memory::read(folder);
    memory.accepted = at.unix_timestamp();
    memory.write(folder)?;
    let keys = keys::read(folder)?.keys;
    let source = Source { folder, keys: &keys, live: Some(Live::of(live)), at };
    make(&source, Place::Own, &mut |_| true).map(drop)
}

pub(super) fn make(source: &Source<'_>, place: Place<'_>, watch: Watch<'_>) -> Result<Made, StoreError> {
    let own = source.folder.backups();
    let mut memory = Memory::read(source.folder);
    let (backup, rotates) = match place {
        Place::Own => {
            std::fs::create_dir_all(&own)?;
            (source.write_in(&own, watch)?, Some(own.as_path()))
        }
        Place::Second(folder) => (source.write_in(folder, watch)?, Some(folder)),
        Place::Folder(folder) => (source.write_in(folder, watch)?, None),
        Place::File(path) => (source.write_as(path, watch)?, None),
    };
    if place != Place::Own {
        memory.add(backup.path(), backup.made());
    }
    let fall = match rotates {
        Some(folder) => give_way(source, &backup, folder, memory.accepted)?,
        None => None,
    };
    if place != Place::Own {
        memory.write(source.folder)?;
    }
    Ok(Made { backup, fall })
}

/// Lets older backups give way, unless the records became far fewer or could not be counted.
fn give_way(source: &Source<'_>, fresh: &Backup, folder: &Path, accepted: i64) -> Result<Option<Fall>, StoreError> {
    let all = shelf::of_store(folder, source.keys.instance())?;
    let fall = shelf::fall(fresh, &all, accepted);
    if fall.is_none() && fresh.live().is_some() {
        shelf::rotate(fresh, &all, source.at.offset())?;
    }
    Ok(fall)
}

/// Whether a backup is to be made there, the journal having come to `now`; never in a second place that is away.
fn is_due(source: &Source<'_>, when: When, place: Place<'_>, now: (Mark, u64)) -> Result<bool, StoreError> {
    let own = source.folder.backups();
    let folder = match place {
        Place::Own => own.as_path(),
        Place::Second(folder) | Place::Folder(folder) => folder,
        Place::File(_) => return Ok(true),
    };
    if place != Place::Own && !folder.is_dir() {
        return Ok(false);
    }
    let latest = shelf::of_store(folder, source.keys.instance())?.into_iter().next();
    Ok(latest.is_none_or(|latest| {
        let changed = !latest.holds(now);
        changed && (when == When::Changed || !is_today(latest.made(), source.at))
    }))
}

fn is_today(made: i64, at: OffsetDateTime) -> bool {
    OffsetDateTime::from_unix_timestamp(made).is_ok_and(|made| made.to_offset(at.offset()).date() == at.date())
}

/// Where a store's own backups are.
pub fn own_folder(dir: &Path) -> std::path::PathBuf {
    Folder::new(dir).backups()
}
