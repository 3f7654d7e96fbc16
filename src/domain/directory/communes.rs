//! The communes learners live in, each named once.

use super::index::Index;
use crate::domain::fold::{fold, words};
use std::collections::HashMap;

/// The number of no commune.
pub const UNKNOWN: u32 = 0;

/// Names by number.
pub struct Communes {
    names: Vec<String>,
    numbers: HashMap<String, u32>,
    index: Index,
    indexed: usize,
}

impl Default for Communes {
    fn default() -> Self {
        let numbers = HashMap::from([(String::new(), UNKNOWN)]);
        Self { names: vec![String::new()], numbers, index: Index::default(), indexed: 0 }
    }
}

impl Communes {
    /// The number of a name, new if need be; `index` must follow before a search.
    pub fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(UNKNOWN);
        self.names.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }

    /// The name of a number, empty when unknown.
    pub fn name(&self, number: u32) -> &str {
        self.names.get(number as usize).map_or("", String::as_str)
    }

    /// The index by word, whose items are numbers.
    pub fn words(&self) -> &Index {
        &self.index
    }

    /// How many numbers there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// The place of each number in alphabetical order; no commune comes last.
    pub fn ranks(&self) -> Vec<u32> {
        let mut sorted: Vec<(String, u32)> =
            (0..).zip(&self.names).map(|(number, name)| (fold(name), number)).collect();
        sorted.sort_unstable();
        let mut ranks = vec![u32::MAX; sorted.len()];
        for (rank, (_, number)) in (0..).zip(sorted) {
            if number != UNKNOWN
                && let Some(place) = ranks.get_mut(number as usize)
            {
                *place = rank;
            }
        }
        ranks
    }

    /// Indexes the names that came since the last time.
    pub fn index(&mut self) {
        if self.indexed != self.names.len() {
            let folded: Vec<String> = self.names.iter().map(|name| fold(name)).collect();
            let bearers = (0..).zip(&folded).flat_map(|(number, name)| words(name).map(move |word| (number, word)));
            self.index = Index::build(bearers);
            self.indexed = self.names.len();
        }
    }

    /// Forgets everything.
    pub fn wipe(&mut self) {
        self.index.wipe();
        *self = Self::default();
    }
}
