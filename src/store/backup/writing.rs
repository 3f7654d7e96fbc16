//! Making a backup: written aside, read again, recounted, compared, then renamed.

use super::file::{Backup, CHUNK};
use super::layout::{Head, LONGEST_CARD, LONGEST_ERASED, Lengths, Live};
use crate::store::error::{StoreError, is_full};
use crate::store::folder::{self, Folder, if_there};
use crate::store::journal::Survey;
use crate::store::progress::{Progress, Stage, Watch};
use crate::store::tombstones::Tombstones;
use crate::vault::KeysFile;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use time::OffsetDateTime;

/// What a backup is made from. No key is needed.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub folder: &'a Folder,
    pub keys: &'a KeysFile,
    pub live: Option<Live>,
    pub at: OffsetDateTime,
}

/// What a backup's name ends with.
const ENDING: &str = ".sauvegarde"; // not French: a file name, which never changes

/// The name of a backup made at a moment, on the clock of the place.
pub(super) fn file_name(at: OffsetDateTime) -> String {
    let (date, hour, minute, second) = (at.date(), at.hour(), at.minute(), at.second());
    format!("jalon-{date}_{hour:02}{minute:02}{second:02}{ENDING}")
}

/// Whether a file is called as a backup is.
pub(super) fn is_backup_name(name: &str) -> bool {
    name.starts_with("jalon-") && name.ends_with(ENDING)
}

/// Where a store's backup is written before it is verified: one place per store and folder, so that what a power cut
/// leaves there is written over by the next one.
pub(super) fn aside(folder: &Path, store: [u8; 16]) -> PathBuf {
    let [a, b, c, d, ..] = store;
    folder.join(format!("jalon-{}.part", crate::store::bytes::hex(&[a, b, c, d])))
}

impl Source<'_> {
    /// Writes a backup under a new name in a folder.
    pub(super) fn write_in(&self, folder: &Path, watch: Watch<'_>) -> Result<Backup, StoreError> {
        let mut named = *self;
        // Two in one second: the later one says so, that they stay in their order.
        while folder.join(file_name(named.at)).try_exists()? {
            named.at = named.at.saturating_add(time::Duration::SECOND);
        }
        named.write_as(&folder.join(file_name(named.at)), watch)
    }

    /// Writes a backup under a name, which is not taken.
    pub(super) fn write_as(&self, path: &Path, watch: Watch<'_>) -> Result<Backup, StoreError> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let part = Leftover(aside(folder, self.keys.instance()));
        let head = self.write(&part.0, watch)?;
        let mut written = Backup::open(&part.0)?;
        written.verify(watch)?;
        if written.head != head {
            return Err(StoreError::DamagedBackup);
        }
        drop(written);
        if path.try_exists()? {
            return Err(io::Error::from(io::ErrorKind::AlreadyExists).into());
        }
        std::fs::rename(&part.0, path)?;
        folder::sync_anywhere(folder)?;
        Backup::open(path)
    }

    fn write(&self, part: &Path, watch: Watch<'_>) -> Result<Head, StoreError> {
        let survey = Survey::of(&self.folder.journal(), &[])?.ok_or(StoreError::JournalLost)?;
        let clear = [
            self.keys.to_bytes(),
            read_short(&self.folder.place(), LONGEST_CARD)?,
            Tombstones::decode(&read_short(&self.folder.erased(), LONGEST_ERASED)?).encode(),
        ];
        let [keys, card, erased] = [0, 1, 2].map(|at| clear.get(at).map_or(0, Vec::len));
        let length = |length: usize| u32::try_from(length).map_err(|_| StoreError::TooLarge);
        let lengths =
            Lengths { keys: length(keys)?, card: length(card)?, erased: length(erased)?, journal: survey.end };
        let (store, made) = (self.keys.instance(), self.at.unix_timestamp());
        let head = Head { store, made, mark: survey.mark, last: survey.last, live: self.live, lengths };
        let mut out = Output::create(part, lengths.whole().ok_or(StoreError::TooLarge)?)?;
        out.write(&head.encode())?;
        for bytes in &clear {
            out.write(bytes)?;
        }
        out.copy(&self.folder.journal(), survey.end, watch)?;
        out.finish(survey.frames)?;
        Ok(head)
    }
}

/// A file that is removed unless it was renamed meanwhile.
pub(super) struct Leftover(pub PathBuf);

impl Drop for Leftover {
    fn drop(&mut self) {
        // What cannot be removed is written over by the next backup.
        let _ = std::fs::remove_file(&self.0);
    }
}

/// A file being written, and the digest of it so far.
struct Output {
    file: File,
    hasher: blake3::Hasher,
    written: u64,
    total: u64,
}

impl Output {
    fn create(path: &Path, total: u64) -> Result<Self, StoreError> {
        if_there(std::fs::remove_file(path))?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(Self { file: options.open(path)?, hasher: blake3::Hasher::new(), written: 0, total })
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.file.write_all(bytes).map_err(|error| self.refused(error))?;
        self.hasher.update(bytes);
        self.written += bytes.len() as u64;
        Ok(())
    }

    fn copy(&mut self, journal: &Path, end: u64, watch: Watch<'_>) -> Result<(), StoreError> {
        let mut journal = File::open(journal)?.take(end);
        let mut buffer = vec![0; CHUNK];
        loop {
            let read = journal.read(&mut buffer)?;
            if read == 0 {
                return if journal.limit() == 0 { Ok(()) } else { Err(StoreError::JournalLost) };
            }
            self.write(buffer.get(..read).unwrap_or_default())?;
            let progress = Progress { stage: Stage::BackingUp, done: self.written, total: self.total };
            if !watch(progress) {
                return Err(StoreError::Stopped);
            }
        }
    }

    fn finish(mut self, frames: u64) -> Result<(), StoreError> {
        self.write(&frames.to_le_bytes())?;
        let digest = self.hasher.finalize();
        self.write(digest.as_bytes())?;
        let synced = folder::tolerate(self.file.sync_all());
        synced.map_err(|error| self.refused(error))
    }

    fn refused(&self, error: io::Error) -> StoreError {
        if is_full(&error) {
            StoreError::DiskFull { missing: self.total.saturating_sub(self.written) }
        } else {
            error.into()
        }
    }
}

/// A short file; nothing when it is missing or longer than any sound one.
fn read_short(path: &Path, longest: usize) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    if let Some(file) = if_there(File::open(path))? {
        file.take(longest as u64 + 1).read_to_end(&mut bytes)?;
    }
    Ok(if bytes.len() > longest { Vec::new() } else { bytes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_backup_is_named_after_its_moment() {
        let name = file_name(datetime!(2026-11-05 08:02:03 UTC));
        assert_eq!(name, "jalon-2026-11-05_080203.sauvegarde");
        assert!(is_backup_name(&name) && name.is_ascii());
        assert!(!is_backup_name("jalon-01020304.part") && !is_backup_name("notes.sauvegarde"));
    }
}
