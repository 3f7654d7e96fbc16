//! Checking the store: every seal of the journal, every row of the database, and that both say the same.

use super::database::Database;
use super::error::StoreError;
use super::house::{Counts, Store};
use super::journal::{Content, ContentError, Step, Survey, end_of, unseal};
use super::log::{Heads, LogAudit};
use super::notice::{Cause, Notice};
use super::progress::{Progress, Report, Stage};
use super::recovery;
use super::tree::Tree;
use crate::vault::VaultError;
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
    /// The access log, entry by entry.
    pub log: LogAudit,
}

impl CheckReport {
    /// Whether nothing is lost, and the access log is as it was written.
    pub fn is_whole(&self) -> bool {
        self.lost.is_empty() && self.log.faults.is_empty()
    }
}

/// By key, what the journal wrote last. Both are told by a hash: a million records fit in some tens of megabytes.
type Ledger = HashMap<u64, u64>;

/// The journal, read as a whole.
#[derive(Default)]
struct Read {
    ledger: Ledger,
    heads: Heads,
    /// Frames whose seal holds.
    frames: u64,
    /// Places of those whose seal does not.
    refused: Vec<u64>,
}

impl Store {
    /// Checks everything. What frames with a broken seal had saved is written back from the database, and a database
    /// that does not say what the journal says is rebuilt.
    pub fn check(&self, report: Report<'_>) -> Result<CheckReport, StoreError> {
        // What was damaged since the store was opened is written back before the database is held against the journal.
        self.sound_journal()?;
        let mut read = self.read_journal(report)?;
        if !read.refused.is_empty() {
            let survey = recovery::again(&self.folder, &self.seals, &read.refused)?;
            let seen = self.read(|database| Ok(database.state().highest()))?;
            self.account(&survey, seen)?;
            read = self.read_journal(report)?;
        }
        let rows = read.ledger.len() as u64;
        report(Progress { stage: Stage::CheckingDatabase, done: 0, total: rows });
        if !self.read(|database| Ok(agrees(database, &read.ledger)))? {
            self.discard(Cause::Miscounted);
            drop(self.rebuilt(report)?);
        }
        report(Progress { stage: Stage::CheckingDatabase, done: rows, total: rows });
        Ok(CheckReport {
            frames: read.frames,
            counts: self.counts()?,
            lost: self.read(recovery::lost)?,
            log: self.audit_log(&read.heads)?,
            mended: self.notices(),
        })
    }

    fn read_journal(&self, report: Report<'_>) -> Result<Read, StoreError> {
        let path = self.folder.journal();
        let survey = Survey::of(&path, &[])?.ok_or(StoreError::JournalLost)?;
        let mut read = Read::default();
        let mut walker = survey.walker_after(&path, survey.base)?;
        while let Some(step) = walker.step()? {
            let Step::Frame(frame) = step else { continue };
            match unseal(&self.seals.keyring, &frame) {
                Ok(plain) => note(&mut read, &plain, frame.header.sequence)?,
                Err(VaultError::NotGenuine) => {
                    read.refused.push(frame.at);
                    continue;
                }
                Err(error) => return Err(error.into()),
            }
            read.frames += 1;
            let done = end_of(&frame.header, frame.at);
            report(Progress { stage: Stage::CheckingJournal, done, total: survey.end });
        }
        Ok(read)
    }
}

fn note(read: &mut Read, plain: &[u8], sequence: u64) -> Result<(), StoreError> {
    let refuse = |error| match error {
        ContentError::Newer => StoreError::NewerFormat,
        ContentError::Malformed => StoreError::DamagedRecord,
    };
    for write in Content::read(plain, sequence).map_err(refuse)?.writes() {
        let write = write.map_err(refuse)?;
        read.heads.note(&write);
        read.ledger.insert(hash((write.tree.code(), write.key)), hash((write.stamp.sequence, write.record)));
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
