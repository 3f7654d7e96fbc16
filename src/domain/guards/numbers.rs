//! Numbers made of groups of figures. The NIR's shape and key are INSEE's, the card's is ISO/IEC 7812's.

use super::groups::{Gap, Group, joined, shaped, span};
use std::ops::Range;

const NIR_SPACED: &[usize] = &[1, 2, 2, 2, 3, 3];
const TAX_SPACED: &[usize] = &[2, 2, 3, 3, 3];

/// Finds a social security number: 13 figures in one block or 1-2-2-2-3-3, with or without the key of two figures. A
/// block of 15 is one only when its key is right.
pub fn social_security(groups: &[Group]) -> Option<Range<usize>> {
    first(groups, |rest| {
        let number = shaped(rest, &[13]).or_else(|| shaped(rest, NIR_SPACED));
        if let Some(number) = number.filter(|number| is_plausible_nir(&joined(number))) {
            return Some(span(with_key(rest, number)));
        }
        let block = shaped(rest, &[15])?;
        let text = joined(block);
        let (number, key) = text.split_at_checked(13)?;
        (is_plausible_nir(number) && is_key(number, key)).then(|| span(block))
    })
}

/// Finds a tax number: 13 figures in one block or 2-2-3-3-3, the first one 0 to 3. It has no key to tell it by, so a
/// block within a word, `0033` and a telephone number, or a date before a SIRET is none.
pub fn tax_number(groups: &[Group]) -> Option<Range<usize>> {
    first(groups, |rest| {
        let block = shaped(rest, &[13]).filter(|block| block.iter().all(|group| !group.in_word));
        let spaced = || shaped(rest, TAX_SPACED).filter(|number| one_gap(number) && !ends_as_siret(rest));
        let number = block.or_else(spaced)?;
        let text = joined(number);
        (text.starts_with(['0', '1', '2', '3']) && !is_foreign_call(&text)).then(|| span(number))
    })
}

/// Finds a bank card: 16 figures in one block or 4-4-4-4 beginning with 2, 4, 5 or 6, or 15 in one block or 4-6-5
/// beginning with 34 or 37, with Luhn's sum right.
pub fn bank_card(groups: &[Group]) -> Option<Range<usize>> {
    first(groups, |rest| {
        let shapes: [&[usize]; 4] = [&[16], &[4, 4, 4, 4], &[15], &[4, 6, 5]];
        let number = shapes.into_iter().find_map(|shape| shaped(rest, shape))?;
        let text = joined(number);
        let issued = match text.len() {
            16 => text.starts_with(['2', '4', '5', '6']),
            _ => text.starts_with("34") || text.starts_with("37"),
        };
        (issued && luhn(&text)).then(|| span(number))
    })
}

/// The first place where a number begins.
fn first(groups: &[Group], number: impl Fn(&[Group]) -> Option<Range<usize>>) -> Option<Range<usize>> {
    (0..groups.len()).find_map(|at| number(groups.get(at..)?))
}

/// Whether 13 characters can be a NIR: a sex or provisional figure, and a month. Besides 01 to 12, months unknown at
/// registration are 20, 30 to 42 and 50 to 99.
fn is_plausible_nir(number: &str) -> bool {
    let month = number.get(3..5).and_then(|month| month.parse::<u8>().ok());
    number.starts_with(['1', '2', '3', '4', '7', '8'])
        && month.is_some_and(|month| matches!(month, 1..=12 | 20 | 30..=42 | 50..=99))
}

/// Whether the key is 97 − (number mod 97); Corsica's `2A` and `2B` count as 19 and 18.
fn is_key(number: &str, key: &str) -> bool {
    let number = number.to_ascii_uppercase().replacen("2A", "19", 1).replacen("2B", "18", 1);
    match (number.parse::<u64>(), key.parse::<u64>()) {
        (Ok(number), Ok(key)) => key == 97 - number % 97,
        _ => false,
    }
}

/// The number, and the key written after it when it is right.
fn with_key<'g, 't>(rest: &'g [Group<'t>], number: &'g [Group<'t>]) -> &'g [Group<'t>] {
    let all = rest.get(..=number.len()).filter(|all| {
        all.last().is_some_and(|key| key.gap != Gap::Break && key.text.len() == 2 && is_key(&joined(number), key.text))
    });
    all.unwrap_or(number)
}

/// Whether the same separator stands everywhere, as in a number written at once.
fn one_gap(groups: &[Group]) -> bool {
    let mut gaps = groups.iter().skip(1).map(|group| group.gap);
    let first = gaps.next();
    gaps.all(|gap| Some(gap) == first)
}

/// Whether 3-3-3-5 with Luhn's sum right follow two groups.
fn ends_as_siret(rest: &[Group]) -> bool {
    let siret = rest.get(2..).and_then(|rest| shaped(rest, &[3, 3, 3, 5]));
    siret.is_some_and(|siret| luhn(&joined(siret)))
}

/// Whether the figures are a French telephone number as it is called from abroad.
fn is_foreign_call(number: &str) -> bool {
    number.strip_prefix("0033").is_some_and(|rest| !rest.starts_with('0'))
}

/// Luhn's sum.
fn luhn(number: &str) -> bool {
    let figures = number.bytes().rev().map(|byte| u32::from(byte.wrapping_sub(b'0')));
    let sum: u32 = figures
        .enumerate()
        .map(|(at, figure)| match figure * 2 {
            _ if at % 2 == 0 => figure,
            double if double > 9 => double - 9,
            double => double,
        })
        .sum();
    sum.is_multiple_of(10)
}
