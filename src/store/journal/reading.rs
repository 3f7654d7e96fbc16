//! Reading what frames hold, one after the other: of the journal itself, of one set aside, or of the one in a backup.

use super::content::{Content, ContentError};
use super::header::Mark;
use super::survey::Survey;
use super::walk::{Contents, Step, Walker, end_of};
use super::{HEADER, unseal};
use crate::store::error::StoreError;
use crate::store::tree::Tree;
use crate::vault::{Keyring, VaultError};
use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;

/// A journal to be read, as often as one likes. Its end is the reader's.
pub(in crate::store) struct Source<R> {
    pub reader: R,
    pub mark: Mark,
    /// The sequence before the first frame.
    pub base: u64,
    /// Where the first frame begins.
    pub start: u64,
    /// Where the reader ends.
    pub end: u64,
    /// Places of frames whose seal did not hold.
    pub refused: Vec<u64>,
}

impl Source<File> {
    /// The journal that a survey is of.
    pub(in crate::store) fn of(path: &Path, survey: &Survey) -> Result<Self, StoreError> {
        Ok(Self {
            reader: File::open(path)?,
            mark: survey.mark,
            base: survey.base,
            start: HEADER as u64,
            end: survey.end,
            refused: survey.refused.clone(),
        })
    }
}

impl<R: Read + Seek> Source<R> {
    /// Opens frame after frame. `visit` is told where each ends, and what it holds.
    ///
    /// Answers the places of the frames whose seal did not hold; damaged stretches are passed over.
    pub(in crate::store) fn each(
        &mut self,
        keyring: &Keyring,
        visit: &mut dyn FnMut(u64, &Content<'_>) -> Result<(), StoreError>,
    ) -> Result<Vec<u64>, StoreError> {
        let mut refused = Vec::new();
        let from = (self.start, self.base);
        let mut walker = Walker::new(&mut self.reader, self.mark, Contents::Kept, from, self.refused.clone())?;
        while let Some(step) = walker.step()? {
            let Step::Frame(frame) = step else { continue };
            match unseal(keyring, &frame) {
                Ok(plain) => visit(end_of(&frame.header, frame.at), &Content::read(&plain, frame.header.sequence)?)?,
                Err(VaultError::NotGenuine) => refused.push(frame.at),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(refused)
    }
}

impl From<ContentError> for StoreError {
    fn from(error: ContentError) -> Self {
        match error {
            ContentError::Newer => Self::NewerFormat,
            ContentError::Malformed => Self::DamagedRecord,
        }
    }
}

/// What stands for a key where millions of them are remembered: too many bits for two keys to share one.
pub(in crate::store) type KeyDigest = [u8; 16];

/// The digest of a tree's key.
pub(in crate::store) fn key_digest(tree: Tree, key: &[u8]) -> KeyDigest {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&[tree.code()]).update(key);
    let mut digest = [0; 16];
    digest.iter_mut().zip(hasher.finalize().as_bytes()).for_each(|(byte, drawn)| *byte = *drawn);
    digest
}
