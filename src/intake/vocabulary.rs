//! Cells that hold a word of one of the Coop's vocabularies.

use super::reason::{Reason, Refusal};
use super::sheet::{Column, Row};
use crate::content::vocabularies::Vocabulary;
use crate::domain::ids::CoopKey;

/// The Coop's key for a key or a label, case and accents ignored; `None` when the cell is empty.
pub fn key(row: &Row<'_>, column: &Column, vocabulary: &Vocabulary) -> Result<Option<CoopKey>, Refusal> {
    let text = row.cell(column);
    if text.is_empty() {
        return Ok(None);
    }
    if let Some(key) = vocabulary.keys().find(|key| key.as_str() == text) {
        return Ok(Some(key.clone()));
    }
    let labels = || vocabulary.terms().map(|term| term.label.clone()).collect();
    let key = vocabulary.key_of(text).cloned();
    key.map(Some).ok_or_else(|| row.refuse(column, Reason::UnknownWord(labels())))
}
