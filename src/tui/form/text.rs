//! Editing one text by whole graphemes, so that an accent never parts from its letter.

use super::wrap::{self, rows};
use crate::domain::harmless::{clean_line, clean_text};
use std::fmt;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::UnicodeWidthStr;
use zeroize::Zeroize;

/// Room reserved for a masked text, which never grows beyond it: growing would leave a copy behind.
const MASKED_BYTES: usize = 1024;

/// Characters looked at of one paste: several times the longest note.
const LONGEST_PASTE: usize = 32 * 1024;

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Line,
    Note,
    Masked,
}

/// A text being edited: one line, a note of several lines, or a masked line.
///
/// The cursor is always on a grapheme boundary. `Debug` never shows the text.
#[derive(PartialEq, Eq)]
pub struct TextField {
    text: String,
    /// Bytes before the cursor.
    cursor: usize,
    shape: Shape,
    /// Graphemes at most.
    max: usize,
    /// Size of the window on the screen, in columns and rows.
    window: (usize, usize),
    /// The first column shown of a line, or the first row of a note.
    first: usize,
    /// A masked text is shown as it is.
    revealed: bool,
    was_cut: bool,
}

impl TextField {
    /// A line of at most `max` graphemes; pasted line breaks become spaces.
    pub fn one_line(max: usize) -> Self {
        Self::new(Shape::Line, max)
    }

    /// A note of at most `max` graphemes, in which lines can be broken.
    pub fn note(max: usize) -> Self {
        Self::new(Shape::Note, max)
    }

    /// A line whose characters show as marks; it is wiped from memory when dropped.
    pub fn masked(max: usize) -> Self {
        Self::new(Shape::Masked, max)
    }

    fn new(shape: Shape, max: usize) -> Self {
        let room = if shape == Shape::Masked { MASKED_BYTES } else { 0 };
        let text = String::with_capacity(room);
        Self { text, cursor: 0, shape, max, window: (usize::MAX, 1), first: 0, revealed: false, was_cut: false }
    }

    /// The text as typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing is typed.
    pub const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether the characters are hidden.
    pub fn is_masked(&self) -> bool {
        self.shape == Shape::Masked
    }

    /// Shows or hides a masked text.
    pub const fn reveal(&mut self, revealed: bool) {
        self.revealed = revealed;
    }

    /// Replaces the text; the cursor goes to its end.
    pub fn set(&mut self, text: &str) {
        self.clear();
        self.insert(text);
    }

    /// Bytes before the cursor.
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// Moves the cursor to the grapheme boundary at or after a byte.
    pub fn move_to(&mut self, byte: usize) {
        self.cursor = byte;
        self.settle();
    }

    /// The most graphemes it takes.
    pub const fn max(&self) -> usize {
        self.max
    }

    /// Whether the last text typed or pasted had no room for all of it.
    pub const fn was_cut(&self) -> bool {
        self.was_cut
    }

    /// Inserts typed or pasted text, made harmless, as far as there is room.
    pub fn insert(&mut self, text: &str) {
        if self.is_masked() {
            return self.insert_masked(text);
        }
        let looked_at = text.char_indices().nth(LONGEST_PASTE).map_or(text.len(), |(at, _)| at);
        self.was_cut = looked_at < text.len();
        let text = text.get(..looked_at).unwrap_or_default();
        let after = self.text.split_off(self.cursor);
        let before = std::mem::take(&mut self.text);
        let whole = format!("{before}{text}");
        let clean = if self.shape == Shape::Note { clean_text } else { clean_line };
        let mut head = clean(&whole, usize::MAX);
        let room = self.max.saturating_sub(after.graphemes(true).count());
        let kept = clean(&head, room.max(before.graphemes(true).count()));
        if kept.len() < head.len() {
            self.was_cut = true;
            // What stood there is never what is left out.
            head = if kept.len() < before.len() { before } else { kept };
        }
        self.cursor = head.len();
        self.text = head + &after;
        self.settle();
    }

    /// No intermediate copy is made of a passphrase.
    fn insert_masked(&mut self, text: &str) {
        self.was_cut = false;
        for c in text.chars().filter(|c| !c.is_control()) {
            let full = self.text.graphemes(true).count() >= self.max;
            if full || self.text.len() + c.len_utf8() > MASKED_BYTES {
                self.was_cut = true;
                break;
            }
            self.text.insert(self.cursor, c);
            self.cursor += c.len_utf8();
        }
        self.settle();
    }

    /// Breaks the line, in a note; answers whether it did.
    pub fn break_line(&mut self) -> bool {
        if self.shape == Shape::Note {
            self.insert("\n");
        }
        self.shape == Shape::Note
    }

    /// Deletes the grapheme before the cursor.
    pub fn backspace(&mut self) {
        self.delete_back_to(self.before());
    }

    /// Deletes the grapheme after the cursor.
    pub fn delete(&mut self) {
        let end = self.after();
        self.text.replace_range(self.cursor..end, "");
        self.settle();
    }

    /// Deletes the word before the cursor.
    pub fn delete_word(&mut self) {
        self.delete_back_to(self.word_start());
    }

    fn delete_back_to(&mut self, start: usize) {
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
        self.settle();
    }

    /// Deletes everything.
    pub fn clear(&mut self) {
        if self.is_masked() {
            self.text.zeroize();
        }
        self.text.clear();
        self.cursor = 0;
        self.first = 0;
    }

    /// Moves one grapheme back.
    pub fn left(&mut self) {
        self.move_to(self.before());
    }

    /// Moves one grapheme on.
    pub fn right(&mut self) {
        self.move_to(self.after());
    }

    /// Moves to the beginning of the word, or of the one before.
    pub fn word_left(&mut self) {
        self.move_to(self.word_start());
    }

    /// Moves to the end of the word, or of the next one.
    pub fn word_right(&mut self) {
        let rest = self.text.get(self.cursor..).unwrap_or_default();
        let word = rest.trim_start();
        let end = word.find(char::is_whitespace).unwrap_or(word.len());
        self.move_to(self.cursor + (rest.len() - word.len()) + end);
    }

    /// Moves to the beginning of the line.
    pub fn home(&mut self) {
        let before = self.text.get(..self.cursor).unwrap_or_default();
        self.move_to(before.rfind('\n').map_or(0, |at| at + 1));
    }

    /// Moves to the end of the line.
    pub fn end(&mut self) {
        let after = self.text.get(self.cursor..).unwrap_or_default();
        self.move_to(after.find('\n').map_or(self.text.len(), |at| self.cursor + at));
    }

    /// Moves by `rows` in a note as it is wrapped; answers false at its first or last row.
    pub fn move_rows(&mut self, rows_down: isize) -> bool {
        if self.shape != Shape::Note {
            return false;
        }
        let (column, row) = self.place();
        let rows = rows(&self.text, self.window.0);
        let Some(range) = row.checked_add_signed(rows_down).and_then(|row| rows.get(row)) else { return false };
        self.move_to(wrap::byte_at(&self.text, range, column));
        true
    }

    /// The cursor's column in the whole text of a line.
    pub fn column(&self) -> usize {
        let before = self.text.get(..self.cursor).unwrap_or_default();
        if self.is_masked() && !self.revealed { before.graphemes(true).count() } else { before.width() }
    }

    /// Fits the text to a window of `columns` and `rows`.
    pub fn resize(&mut self, columns: usize, rows: usize) {
        self.window = (columns.max(1), rows.max(1));
        self.settle();
    }

    /// The rows to show, each within the window; `mask` stands for each hidden character.
    pub fn shown(&self, mask: char) -> Vec<String> {
        let (columns, height) = self.window;
        if self.shape == Shape::Note {
            let rows = rows(&self.text, columns).into_iter().skip(self.first).take(height);
            return rows.map(|range| self.text.get(range).unwrap_or_default().trim_end().to_owned()).collect();
        }
        let hidden = self.is_masked() && !self.revealed;
        let line = if hidden { mask.to_string().repeat(self.text.graphemes(true).count()) } else { self.text.clone() };
        vec![wrap::window(&line, self.first, columns)]
    }

    /// The cursor's column and row within the window, or one column after it at the end of a line.
    pub fn shown_cursor(&self) -> (usize, usize) {
        let (column, row) = self.place();
        match self.shape {
            // Blanks at a row's end, and a character wider than the window, overflow.
            Shape::Note => (column.min(self.window.0 - 1), row.saturating_sub(self.first)),
            _ => (column.saturating_sub(self.first).min(self.window.0), 0),
        }
    }

    /// The cursor's column and row in the whole text.
    fn place(&self) -> (usize, usize) {
        if self.shape != Shape::Note {
            return (self.column(), 0);
        }
        let rows = rows(&self.text, self.window.0);
        let row = rows.iter().rposition(|range| range.start <= self.cursor).unwrap_or(0);
        let start = rows.get(row).map_or(0, |range| range.start);
        (self.text.get(start..self.cursor).unwrap_or_default().width(), row)
    }

    fn before(&self) -> usize {
        GraphemeCursor::new(self.cursor, self.text.len(), true).prev_boundary(&self.text, 0).ok().flatten().unwrap_or(0)
    }

    fn after(&self) -> usize {
        let next = GraphemeCursor::new(self.cursor, self.text.len(), true).next_boundary(&self.text, 0);
        next.ok().flatten().unwrap_or(self.text.len())
    }

    fn word_start(&self) -> usize {
        let before = self.text.get(..self.cursor).unwrap_or_default().trim_end();
        before.char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8())
    }

    /// Puts the cursor on a boundary (two halves may have become one grapheme) and the window around it.
    fn settle(&mut self) {
        let boundary = self.text.grapheme_indices(true).map(|(at, _)| at).find(|at| *at >= self.cursor);
        self.cursor = boundary.unwrap_or(self.text.len());
        let (column, row) = self.place();
        let (at, room, whole) = match self.shape {
            Shape::Note => (row, self.window.1, rows(&self.text, self.window.0).len()),
            // At the end of a line that fills its window, the cursor stands just after it.
            _ if self.cursor == self.text.len() => (column, self.window.0.saturating_add(1), column + 1),
            _ => (column, self.window.0, self.text.width()),
        };
        self.first = self.first.min(at).max((at + 1).saturating_sub(room)).min(whole.saturating_sub(room));
    }
}

impl Clone for TextField {
    fn clone(&self) -> Self {
        let mut text = String::with_capacity(self.text.capacity());
        text.push_str(&self.text);
        Self { text, ..*self }
    }
}

impl Drop for TextField {
    fn drop(&mut self) {
        if self.is_masked() {
            self.text.zeroize();
        }
    }
}

impl fmt::Debug for TextField {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "TextField({:?})", self.shape)
    }
}
