//! Words on a person's health, troubles with justice and family life: not refused, but thought over.
//!
//! Which words, and which uses of them are innocent, stands in `words.txt`.

#[cfg(test)]
mod tests;

use super::words::{Word, split};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What a word says something of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    Health,
    Justice,
    Family,
}

/// What was recognised, and where it stands in the text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sensitive {
    pub topic: Topic,
    pub range: Range<usize>,
}

/// Endings under which a listed word is met.
const ENDINGS: [&str; 5] = ["", "s", "x", "e", "es"];

/// What may stand in one place of a phrase: each word with all its endings.
type Place = Vec<String>;

/// A phrase of the list.
struct Phrase {
    /// `None` for an innocent phrase.
    topic: Option<Topic>,
    /// What follows the first word.
    rest: Vec<Place>,
}

/// The phrases by their first word.
type List = HashMap<String, Vec<Phrase>>;

static LIST: LazyLock<List> = LazyLock::new(|| list(include_str!("words.txt")));

/// Looks for the first word that should be thought over before it is kept.
pub fn think_over(text: &str) -> Option<Sensitive> {
    let words = split(text);
    let met: Vec<(Option<Topic>, Range<usize>)> = (0..words.len()).flat_map(|at| met_at(&words, at)).collect();
    let innocent: Vec<&Range<usize>> =
        met.iter().filter(|(topic, _)| topic.is_none()).map(|(_, range)| range).collect();
    met.iter().find_map(|(topic, range)| {
        let allowed = innocent.iter().any(|other| other.start < range.end && range.start < other.end);
        topic.filter(|_| !allowed).map(|topic| Sensitive { topic, range: range.clone() })
    })
}

/// The phrases that begin with this word, the longest first, and where they stand.
fn met_at(words: &[Word], at: usize) -> Vec<(Option<Topic>, Range<usize>)> {
    let Some((first, rest)) = words.get(at..).and_then(<[Word]>::split_first) else { return Vec::new() };
    let phrases = LIST.get(&first.folded).map_or(&[][..], Vec::as_slice);
    let mut met: Vec<_> = phrases
        .iter()
        .filter_map(|phrase| {
            let last = phrase.rest.len().checked_sub(1).map_or(Some(first), |last| rest.get(last))?;
            let same = phrase.rest.iter().zip(rest).all(|(place, word)| place.contains(&word.folded));
            same.then_some((phrase.topic, first.range.start..last.range.end))
        })
        .collect();
    met.sort_by_key(|(_, range)| std::cmp::Reverse(range.end));
    met
}

fn list(text: &str) -> List {
    let mut list = List::new();
    let mut topic = None;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line {
            "[health]" => topic = Some(Topic::Health),
            "[justice]" => topic = Some(Topic::Justice),
            "[family]" => topic = Some(Topic::Family),
            "[allowed]" => topic = None,
            _ => {
                let places: Vec<Place> = line.split_whitespace().map(place).collect();
                let Some((first, rest)) = places.split_first() else { continue };
                for word in first {
                    list.entry(word.clone()).or_default().push(Phrase { topic, rest: rest.to_vec() });
                }
            }
        }
    }
    list
}

fn place(written: &str) -> Place {
    let words = written.trim_matches(['(', ')']).split('|');
    let endings = |word: &str| match word.strip_suffix('!') {
        Some(exact) => vec![exact.to_owned()],
        None => ENDINGS.map(|ending| format!("{word}{ending}")).to_vec(),
    };
    words.flat_map(endings).collect()
}
