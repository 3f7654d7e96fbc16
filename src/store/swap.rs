//! Putting one store in another's place. The parts of a store are several files: no single rename does it, so each step
//! can be taken again after a power cut, and is, before the store is opened.
//!
//! | folder | what stands in it |
//! |---|---|
//! | `restoring` | a store that is being put together; removed when it was interrupted |
//! | `restored` | a whole one: the parts of the present one move to `replaced` |
//! | `entering` | a whole one: its parts move to their places |
//! | `replaced` | the one before, until the new one was opened once |

use super::error::StoreError;
use super::folder::{self, Folder, if_there};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The files and folders a store is made of.
const PARTS: [&str; 9] =
    ["keys", "keys.bak", "place.toml", "erased", "journal", "journal.new", "db", "db.old", "drafts"];
/// Says that the present store never was opened since it was restored, and needs not be kept.
const DISCARD: &str = "discard";
/// How often, and how long between, a folder that is still in use is tried again.
const PATIENCE: (u32, Duration) = (100, Duration::from_millis(20));

fn restored(folder: &Folder) -> PathBuf {
    folder.path().join("restored")
}

fn entering(folder: &Folder) -> PathBuf {
    folder.path().join("entering")
}

/// Where the store before is kept.
pub(super) fn replaced(folder: &Folder) -> PathBuf {
    folder.path().join("replaced")
}

/// Where a store is put together; nothing stands there after this.
pub(super) fn begin(folder: &Folder) -> Result<PathBuf, StoreError> {
    let path = folder.path().join("restoring");
    if_there(std::fs::remove_dir_all(&path))?;
    std::fs::create_dir_all(&path)?;
    Ok(path)
}

/// Gives up what was being put together.
pub(super) fn give_up(folder: &Folder) {
    // What cannot be removed now is removed before the next restoring.
    let _ = std::fs::remove_dir_all(folder.path().join("restoring"));
}

/// Puts the store that was put together in the present one's place. Once this begins, it is finished even after a
/// power cut.
pub(super) fn commit(folder: &Folder) -> Result<(), StoreError> {
    let path = folder.path().join("restoring");
    if replaced(folder).exists() {
        std::fs::write(path.join(DISCARD), b"")?;
    }
    folder::sync(&path)?;
    rename_patiently(&path, &restored(folder))?;
    folder::sync(folder.path())?;
    finish(folder)
}

/// sled's threads let go of its files a little after the last handle is gone, and Windows renames no folder before.
fn rename_patiently(from: &Path, to: &Path) -> std::io::Result<()> {
    for _ in 0..PATIENCE.0 {
        match std::fs::rename(from, to) {
            Err(error) if cfg!(windows) && error.kind() == std::io::ErrorKind::PermissionDenied => {
                std::thread::sleep(PATIENCE.1);
            }
            result => return result,
        }
    }
    std::fs::rename(from, to)
}

/// Whether a store is on its way to its place.
pub(super) fn is_under_way(folder: &Folder) -> bool {
    restored(folder).exists() || entering(folder).exists()
}

/// Takes the steps that are left, and removes what was never whole.
pub(super) fn finish(folder: &Folder) -> Result<(), StoreError> {
    give_up(folder);
    let (restored, entering, replaced) = (restored(folder), entering(folder), replaced(folder));
    if restored.exists() {
        if restored.join(DISCARD).exists() {
            PARTS.iter().try_for_each(|part| remove(&folder.path().join(part)))?;
        } else {
            std::fs::create_dir_all(&replaced)?;
            for part in PARTS {
                if_there(std::fs::rename(folder.path().join(part), replaced.join(part)))?;
            }
            folder::sync(&replaced)?;
        }
        folder::sync(folder.path())?;
        std::fs::rename(&restored, &entering)?;
        folder::sync(folder.path())?;
    }
    if entering.exists() {
        for part in PARTS {
            if_there(std::fs::rename(entering.join(part), folder.path().join(part)))?;
        }
        folder::sync(folder.path())?;
        if_there(std::fs::remove_dir_all(&entering))?;
    }
    Ok(())
}

/// Forgets the store before, now that the one in its place was opened.
pub(super) fn forget(folder: &Folder) {
    // What cannot be removed now is removed at the next start.
    let _ = std::fs::remove_dir_all(replaced(folder));
}

fn remove(path: &Path) -> Result<(), StoreError> {
    if path.is_dir() {
        if_there(std::fs::remove_dir_all(path))?;
    } else {
        if_there(std::fs::remove_file(path))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A folder with an old store of three parts, and a new one of two put together.
    fn ready() -> (tempfile::TempDir, Folder) {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::new(dir.path());
        for part in ["keys", "journal", "drafts"] {
            fs::write(dir.path().join(part), "old").unwrap();
        }
        let new = begin(&folder).unwrap();
        for part in ["keys", "journal"] {
            fs::write(new.join(part), "new").unwrap();
        }
        (dir, folder)
    }

    fn read(path: PathBuf) -> Option<String> {
        fs::read_to_string(path).ok()
    }

    fn assert_swapped(dir: &Path) {
        let at = |name: &str| read(dir.join(name));
        assert_eq!((at("keys"), at("journal"), at("drafts")), (Some("new".into()), Some("new".into()), None));
        assert_eq!(at("replaced/drafts"), Some("old".into()));
        let names: Vec<_> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names.len(), 3, "{names:?}");
    }

    #[test]
    fn the_new_store_takes_the_place_of_the_old_one() {
        let (dir, folder) = ready();
        commit(&folder).unwrap();
        assert_swapped(dir.path());
        forget(&folder);
        assert!(!dir.path().join("replaced").exists());
    }

    #[test]
    fn an_interrupted_swap_is_finished_from_wherever_it_stood() {
        // The renames in their order; each prefix of them is a place where the power may go.
        let steps = [
            ("restoring", "restored"),
            ("keys", "replaced/keys"),
            ("journal", "replaced/journal"),
            ("drafts", "replaced/drafts"),
            ("restored", "entering"),
            ("entering/keys", "keys"),
            ("entering/journal", "journal"),
        ];
        for taken in 1..=steps.len() {
            let (dir, folder) = ready();
            fs::create_dir(dir.path().join("replaced")).unwrap();
            for (from, to) in &steps[..taken] {
                fs::rename(dir.path().join(from), dir.path().join(to)).unwrap();
            }
            assert!(is_under_way(&folder));
            finish(&folder).unwrap();
            finish(&folder).unwrap();
            assert_swapped(dir.path());
        }
    }

    #[test]
    fn the_last_store_that_was_opened_is_the_one_kept() {
        let (dir, folder) = ready();
        commit(&folder).unwrap();
        let newer = begin(&folder).unwrap();
        fs::write(newer.join("keys"), "newer").unwrap();
        commit(&folder).unwrap();
        assert_eq!(read(dir.path().join("keys")), Some("newer".into()));
        assert_eq!(read(dir.path().join("journal")), None);
        assert_eq!(read(dir.path().join("replaced/keys")), Some("old".into()));
        assert!(!dir.path().join("discard").exists());
    }
}
