//! What the database knows of itself: how far it follows the journal, and how many rows it holds.

use crate::store::bytes::Input;
use crate::store::journal::Mark;
use crate::store::tree::Tree;

/// Rows by tree, in the order of [`Tree::ALL`].
pub(in crate::store) type Rows = [u64; Tree::ALL.len()];

/// The database's state, written in the same transaction as the rows it counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct State {
    /// The journal it follows.
    pub mark: Mark,
    /// The last sequence that was applied as a whole.
    pub applied: u64,
    /// The sequence being applied piece by piece, 0 when there is none.
    pub applying: u64,
    /// How many of its writes were applied.
    pub done: u32,
    /// The latest time among the stamps, in seconds since 1970.
    pub at: i64,
    /// All rows, marks of removed keys included.
    pub rows: Rows,
    /// Rows that hold a record.
    pub live: Rows,
}

impl State {
    /// The highest sequence of which the database holds something.
    pub(in crate::store) fn highest(&self) -> u64 {
        self.applied.max(self.applying)
    }

    /// Counts a row that replaces another or none; each is told by whether it is a mark of a removed key.
    pub(super) fn count(&mut self, tree: Tree, removed: bool, before: Option<bool>) {
        if let (None, Some(rows)) = (before, self.rows.get_mut(tree.index())) {
            *rows += 1;
        }
        if let Some(live) = self.live.get_mut(tree.index()) {
            *live = live.saturating_add(u64::from(!removed)).saturating_sub(u64::from(before == Some(false)));
        }
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        out.extend(self.mark);
        out.extend(self.applied.to_le_bytes());
        out.extend(self.applying.to_le_bytes());
        out.extend(self.done.to_le_bytes());
        out.extend(self.at.to_le_bytes());
        self.rows.iter().chain(&self.live).for_each(|count| out.extend(count.to_le_bytes()));
        out
    }

    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let mut input = Input(bytes);
        let mut state = Self {
            mark: input.array()?,
            applied: input.u64()?,
            applying: input.u64()?,
            done: input.u32()?,
            at: input.i64()?,
            ..Self::default()
        };
        for count in state.rows.iter_mut().chain(&mut state.live) {
            *count = input.u64()?;
        }
        input.is_empty().then_some(state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_reads_back() {
        let mut state = State { mark: [1; 8], applied: 2, applying: 3, done: 4, at: -5, ..State::default() };
        state.rows = [1, 2, 3, 4, 5, 6, 7, 8];
        state.live = [8, 7, 6, 5, 4, 3, 2, 1];
        let bytes = state.encode();
        assert_eq!(State::decode(&bytes), Some(state));
        assert_eq!(State::decode(&bytes[1..]), None);
        assert_eq!(State::decode(&[bytes, vec![0]].concat()), None);
    }

    #[test]
    fn rows_are_counted_once_and_records_while_they_live() {
        let mut state = State::default();
        let mut count = |removed, before| {
            state.count(Tree::Paths, removed, before);
            (state.rows[1], state.live[1])
        };
        assert_eq!(count(false, None), (1, 1));
        assert_eq!(count(false, Some(false)), (1, 1));
        assert_eq!(count(true, Some(false)), (1, 0));
        assert_eq!(count(true, Some(true)), (1, 0));
        assert_eq!(count(false, Some(true)), (1, 1));
        assert_eq!(count(true, None), (2, 1));
    }
}
