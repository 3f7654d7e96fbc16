//! What a window smaller than the frames shows of the body: around the cursor, unless a key asks for another part.

use super::key::{Code, Key};

/// Rows the frames were drawn for.
const ROWS: u16 = 24;

/// Which part of the body is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    is_right: bool,
    rows: Rows,
}

/// Which rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Rows {
    /// Those around the cursor.
    #[default]
    Cursor,
    First,
    Last,
}

impl Sight {
    /// Moves by a key, and says whether it was one that moves; any other key comes back to the cursor's rows.
    pub fn key(&mut self, key: &Key, window: (u16, u16)) -> bool {
        match key.code {
            Code::Left | Code::Right if key.shift => self.is_right = key.code == Code::Right,
            Code::Up if key.ctrl && window.1 < ROWS => self.rows = Rows::First,
            Code::Down if key.ctrl && window.1 < ROWS => self.rows = Rows::Last,
            _ => {
                self.rows = Rows::Cursor;
                return false;
            }
        }
        true
    }

    /// The corner from which a `whole` body is shown in a window of a `size`; a body that fits never moves.
    pub fn corner(self, cursor: (u16, u16), size: (u16, u16), whole: (u16, u16)) -> (u16, u16) {
        let around = |at: u16, size: u16, whole: u16, margin: u16| {
            (at + margin + 1).saturating_sub(size).min(whole.saturating_sub(size))
        };
        let column = if self.is_right { whole.0.saturating_sub(size.0) } else { around(cursor.0, size.0, whole.0, 2) };
        let row = match self.rows {
            Rows::Cursor => around(cursor.1, size.1, whole.1, 1),
            Rows::First => 0,
            Rows::Last => whole.1.saturating_sub(size.1),
        };
        (column, row)
    }

    /// The part of a line too long for the window: its beginning, or its end.
    pub fn of_line(self, line: &str, width: usize) -> &str {
        let letters = line.chars().count();
        match line.char_indices().nth(letters.saturating_sub(width)) {
            Some((at, _)) if self.is_right => line.get(at..).unwrap_or(line),
            _ => line,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_fits_never_moves_and_one_too_small_follows_the_cursor_or_the_keys() {
        let mut sight = Sight::default();
        assert_eq!(sight.corner((79, 18), (80, 19), (80, 19)), (0, 0));
        let corner = |sight: Sight, cursor| sight.corner(cursor, (60, 10), (80, 19));
        assert_eq!((corner(sight, (2, 2)), corner(sight, (2, 18))), ((0, 0), (0, 9)));
        let mut press = |name: &str, rows| sight.key(&name.parse().unwrap(), (60, rows)).then_some(sight);
        assert_eq!(press("ctrl-down", 24), None, "nothing is hidden");
        assert_eq!(corner(press("ctrl-down", 15).unwrap(), (2, 2)), (0, 9));
        assert_eq!(corner(press("ctrl-up", 15).unwrap(), (2, 18)), (0, 0));
        assert_eq!(corner(press("shift-right", 15).unwrap(), (2, 18)), (20, 0));
        assert_eq!(press("down", 15), None);
        assert_eq!(corner(sight, (2, 18)), (20, 9));
        assert_eq!((sight.of_line("écrire ici", 3), Sight::default().of_line("écrire ici", 3)), ("ici", "écrire ici"));
    }
}
