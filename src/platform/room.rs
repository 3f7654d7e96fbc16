//! Whether a store can be created somewhere, before somebody answers five questions for nothing.

use super::mounts::existing_part;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Room that a new store needs, in bytes: the database takes its first half megabyte at once.
const NEEDED: u64 = 2 * 1024 * 1024;

/// Bytes this account can still write where the folder stands or would be created; `None` when the system does not
/// tell.
pub fn free_space(folder: &Path) -> Option<u64> {
    #[cfg(unix)]
    {
        let room = rustix::fs::statvfs(&existing_part(folder)?).ok()?;
        room.f_bavail.checked_mul(room.f_frsize)
    }
    #[cfg(not(unix))]
    {
        let _ = folder;
        None
    }
}

/// Refuses a folder in which no store can be created: it, or where it would be, is no folder, cannot be written by this
/// account, or has no room. Nothing is created; what the system does not tell is found out later.
pub fn check_new_folder(folder: &Path) -> io::Result<()> {
    let Some(existing) = existing_part(folder) else { return Ok(()) };
    // A link that leads nowhere has no existing part of its own.
    if !existing.is_dir() || folder.symlink_metadata().is_ok_and(|_| !folder.is_dir()) {
        return Err(ErrorKind::NotADirectory.into());
    }
    #[cfg(unix)]
    {
        use rustix::fs::{Access, access};
        access(&existing, Access::WRITE_OK | Access::EXEC_OK)?;
    }
    match free_space(&existing) {
        Some(room) if room < NEEDED => Err(ErrorKind::StorageFull.into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_judged_by_where_it_would_be() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("file");
        std::fs::write(&file, "").unwrap();
        let kind = |path: &Path| check_new_folder(path).map_err(|error| error.kind());
        assert_eq!(kind(dir.path()), Ok(()));
        assert_eq!(kind(&dir.path().join("not/yet")), Ok(()));
        assert!(!dir.path().join("not").exists());
        assert_eq!(kind(&file), Err(ErrorKind::NotADirectory));
        assert_eq!(kind(&file.join("below")), Err(ErrorKind::NotADirectory));
        #[cfg(unix)]
        {
            let link = dir.path().join("link");
            std::os::unix::fs::symlink(dir.path().join("gone"), &link).unwrap();
            assert_eq!(kind(&link), Err(ErrorKind::NotADirectory));
        }
    }
}
