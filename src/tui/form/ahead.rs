//! Choosing by typing: a digit, or the first letters of a label.

use super::choice::Choosable;
use crate::domain::fold::fold;

/// How long typed letters are remembered, in milliseconds.
const MEMORY: u64 = 1000;

/// The letters typed lately.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypeAhead {
    typed: String,
    /// When the last of them was typed, in milliseconds.
    at: u64,
}

impl TypeAhead {
    /// The option that a digit or the letters typed lately mean, accents and blanks aside. The same letter again goes on to
    /// the next option that begins with it.
    pub fn found(&mut self, text: &str, options: &[Choosable], from: Option<usize>, now: u64) -> Option<usize> {
        if let Some(at) = digit(text, options.len()) {
            return Some(at);
        }
        let letters = folded(text);
        if now.saturating_sub(self.at) > MEMORY {
            self.typed.clear();
        }
        self.at = now;
        let longer = format!("{}{letters}", self.typed);
        let begins =
            |start: &str, at: usize| options.get(at).is_some_and(|option| folded(&option.label).starts_with(start));
        if letters.is_empty() {
            return None;
        }
        if let Some(at) = (0..options.len()).find(|at| begins(&longer, *at)).filter(|_| !self.typed.is_empty()) {
            self.typed = longer;
            return Some(at);
        }
        let next = from.map_or(0, |at| at + 1);
        let at = (next..options.len()).chain(0..next).find(|at| begins(&letters, *at));
        self.typed = letters;
        at
    }
}

fn folded(text: &str) -> String {
    fold(text).replace(' ', "")
}

/// The place that a digit names, from 1.
pub fn digit(text: &str, count: usize) -> Option<usize> {
    let number: usize = text.parse().ok()?;
    number.checked_sub(1).filter(|at| *at < count.min(9))
}
