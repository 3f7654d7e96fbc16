//! The words of a text, folded, and where they stand.

use crate::domain::fold::fold;
use std::ops::Range;

/// A folded word and where it stands, in bytes.
pub struct Word {
    pub folded: String,
    pub range: Range<usize>,
}

/// The words of a text: runs of letters and figures.
pub fn split(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                start = None;
                found.push(Word { folded: fold(text.get(from..at).unwrap_or_default()), range: from..at });
            }
            _ => {}
        }
    }
    found
}
