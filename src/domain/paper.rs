//! Answers and ratings typed back from a paper sheet: one sign a line of the sheet, in its order.

use super::assessment::Kind;
use super::curriculum::Questionnaire;
use super::fold::fold;

/// What a line of the sheet says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// 0 to 3.
    Value(u8),
    /// Declined, or left empty.
    Nothing,
    /// « Sans objet ».
    NotApplicable,
}

/// What was typed: the code of the sheet, when it was typed too, and the signs so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    pub sheet: Option<String>,
    pub signs: Vec<Sign>,
}

/// A letter that no sheet has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strange(pub char);

/// Reads what was typed from a sheet. `codes` are those a sheet may bear: the first word, when it is one of them, names
/// the sheet. Blanks and full stops only group the signs; the unshifted keys of an AZERTY keyboard are digits too.
pub fn read(typed: &str, codes: &[String]) -> Result<Typed, Strange> {
    let first = typed.split_whitespace().next().unwrap_or_default();
    let named = codes.iter().find(|code| fold(code) == fold(first));
    let rest = typed.trim_start().strip_prefix(first).filter(|_| named.is_some()).unwrap_or(typed);
    let signs = rest.chars().filter(|c| !(c.is_whitespace() || *c == '.')).map(sign).collect::<Result<_, _>>()?;
    Ok(Typed { sheet: named.cloned(), signs })
}

fn sign(c: char) -> Result<Sign, Strange> {
    Ok(match c {
        '0' | 'à' | '²' => Sign::Value(0),
        '1' | '&' => Sign::Value(1),
        '2' | 'é' => Sign::Value(2),
        '3' | '"' => Sign::Value(3),
        'n' | 'N' | '?' | '-' => Sign::Nothing,
        's' | 'S' => Sign::NotApplicable,
        other => return Err(Strange(other)),
    })
}

/// The code of a questionnaire's sheet: `C1` for the short form of version 1, `L1` for all its questions.
pub fn questionnaire_code(questionnaire: &Questionnaire, kind: Kind) -> String {
    let letter = match kind {
        Kind::Short => 'C',
        Kind::Full => 'L',
    };
    format!("{letter}{}", questionnaire.version)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(text: &str) -> Result<Typed, Strange> {
        read(text, &["C1".to_owned(), "S2".to_owned()])
    }

    #[test]
    fn the_code_of_the_sheet_may_stand_first() {
        use Sign::{NotApplicable, Nothing, Value};
        for (text, sheet, signs) in [
            ("c1 01n", Some("C1"), vec![Value(0), Value(1), Nothing]),
            ("S2 3s-", Some("S2"), vec![Value(3), NotApplicable, Nothing]),
            ("s2", Some("S2"), vec![]),
            ("s 2", None, vec![NotApplicable, Value(2)]),
            ("à&é\"", None, vec![Value(0), Value(1), Value(2), Value(3)]),
            (" 01 23. 1", None, vec![Value(0), Value(1), Value(2), Value(3), Value(1)]),
            ("", None, vec![]),
        ] {
            let expected = Typed { sheet: sheet.map(str::to_owned), signs };
            assert_eq!(typed(text), Ok(expected), "{text}");
        }
        assert_eq!(typed("C1 4"), Err(Strange('4')));
        assert_eq!(typed("L1 0"), Err(Strange('L')));
    }

    proptest! {
        #[test]
        fn nothing_typed_panics(text in any::<String>()) {
            let _ = typed(&text);
        }
    }
}
