//! Checking the store: every seal of the journal, every row of the database, and that both say the same.

use super::database::Database;
use super::error::StoreError;
use super::house::{Counts, Store};
use super::journal::{Content, ContentError, Step, Survey, end_of, unseal};
use super::notice::{Cause, Notice};
use super::progress::{Progress, Report, Stage};
use super::recovery;
use super::tree::Tree;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What checking found and did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Frames of the journal whose seal holds.
    pub frames: u64,
    /// Records by kind.
    pub counts: Counts,
    /// What was dealt with since the store was opened, by opening it or by this check.
    pub mended: Vec<Notice>,
    /// First and last sequence of saves that are lost, or may be in part: now or at an earlier start.
    pub lost: Vec<(u64, u64)>,
    /// Sequences of frames whose seal does not hold. The next start reads them as damage.
    pub refused: Vec<u64>,
}

impl CheckReport {
    /// Whether nothing is lost.
    pub fn is_whole(&self) -> bool {
        self.lost.is_empty() && self.refused.is_empty()
    }
}

/// By key, what the journal wrote last. Both are told by a hash: a million records fit in some tens of megabytes.
type Ledger = HashMap<u64, u64>;

impl Store {
    /// Checks everything, and rebuilds the database if it does not say what the journal says.
    pub fn check(&self, report: Report<'_>) -> Result<CheckReport, StoreError> {
        let mut found = CheckReport::default();
        let ledger = self.read_journal(&mut found, report)?;
        let rows = ledger.len() as u64;
        report(Progress { stage: Stage::CheckingDatabase, done: 0, total: rows });
        let agrees = self.read(|database| Ok(agrees(database, &ledger)))?;
        if !agrees && found.refused.is_empty() {
            self.discard(Cause::Miscounted);
            drop(self.rebuilt(report)?);
        }
        report(Progress { stage: Stage::CheckingDatabase, done: rows, total: rows });
        found.counts = self.counts()?;
        found.lost = self.read(recovery::lost)?;
        found.mended = self.notices();
        Ok(found)
    }

    fn read_journal(&self, found: &mut CheckReport, report: Report<'_>) -> Result<Ledger, StoreError> {
        let path = self.folder.journal();
        let survey = Survey::of(&path, &[])?.ok_or(StoreError::JournalLost)?;
        let mut ledger = Ledger::new();
        let mut walker = survey.walker_after(&path, survey.base)?;
        while let Some(step) = walker.step()? {
            let Step::Frame(frame) = step else { continue };
            let done = end_of(&frame.header, frame.at);
            let Ok(plain) = unseal(&self.seals.keyring, &frame) else {
                found.refused.push(frame.header.sequence);
                continue;
            };
            note(&mut ledger, &plain, frame.header.sequence)?;
            found.frames += 1;
            report(Progress { stage: Stage::CheckingJournal, done, total: survey.end });
        }
        Ok(ledger)
    }
}

fn note(ledger: &mut Ledger, plain: &[u8], sequence: u64) -> Result<(), StoreError> {
    let refuse = |error| match error {
        ContentError::Newer => StoreError::NewerFormat,
        ContentError::Malformed => StoreError::DamagedRecord,
    };
    for write in Content::read(plain, sequence).map_err(refuse)?.writes() {
        let write = write.map_err(refuse)?;
        ledger.insert(hash((write.tree.code(), write.key)), hash((write.stamp.sequence, write.record)));
    }
    Ok(())
}

/// Whether every row is what the journal wrote last under its key, and none is missing.
fn agrees(database: &Database, ledger: &Ledger) -> bool {
    let mut rows = 0;
    for tree in Tree::ALL {
        let Ok(scan) = database.scan(tree, &[]) else { return false };
        for row in scan.with_removed() {
            let Ok((key, opened)) = row else { return false };
            let record = opened.record.as_ref().map(|record| record.as_slice());
            let said = hash((opened.stamp.sequence, record));
            if ledger.get(&hash((tree.code(), &key[..]))) != Some(&said) {
                return false;
            }
            rows += 1;
        }
        if database.is_counted_right(tree) != Ok(true) {
            return false;
        }
    }
    rows == ledger.len()
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
