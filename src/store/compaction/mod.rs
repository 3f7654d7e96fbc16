//! Compaction: the journal is written anew with nothing in it but what is alive, and takes the old one's place.
//!
//! It reads the journal, never sled: in trials one flipped bit made sled open without an error with 19,142 of 20,000
//! records. The new journal is written aside, read again, compared by count and digest, synced, renamed, and its folder
//! synced; then the database, which follows the old one, is rebuilt. Power lost anywhere leaves the old or the new
//! journal whole. Writes keep the stamp of the save they came with, so who wrote what and when stays.

mod plan;
mod rewrite;
#[cfg(test)]
mod tests;
mod watched;

pub(in crate::store) use plan::Plan;
pub(in crate::store) use rewrite::{rewrite, sum};
pub(in crate::store) use watched::Watched;

use super::error::StoreError;
use super::folder::{self, Folder, if_there};
use super::house::Store;
use super::journal::{self, Journal, Mark, Source, Survey};
use super::progress::{Progress, Stage, Watch};
use super::recovery;
use crate::domain::change::Stamp;
use crate::vault::draw_id;
use std::fs::OpenOptions;
use std::io::BufWriter;

/// Below so many dead bytes a journal is left as it is.
const WORTHWHILE: u64 = 1024 * 1024;

impl Store {
    /// Compacts the journal, and seals under the current epoch what an older one had sealed, drafts included.
    ///
    /// `watch` answers whether to go on; stopped or failed, everything is as before. Once the new journal stands in the
    /// old one's place, rebuilding the database cannot be stopped any more.
    pub fn compact(&mut self, watch: Watch<'_>) -> Result<(), StoreError> {
        if self.journal.get_mut().is_read_only() {
            return Err(StoreError::ReadOnly);
        }
        self.reseal_drafts()?;
        let written = self.write_anew(watch);
        if written.is_err() {
            let _ = clean(&self.folder);
        }
        let journal = written?;
        self.put_in_place(journal)?;
        *self.database.borrow_mut() = None;
        watch(Progress { stage: Stage::Replaying, done: 0, total: 1 });
        // Rebuilding opens all that was just written once more.
        let mut report = |progress| {
            let _ = watch(progress);
        };
        drop(self.rebuilt(&mut report)?);
        Ok(())
    }

    /// Compacts the journal when more than a megabyte and more than half of it is dead weight, or when an erasure or a
    /// change of keys has not reached all of it. Answers whether it did.
    pub fn compact_if_worthwhile(&mut self, watch: Watch<'_>) -> Result<bool, StoreError> {
        if self.has_unfinished_erasure()? {
            self.finish_erasures(&mut |progress| {
                let _ = watch(progress);
            })?;
            return Ok(true);
        }
        let worthwhile = self.is_overdue() || self.is_mostly_dead()?;
        if worthwhile {
            self.compact(watch)?;
        }
        Ok(worthwhile)
    }

    /// Whether more than half of the journal, and more than a megabyte, is dead weight.
    fn is_mostly_dead(&self) -> Result<bool, StoreError> {
        let live = self.read(|database| Ok(database.state().weight))?;
        Ok(is_mostly_dead(self.journal.borrow().length(), live))
    }

    /// Whether the journal holds frames of an older epoch.
    fn is_overdue(&self) -> bool {
        let oldest = self.journal.borrow().oldest_epoch();
        oldest.is_some_and(|epoch| epoch < self.seals.keyring.epoch())
    }

    /// Writes the new journal aside; it is on the disk and compared once this returns.
    fn write_anew(&mut self, watch: Watch<'_>) -> Result<Journal, StoreError> {
        let survey = self.sound_journal()?;
        let path = self.folder.journal();
        let mut watched = Watched::new(watch, survey.end);
        let mut source = Source::of(&path, &survey)?;
        let mut plan = Plan::read(&mut source, &self.seals.keyring, &[], &mut watched)?;
        if !plan.refused.is_empty() {
            // What frames with a broken seal had saved is written back from the database first.
            let seen = self.read(|database| Ok(database.state().highest()))?;
            self.account(&recovery::again(&self.folder, &self.seals, &plan.refused)?, seen)?;
            let survey = recovery::again(&self.folder, &self.seals, &plan.refused)?;
            source = Source::of(&path, &survey)?;
            watched.restart(survey.end);
            plan = Plan::read(&mut source, &self.seals.keyring, &[], &mut watched)?;
        }
        watched.next()?;
        let mark = draw_mark();
        let stamp = Stamp { at: self.at, instance: self.instance(), sequence: 0, author: self.mediator };
        clean(&self.folder)?;
        let aside = self.folder.new_journal();
        let file = OpenOptions::new().write(true).create_new(true).open(&aside)?;
        let mut out = BufWriter::with_capacity(256 * 1024, file);
        let written = rewrite(&mut source, &mut out, &plan, (&self.seals.keyring, mark, stamp), &mut watched);
        let written = written.map_err(|error| missing(error, source.end))?;
        let file = out.into_inner().map_err(|error| missing(error.into_error().into(), source.end))?;
        file.sync_all().map_err(|error| missing(error.into(), source.end))?;
        watched.next()?;
        let survey = Survey::of(&aside, &[])?.ok_or(StoreError::JournalLost)?;
        let mut again = Source::of(&aside, &survey)?;
        let read = sum(&mut again, &self.seals.keyring, &mut watched)?;
        watched.next()?;
        let whole = survey.end == survey.length && survey.mark == mark && survey.last == written.last;
        if read != written || !whole {
            return Err(StoreError::DamagedRecord);
        }
        Ok(Journal::surveyed(file, &survey))
    }

    /// A survey of the journal, once what it lacks was written back from the database and what is damaged set aside.
    pub(super) fn sound_journal(&self) -> Result<Survey, StoreError> {
        let seen = self.read(|database| Ok(database.state().highest()))?;
        let path = self.folder.journal();
        let survey = || {
            let survey = Survey::of(&path, &[])?.ok_or(StoreError::JournalLost)?;
            recovery::trusted(&self.folder, &self.seals, survey)
        };
        self.account(&survey()?, seen)?;
        let mut survey = survey()?;
        if survey.last != self.journal.borrow().last() {
            return Err(StoreError::DamagedRecord);
        }
        self.notices.borrow_mut().append(&mut journal::mend(&self.folder, &mut survey)?);
        Ok(survey)
    }

    /// Gives the new journal the old one's name, and writes to it from now on.
    fn put_in_place(&mut self, journal: Journal) -> Result<(), StoreError> {
        if let Err(error) = std::fs::rename(self.folder.new_journal(), self.folder.journal()) {
            drop(journal);
            let _ = clean(&self.folder);
            return Err(error.into());
        }
        // From here on the old file has no name: nothing may be written to it any more.
        let current = self.journal.get_mut();
        *current = journal;
        let synced = folder::sync(self.folder.path());
        if synced.is_err() {
            // After a power cut the old name could lead to the old journal again: no save may be acknowledged.
            current.close();
        }
        Ok(synced?)
    }
}

fn is_mostly_dead(length: u64, live: u64) -> bool {
    let dead = length.saturating_sub(live);
    dead > WORTHWHILE && dead > length / 2
}

/// Removes what an interrupted compaction left.
pub(super) fn clean(folder: &Folder) -> Result<(), StoreError> {
    if_there(std::fs::remove_file(folder.new_journal()))?;
    Ok(())
}

/// The room a compaction needs, where the disk is full.
fn missing(error: StoreError, length: u64) -> StoreError {
    match error {
        StoreError::DiskFull { .. } => StoreError::DiskFull { missing: length },
        error => error,
    }
}

/// Draws the mark of a new journal.
pub(super) fn draw_mark() -> Mark {
    let mut mark = [0; 8];
    mark.iter_mut().zip(draw_id()).for_each(|(byte, drawn)| *byte = drawn);
    mark
}
