//! One block of memory for all texts, so that it can be wiped.

use std::ops::Range;
use zeroize::Zeroize;

/// Texts one after the other. What growing leaves behind is wiped.
#[derive(Default)]
pub struct Texts {
    bytes: Vec<u8>,
}

impl Texts {
    /// Adds a text, and tells where the next one will begin.
    pub fn push(&mut self, text: &str) -> u32 {
        if self.bytes.capacity() - self.bytes.len() < text.len() {
            let mut larger = Vec::with_capacity((self.bytes.capacity() * 3 / 2).max(self.bytes.len() + text.len()));
            larger.extend_from_slice(&self.bytes);
            self.bytes.zeroize();
            self.bytes = larger;
        }
        self.bytes.extend_from_slice(text.as_bytes());
        self.end()
    }

    /// Where the next text will begin.
    pub fn end(&self) -> u32 {
        u32::try_from(self.bytes.len()).unwrap_or(u32::MAX)
    }

    /// The text at a place, empty when there is none.
    pub fn get(&self, range: Range<u32>) -> &str {
        let bytes = self.bytes.get(range.start as usize..range.end as usize).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// Wipes the text at a place.
    pub fn erase(&mut self, range: Range<u32>) {
        if let Some(bytes) = self.bytes.get_mut(range.start as usize..range.end as usize) {
            bytes.zeroize();
        }
    }

    /// Wipes everything.
    pub fn wipe(&mut self) {
        self.bytes.zeroize();
    }
}
