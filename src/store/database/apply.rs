//! Following the journal: each frame in one transaction, or in several when it is large, each with the state that
//! tells how far it went.

use super::door::{Broken, guard};
use super::state::State;
use super::value::{Row, is_removed, part_keys};
use super::{Database, STATE_KEY};
use crate::store::journal::{Content, ContentError};
use crate::store::tree::Tree;
use sled::transaction::{ConflictableTransactionError, TransactionError, Transactional, TransactionalTree};

/// Writes in one transaction.
const PIECE: usize = 4_096;

/// Places in a transaction, after those of [`Tree::ALL`].
const PARTS: usize = Tree::ALL.len();
const META: usize = PARTS + 1;

/// Why a frame could not be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum ApplyError {
    Broken(Broken),
    Content(ContentError),
}

impl From<TransactionError<Broken>> for Broken {
    fn from(error: TransactionError<Self>) -> Self {
        match error {
            TransactionError::Abort(broken) => broken,
            TransactionError::Storage(error) => error.into(),
        }
    }
}

impl Database {
    /// Applies a frame's writes, those that were not applied yet. `progress` is told how many are done.
    pub(in crate::store) fn apply(
        &mut self,
        content: &Content<'_>,
        progress: &mut dyn FnMut(u32),
    ) -> Result<(), ApplyError> {
        let sequence = content.stamp.sequence;
        let skipped = if self.state.applying == sequence { self.state.done } else { 0 };
        let mut done = skipped;
        let mut writes = content.writes().skip(usize::try_from(skipped).unwrap_or(usize::MAX)).peekable();
        loop {
            let mut rows = Vec::new();
            for write in writes.by_ref().take(PIECE) {
                let write = write.map_err(ApplyError::Content)?;
                rows.push(self.seals.seal_write(&write).map_err(ApplyError::Broken)?);
                done = done.saturating_add(1);
            }
            let last = writes.peek().is_none();
            let mut next = self.state.clone();
            next.at = next.at.max(content.stamp.at);
            (next.applied, next.applying, next.done) =
                if last { (sequence, 0, 0) } else { (self.state.applied, sequence, done) };
            self.state = self.commit(&rows, &next).map_err(ApplyError::Broken)?;
            progress(done);
            if last {
                return Ok(());
            }
        }
    }

    /// Writes rows and the state that goes with them, all or nothing. Answers the state with its counts.
    fn commit(&self, rows: &[Row], next: &State) -> Result<State, Broken> {
        let sealed = &self.sealed;
        let trees: Vec<&sled::Tree> = sealed.trees.iter().chain([&sealed.parts, &sealed.meta]).collect();
        guard(|| {
            trees.as_slice().transaction(|views| {
                let (Some(parts), Some(meta)) = (views.get(PARTS), views.get(META)) else {
                    return Err(ConflictableTransactionError::Abort(Broken::Damaged));
                };
                let mut state = next.clone();
                for row in rows {
                    put(views, parts, row, &mut state)?;
                }
                let value = self.seals.seal_state(&state.encode()).map_err(ConflictableTransactionError::Abort)?;
                meta.insert(STATE_KEY, value)?;
                Ok(state)
            })
        })
    }
}

fn put(
    views: &[TransactionalTree],
    parts: &TransactionalTree,
    row: &Row,
    state: &mut State,
) -> Result<(), ConflictableTransactionError<Broken>> {
    let view = views.get(row.tree.index()).ok_or(ConflictableTransactionError::Abort(Broken::Damaged))?;
    let before = view.insert(row.key.as_slice(), row.value.as_slice())?;
    state.count(row.tree, is_removed(&row.value), before.as_deref().map(is_removed));
    for stale in before.iter().flat_map(|value| part_keys(row.tree, &row.key, value)).skip(row.parts.len()) {
        parts.remove(stale)?;
    }
    for (key, value) in &row.parts {
        parts.insert(key.as_slice(), value.as_slice())?;
    }
    Ok(())
}
