//! What a key means inside a form, whatever the field.

use crate::tui::key::{Code, Input, Key};
use std::fmt;

/// One act of editing. A field makes of it what suits its kind.
#[derive(Clone, PartialEq, Eq)]
pub enum Edit {
    /// Typed or pasted text.
    Insert(String),
    /// A line break, in a note.
    Break,
    Backspace,
    Delete,
    DeleteWord,
    Clear,
    Left,
    Right,
    WordLeft,
    WordRight,
    Home,
    End,
    Up,
    Down,
    PageUp,
    PageDown,
    /// To the next field.
    Next,
    /// To the field before.
    Previous,
    /// Takes what is pointed at and goes on; on the last field it submits the form.
    Enter,
    /// Closes an open list.
    Escape,
    /// To the first field.
    First,
    /// To the last field.
    Last,
    Undo,
    Redo,
}

impl Edit {
    /// What an input means in a form, if anything.
    pub fn from_input(input: &Input) -> Option<Self> {
        match input {
            Input::Key(key) => Self::from_key(*key),
            Input::Text(text) => Some(Self::Insert(text.clone())),
            Input::Resize(..) => None,
        }
    }

    /// What a key means in a form, if anything.
    pub fn from_key(key: Key) -> Option<Self> {
        if let Some(c) = key.character() {
            return Some(Self::Insert(c.to_string()));
        }
        let edit = match (key.ctrl, key.code) {
            _ if key.alt || key.shift => return None,
            (false, Code::Backspace) => Self::Backspace,
            (false, Code::Delete) => Self::Delete,
            (false, Code::Left) => Self::Left,
            (false, Code::Right) => Self::Right,
            (false, Code::Home) => Self::Home,
            (false, Code::End) => Self::End,
            (false, Code::Up) => Self::Up,
            (false, Code::Down) => Self::Down,
            (false, Code::PageUp) => Self::PageUp,
            (false, Code::PageDown) => Self::PageDown,
            (false, Code::Tab) => Self::Next,
            (false, Code::BackTab) => Self::Previous,
            (false, Code::Enter) => Self::Enter,
            (false, Code::Esc) => Self::Escape,
            (true, Code::Left) => Self::WordLeft,
            (true, Code::Right) => Self::WordRight,
            (true, Code::Backspace | Code::Char('w')) => Self::DeleteWord,
            (true, Code::Char('u')) => Self::Clear,
            (true, Code::Home) => Self::First,
            (true, Code::End) => Self::Last,
            (true, Code::Char('n')) => Self::Break,
            (true, Code::Char('z')) => Self::Undo,
            (true, Code::Char('y')) => Self::Redo,
            _ => return None,
        };
        Some(edit)
    }
}

/// What was typed stays out of `Debug`.
impl fmt::Debug for Edit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(if matches!(self, Self::Insert(_)) { "Edit(text)" } else { "Edit(key)" })
    }
}

/// What came of an edit in its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The value changed.
    Changed,
    /// The field used the edit; its value stayed.
    Kept,
    /// The value changed or was confirmed, and the field has nothing more to ask.
    Taken,
    /// The edit means nothing in this field: the form may use it.
    Passed,
}
