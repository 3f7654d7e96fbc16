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
    /// About how many bytes of the journal the live records call for.
    pub weight: u64,
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
        out.extend(self.weight.to_le_bytes());
        out
    }

    /// Reads a state, one that was written when there were fewer trees too.
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
        let trees = input.0.len() / 16;
        let counts = |rows: &mut Rows, input: &mut Input<'_>| {
            rows.get_mut(..trees)?.iter_mut().try_for_each(|count| input.u64().map(|read| *count = read))
        };
        counts(&mut state.rows, &mut input)?;
        counts(&mut state.live, &mut input)?;
        if !input.is_empty() {
            state.weight = input.u64()?;
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
        state.rows = std::array::from_fn(|tree| tree as u64 + 1);
        state.live = std::array::from_fn(|tree| 100 - tree as u64);
        state.weight = 11;
        let bytes = state.encode();
        assert_eq!(State::decode(&bytes), Some(state));
        assert_eq!(State::decode(&bytes[1..]), None);
        assert_eq!(State::decode(&[bytes, vec![0]].concat()), None);
    }

    #[test]
    fn a_state_of_fewer_trees_reads_back() {
        let state = State { mark: [1; 8], applied: 2, ..State::default() };
        let head = &state.encode()[..36];
        let counts: Vec<u8> = (1_u64..=16).flat_map(u64::to_le_bytes).collect();
        let read = State::decode(&[head, &counts].concat()).unwrap();
        let (rows, live) = (&read.rows[..], &read.live[..]);
        assert_eq!((&rows[..8], &live[..8]), (&[1, 2, 3, 4, 5, 6, 7, 8][..], &[9, 10, 11, 12, 13, 14, 15, 16][..]));
        assert!(rows[8..].iter().chain(&live[8..]).all(|count| *count == 0));
        assert_eq!((read.applied, read.weight), (2, 0));
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
