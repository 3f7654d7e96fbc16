//! A folder of backups: what stands there, which are kept, which are deleted.

use super::file::Backup;
use super::rotation;
use super::writing::is_backup_name;
use crate::store::error::StoreError;
use crate::store::folder::if_there;
use std::path::{Path, PathBuf};
use time::{OffsetDateTime, UtcOffset};

/// A file that is called as a backup is.
#[derive(Debug)]
pub struct Found {
    pub path: PathBuf,
    /// The backup, or why it is none. Its bytes were not checked.
    pub backup: Result<Backup, StoreError>,
}

impl Found {
    /// The file at a path.
    pub(super) fn at(path: &Path) -> Self {
        Self { path: path.to_owned(), backup: Backup::open(path) }
    }
}

/// When a backup was made; `None` of a file that is none, which stands before all others in time.
pub(super) fn made(found: &Found) -> Option<i64> {
    found.backup.as_ref().ok().map(Backup::made)
}

/// The number of records fell by more than a fifth: the older backups are all kept until somebody has looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fall {
    pub before: u64,
    pub now: u64,
}

/// The backups of a folder, the newest first, then the files that are none.
pub fn list(folder: &Path) -> Result<Vec<Found>, StoreError> {
    let mut found = Vec::new();
    for entry in if_there(std::fs::read_dir(folder))?.into_iter().flatten() {
        let path = entry?.path();
        if path.file_name().and_then(|name| name.to_str()).is_some_and(is_backup_name) {
            found.push(Found::at(&path));
        }
    }
    found.sort_by_key(|found| std::cmp::Reverse(made(found)));
    Ok(found)
}

/// The backups of one store in a folder, the newest first.
pub(super) fn of_store(folder: &Path, store: [u8; 16]) -> Result<Vec<Backup>, StoreError> {
    let backups = list(folder)?.into_iter().filter_map(|found| found.backup.ok());
    Ok(backups.filter(|backup| backup.head.store == store).collect())
}

/// Whether a backup holds over a fifth less than one made since `accepted`.
pub(super) fn fall(fresh: &Backup, all: &[Backup], accepted: i64) -> Option<Fall> {
    let now = fresh.live()?.records;
    let earlier = all.iter().filter(|backup| backup.path != fresh.path && backup.made() > accepted);
    let before = earlier.filter_map(|backup| Some(backup.live()?.records)).max()?;
    (now < before - before / 5).then_some(Fall { before, now })
}

/// Deletes what is not kept, never the backup that was just made and verified.
pub(super) fn rotate(fresh: &Backup, all: &[Backup], offset: UtcOffset) -> Result<(), StoreError> {
    let moment = |backup: &Backup| OffsetDateTime::from_unix_timestamp(backup.made()).map(|at| at.to_offset(offset));
    let dated: Vec<_> = all.iter().filter_map(|backup| Some((backup, moment(backup).ok()?))).collect();
    let kept = rotation::kept(&dated.iter().map(|(_, at)| *at).collect::<Vec<_>>());
    for (at, (backup, _)) in dated.iter().enumerate() {
        if !kept.contains(&at) && backup.path != fresh.path {
            if_there(std::fs::remove_file(&backup.path))?;
        }
    }
    Ok(())
}
