//! A backup as it stands on a disk: what it says of itself, and whether that is so.

use super::layout::{FOOTER, HEAD, Head, Live};
use super::part::Part;
use crate::domain::ids::MediatorId;
use crate::store::error::StoreError;
use crate::store::journal::{Mark, Survey};
use crate::store::progress::{Progress, Stage, Watch};
use crate::vault::{KeysFile, SlotKind};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// How much is read or written at once.
pub(super) const CHUNK: usize = 256 * 1024;

/// A backup that was opened. Nothing of it is sealed to whoever asks when it was made and how much it holds.
#[derive(Debug)]
pub struct Backup {
    pub(super) path: PathBuf,
    pub(super) file: File,
    pub(super) head: Head,
}

impl Backup {
    /// Opens a file. One that is no backup, is not as long as it says or is too new is refused; its bytes are not
    /// checked yet.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let mut file = File::open(path)?;
        let mut bytes = [0; HEAD];
        read_exact(&mut file, &mut bytes).map_err(|error| match error {
            StoreError::DamagedBackup => StoreError::NotABackup,
            other => other,
        })?;
        let head = Head::decode(&bytes)?;
        let whole = head.lengths.whole().ok_or(StoreError::DamagedBackup)?;
        if file.metadata()?.len() != whole {
            return Err(StoreError::DamagedBackup);
        }
        Ok(Self { path: path.to_owned(), file, head })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The store it is of.
    pub(in crate::store) const fn store(&self) -> [u8; 16] {
        self.head.store
    }

    /// When it was made, in seconds since 1970, UTC.
    pub const fn made(&self) -> i64 {
        self.head.made
    }

    /// Whether it holds a journal, told by its mark, up to a sequence.
    pub(super) fn holds(&self, (mark, last): (Mark, u64)) -> bool {
        self.head.mark == mark && self.head.last >= last
    }

    /// How many records it holds; `None` when they could not be counted then.
    pub const fn live(&self) -> Option<Live> {
        self.head.live
    }

    /// Its length in bytes.
    pub fn length(&self) -> u64 {
        self.head.lengths.whole().unwrap_or(u64::MAX)
    }

    /// Who could open the store when the backup was made, in the order they were added.
    pub fn mediators(&mut self) -> Result<Vec<(MediatorId, String)>, StoreError> {
        let keys = self.keys()?;
        let slots = keys.slots().iter().filter(|slot| slot.kind == SlotKind::Mediator);
        Ok(slots.map(|slot| (MediatorId::from_bytes(slot.id), slot.name.clone())).collect())
    }

    /// Reads all of it again: every byte is the one that was written, and the frames are as many as was counted.
    pub fn verify(&mut self, watch: Watch<'_>) -> Result<(), StoreError> {
        let digest = self.digest(watch)?;
        let mut footer = [0; FOOTER];
        self.file.seek(SeekFrom::Start(self.length() - FOOTER as u64))?;
        read_exact(&mut self.file, &mut footer)?;
        let (frames, expected) = footer.split_last_chunk::<32>().ok_or(StoreError::DamagedBackup)?;
        let frames = frames.try_into().map(u64::from_le_bytes).map_err(|_| StoreError::DamagedBackup)?;
        if digest != *expected {
            return Err(StoreError::DamagedBackup);
        }
        let head = self.head;
        self.keys()?;
        let survey = Survey::read(&mut self.journal()?, &[])?.ok_or(StoreError::DamagedBackup)?;
        let sound = survey.frames == frames && survey.mark == head.mark && survey.last == head.last;
        if sound { Ok(()) } else { Err(StoreError::DamagedBackup) }
    }

    fn digest(&mut self, watch: Watch<'_>) -> Result<blake3::Hash, StoreError> {
        let total = self.length();
        let mut left = total - 32;
        let mut hasher = blake3::Hasher::new();
        let mut buffer = vec![0; CHUNK];
        self.file.seek(SeekFrom::Start(0))?;
        while left > 0 {
            let length = usize::try_from(left).unwrap_or(CHUNK).min(CHUNK);
            let chunk = buffer.get_mut(..length).unwrap_or_default();
            read_exact(&mut self.file, chunk)?;
            hasher.update(chunk);
            left -= length as u64;
            if !watch(Progress { stage: Stage::VerifyingBackup, done: total - left, total }) {
                return Err(StoreError::Stopped);
            }
        }
        Ok(hasher.finalize())
    }

    pub(in crate::store) fn keys(&mut self) -> Result<KeysFile, StoreError> {
        KeysFile::parse(&self.body(0, self.head.lengths.keys)?).map_err(|error| match StoreError::from(error) {
            StoreError::DamagedKeys => StoreError::DamagedBackup,
            other => other,
        })
    }

    pub(in crate::store) fn card(&mut self) -> Result<Vec<u8>, StoreError> {
        self.body(self.head.lengths.keys, self.head.lengths.card)
    }

    /// Who had been erased, as [`Tombstones`](crate::store::tombstones::Tombstones) are written.
    pub(in crate::store) fn erased(&mut self) -> Result<Vec<u8>, StoreError> {
        let lengths = self.head.lengths;
        self.body(lengths.keys.saturating_add(lengths.card), lengths.erased)
    }

    /// The journal, as a file of its own.
    pub(in crate::store) fn journal(&mut self) -> io::Result<Part<&mut File>> {
        let lengths = self.head.lengths;
        Part::new(&mut self.file, lengths.journal_at(), lengths.journal)
    }

    /// The journal, as a file of its own.
    pub(in crate::store) fn into_journal(self) -> io::Result<Part<File>> {
        let lengths = self.head.lengths;
        Part::new(self.file, lengths.journal_at(), lengths.journal)
    }

    fn body(&mut self, from: u32, length: u32) -> Result<Vec<u8>, StoreError> {
        let mut bytes = vec![0; usize::try_from(length).map_err(|_| StoreError::DamagedBackup)?];
        self.file.seek(SeekFrom::Start(HEAD as u64 + u64::from(from)))?;
        read_exact(&mut self.file, &mut bytes)?;
        Ok(bytes)
    }
}

/// Reads to the end of the buffer; a file that ends before is damaged.
fn read_exact(file: &mut File, bytes: &mut [u8]) -> Result<(), StoreError> {
    file.read_exact(bytes).map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof => StoreError::DamagedBackup,
        _ => error.into(),
    })
}
