//! Suggesting a passphrase, and judging one. The words for the judgement are the text's business.

use super::derivation::normalise;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use zeroize::Zeroizing;

/// 2,323 common French words of 4 to 8 letters written without accents: those of BIP 39's French list (MIT licence)
/// that are cheerful enough to say aloud, and our own.
const WORDS: &str = include_str!("words.txt");

/// What everybody tries first, folded: little words, keyboard habits, the trade's vocabulary.
const COMMON: &str = include_str!("common.txt");

/// The fewest characters a passphrase may have.
pub const MIN_LENGTH: usize = 12;

/// Characters beyond these are not judged: there is enough, and judging takes time.
const JUDGED: usize = 200;

/// How hard a passphrase would be to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Fewer than [`MIN_LENGTH`] characters: not accepted.
    TooShort,
    Weak,
    Fair,
    /// As good as the five words suggested.
    Strong,
}

/// Suggests five words, about 56 bits. `draw` gives a number below its argument: [`super::draw_number`].
pub fn suggest(mut draw: impl FnMut(u32) -> u32) -> String {
    let words: Vec<&str> = WORDS.lines().collect();
    let count = u32::try_from(words.len()).unwrap_or(u32::MAX);
    let drawn = (0..5).filter_map(|_| words.get(draw(count) as usize).copied());
    drawn.collect::<Vec<_>>().join(" ")
}

/// Judges a passphrase. `known` is what a visitor reads on the door: the place's name, its commune, the mediator's.
///
/// A rough and rather severe estimate: repetitions, keyboard sequences, common words and known ones count little.
pub fn strength(passphrase: &str, known: &[&str]) -> Strength {
    let normal = normalise(passphrase);
    if normal.chars().count() < MIN_LENGTH {
        return Strength::TooShort;
    }
    let judged =
        normal.char_indices().nth(JUDGED).map_or(normal.as_str(), |(end, _)| normal.get(..end).unwrap_or_default());
    match tenths_of_bits(judged, known) {
        ..360 => Strength::Weak,
        360..500 => Strength::Fair,
        _ => Strength::Strong,
    }
}

/// Estimates a passphrase's unpredictability, in tenths of bits.
fn tenths_of_bits(passphrase: &str, known: &[&str]) -> u32 {
    let folded = fold(passphrase);
    let known = Zeroizing::new(known.iter().map(|text| fold(text).to_string()).collect::<Vec<_>>().join(" "));
    let known: Vec<&str> = runs(&known).into_iter().filter(|run| run.len() > 2).collect();
    let mut seen = Vec::new();
    let mut total = if has_inner_capital(passphrase) { 20_u32 } else { 0 };
    for run in runs(&folded) {
        let worth = if seen.contains(&run) { 5 } else { worth_of(run, &known) };
        total = total.saturating_add(worth);
        seen.push(run);
    }
    total
}

/// Lower-cases and removes accents.
fn fold(text: &str) -> Zeroizing<String> {
    let mut folded = Zeroizing::new(String::with_capacity(text.len().saturating_mul(3)));
    folded.extend(text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase));
    folded
}

/// What a run's characters are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letters,
    Digits,
    Blank,
    Signs,
}

fn class_of(c: char) -> Class {
    match c {
        _ if c.is_alphabetic() => Class::Letters,
        _ if c.is_numeric() => Class::Digits,
        _ if c.is_whitespace() => Class::Blank,
        _ => Class::Signs,
    }
}

/// The text cut where the class of its characters changes, blanks left out.
fn runs(text: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let class = class_of(first);
        let end = rest.find(|c| class_of(c) != class).unwrap_or(rest.len());
        let (run, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if class != Class::Blank {
            runs.push(run);
        }
        rest = after;
    }
    runs
}

/// What a run is worth, in tenths of bits.
fn worth_of(run: &str, known: &[&str]) -> u32 {
    if COMMON.split_whitespace().any(|word| word == run) || known.contains(&run) {
        return 30;
    }
    if WORDS.lines().any(|word| word == run) {
        return 110;
    }
    let chars = Zeroizing::new(run.chars().collect::<Vec<_>>());
    let period = period_of(&chars);
    let once = chars.get(..period).unwrap_or_default();
    let expected = expected_in(once);
    let surprising = u32::try_from(once.len()).unwrap_or(u32::MAX).saturating_sub(expected);
    let worth = match run.chars().next().map(class_of) {
        Some(Class::Letters) => letters_worth(surprising),
        Some(Class::Digits) => digits_worth(run, surprising),
        _ => surprising.saturating_mul(10).saturating_add(30),
    };
    let repeated = if period < chars.len() { 10 } else { 0 };
    worth.saturating_add(expected.saturating_mul(5)).saturating_add(repeated)
}

/// Letters become predictable as a word goes on: about a bit and a half each (Shannon, 1951).
fn letters_worth(count: u32) -> u32 {
    match count {
        0..=2 => count * 38,
        3..=4 => 76 + (count - 2) * 30,
        _ => (count - 4).saturating_mul(15).saturating_add(136),
    }
}

/// Years are few; long numbers are dates, telephones or post codes.
fn digits_worth(run: &str, count: u32) -> u32 {
    if run.len() == 4 && (run.starts_with("19") || run.starts_with("20")) {
        return 50;
    }
    count.saturating_mul(33).min(200)
}

/// The length of the shortest beginning whose repetition makes the whole run.
fn period_of(chars: &[char]) -> usize {
    let repeats = |period: &usize| chars.iter().zip(chars.iter().skip(*period)).all(|(one, other)| one == other);
    (1..=chars.len() / 2).find(repeats).unwrap_or(chars.len())
}

/// How many characters only go on with a sequence: `aaa`, `abc`, `987`, `azerty`.
fn expected_in(chars: &[char]) -> u32 {
    let mut count = 0;
    for window in chars.windows(3) {
        if let [a, b, c] = window
            && (a == b && b == c || follow(*a, *b, *c) || follow(*c, *b, *a))
        {
            count += 1;
        }
    }
    count
}

/// Whether three characters stand side by side in the alphabet, the digits or a row of a keyboard.
fn follow(a: char, b: char, c: char) -> bool {
    const ROWS: [&str; 7] =
        ["abcdefghijklmnopqrstuvwxyz", "01234567890", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl"];
    let three = Zeroizing::new(String::from_iter([a, b, c]));
    ROWS.iter().any(|row| row.contains(three.as_str()))
}

/// Whether a capital stands elsewhere than at the beginning of a word.
fn has_inner_capital(text: &str) -> bool {
    text.chars().zip(text.chars().skip(1)).any(|(before, c)| before.is_alphabetic() && c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::draw_number;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_list_holds_enough_words_that_any_keyboard_types() {
        let words: BTreeSet<&str> = WORDS.lines().collect();
        assert_eq!(words.len(), WORDS.lines().count());
        assert!(words.len() >= 2_048, "{}", words.len());
        for word in words {
            assert!((4..=8).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase()), "{word}");
        }
    }

    #[test]
    fn common_words_are_folded() {
        assert!(COMMON.split_whitespace().all(|word| fold(word).as_str() == word));
    }

    #[test]
    fn suggestions_are_five_words_strong_and_different() {
        let suggested: BTreeSet<String> = (0..50).map(|_| suggest(draw_number)).collect();
        assert_eq!(suggested.len(), 50);
        for passphrase in suggested {
            assert_eq!(passphrase.split(' ').count(), 5);
            let distinct: BTreeSet<_> = passphrase.split(' ').collect();
            assert!(distinct.len() < 5 || strength(&passphrase, &[]) == Strength::Strong);
        }
        let mut next = 0..;
        assert_eq!(suggest(|_| next.next().unwrap()), WORDS.lines().take(5).collect::<Vec<_>>().join(" "));
    }

    #[test]
    fn strength_is_honest() {
        let known = ["Médiathèque de Gien", "Gien", "Sophie Martin"];
        for (passphrase, expected) in [
            ("", Strength::TooShort),
            ("Ab3$ef7!xy1", Strength::TooShort),
            ("aaaaaaaaaaaaaaaa", Strength::Weak),
            ("azertyuiop123456", Strength::Weak),
            ("abcdefghijklmnop", Strength::Weak),
            ("motdepasse2026", Strength::Weak),
            ("médiathèque gien 45500", Strength::Weak),
            ("Sophie Martin 1984", Strength::Weak),
            ("demo demo demo", Strength::Weak),
            ("lapinlapinlapinlapin", Strength::Weak),
            ("bonjour je suis la", Strength::Weak),
            ("0612345678 1234", Strength::Weak),
            ("cheval lampe batterie", Strength::Weak),
            ("cheval lampe batterie tomate", Strength::Fair),
            ("cheval lampe batterie tomate glacier", Strength::Strong),
            ("k7#Qp2!vX9mL4t", Strength::Strong),
        ] {
            assert_eq!(strength(passphrase, &known), expected, "{passphrase}");
        }
    }

    #[test]
    fn what_stands_on_the_door_counts_little() {
        let passphrase = "tomate glacier Saint-Brisson";
        assert!(tenths_of_bits(passphrase, &["Salle de Saint-Brisson"]) < tenths_of_bits(passphrase, &[]));
    }

    proptest! {
        #[test]
        fn nothing_typed_panics_and_one_more_word_never_weakens(text: String) {
            let longer = format!("{text} tomate");
            prop_assert!(tenths_of_bits(&text, &[]) <= tenths_of_bits(&longer, &[]));
            prop_assert!(strength(&text, &[&text]) <= Strength::Strong);
        }
    }
}
