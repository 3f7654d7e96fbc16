//! A pointed row in a list that may be longer than the screen.

use super::key::{Code, Key};

/// Which row is pointed at, and which is the first one shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct List {
    pub selected: usize,
    pub first: usize,
}

impl List {
    /// Moves by a key; `len` rows of which `rows` are shown. Says whether the key was one that moves.
    pub fn key(&mut self, key: &Key, len: usize, rows: usize) -> bool {
        let last = len.saturating_sub(1);
        self.selected = match key.code {
            Code::Up => self.selected.saturating_sub(1),
            Code::Down => self.selected + 1,
            Code::PageUp => self.selected.saturating_sub(rows.max(1)),
            Code::PageDown => self.selected + rows.max(1),
            Code::Home => 0,
            Code::End => last,
            _ => return false,
        };
        self.fit(len, rows);
        true
    }

    /// Keeps the pointed row inside the list, and on the screen.
    pub fn fit(&mut self, len: usize, rows: usize) {
        self.selected = self.selected.min(len.saturating_sub(1));
        let rows = rows.max(1);
        if self.selected < self.first {
            self.first = self.selected;
        } else if self.selected >= self.first + rows {
            self.first = self.selected + 1 - rows;
        }
        self.first = self.first.min(len.saturating_sub(rows));
    }

    /// How many of `len` rows come after the `rows` shown.
    pub const fn below(&self, len: usize, rows: usize) -> usize {
        len.saturating_sub(self.first + rows)
    }

    /// Points at the first row again.
    pub fn reset(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_pointed_row_is_always_on_the_screen(
            keys in prop::collection::vec(0_u8..6, 0..40), len in 0_usize..50, rows in 0_usize..12,
        ) {
            let mut list = List::default();
            for key in keys {
                let codes = [Code::Up, Code::Down, Code::PageUp, Code::PageDown, Code::Home, Code::End];
                list.key(&Key::plain(codes[usize::from(key)]), len, rows);
                prop_assert!(list.selected < len.max(1));
                prop_assert!(list.first <= list.selected && list.selected < list.first + rows.max(1));
            }
        }
    }
}
