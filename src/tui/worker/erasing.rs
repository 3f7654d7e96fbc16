//! Erasing a learner, and saying what could not be.

use super::{Worker, failure, progress};
use crate::domain::erasure::Erasure;
use crate::domain::ids::LearnerId;
use crate::store::StoreError;
use crate::text::erasing as words;
use crate::tui::effect::{ErasedFacts, Reply};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

impl Worker {
    pub(super) fn erase(
        &mut self,
        learner: LearnerId,
        erasure: Erasure,
        answer: &mut dyn FnMut(Reply),
    ) -> Result<(), StoreError> {
        let (now, offset) = (self.now().unix_timestamp(), self.setup.offset);
        let me = self.me.ok_or(StoreError::NoStore)?;
        let store = self.store()?;
        if store.learner(learner)?.is_none() {
            return Err(StoreError::UnknownRecord);
        }
        let erased = store.erase(me, now, &[(learner, erasure)], &mut |step| answer(progress(step)))?;
        let left = store.learner(learner)?.map(|kept| kept.record);
        let unfinished = erased.unfinished.map(|error| failure::failure(&error, offset));
        let unreached = places(&erased.unreached);
        answer(Reply::Erased(Box::new(ErasedFacts { learner, erasure, left, unfinished, unreached })));
        Ok(())
    }
}

/// The folders of copies, and how many there are in each.
fn places(copies: &[PathBuf]) -> Vec<String> {
    let mut folders: BTreeMap<&Path, usize> = BTreeMap::new();
    for copy in copies {
        *folders.entry(copy.parent().unwrap_or(copy)).or_default() += 1;
    }
    folders.into_iter().map(|(folder, copies)| words::copies(copies, folder)).collect()
}
