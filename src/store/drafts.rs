//! Drafts: sealed files, one each, replaced as a whole.

use super::codec::{self, CodecError};
use super::error::StoreError;
use super::folder::{self, if_there};
use super::house::Store;
use crate::domain::draft::{Draft, Work};
use crate::domain::ids::DraftId;
use crate::vault::Purpose;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// No sound draft is longer, in bytes: a record's limit, and its seal.
const LONGEST: u64 = 5 * 1024 * 1024;

impl Store {
    /// Keeps a draft: it is on the disk once this returns.
    pub fn keep_draft(&self, draft: &Draft) -> Result<(), StoreError> {
        self.write_draft(draft.id, &codec::encode(draft)?)
    }

    /// Drops a draft, if there is one.
    pub fn drop_draft(&self, id: DraftId) -> Result<(), StoreError> {
        if_there(std::fs::remove_file(self.draft_path(id)))?;
        Ok(())
    }

    /// All drafts, the oldest first.
    ///
    /// A registration whose learner was saved meanwhile is dropped, and an unreadable file is set aside. Drafts of a
    /// newer version are left alone.
    pub fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        let mut drafts = Vec::new();
        for (id, path) in self.draft_files()? {
            match self.read_draft(id, &path)? {
                Ok(draft) if self.is_stale(&draft)? => self.drop_draft(id)?,
                Ok(draft) => drafts.push(draft),
                Err(CodecError::Newer | CodecError::UnknownCode) => {}
                Err(CodecError::Malformed | CodecError::TooLarge) => self.set_draft_aside(&path)?,
            }
        }
        drafts.sort_by_key(|draft| (draft.at, draft.id));
        Ok(drafts)
    }

    /// Seals under the current epoch what an older one had sealed. What cannot be opened is left to [`Store::drafts`].
    pub(super) fn reseal_drafts(&self) -> Result<(), StoreError> {
        for (id, path) in self.draft_files()? {
            let bytes = folder::read_bounded(&path, LONGEST)?;
            let older =
                bytes.first_chunk().is_some_and(|epoch| u32::from_le_bytes(*epoch) < self.seals.keyring.epoch());
            if older && let Ok(plain) = self.open_draft(id, &bytes) {
                self.write_draft(id, &plain)?;
            }
        }
        Ok(())
    }

    /// Removes files beside the drafts: what was being written when the power went.
    pub(super) fn drop_unfinished_drafts(&self) -> Result<(), StoreError> {
        let drafts: Vec<_> = self.draft_files()?.into_iter().map(|(_, path)| path).collect();
        let Some(entries) = if_there(std::fs::read_dir(self.folder.drafts()))? else { return Ok(()) };
        for entry in entries {
            let path = entry?.path();
            if !drafts.contains(&path) {
                if_there(std::fs::remove_file(path))?;
            }
        }
        Ok(())
    }

    /// The drafts' files. Anything else beside them was being written when the power went.
    fn draft_files(&self) -> Result<Vec<(DraftId, PathBuf)>, StoreError> {
        let Some(entries) = if_there(std::fs::read_dir(self.folder.drafts()))? else { return Ok(Vec::new()) };
        let paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
        let id = |path: &PathBuf| path.file_name().and_then(|name| name.to_str()?.parse().ok());
        Ok(paths.into_iter().filter_map(|path| Some((id(&path)?, path))).collect())
    }

    fn write_draft(&self, id: DraftId, plain: &[u8]) -> Result<(), StoreError> {
        let keyring = &self.seals.keyring;
        let sealed = keyring.seal(Purpose::Drafts, &self.belonging(id), plain)?;
        let bytes = [&keyring.epoch().to_le_bytes()[..], &sealed].concat();
        std::fs::create_dir_all(self.folder.drafts())?;
        folder::replace(&self.draft_path(id), &bytes)?;
        Ok(())
    }

    fn open_draft(&self, id: DraftId, bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, CodecError> {
        let (epoch, sealed) = bytes.split_first_chunk().ok_or(CodecError::Malformed)?;
        let opened = self.seals.keyring.open(Purpose::Drafts, u32::from_le_bytes(*epoch), &self.belonging(id), sealed);
        opened.map_err(|_| CodecError::Malformed)
    }

    fn read_draft(&self, id: DraftId, path: &Path) -> Result<Result<Draft, CodecError>, StoreError> {
        let bytes = match folder::read_bounded(path, LONGEST) {
            Err(error) if error.kind() == ErrorKind::IsADirectory => return Ok(Err(CodecError::Malformed)),
            read => read?,
        };
        Ok(self.open_draft(id, &bytes).and_then(|plain| codec::decode(&plain)))
    }

    fn is_stale(&self, draft: &Draft) -> Result<bool, StoreError> {
        let registration = matches!(draft.work, Work::Registration(_));
        Ok(registration && self.learner(draft.learner)?.is_some())
    }

    fn set_draft_aside(&self, path: &Path) -> Result<(), StoreError> {
        std::fs::create_dir_all(self.folder.damaged())?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        std::fs::rename(path, self.folder.damaged().join(format!("draft-{name}")))?;
        Ok(())
    }

    fn draft_path(&self, id: DraftId) -> PathBuf {
        self.folder.drafts().join(id.to_string())
    }

    /// Where a draft belongs: this store, and the file of its id.
    fn belonging(&self, id: DraftId) -> Vec<u8> {
        [&self.seals.instance[..], id.bytes()].concat()
    }
}
