//! Small numbers point at people: in what leaves the place they are hidden, and enough others with them that they cannot
//! be computed back from the total.
//!
//! A count under five is hidden, and so is the next smallest of the same breakdown with all its equals: which of the
//! hidden ones is small cannot be told then. Where no count reaches five, every row is hidden, empty ones included.

/// The smallest count that is shown.
pub const FEWEST: u64 = 5;

/// A count as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    Count(u64),
    /// Too small, or next to one that is.
    Hidden,
}

impl Cell {
    /// The count, when it is shown.
    pub const fn shown(self) -> Option<u64> {
        match self {
            Self::Count(count) => Some(count),
            Self::Hidden => None,
        }
    }
}

/// Whether a count points at people.
pub const fn is_small(count: u64) -> bool {
    0 < count && count < FEWEST
}

/// A total, or a count that stands alone.
pub const fn alone(count: u64) -> Cell {
    if is_small(count) { Cell::Hidden } else { Cell::Count(count) }
}

/// The rows of one breakdown.
pub fn masked(counts: &[u64]) -> Vec<Cell> {
    if !counts.iter().copied().any(is_small) {
        return counts.iter().copied().map(Cell::Count).collect();
    }
    let next = counts.iter().copied().filter(|count| *count >= FEWEST).min();
    let hidden = |count: u64| next.is_none_or(|next| 0 < count && count <= next);
    counts.iter().map(|count| if hidden(*count) { Cell::Hidden } else { Cell::Count(*count) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn small_counts_hide_with_the_next_smallest() {
        let shown = |counts: &[u64]| masked(counts).into_iter().map(Cell::shown).collect::<Vec<_>>();
        assert_eq!(shown(&[10, 6, 0]), [Some(10), Some(6), Some(0)]);
        assert_eq!(shown(&[10, 4, 7, 0]), [Some(10), None, None, Some(0)]);
        assert_eq!(shown(&[10, 1, 7, 7]), [Some(10), None, None, None], "equals hide together");
        assert_eq!(shown(&[4, 4, 0]), [None, None, None], "nothing reaches five");
        assert_eq!((alone(0), alone(4), alone(5)), (Cell::Count(0), Cell::Hidden, Cell::Count(5)));
    }

    /// Every table of up to four rows is written by whoever knows the rule and sees the output and its total: for each
    /// hidden row at least two counts must remain possible, whatever else they try.
    #[test]
    fn a_hidden_count_is_never_computed_back_from_the_total() {
        /// What is shown of each row.
        type Seen = Vec<Option<u64>>;
        const HIGHEST: u64 = 9;
        for rows in 1..=4_u32 {
            let mut alike: BTreeMap<(u64, Seen), Vec<Vec<u64>>> = BTreeMap::new();
            for number in 0..(HIGHEST + 1).pow(rows) {
                let counts: Vec<u64> = (0..rows).map(|row| number / (HIGHEST + 1).pow(row) % (HIGHEST + 1)).collect();
                let total = counts.iter().sum();
                if !is_small(total) {
                    let seen = masked(&counts).into_iter().map(Cell::shown).collect();
                    alike.entry((total, seen)).or_default().push(counts);
                }
            }
            for ((total, seen), tables) in alike {
                for row in (0..seen.len()).filter(|row| seen[*row].is_none()) {
                    let possible: BTreeSet<u64> = tables.iter().map(|table| table[row]).collect();
                    assert!(possible.len() > 1, "{seen:?} of {total} can only be {tables:?}");
                }
            }
        }
    }
}
