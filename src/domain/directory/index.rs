//! An index by word: all different words, sorted, each with the items that bear it.

use super::near::Near;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use zeroize::Zeroize;

/// Folded words and their items. Words with one beginning follow each other, and so do their items.
#[derive(Default)]
pub struct Index {
    words: String,
    /// Where each word begins, and where the last one ends.
    starts: Vec<u32>,
    items: Vec<u32>,
    /// Where the items of each word begin, and where the last ones end.
    items_starts: Vec<u32>,
}

impl Index {
    /// Builds the index of items and their words.
    pub fn build<'a>(bearers: impl Iterator<Item = (u32, &'a str)>) -> Self {
        let mut numbers: HashMap<&str, u32, BuildHasherDefault<WordHasher>> = HashMap::default();
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for (item, word) in bearers {
            let next = number(numbers.len());
            pairs.push((*numbers.entry(word).or_insert(next), item));
        }
        let mut sorted: Vec<(&str, u32)> = numbers.into_iter().collect();
        sorted.sort_unstable();
        let mut ranks = vec![0; sorted.len()];
        for (rank, (_, found)) in sorted.iter().enumerate() {
            if let Some(place) = ranks.get_mut(*found as usize) {
                *place = number(rank);
            }
        }
        let rank = |found: u32| ranks.get(found as usize).copied().unwrap_or_default();
        for (word, _) in &mut pairs {
            *word = rank(*word);
        }
        pairs.sort_unstable();
        pairs.dedup();
        Self::lay(&sorted, &pairs)
    }

    fn lay(sorted: &[(&str, u32)], pairs: &[(u32, u32)]) -> Self {
        let mut index = Self {
            words: String::with_capacity(sorted.iter().map(|(word, _)| word.len()).sum()),
            starts: Vec::with_capacity(sorted.len() + 1),
            items: pairs.iter().map(|(_, item)| *item).collect(),
            items_starts: Vec::with_capacity(sorted.len() + 1),
        };
        for (word, _) in sorted {
            index.starts.push(number(index.words.len()));
            index.words.push_str(word);
        }
        index.starts.push(number(index.words.len()));
        let mut last = None;
        for (at, (word, _)) in pairs.iter().enumerate() {
            if last.replace(*word) != Some(*word) {
                index.items_starts.push(number(at));
            }
        }
        index.items_starts.push(number(pairs.len()));
        index
    }

    /// How many different words there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The words that begin so.
    pub fn starting(&self, prefix: &str) -> Range<usize> {
        let start = self.first(0, |word| word < prefix);
        start..self.first(start, |word| word.starts_with(prefix))
    }

    /// That word alone, if it is there.
    pub fn exactly(&self, word: &str) -> Range<usize> {
        let start = self.first(0, |other| other < word);
        if self.word(start) == Some(word) { start..start + 1 } else { start..start }
    }

    /// The words close to a typed one.
    pub fn near(&self, near: &mut Near) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while let Some(word) = self.word(at) {
            let (matched, prefix) = near.walk(word);
            let end = match prefix.and_then(|length| word.get(..length)) {
                Some(prefix) => self.first(at + 1, |word| word.starts_with(prefix)),
                None => at + 1,
            };
            if matched {
                found.push(at..end);
            }
            at = end;
        }
        found
    }

    /// The items that bear some of these words; one that bears two stands twice.
    pub fn items(&self, words: &Range<usize>) -> &[u32] {
        let place = |word: usize| self.items_starts.get(word).map_or(0, |start| *start as usize);
        self.items.get(place(words.start)..place(words.end)).unwrap_or_default()
    }

    /// Wipes everything.
    pub fn wipe(&mut self) {
        self.words.zeroize();
        self.starts.zeroize();
        self.items.zeroize();
        self.items_starts.zeroize();
    }

    fn word(&self, at: usize) -> Option<&str> {
        self.words.get(*self.starts.get(at)? as usize..*self.starts.get(at + 1)? as usize)
    }

    /// The first word, from a place on, before which the condition holds and from which it does not.
    fn first(&self, from: usize, holds: impl Fn(&str) -> bool) -> usize {
        let holds = |at: usize| self.word(at).is_some_and(&holds);
        let mut step = 1;
        let mut low = from;
        while holds(low + step - 1) {
            low += step;
            step *= 2;
        }
        let mut high = (low + step - 1).min(self.len());
        while low < high {
            let middle = low.midpoint(high);
            if holds(middle) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// FNV-1a: words are short, and nobody chooses them to collide.
struct WordHasher(u64);

impl Default for WordHasher {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
