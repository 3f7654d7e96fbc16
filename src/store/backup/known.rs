//! All backups that are known of, whether they can be reached or not.

use super::memory::Memory;
use super::shelf::{Found, list, made};
use crate::store::error::StoreError;
use crate::store::folder::Folder;
use std::path::{Path, PathBuf};

/// What is known of a store's backups.
#[derive(Debug, Default)]
pub struct Known {
    /// Those that are there, the newest first, files that cannot be read last.
    pub reachable: Vec<Found>,
    /// Those that were made where nothing can be reached now, and when, in seconds since 1970.
    pub away: Vec<(PathBuf, i64)>,
}

/// The backups of a data folder: its own, and those that went elsewhere.
pub fn known(dir: &Path) -> Result<Known, StoreError> {
    let folder = Folder::new(dir);
    let mut known = Known { reachable: list(&folder.backups())?, away: Vec::new() };
    for copy in Memory::read(&folder).elsewhere {
        if copy.path.exists() {
            known.reachable.push(Found::at(&copy.path));
        } else if !copy.path.parent().is_some_and(Path::is_dir) {
            known.away.push((copy.path, copy.made));
        }
    }
    known.reachable.sort_by_key(|found| std::cmp::Reverse(made(found)));
    Ok(known)
}
