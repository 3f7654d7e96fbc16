//! All backups that are known of, whether they can be reached or not.

use super::file::Backup;
use super::memory::Memory;
use super::shelf::{Found, list, made};
use crate::store::card::Card;
use crate::store::error::StoreError;
use crate::store::folder::Folder;
use crate::vault::KeysFile;
use std::path::{Path, PathBuf};

/// What is known of a store's backups.
#[derive(Debug, Default)]
pub struct Known {
    /// Those that are there, the newest first, files that cannot be read last.
    pub reachable: Vec<Found>,
    /// Those that were made where nothing can be reached now, and when, in seconds since 1970.
    pub away: Vec<(PathBuf, i64)>,
}

/// The backups of a data folder: its own, those of its second place, and those that went elsewhere.
pub fn known(dir: &Path) -> Result<Known, StoreError> {
    let folder = Folder::new(dir);
    let mut known = Known { reachable: list(&folder.backups())?, away: Vec::new() };
    let second = PathBuf::from(Card::read(&folder).backups);
    if second.is_dir() {
        let store = store_of(&folder);
        let is_ours = |found: &Found| found.backup.as_ref().is_ok_and(|backup| Some(backup.head.store) == store);
        known.reachable.extend(list(&second)?.into_iter().filter(is_ours));
    }
    for copy in Memory::read(&folder).elsewhere {
        if copy.path.exists() {
            if known.reachable.iter().all(|found| found.path != copy.path) {
                known.reachable.push(Found::at(&copy.path));
            }
        } else if !copy.path.parent().is_some_and(Path::is_dir) {
            known.away.push((copy.path, copy.made));
        }
    }
    known.reachable.sort_by_key(|found| std::cmp::Reverse(made(found)));
    Ok(known)
}

/// The store of a data folder, as either copy of its keys says.
fn store_of(folder: &Folder) -> Option<[u8; 16]> {
    let read = |path: PathBuf| KeysFile::parse(&std::fs::read(path).ok()?).ok().map(|keys| keys.instance());
    read(folder.keys()).or_else(|| read(folder.keys_copy()))
}

/// Remembers a backup that a store was restored from, unless it is one of its own.
pub(in crate::store) fn remember(folder: &Folder, backup: &Backup) -> Result<(), StoreError> {
    if backup.path().parent() == Some(&folder.backups()) {
        return Ok(());
    }
    let mut memory = Memory::read(folder);
    memory.add(backup.path(), backup.made());
    memory.write(folder)
}
