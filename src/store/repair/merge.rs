//! Frames of one journal, gathered from wherever they still are: its own file, and the backups made of it.
//!
//! Frames are taken as they are. They bear the journal's mark and their sequence, and their seal tells that they belong
//! there; a backup of before a compaction has another mark, and nothing of it is taken.

use crate::store::error::StoreError;
use crate::store::journal::{Content, Contents, HEADER, Mark, Step, Survey, Walker, end_of, head, unseal};
use crate::store::tree::Tree;
use crate::vault::{Keyring, VaultError};
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Where a frame is.
#[derive(Clone, Copy, Debug)]
struct Place {
    source: usize,
    at: u64,
    length: u64,
    /// When it was saved, in seconds since 1970.
    saved: i64,
}

/// The frames that were gathered.
pub(super) struct Merge<R> {
    mark: Mark,
    base: u64,
    frames: BTreeMap<u64, Place>,
    sources: Vec<R>,
}

impl<R: Read + Seek> Merge<R> {
    /// Begins with a journal; `None` when it cannot be recognised as one.
    pub(super) fn begin(
        mut journal: R,
        keyring: &Keyring,
        each: &mut dyn FnMut(u64, Tree, &[u8]),
    ) -> Result<Option<Self>, StoreError> {
        let Some(survey) = Survey::read(&mut journal, &[])? else { return Ok(None) };
        let mut merge = Self { mark: survey.mark, base: survey.base, frames: BTreeMap::new(), sources: Vec::new() };
        merge.add(journal, keyring, each)?;
        Ok(Some(merge))
    }

    /// Adds the frames of a source that are missing, if it is of the same journal. Answers how many; `each` is told
    /// the sequence, tree and key of what they write.
    pub(super) fn add(
        &mut self,
        mut journal: R,
        keyring: &Keyring,
        each: &mut dyn FnMut(u64, Tree, &[u8]),
    ) -> Result<u64, StoreError> {
        let is_same = Survey::read(&mut journal, &[])?.is_some_and(|survey| survey.mark == self.mark);
        if !is_same {
            return Ok(0);
        }
        let (source, mut added) = (self.sources.len(), 0);
        let from = (HEADER as u64, self.base);
        let mut walker = Walker::new(&mut journal, self.mark, Contents::Kept, from, Vec::new())?;
        while let Some(step) = walker.step()? {
            let Step::Frame(frame) = step else { continue };
            let sequence = frame.header.sequence;
            if self.frames.contains_key(&sequence) {
                continue;
            }
            let plain = match unseal(keyring, &frame) {
                Ok(plain) => plain,
                Err(VaultError::NotGenuine | VaultError::UnknownEpoch(_)) => continue,
                Err(error) => return Err(error.into()),
            };
            let content = Content::read(&plain, sequence)?;
            for write in content.writes() {
                let write = write?;
                each(sequence, write.tree, write.key);
            }
            let length = end_of(&frame.header, frame.at) - frame.at;
            let place = Place { source, at: frame.at, length, saved: content.stamp.at };
            self.frames.insert(sequence, place);
            added += 1;
        }
        self.sources.push(journal);
        Ok(added)
    }

    /// A range, both ends included, cut into stretches that are there and stretches that are not.
    pub(super) fn stretches(&self, (first, last): (u64, u64)) -> Vec<((u64, u64), bool)> {
        let mut stretches: Vec<((u64, u64), bool)> = Vec::new();
        let mut next = first;
        for sequence in self.frames.range(first..=last).map(|(sequence, _)| *sequence) {
            if sequence > next {
                stretches.push(((next, sequence - 1), false));
            }
            match stretches.last_mut() {
                Some(((_, end), true)) => *end = sequence,
                _ => stretches.push(((sequence, sequence), true)),
            }
            next = sequence + 1;
        }
        if next <= last {
            stretches.push(((next, last), false));
        }
        stretches
    }

    /// When the saves next to a range were made, before and after it.
    pub(super) fn around(&self, (first, last): (u64, u64)) -> (Option<i64>, Option<i64>) {
        let before = self.frames.range(..first).next_back().map(|(_, place)| place.saved);
        let after = self.frames.range(last.saturating_add(1)..).next().map(|(_, place)| place.saved);
        (before, after)
    }

    /// Writes all of them as one journal, in the order of their sequences.
    pub(super) fn write(&mut self, path: &Path) -> Result<(), StoreError> {
        let file = OpenOptions::new().write(true).create_new(true).open(path)?;
        let mut out = BufWriter::with_capacity(256 * 1024, file);
        out.write_all(&head(self.mark, self.base))?;
        for place in self.frames.values() {
            let Some(source) = self.sources.get_mut(place.source) else { return Err(StoreError::JournalLost) };
            source.seek(SeekFrom::Start(place.at))?;
            let copied = std::io::copy(&mut source.take(place.length), &mut out)?;
            if copied != place.length {
                return Err(StoreError::JournalLost);
            }
        }
        let file: File = out.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        file.sync_all()?;
        Ok(())
    }
}
