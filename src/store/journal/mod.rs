//! The journal: an append-only file of sealed frames, one a save. It is the truth; the database can be rebuilt from it.
//!
//! Why beside sled: sled 0.34.7 never calls fsync on Linux (spacejam/sled#1351, #1452), and after power cuts most of
//! its databases could not be opened. Here a save is one frame and one `sync_data`, and frames bear a mark, so that
//! one flipped bit costs one frame at most.

mod content;
#[cfg(fuzzing)]
pub mod fuzzing;
mod header;
mod mend;
mod reading;
mod survey;
mod tape;
#[cfg(test)]
mod tests;
mod walk;

pub(super) use content::{Content, ContentError, STAMP, Write, WriteRef, encode, put_stamp, take_stamp};
pub(super) use header::{HEADER, Mark};
pub(super) use mend::mend;
pub(super) use reading::{KeyDigest, Source, key_digest};
pub(super) use survey::Survey;
pub(super) use walk::{Contents, Frame, Step, Walker, end_of};

use super::error::{StoreError, is_full};
use super::folder;
use crate::vault::{Keyring, Purpose, VaultError};
use header::{FORMAT, Head, Header, LONGEST};
use std::fs::{File, OpenOptions};
use std::path::Path;
use tape::Tape;
use zeroize::Zeroizing;

/// What sealing adds to the plain bytes.
const SEAL: usize = 40;

/// The journal, open for writing.
pub(super) struct Journal {
    tape: Box<dyn Tape>,
    mark: Mark,
    /// The sequence before the first frame that may stand in it.
    base: u64,
    last: u64,
    /// The length that was acknowledged last.
    end: u64,
    /// The lowest epoch that sealed a frame of it; `None` without frames.
    oldest_epoch: Option<u32>,
    /// A write failed and could not be undone.
    read_only: bool,
}

impl Journal {
    /// Creates an empty journal; the folder is synced too.
    pub(super) fn create(path: &Path, mark: Mark, base: u64) -> Result<Self, StoreError> {
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write(0, &Head { format: FORMAT, mark, base }.encode())?;
        file.sync_all()?;
        folder::sync(path.parent().unwrap_or(path))?;
        Ok(Self { base, ..Self::on(Box::new(file), mark, base, HEADER as u64) })
    }

    /// Opens a journal that was surveyed and mended.
    pub(super) fn open(path: &Path, survey: &Survey) -> Result<Self, StoreError> {
        let file = OpenOptions::new().write(true).open(path)?;
        Ok(Self::surveyed(file, survey))
    }

    /// Goes on writing to a file that was surveyed.
    pub(super) fn surveyed(file: File, survey: &Survey) -> Self {
        let journal = Self::on(Box::new(file), survey.mark, survey.last, survey.end);
        Self { base: survey.base, oldest_epoch: survey.oldest_epoch, ..journal }
    }

    fn on(tape: Box<dyn Tape>, mark: Mark, last: u64, end: u64) -> Self {
        Self { tape, mark, base: 0, last, end, oldest_epoch: None, read_only: false }
    }

    /// What marks its frames.
    pub(super) const fn mark(&self) -> Mark {
        self.mark
    }

    /// The last sequence.
    pub(super) const fn last(&self) -> u64 {
        self.last
    }

    /// The sequence before the first frame that may stand in it: a compaction replaced what came before.
    pub(super) const fn base(&self) -> u64 {
        self.base
    }

    /// Its length in bytes.
    pub(super) const fn length(&self) -> u64 {
        self.end
    }

    /// The lowest epoch that sealed a frame of it; `None` without frames.
    pub(super) const fn oldest_epoch(&self) -> Option<u32> {
        self.oldest_epoch
    }

    /// Whether nothing more can be written to it.
    pub(super) const fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Takes nothing more until the store is opened again.
    pub(super) const fn close(&mut self) {
        self.read_only = true;
    }

    /// Seals a content and appends it as one frame. Once this returns, the disk holds it.
    ///
    /// `sequence` is higher than the last one. After a failure nothing of the frame is left; if that cannot be
    /// had, the journal takes nothing more.
    pub(super) fn append(&mut self, keyring: &Keyring, sequence: u64, plain: &[u8]) -> Result<(), StoreError> {
        if self.read_only {
            return Err(StoreError::ReadOnly);
        }
        let frame = seal(keyring, self.mark, sequence, plain)?;
        let written = self.tape.write(self.end, &frame).and_then(|()| self.tape.sync());
        if let Err(error) = written {
            self.undo();
            return Err(if is_full(&error) {
                StoreError::DiskFull { missing: frame.len() as u64 }
            } else {
                error.into()
            });
        }
        self.end += frame.len() as u64;
        self.last = sequence;
        self.oldest_epoch.get_or_insert(keyring.epoch());
        Ok(())
    }

    fn undo(&mut self) {
        self.read_only = self.tape.cut(self.end).and_then(|()| self.tape.sync()).is_err();
    }
}

/// A content as a frame, sealed under the current epoch.
pub(super) fn seal(keyring: &Keyring, mark: Mark, sequence: u64, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
    let length = u32::try_from(plain.len() + SEAL).ok().filter(|length| *length <= LONGEST);
    let length = length.ok_or(StoreError::TooLarge)?;
    let header = Header { mark, format: FORMAT, epoch: keyring.epoch(), sequence, length }.encode();
    let sealed = keyring.seal(Purpose::Journal, &header, plain).map_err(|_| StoreError::TooLarge)?;
    Ok([&header[..], &sealed, &crc32fast::hash(&sealed).to_le_bytes()].concat())
}

/// The head of a journal's file.
pub(super) fn head(mark: Mark, base: u64) -> [u8; HEADER] {
    Head { format: FORMAT, mark, base }.encode()
}

/// Opens a frame's seal.
pub(super) fn unseal(keyring: &Keyring, frame: &Frame) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    keyring.open(Purpose::Journal, frame.header.epoch, &frame.header.encode(), &frame.sealed)
}
