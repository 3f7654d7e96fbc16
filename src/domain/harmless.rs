//! The one function that makes a text harmless for a terminal's line, wherever it was typed, pasted or imported from.
//!
//! Escape sequences go as a whole, then control characters, marks that turn the direction of writing, characters
//! without width, and accents piled up beyond reason or without a letter to stand on. The rest is kept, composed (NFC).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// Accents one letter may bear; Vietnamese needs two, transliterations three.
const ACCENTS: usize = 3;

/// Marks of any kind without a width of their own; a Burmese syllable bears six.
const MARKS: usize = 8;

/// Characters for each grapheme asked for. One grapheme alone may be endless: of Korean initials, of Indian conjuncts.
const CHARACTERS: usize = 8;

/// Makes a text one harmless line of at most `max` graphemes. Every kind of blank, a line break included, becomes a
/// space. Blanks at both ends are kept, for somebody may be about to type the next word.
pub fn clean_line(text: &str, max: usize) -> String {
    if is_plain(text) {
        return text.chars().take(max).collect();
    }
    cut(&compose(visible(text).map(|c| if c == '\n' { ' ' } else { c })), max)
}

/// Makes a text harmless, lines kept: as [`clean_line`], with every kind of line break written `\n`.
pub fn clean_text(text: &str, max: usize) -> String {
    if is_plain(text) {
        return text.chars().take(max).collect();
    }
    cut(&compose(visible(text)), max)
}

/// Whether there is nothing to clean: most texts are plain, and imports and exports clean a million of them.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// The characters that show, with blanks as spaces and line breaks as `\n`.
fn visible(text: &str) -> impl Iterator<Item = char> {
    let mut rest = text;
    let mut strings = Strings::default();
    std::iter::from_fn(move || {
        loop {
            while let Some(after) = strings.after_escape(rest) {
                rest = after;
            }
            let mut chars = rest.chars();
            let c = chars.next()?;
            rest = chars.as_str();
            match c {
                '\r' if rest.starts_with('\n') => {}
                '\n' | '\r' | '\u{85}' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => return Some('\n'),
                _ if c.is_whitespace() => return Some(' '),
                _ if c.is_control() || is_invisible(c) => {}
                _ => return Some(c),
            }
        }
    })
}

/// Composes, and keeps only marks that stand on something, and no more of them than it can bear.
fn compose(chars: impl Iterator<Item = char>) -> String {
    let (mut accents, mut marks) = (ACCENTS, MARKS);
    let mut composed = String::new();
    for c in chars.nfc() {
        let accent = canonical_combining_class(c) != 0;
        if !accent && c.width() != Some(0) {
            (accents, marks) = if c.is_whitespace() { (ACCENTS, MARKS) } else { (0, 0) };
        } else if marks < MARKS && (!accent || accents < ACCENTS) {
            marks += 1;
            accents += usize::from(accent);
        } else {
            continue;
        }
        composed.push(c);
    }
    composed
}

fn cut(text: &str, max: usize) -> String {
    let longest = text.char_indices().nth(max.saturating_mul(CHARACTERS)).map_or(text.len(), |(at, _)| at);
    text.get(..longest).unwrap_or_default().graphemes(true).take(max).collect()
}

/// Whether a character changes the order of its neighbours, or takes no room and shows nothing.
const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{13430}'..='\u{1343f}'
        | '\u{16fe4}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Finds the ends of escape sequences.
#[derive(Default)]
struct Strings {
    /// How much of the text was left at the nearest end of a control string, once it was looked for: looking for it
    /// again at each beginning would take hours on a text of nothing but beginnings.
    end: Option<usize>,
}

impl Strings {
    /// What follows the escape sequence a text begins with (ECMA-48); `None` when it begins with none, or with one that
    /// has no end: its first character then goes as a control character, and the rest stays to be read.
    fn after_escape<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let mut chars = text.chars();
        let introducer = match chars.next()? {
            '\u{1b}' => chars.next()?,
            '\u{90}' => 'P',
            '\u{98}' => 'X',
            '\u{9b}' => '[',
            '\u{9d}' => ']',
            '\u{9e}' => '^',
            '\u{9f}' => '_',
            _ => return None,
        };
        let rest = chars.as_str();
        match introducer {
            '[' => after_final(rest, '\u{40}'),
            'P' | 'X' | ']' | '^' | '_' => self.after_string(rest),
            ' '..='/' => after_final(rest, '0'),
            '0'..='~' => Some(rest),
            _ => None,
        }
    }

    /// What follows a control string: up to BEL or ST.
    fn after_string<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let found = || rest.find(['\u{7}', '\u{9c}', '\u{1b}']).map_or(0, |at| rest.len() - at);
        let end = self.end.filter(|end| *end <= rest.len()).unwrap_or_else(found);
        self.end = Some(end);
        let rest = rest.get(rest.len().checked_sub(end)?..)?;
        rest.strip_prefix("\u{1b}\\").or_else(|| rest.strip_prefix(['\u{7}', '\u{9c}']))
    }
}

/// What follows parameters, intermediates and one final character, which is `first_final` at least.
fn after_final(rest: &str, first_final: char) -> Option<&str> {
    let end = rest.find(|c: char| !(' '..first_final).contains(&c))?;
    let (_, rest) = rest.split_at_checked(end)?;
    let mut chars = rest.chars();
    (first_final..='~').contains(&chars.next()?).then_some(chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_keeps_what_is_meant_to_be_read() {
        for (typed, kept) in [
            ("Éloïse  Dupont ", "Éloïse  Dupont "),
            ("E\u{301}loi\u{308}se", "Éloïse"),
            ("a\tb\u{a0}c\u{202f}d\u{3000}e", "a b c d e"),
            ("deux\r\nlignes\u{2028}trois", "deux lignes trois"),
            ("\u{1b}[31mrouge\u{1b}[0m", "rouge"),
            ("\u{1b}[2J\u{1b}[31m\u{9b}1mrouge", "rouge"),
            ("\u{9b}1;31mrouge", "rouge"),
            ("\u{1b}]0;titre\u{7}nom", "nom"),
            ("\u{1b}]8;;http://x.example\u{1b}\\lien\u{1b}]8;;\u{1b}\\", "lien"),
            ("\u{1b}Pq#0\u{9c}fin", "fin"),
            ("\u{1b}(Bfin", "fin"),
            ("\u{1b}]0;sans fin", "]0;sans fin"),
            ("\u{1b}[31", "[31"),
            ("\u{1b}c\u{1b}\u{1b}[2Jx", "x"),
            ("abc\u{202e}fed\u{2066}g\u{200f}", "abcfedg"),
            ("zé\u{200b}ro\u{feff}\u{ad}\u{2060}", "zéro"),
            ("\u{301}nu", "nu"),
            ("un \u{301}\u{489}nu", "un nu"),
            ("a\0\u{7}\u{7f}\u{8}b", "ab"),
        ] {
            assert_eq!(clean_line(typed, 100), kept, "{typed:?}");
        }
        assert_eq!(clean_line(&format!("x{}", "\u{316}".repeat(50)), 100), "x\u{316}\u{316}\u{316}");
    }

    #[test]
    fn one_grapheme_is_not_endless() {
        for (endless, kept) in [
            ("a\u{489}".to_owned() + &"\u{489}".repeat(9_999), 9),
            ("\u{20dd}".repeat(9_999), 0),
            ("\u{1100}".repeat(9_999), 80),
            ("क\u{94d}".repeat(9_999), 80),
            ("👍".to_owned() + &"\u{1f3fb}".repeat(9_999), 80),
        ] {
            let line = clean_line(&endless, 10);
            assert_eq!(line.chars().count(), kept, "{line}");
            assert_eq!(clean_line(&line, 10), line);
        }
        // Words of languages that pile marks up stay as they are.
        for word in ["ကြွှေ့", "สวัสดีค่ะ", "क्षत्रिय", "བསྒྲུབས", "한국어", "Việt Nam", "שָׁלוֹם", "مُحَمَّد"]
        {
            assert_eq!(clean_line(word, 100), word.nfc().collect::<String>());
        }
    }

    #[test]
    fn a_text_of_nothing_but_beginnings_takes_no_longer() {
        for beginning in ["\u{9d}", "\u{9d}x", "\u{1b}]", "\u{90}\u{1b}", "\u{9b}", "\u{9b}1", "\u{1b} "] {
            let text = beginning.repeat(50_000);
            for text in [text.clone(), text + "\u{1b}["] {
                assert!(!clean_text(&text, usize::MAX).contains(char::is_control));
            }
        }
        assert_eq!(clean_line("\u{9d}a\u{9d}b\u{7}c\u{9d}d\u{7}e", 9), "ce");
        assert_eq!(clean_line("\u{9d}a\u{1b}[mb\u{9d}c\u{9c}d", 9), "abd");
    }

    #[test]
    fn a_text_keeps_its_lines() {
        assert_eq!(clean_text("un\r\ndeux\rtrois\n\n\u{301}quatre\t5", 100), "un\ndeux\ntrois\n\nquatre 5");
    }

    #[test]
    fn lengths_are_counted_as_people_count() {
        assert_eq!(clean_line("e\u{301}te\u{301}", 2), "ét");
        assert_eq!(clean_text("a\nb", 2), "a\n");
        assert_eq!(clean_line("abc", 0), "");
    }

    proptest! {
        #[test]
        fn nothing_harmful_is_left(
            text in any::<String>(),
            noise in "[\u{1b}\\[\\]0-9;mP\u{7}\u{9b}\u{9d}\u{9c}\u{202e}a\n\u{301}\u{489}\u{1100}\u{94d}\u{1f3fb}]{0,30}",
        ) {
            for typed in [text.clone(), noise.clone(), format!("{text}{noise}{text}")] {
                let (line, kept) = (clean_line(&typed, 60), clean_text(&typed, 60));
                prop_assert!(!line.chars().any(|c| c.is_control() || is_invisible(c)));
                prop_assert!(!kept.chars().any(|c| c != '\n' && (c.is_control() || is_invisible(c))));
                prop_assert!(line.graphemes(true).count() <= 60);
                prop_assert_eq!(clean_line(&line, 60), line);
                prop_assert_eq!(clean_text(&kept, 60), kept);
            }
        }
    }
}
