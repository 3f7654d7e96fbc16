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

/// The Coop's keys of a list of keys or of labels: keys may stand behind blanks, labels behind commas, semicolons or in
/// lines of their own.
pub fn keys(row: &Row<'_>, column: &Column, vocabularies: &[&Vocabulary]) -> Result<Vec<CoopKey>, Refusal> {
    let key_of = |piece: &str| vocabularies.iter().find_map(|vocabulary| vocabulary.key_of(piece)).cloned();
    let mut keys = Vec::new();
    for piece in row.cell(column).split([',', ';', '\n']).map(str::trim).filter(|piece| !piece.is_empty()) {
        let whole = key_of(piece).map(|key| vec![key]);
        let each = || piece.split_whitespace().map(key_of).collect::<Option<Vec<_>>>();
        let known = || vocabularies.iter().flat_map(|vocabulary| vocabulary.keys().map(CoopKey::to_string)).collect();
        let found = whole.or_else(each).ok_or_else(|| row.refuse(column, Reason::UnknownWord(known())))?;
        for key in found {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    Ok(keys)
}
