//! Writes JSON that is harmless on a terminal too: characters that steer it are written as escapes.

use crate::domain::harmless::clean_text;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io::{self, Write};

/// Writes one value and a line break.
pub fn write_one(mut out: impl Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut out, Harmless))?;
    out.write_all(b"\n")
}

/// An array being written, one element a line, so that everything never stands in memory at once.
pub struct Array<W: Write> {
    out: W,
    begun: bool,
}

impl<W: Write> Array<W> {
    /// Begins an array.
    pub const fn new(out: W) -> Self {
        Self { out, begun: false }
    }

    /// Adds an element.
    pub fn push(&mut self, value: &impl Serialize) -> io::Result<()> {
        self.out.write_all(if self.begun { b",\n" } else { b"[\n" })?;
        self.begun = true;
        Ok(value.serialize(&mut Serializer::with_formatter(&mut self.out, Harmless))?)
    }

    /// Ends the array and gives the output back.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.write_all(if self.begun { b"\n]\n" } else { b"[]\n" })?;
        Ok(self.out)
    }
}

/// Compact JSON whose strings hold nothing that a terminal acts upon.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        if fragment.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            return out.write_all(fragment.as_bytes());
        }
        let mut units = [0; 2];
        for c in fragment.chars() {
            if c.is_ascii_graphic() || c.is_alphanumeric() || is_harmless(c) {
                out.write_all(c.encode_utf8(&mut [0; 4]).as_bytes())?;
            } else {
                c.encode_utf16(&mut units).iter().try_for_each(|unit| write!(out, "\\u{unit:04x}"))?;
            }
        }
        Ok(())
    }
}

/// Whether a character after a letter would be kept as it is on a screen.
fn is_harmless(c: char) -> bool {
    clean_text(&format!("a{c}"), usize::MAX).ends_with(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        write_one(&mut out, &text).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_steers_a_terminal_is_escaped_and_reads_back() {
        for text in ["\u{1b}[31m", "\u{9b}31m", "a\u{202e}b", "Éloïse « à »", "\u{7f}", "😀 \u{e0001}", "\"\\\n"]
        {
            let json = written(text);
            assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
            assert!(
                !json.trim_end().chars().any(|c| c.is_control() || c == '\u{202e}' || c == '\u{e0001}'),
                "{json:?}"
            );
        }
        assert_eq!(written("Éloïse « à »"), "\"Éloïse « à »\"\n");
    }

    #[test]
    fn arrays_are_written_piece_by_piece() {
        let mut array = Array::new(Vec::new());
        array.push(&1).unwrap();
        array.push(&"a").unwrap();
        assert_eq!(array.finish().unwrap(), b"[\n1,\n\"a\"\n]\n");
        assert_eq!(Array::new(Vec::new()).finish().unwrap(), b"[]\n");
    }
}
