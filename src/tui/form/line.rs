//! The editing keys of a text, the same in every field that has one.

use super::edit::{Edit, Outcome};
use super::text::TextField;

/// Applies an edit to a text.
pub fn edit(text: &mut TextField, edit: &Edit) -> Outcome {
    let before = text.text().len();
    match edit {
        Edit::Insert(typed) => {
            text.insert(typed);
            return Outcome::Changed;
        }
        Edit::Break if text.break_line() => return Outcome::Changed,
        Edit::Backspace => text.backspace(),
        Edit::Delete => text.delete(),
        Edit::DeleteWord => text.delete_word(),
        Edit::Clear => text.clear(),
        Edit::Left => text.left(),
        Edit::Right => text.right(),
        Edit::WordLeft => text.word_left(),
        Edit::WordRight => text.word_right(),
        Edit::Home => text.home(),
        Edit::End => text.end(),
        Edit::Up if text.move_rows(-1) => {}
        Edit::Down if text.move_rows(1) => {}
        _ => return Outcome::Passed,
    }
    if text.text().len() == before { Outcome::Kept } else { Outcome::Changed }
}
