//! The data folder: which file is what.

use atomic_write_file::AtomicWriteFile;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The longest text that stands outside the seal, in bytes.
const LONGEST_NOTE: u64 = 1024 * 1024;

/// The folder a store lives in.
#[derive(Clone, Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn new(path: &Path) -> Self {
        Self(path.to_path_buf())
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    pub(super) fn keys(&self) -> PathBuf {
        self.0.join("keys")
    }

    pub(super) fn keys_copy(&self) -> PathBuf {
        self.0.join("keys.bak")
    }

    /// What stands outside the seal, needed before unlocking.
    pub(super) fn place(&self) -> PathBuf {
        self.0.join("place.toml")
    }

    pub(super) fn journal(&self) -> PathBuf {
        self.0.join("journal")
    }

    /// A journal that is being compacted, until it takes the other's place.
    pub(super) fn new_journal(&self) -> PathBuf {
        self.0.join("journal.new")
    }

    pub(super) fn database(&self) -> PathBuf {
        self.0.join("db")
    }

    /// A database that was set aside until the rebuilt one is verified.
    pub(super) fn old_database(&self) -> PathBuf {
        self.0.join("db.old")
    }

    pub(super) fn drafts(&self) -> PathBuf {
        self.0.join("drafts")
    }

    /// What could not be read, kept for whoever may.
    pub(super) fn damaged(&self) -> PathBuf {
        self.0.join("damaged")
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.0.join("instance.lock")
    }

    /// Who holds the lock: a locked file cannot be read on Windows.
    pub(super) fn holder(&self) -> PathBuf {
        self.0.join("instance.toml")
    }

    /// Stands there while backups are made to forget whoever was erased.
    pub(super) fn forgetting(&self) -> PathBuf {
        self.0.join("forgetting")
    }

    /// Backups that are made by themselves.
    pub(super) fn backups(&self) -> PathBuf {
        self.0.join("backups")
    }

    /// Random ids of learners that were erased, so that an older backup can be made to forget them too.
    pub(super) fn erased(&self) -> PathBuf {
        self.0.join("erased")
    }

    /// Stands there while a store is being created.
    pub(super) fn founding(&self) -> PathBuf {
        self.0.join("founding")
    }
}

/// Replaces a file as a whole; it and its folder are on the disk once this returns.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = AtomicWriteFile::open(path)?;
    file.write_all(bytes)?;
    file.commit()
}

/// Waits until the disk holds a folder's entries. Windows does so by itself, and opens no folder.
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { std::fs::File::open(folder)?.sync_all() } else { Ok(()) }
}

/// As [`sync`], where backups go: some file systems of USB keys and shares do not know how to.
pub(super) fn sync_anywhere(folder: &Path) -> io::Result<()> {
    tolerate(sync(folder))
}

/// Takes a refusal to sync by a file system that knows no syncing for what it is.
pub(super) fn tolerate(synced: io::Result<()>) -> io::Result<()> {
    match synced {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

/// Turns a missing file into `None`.
pub(super) fn if_there<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Reads a file into memory; nothing of one that is longer than any sound one.
pub(super) fn read_bounded(path: &Path, longest: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(longest + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > longest {
        bytes = Vec::new();
    }
    Ok(bytes)
}

/// Reads a short text; an unreadable one is as good as none.
pub(super) fn read_note(path: &Path) -> String {
    read_bounded(path, LONGEST_NOTE).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}
