//! One block of memory for all texts, so that it can be wiped.

use std::ops::Range;
use zeroize::Zeroize;

/// Texts one after the other. What growing leaves behind is wiped.
#[derive(Default)]
pub struct Texts {
    all: String,
}

impl Texts {
    /// Adds a text, and tells where the next one will begin.
    pub fn push(&mut self, text: &str) -> u32 {
        if self.all.capacity() - self.all.len() < text.len() {
            let mut larger = String::with_capacity((self.all.capacity() * 3 / 2).max(self.all.len() + text.len()));
            larger.push_str(&self.all);
            self.all.zeroize();
            self.all = larger;
        }
        self.all.push_str(text);
        self.end()
    }

    /// Where the next text will begin.
    pub fn end(&self) -> u32 {
        u32::try_from(self.all.len()).unwrap_or(u32::MAX)
    }

    /// The text at a place, empty when there is none.
    pub fn get(&self, range: Range<u32>) -> &str {
        self.all.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// Wipes the text at a place.
    pub fn erase(&mut self, range: Range<u32>) {
        if let Some(text) = self.all.get_mut(range.start as usize..range.end as usize) {
            text.zeroize();
        }
    }

    /// Wipes everything.
    pub fn wipe(&mut self) {
        self.all.zeroize();
    }
}
