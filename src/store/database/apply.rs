//! Following the journal: each frame in one transaction, or in several when it is large, each with the state that
//! tells how far it went.

use super::door::{Broken, guard};
use super::state::State;
use super::value::{Row, is_removed, part_keys};
use super::{Database, STATE_KEY};
use crate::store::journal::{Content, ContentError, WriteRef};
use crate::store::tree::Tree;
use sled::transaction::{ConflictableTransactionError, TransactionError, Transactional, TransactionalTree};

/// Writes in one transaction. sled frees nothing of what a transaction replaces before it ends, some 20 KB a write.
const PIECE: usize = 256;

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
        let writes = in_order(&[*content]).map_err(ApplyError::Content)?;
        let mut done = if self.state.applying == sequence { self.state.done } else { 0 };
        let mut left = writes.get(usize::try_from(done).unwrap_or(usize::MAX)..).unwrap_or_default();
        loop {
            let (piece, rest) = left.split_at_checked(PIECE).unwrap_or((left, &[]));
            left = rest;
            done = done.saturating_add(u32::try_from(piece.len()).unwrap_or(u32::MAX));
            let mut next = self.state.clone();
            next.at = next.at.max(content.stamp.at);
            (next.applied, next.applying, next.done) =
                if rest.is_empty() { (sequence, 0, 0) } else { (next.applied, sequence, done) };
            self.commit(piece, &next).map_err(ApplyError::Broken)?;
            progress(done);
            if rest.is_empty() {
                return Ok(());
            }
        }
    }

    /// Applies several small frames at once: their writes, in the order of their keys, touch each page but once.
    pub(in crate::store) fn apply_together(&mut self, contents: &[Content<'_>]) -> Result<(), ApplyError> {
        let Some(last) = contents.last() else { return Ok(()) };
        let writes = in_order(contents).map_err(ApplyError::Content)?;
        let at = contents.iter().map(|content| content.stamp.at).fold(self.state.at, i64::max);
        let next = State { applied: last.stamp.sequence, applying: 0, done: 0, at, ..self.state.clone() };
        self.commit(&writes, &next).map_err(ApplyError::Broken)
    }

    /// Applies writes and the state that goes with them, all or nothing.
    fn commit(&mut self, writes: &[WriteRef<'_>], next: &State) -> Result<(), Broken> {
        let rows = writes.iter().map(|write| self.seals.seal_write(write)).collect::<Result<Vec<_>, _>>()?;
        let sealed = &self.sealed;
        let trees: Vec<&sled::Tree> = sealed.trees.iter().chain([&sealed.parts, &sealed.meta]).collect();
        self.state = guard(|| {
            trees.as_slice().transaction(|views| {
                let (Some(parts), Some(meta)) = (views.get(PARTS), views.get(META)) else {
                    return Err(ConflictableTransactionError::Abort(Broken::Damaged));
                };
                let mut state = next.clone();
                for row in &rows {
                    put(views, parts, row, &mut state)?;
                }
                let value = self.seals.seal_state(&state.encode()).map_err(ConflictableTransactionError::Abort)?;
                meta.insert(STATE_KEY, value)?;
                Ok(state)
            })
        })?;
        Ok(())
    }
}

/// All writes of some frames by tree and key: neighbours share pages. Of one key, they stay in the order of the frames.
fn in_order<'a>(contents: &[Content<'a>]) -> Result<Vec<WriteRef<'a>>, ContentError> {
    let mut writes = contents.iter().flat_map(Content::writes).collect::<Result<Vec<_>, _>>()?;
    writes.sort_by_key(|write| (write.tree, write.key));
    Ok(writes)
}

fn put(
    views: &[TransactionalTree],
    parts: &TransactionalTree,
    row: &Row,
    state: &mut State,
) -> Result<(), ConflictableTransactionError<Broken>> {
    let view = views.get(row.tree.index()).ok_or(ConflictableTransactionError::Abort(Broken::Damaged))?;
    let before = view.insert(row.key.as_slice(), row.value.as_slice())?;
    let removed = is_removed(&row.value);
    state.count(row.tree, removed, before.as_deref().map(is_removed));
    let mut gained = if removed { 0 } else { row.key.len() + row.value.len() };
    let mut lost = before.as_deref().filter(|value| !is_removed(value)).map_or(0, |value| row.key.len() + value.len());
    for stale in before.iter().flat_map(|value| part_keys(row.tree, &row.key, value)).skip(row.parts.len()) {
        lost += parts.remove(stale)?.map_or(0, |value| value.len());
    }
    for (key, value) in &row.parts {
        gained += value.len();
        lost += parts.insert(key.as_slice(), value.as_slice())?.map_or(0, |value| value.len());
    }
    state.weight = state.weight.saturating_add(gained as u64).saturating_sub(lost as u64);
    Ok(())
}
