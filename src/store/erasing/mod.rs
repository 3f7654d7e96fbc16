//! Erasing learners: one save that takes away what goes, then a compaction, so that no file holds it any more.
//!
//! The save leaves a tombstone with the random id alone. Compaction leaves out whoever has one, from the journal and
//! from every copy of it, and an interrupted erasure is finished at the next start, because its tombstone is younger
//! than the journal's base.

mod gone;
#[cfg(test)]
mod tests;
mod writes;

pub(in crate::store) use gone::{Gone, Left};
pub(in crate::store) use writes::{Neighbours, is_gone, without_participants, writes};

use super::codec;
use super::error::StoreError;
use super::folder::if_there;
use super::house::Store;
use super::progress::Report;
use super::tree::Tree;
use crate::domain::change::{Change, Kept, Stamp};
use crate::domain::draft::{Draft, Work};
use crate::domain::erasure::{Erasure, Remains};
use crate::domain::ids::{LearnerId, MediatorId};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// An erasure that was saved.
#[derive(Debug)]
pub struct Erased {
    pub stamp: Stamp,
    /// Why the journal could not be rewritten: its old bytes, sealed, are on the disk until the next start or quit.
    pub unfinished: Option<StoreError>,
    /// Known backups that still hold what was erased, because they are away or the disk refused.
    pub unreached: Vec<PathBuf>,
}

impl Store {
    /// Erases learners, whole or by name, and rewrites the journal and every backup that can be reached without them.
    ///
    /// An error says that nothing was erased. Whoever is not in the store gets a tombstone all the same.
    pub fn erase(
        &mut self,
        author: MediatorId,
        now: i64,
        erasures: &[(LearnerId, Erasure)],
        report: Report<'_>,
    ) -> Result<Erased, StoreError> {
        let changes: Vec<_> = erasures.iter().map(|(id, erasure)| Change::Erasure(*id, *erasure)).collect();
        let stamp = self.save(author, now, &changes)?;
        let unfinished = self.finish_erasures(report).err();
        let (unreached, refused) = match self.forget_in_backups(report) {
            Ok(unreached) => (unreached, None),
            Err(error) => (Vec::new(), Some(error)),
        };
        Ok(Erased { stamp, unfinished: unfinished.or(refused), unreached })
    }

    /// Who was erased, when and by whom: an id says nothing of a person.
    pub fn tombstones(&self) -> Result<Vec<(LearnerId, Kept<Erasure>)>, StoreError> {
        let rows = self.rows(Tree::Tombstones, &[])?;
        rows.into_iter()
            .map(|(key, stamp, record)| {
                let id = key.as_slice().try_into().map_err(|_| StoreError::DamagedRecord)?;
                Ok((LearnerId::from_bytes(id), Kept { stamp, record: codec::decode(&record)? }))
            })
            .collect()
    }

    /// What stays of the sessions of erased learners, in no order that tells anything.
    pub fn remains(&self) -> Result<impl Iterator<Item = Result<Remains, StoreError>>, StoreError> {
        let rows = self.read(|database| database.scan(Tree::Remains, &[]))?;
        Ok(rows.map(|row| Ok(codec::decode(&row?.2)?)))
    }

    /// Whether an erasure was saved that the journal was not compacted after.
    pub(super) fn has_unfinished_erasure(&self) -> Result<bool, StoreError> {
        Ok(!self.unfinished()?.is_empty())
    }

    /// Removes what erased learners left outside the journal, then compacts it: at an erasure, or at the start after one
    /// that was interrupted.
    pub(super) fn finish_erasures(&mut self, report: Report<'_>) -> Result<(), StoreError> {
        let gone = self.unfinished()?;
        for draft in self.drafts()? {
            if is_about(&draft, &gone) {
                self.drop_draft(draft.id)?;
            } else if let Some(left) = without(draft, &gone) {
                self.keep_draft(&left)?;
            }
        }
        self.drop_unfinished_drafts()?;
        // What could not be read may be anybody's.
        if_there(std::fs::remove_dir_all(self.folder.damaged()))?;
        self.compact(&mut |progress| {
            report(progress);
            true
        })
    }

    /// Learners whose erasure the journal was not compacted after.
    fn unfinished(&self) -> Result<BTreeSet<LearnerId>, StoreError> {
        let base = self.journal.borrow().base();
        let younger = self.tombstones()?.into_iter().filter(|(_, kept)| kept.stamp.sequence > base);
        Ok(younger.map(|(id, _)| id).collect())
    }
}

fn is_about(draft: &Draft, learners: &BTreeSet<LearnerId>) -> bool {
    let held = match &draft.work {
        Work::Session(open) => Some(open.session.learner),
        _ => None,
    };
    learners.contains(&draft.learner) || held.is_some_and(|learner| learners.contains(&learner))
}

/// A workshop's draft without those who are erased; `None` when nobody of them stood in it.
fn without(mut draft: Draft, learners: &BTreeSet<LearnerId>) -> Option<Draft> {
    let Work::Workshop(open) = &mut draft.work else { return None };
    let mut changed = open.workshop.forget(|id| learners.contains(&id));
    for id in learners {
        changed |= open.ratings.remove(id).is_some() | open.sentences.remove(id).is_some();
    }
    changed.then_some(draft)
}
