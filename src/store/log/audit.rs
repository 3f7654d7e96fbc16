//! Holding the access log against its chain, and against every head the journal bears.

use crate::domain::log::Line;
use crate::store::codec::{self, Head, digest};
use crate::store::error::StoreError;
use crate::store::house::Store;
use crate::store::journal::WriteRef;
use crate::store::key;
use crate::store::tree::Tree;
use std::collections::{BTreeSet, HashMap};

/// What was found of the access log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogAudit {
    /// How many entries there are.
    pub entries: u64,
    pub faults: Vec<LogFault>,
}

/// Where the log is not as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LogFault {
    /// Entries are gone, from the first number to the last.
    Missing { first: u64, last: u64 },
    /// An entry, or the one before it, is not what was written.
    Changed(u64),
    /// The log does not end as the last save said.
    Head,
}

/// The ends of the log that the saves of the journal tell, by number of the last entry.
#[derive(Default)]
pub(in crate::store) struct Heads {
    hashes: HashMap<u64, [u8; 32]>,
    /// Two saves do not tell the same.
    twofold: BTreeSet<u64>,
}

impl Heads {
    /// Takes up a write of the journal.
    pub(in crate::store) fn note(&mut self, write: &WriteRef<'_>) {
        if write.tree != Tree::House || write.key != key::LOG_HEAD {
            return;
        }
        let Some(Ok(head)) = write.record.map(codec::decode::<Head>) else { return };
        if *self.hashes.entry(head.last).or_insert(head.hash) != head.hash {
            self.twofold.insert(head.last);
        }
    }

    fn deny(&self, line: &Line) -> bool {
        let number = line.entry.number;
        self.twofold.contains(&number) || self.hashes.get(&number).is_some_and(|hash| *hash != line.hash)
    }
}

impl Store {
    /// Follows the chain from its first entry to its head.
    pub(in crate::store) fn audit_log(&self, heads: &Heads) -> Result<LogAudit, StoreError> {
        let head = self.log_head()?;
        self.mending(|database| {
            let (mut chain, mut entries) = (Chain::begin(&head), 0);
            for row in database.scan(Tree::Log, &[])? {
                let (key, _, record) = row?;
                let number = key::entry_number(&key).ok_or(StoreError::DamagedRecord)?;
                chain.follow(number, &codec::decode(&record)?, heads);
                entries += 1;
            }
            Ok(LogAudit { entries, faults: chain.end(&head) })
        })
    }
}

/// How far the chain was followed.
struct Chain {
    /// The number that comes next.
    next: u64,
    /// The hash before it; `None` when that entry is gone.
    before: Option<[u8; 32]>,
    faults: BTreeSet<LogFault>,
}

impl Chain {
    fn begin(head: &Head) -> Self {
        Self { next: head.first, before: Some(head.base), faults: BTreeSet::new() }
    }

    fn follow(&mut self, number: u64, line: &Line, heads: &Heads) {
        if number > self.next {
            self.faults.insert(LogFault::Missing { first: self.next, last: number - 1 });
            self.before = None;
        }
        let broken = self.before.is_some_and(|before| digest(&before, &line.entry) != line.hash);
        if number < self.next || line.entry.number != number || broken || heads.deny(line) {
            self.faults.insert(LogFault::Changed(number));
        }
        (self.next, self.before) = (number + 1, Some(line.hash));
    }

    fn end(mut self, head: &Head) -> Vec<LogFault> {
        if self.next <= head.last {
            self.faults.insert(LogFault::Missing { first: self.next, last: head.last });
        } else if self.next > head.last + 1 || self.before.is_some_and(|hash| hash != head.hash) {
            self.faults.insert(LogFault::Head);
        }
        self.faults.into_iter().collect()
    }
}
