//! Cells that a spreadsheet would take for a formula, or for something else than the text they are.

use super::dates::names_month;
use super::fold::fold;
use std::borrow::Cow;

/// Characters that begin a formula, their full-width twins, those that hide one (OWASP, « CSV injection »), and the
/// apostrophe itself.
const RISKY: [char; 13] =
    ['=', '+', '-', '@', '|', '%', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', APOSTROPHE];

const APOSTROPHE: char = '\'';

const TRUTHS: [&str; 4] = ["vrai", "faux", "true", "false"];
const LONGEST_TRUTH: usize = 5;

/// A cell's text as it is written: with an apostrophe first when its first character that is not blank is risky.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_risky(text) { Cow::Owned(format!("{APOSTROPHE}{text}")) } else { Cow::Borrowed(text) }
}

/// A cell's text as it was meant: without one apostrophe, where what follows would be written with one.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix(APOSTROPHE).filter(|rest| is_risky(rest)).unwrap_or(cell)
}

/// Whether a spreadsheet may take a text for a number, a day or a truth: « 01004 », « 2/3 », « (5) », « MARS-27 », « Vrai ».
pub fn is_ambiguous(text: &str) -> bool {
    if !text.chars().any(char::is_numeric) {
        return text.len() <= LONGEST_TRUTH && TRUTHS.contains(&fold(text).as_str());
    }
    if text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_numeric) {
        return true;
    }
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).is_some_and(names_month)
}

fn is_risky(text: &str) -> bool {
    let first = text.chars().find(|c| RISKY.contains(c) || !c.is_whitespace());
    first.is_some_and(|first| RISKY.contains(&first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_apostrophe_stands_before_what_a_spreadsheet_would_run() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("  @x", "'  @x"),
            ("\t=x", "'\t=x"),
            ("\u{a0}-x", "'\u{a0}-x"),
            ("+33 6 12", "'+33 6 12"),
            ("'quoted", "''quoted"),
            ("＝1+1", "'＝1+1"),
            ("a=b", "a=b"),
            ("", ""),
            ("   ", "   "),
        ] {
            assert_eq!(guarded(text), written);
        }
        assert_eq!(
            (unguarded("'abc"), unguarded("'=x"), unguarded("''=x"), unguarded("'")),
            ("'abc", "=x", "'=x", "'")
        );
    }

    #[test]
    fn what_is_a_text_is_told_from_what_a_spreadsheet_would_make_of_it() {
        for text in ["01004", "2/3", "06 39", "(5)", ",5", "€5", "MARS-27", "juin 12", "déc. 3", "Vrai", "FALSE", "12e"]
        {
            assert!(is_ambiguous(text), "{text}");
        }
        for text in ["", "Yvette", "P1.1=3", "OURS-11", "mars", "Marseille 13", "vraiment", "L'Œuf", "Éloïse", "…"]
        {
            assert!(!is_ambiguous(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(text in "[ =+'\\t\\r@a\u{a0}＝-]{0,6}") {
            let written = guarded(&text);
            prop_assert_eq!(unguarded(&written), text.as_str());
        }
    }
}
