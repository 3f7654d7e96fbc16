//! Learners' readable codes: a common noun and two to four digits, such as MARS-27. Never drawn from a name.

use super::{Fault, Faults, fault, unique};
use crate::domain::ids::Code;
use std::ops::RangeInclusive;

const FILE: &str = "codes.txt";

/// How many digits are tried in turn, and how many draws each of them gets.
const DRAWS: [(RangeInclusive<u64>, u32); 3] = [(10..=99, 6), (100..=999, 6), (1000..=9999, 64)];

/// The nouns codes are made of: neutral, in capitals without accents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nouns(Vec<String>);

/// Reads the nouns, one a line.
pub(super) fn read(text: &str, faults: &mut Faults) -> Nouns {
    let nouns: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    let is_noun = |noun: &&String| (3..=7).contains(&noun.len()) && noun.bytes().all(|byte| byte.is_ascii_uppercase());
    faults.extend(nouns.iter().filter(|noun| !is_noun(noun)).map(|wrong| fault(FILE, wrong, Fault::Noun)));
    if nouns.is_empty() {
        faults.push(fault(FILE, FILE, Fault::Empty));
    }
    unique(FILE, nouns.iter().map(String::as_str), faults);
    Nouns(nouns)
}

impl Nouns {
    /// Makes a code that is not taken, from a number drawn at random by the caller.
    ///
    /// Two digits as long as such codes are easily found, then three, then four. The same number gives the same code as
    /// long as the same ones are taken. `None` only when nearly all codes are taken, millions of them.
    pub fn code_from(&self, random: u64, taken: impl Fn(&Code) -> bool) -> Option<Code> {
        let mut state = random;
        for (numbers, draws) in DRAWS {
            for _ in 0..draws {
                let code = self.code(next(&mut state), next(&mut state), &numbers)?;
                if !taken(&code) {
                    return Some(code);
                }
            }
        }
        None
    }

    fn code(&self, noun: u64, number: u64, numbers: &RangeInclusive<u64>) -> Option<Code> {
        let count = u64::try_from(self.0.len()).ok()?;
        let noun = self.0.get(usize::try_from(noun.checked_rem(count)?).ok()?)?;
        let number = numbers.start() + number % (numbers.end() - numbers.start() + 1);
        Some(Code::new(format!("{noun}-{number}")))
    }

    /// How many nouns there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none; never so once read.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Derives the next number of a sequence (`SplitMix64`).
const fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;
    use std::collections::HashSet;

    #[test]
    fn a_code_is_a_noun_and_digits() {
        let nouns = Content::built_in().unwrap().nouns;
        assert!(nouns.len() >= 300, "{}", nouns.len());
        for random in 0..1000 {
            let code = nouns.code_from(random, |_| false).unwrap();
            let (noun, number) = code.as_str().split_once('-').unwrap();
            assert!(nouns.0.iter().any(|known| known == noun) && number.len() == 2, "{code}");
        }
    }

    #[test]
    fn a_hundred_thousand_codes_are_all_different() {
        let nouns = Content::built_in().unwrap().nouns;
        let mut taken = HashSet::new();
        for random in 0..100_000 {
            let code = nouns.code_from(random, |code| taken.contains(code)).unwrap();
            assert!(code.as_str().len() <= 12 && taken.insert(code));
        }
        assert!(taken.iter().any(|code| code.as_str().len() > 8));
    }

    #[test]
    fn the_search_for_a_free_code_ends() {
        let nouns = Content::built_in().unwrap().nouns;
        assert_eq!(nouns.code_from(7, |_| true), None);
    }

    #[test]
    fn nouns_are_checked() {
        for wrong in ["", "AB", "MAISONNETTE", "été", "Mars", "MARS MARS"] {
            let mut faults = Vec::new();
            read(wrong, &mut faults);
            assert!(!faults.is_empty(), "{wrong}");
        }
    }

    #[test]
    fn no_spreadsheet_takes_a_code_for_a_month() {
        let months = [
            "JANVIER",
            "FEVRIER",
            "MARS",
            "AVRIL",
            "MAI",
            "JUIN",
            "JUILLET",
            "AOUT",
            "SEPTEMBRE",
            "OCTOBRE",
            "NOVEMBRE",
            "DECEMBRE",
        ];
        let nouns = Content::built_in().unwrap().nouns;
        let a_month = |noun: &&String| months.iter().any(|month| month.starts_with(noun.as_str()));
        assert_eq!(nouns.0.iter().find(a_month), None, "MARS-27 would become a day of 2027");
    }
}
