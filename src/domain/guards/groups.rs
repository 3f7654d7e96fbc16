//! Groups of figures, as numbers are written.

use super::is_separator;
use std::ops::Range;

/// Separators that may follow each other within one number, as in `2 - 55`.
const WIDEST_GAP: usize = 3;

/// What stands between a group and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Something else than separators, or nothing before: another number begins.
    Break,
    Space,
    Dot,
    Hyphen,
}

/// A run of figures. In Corsica's `2A` and `2B` the letter belongs to it.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    pub text: &'a str,
    pub range: Range<usize>,
    pub gap: Gap,
    /// A letter touches it.
    pub in_word: bool,
}

/// The groups of figures of a text, in order.
pub fn groups(text: &str) -> Vec<Group<'_>> {
    let mut groups: Vec<Group> = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(figure)).map(|at| from + at) {
        let Some(rest) = text.get(start..) else { break };
        let length = run(rest);
        let end = start + length;
        let gap = groups.last().map_or(Gap::Break, |before| gap(text.get(before.range.end..start)));
        let touches = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let (before, after) = (text.get(..start), text.get(end..));
        groups.push(Group {
            text: rest.get(..length).unwrap_or_default(),
            range: start..end,
            gap,
            in_word: touches(before.and_then(|text| text.chars().next_back()))
                || touches(after.and_then(|text| text.chars().next())),
        });
        from = end;
    }
    groups
}

/// The first groups, when their lengths are these and only separators stand between them.
pub fn shaped<'g, 't>(groups: &'g [Group<'t>], lengths: &[usize]) -> Option<&'g [Group<'t>]> {
    let groups = groups.get(..lengths.len())?;
    let same = groups.iter().zip(lengths).all(|(group, length)| group.text.len() == *length);
    let linked = groups.iter().skip(1).all(|group| group.gap != Gap::Break);
    (same && linked).then_some(groups)
}

/// The groups as one text.
pub fn joined(groups: &[Group]) -> String {
    groups.iter().map(|group| group.text).collect()
}

/// Where the groups stand, from the first to the last.
pub fn span(groups: &[Group]) -> Range<usize> {
    let start = groups.first().map_or(0, |group| group.range.start);
    start..groups.last().map_or(start, |group| group.range.end)
}

fn figure(c: char) -> bool {
    c.is_ascii_digit()
}

fn figures(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The length of the group a text begins with, Corsica's letter included: alone (`2A`) or within a block.
fn run(text: &str) -> usize {
    let length = figures(text);
    let department = length == 1 || length == 6;
    let letter = text.as_bytes().get(length).is_some_and(|byte| matches!(byte, b'A' | b'B' | b'a' | b'b'));
    if !(department && letter && text.as_bytes().get(length - 1) == Some(&b'2')) {
        return length;
    }
    let after = text.get(length + 1..).unwrap_or_default();
    match (length, figures(after)) {
        (1, 0) if !after.starts_with(char::is_alphabetic) => 2,
        (6, more @ (6 | 8)) => length + 1 + more,
        _ => length,
    }
}

fn gap(between: Option<&str>) -> Gap {
    let between = between.unwrap_or_default();
    if between.is_empty() || between.chars().count() > WIDEST_GAP || !between.chars().all(is_separator) {
        return Gap::Break;
    }
    match between.trim().chars().next() {
        None => Gap::Space,
        Some('.') => Gap::Dot,
        Some(_) => Gap::Hyphen,
    }
}
