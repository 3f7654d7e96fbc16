//! Drafts: sealed files, one each, replaced as a whole.

use super::codec::{self, CodecError};
use super::error::StoreError;
use super::folder::{self, if_there};
use super::house::Store;
use crate::domain::draft::{Draft, Work};
use crate::domain::ids::DraftId;
use crate::vault::Purpose;
use std::path::{Path, PathBuf};

impl Store {
    /// Keeps a draft: it is on the disk once this returns.
    pub fn keep_draft(&self, draft: &Draft) -> Result<(), StoreError> {
        let keyring = &self.seals.keyring;
        let sealed = keyring.seal(Purpose::Drafts, &self.belonging(draft.id), &codec::encode(draft)?)?;
        let bytes = [&keyring.epoch().to_le_bytes()[..], &sealed].concat();
        std::fs::create_dir_all(self.folder.drafts())?;
        folder::replace(&self.draft_path(draft.id), &bytes)?;
        Ok(())
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
        let Some(entries) = if_there(std::fs::read_dir(self.folder.drafts()))? else { return Ok(Vec::new()) };
        let mut drafts = Vec::new();
        for entry in entries {
            let path = entry?.path();
            // Anything else is a file that was being written when the power went.
            let Some(id) = path.file_name().and_then(|name| name.to_str()?.parse().ok()) else { continue };
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

    fn read_draft(&self, id: DraftId, path: &Path) -> Result<Result<Draft, CodecError>, StoreError> {
        let bytes = std::fs::read(path)?;
        let Some((epoch, sealed)) = bytes.split_first_chunk() else { return Ok(Err(CodecError::Malformed)) };
        let epoch = u32::from_le_bytes(*epoch);
        let opened = self.seals.keyring.open(Purpose::Drafts, epoch, &self.belonging(id), sealed);
        Ok(opened.map_err(|_| CodecError::Malformed).and_then(|plain| codec::decode(&plain)))
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
