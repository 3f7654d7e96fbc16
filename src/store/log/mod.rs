//! The access log: plain rows of a tree, chained by hash, and a head that every save writes.
//!
//! What is read waits in memory for the next save, or for [`Store::flush_log`]. What is written is told by the save
//! itself. The id of a learner who was erased stays: it is drawn at random and leads to nothing any more, the tombstone
//! bears it too, and another one in its place would break the chain.

mod audit;
#[cfg(test)]
mod tests;

pub(super) use audit::Heads;
pub use audit::{LogAudit, LogFault};

use super::codec::{self, Head, digest};
use super::error::StoreError;
use super::house::Store;
use super::journal::Write;
use super::key;
use super::tree::Tree;
use crate::domain::clock::{Known, believed};
use crate::domain::ids::MediatorId;
use crate::domain::log::{Action, Entry, Event, Line, Subject};

/// How long entries are kept, in seconds: twelve months at least.
const KEPT: i64 = 366 * 86_400;
/// Entries taken out in one save, at most: a save is waited for.
const PRUNED: usize = 64;
/// A record that is shown again within so many seconds, no other having been shown meanwhile, was not left.
const SAME_READING: i64 = 3_600;

/// What the store keeps of the log from one save to the next.
#[derive(Default)]
pub(super) struct Log {
    /// `None` before it was read.
    head: Option<Head>,
    /// When the first entry that is kept was made, once that is known.
    oldest: Option<i64>,
    /// What was read since the last save, and when.
    waiting: Vec<(i64, Event)>,
    /// The record that was shown last, and when.
    shown: Option<(Option<Subject>, i64)>,
}

/// What the log becomes once a save is on the disk.
#[derive(Clone, Copy)]
pub(super) struct Extended {
    head: Head,
    oldest: Option<i64>,
}

impl Log {
    /// The save is on the disk.
    pub(super) fn settle(&mut self, extended: Extended) {
        (self.head, self.oldest) = (Some(extended.head), extended.oldest);
        self.waiting.clear();
    }
}

/// The latest entries of the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogPage {
    /// By number.
    pub lines: Vec<Line>,
    /// How many older ones there are.
    pub earlier: u64,
}

impl Store {
    /// Notes that something was read; it is on the disk with the next save, or after [`Store::flush_log`].
    pub fn note(&mut self, now: i64, event: Event) {
        if event.action == Action::RecordOpened {
            let last = self.log.shown.replace((event.subject, now));
            if last.is_some_and(|(subject, at)| subject == event.subject && (at..at + SAME_READING).contains(&now)) {
                return;
            }
        }
        self.log.waiting.push((now, event));
    }

    /// Saves what was noted and waits. Answers whether there was anything.
    pub fn flush_log(&mut self, now: i64) -> Result<bool, StoreError> {
        self.note_backups()?;
        let waits = !self.log.waiting.is_empty();
        if waits {
            self.commit((self.mediator, self.instance), now, Vec::new(), &[])?;
        }
        Ok(waits)
    }

    /// The latest entries that are on the disk, `most` of them at most.
    pub fn log(&self, most: u64) -> Result<LogPage, StoreError> {
        let head = self.log_head()?;
        let from = head.last.saturating_sub(most).max(head.first.saturating_sub(1));
        let lines = self.log_lines(from, usize::MAX)?;
        Ok(LogPage { lines, earlier: (from + 1).saturating_sub(head.first) })
    }

    /// What the store knows of time.
    pub fn known_time(&self) -> Result<Known, StoreError> {
        Ok(Known { last: self.at, believed: self.log_head()?.believed })
    }

    /// Notes that somebody says the clock is right: it is believed from now on.
    pub fn confirm_clock(&mut self, now: i64) -> Result<(), StoreError> {
        let head = self.log_head()?;
        self.log.head = Some(Head { believed: head.believed.max(now), ..head });
        let confirmed =
            self.commit((self.mediator, self.instance), now, Vec::new(), &[Event::of(Action::DateConfirmed)]);
        if confirmed.is_err() {
            self.log.head = Some(head);
        }
        confirmed.map(drop)
    }

    /// The sequence of the last save that held anything but entries of the log.
    pub(super) fn last_change(&self) -> Result<u64, StoreError> {
        Ok(self.log_head()?.changed)
    }

    pub(super) fn log_head(&self) -> Result<Head, StoreError> {
        if let Some(head) = self.log.head {
            return Ok(head);
        }
        Ok(self.one::<Head>(Tree::House, key::LOG_HEAD)?.map(|kept| kept.record).unwrap_or_default())
    }

    /// Entries after a number, `most` of them at most.
    fn log_lines(&self, after: u64, most: usize) -> Result<Vec<Line>, StoreError> {
        self.mending(|database| {
            let rows = database.scan_after(Tree::Log, &key::entry(after))?.take(most);
            rows.map(|row| Ok(codec::decode(&row?.2)?)).collect()
        })
    }

    /// Adds to the writes of a save what it does to the log.
    pub(super) fn extended_log(
        &self,
        author: MediatorId,
        now: i64,
        events: &[Event],
        writes: &mut Vec<Write>,
    ) -> Result<Extended, StoreError> {
        let mut head = self.log_head()?;
        head.believed = believed(head.believed, now);
        if !writes.is_empty() {
            head.changed = self.journal.borrow().last() + 1;
        }
        let oldest = self.pruned(&mut head, writes)?;
        let waiting = self.log.waiting.iter().map(|(at, event)| (*at, self.mediator, *event));
        for (at, mediator, event) in waiting.chain(events.iter().map(|event| (now, author, *event))) {
            let entry = Entry { number: head.last + 1, at: at.max(head.at), mediator, event };
            let line = Line { entry, hash: digest(&head.hash, &entry) };
            let record = Some(codec::encode(&line)?);
            writes.push(Write { tree: Tree::Log, key: key::entry(entry.number), record, stamp: None });
            (head.last, head.hash, head.at) = (entry.number, line.hash, entry.at);
        }
        let record = Some(codec::encode(&head)?);
        writes.push(Write { tree: Tree::House, key: key::LOG_HEAD.to_vec(), record, stamp: None });
        Ok(Extended { head, oldest })
    }

    /// Takes out entries that are too old, by the time that is believed, and tells when the first one left was made.
    /// What the chain begins with moves along.
    fn pruned(&self, head: &mut Head, writes: &mut Vec<Write>) -> Result<Option<i64>, StoreError> {
        let limit = head.believed.saturating_sub(KEPT);
        if head.first > head.last || self.log.oldest.is_some_and(|oldest| oldest >= limit) {
            return Ok(self.log.oldest);
        }
        let mut oldest = None;
        for Line { entry, hash } in self.log_lines(head.first.saturating_sub(1), PRUNED)? {
            oldest = Some(entry.at);
            if entry.at >= limit {
                break;
            }
            writes.push(Write { tree: Tree::Log, key: key::entry(entry.number), record: None, stamp: None });
            (head.first, head.base) = (entry.number + 1, hash);
        }
        Ok(oldest)
    }
}
