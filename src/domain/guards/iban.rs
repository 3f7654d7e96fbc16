//! Bank account numbers (ISO 13616).

use super::is_separator;
use std::ops::Range;

/// Lengths by country: the registry's, and those in use where France's savers send money.
const LENGTHS: &str = "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BF28 BG22 BH22 BI27 BJ28 BR29 BY28 CF27 CG27 CH21 CI28 CM27 \
     CR22 CV25 CY28 CZ24 DE22 DJ27 DK18 DO28 DZ26 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GA27 GB22 GE22 GI23 GL18 GQ27 \
     GR27 GT28 GW25 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KM27 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 \
     MA28 MC27 MD24 ME22 MG27 MK19 ML28 MN20 MR27 MT31 MU30 MZ25 NE28 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 \
     RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SN28 SO23 ST25 SV28 TD27 TG28 TL23 TN24 TR26 UA29 VA22 VG24 \
     XK20 YE30";

/// Separators that may follow each other within one number.
const WIDEST_GAP: usize = 3;

/// Finds an account number whose length is its country's and whose check is right, blanks allowed anywhere.
pub fn find(text: &str) -> Option<Range<usize>> {
    let starts = text.char_indices().filter(|(_, c)| c.is_ascii_alphabetic()).map(|(start, _)| start);
    starts.filter(|start| is_boundary(text, *start)).find_map(|start| {
        let length = length(text.get(start..start + 2)?)?;
        let (number, end) = gather(text, start, length)?;
        (is_boundary(text, end) && is_account(&number)).then_some(start..end)
    })
}

fn length(country: &str) -> Option<usize> {
    let country = country.to_ascii_uppercase();
    LENGTHS.split_whitespace().find_map(|entry| entry.strip_prefix(&country)).and_then(|length| length.parse().ok())
}

/// Whether letters or figures do not go on across this place.
fn is_boundary(text: &str, at: usize) -> bool {
    let beside = text.split_at_checked(at).map(|(before, after)| (before.chars().next_back(), after.chars().next()));
    beside.is_some_and(|(before, after)| {
        !before.is_some_and(char::is_alphanumeric) || !after.is_some_and(char::is_alphanumeric)
    })
}

/// As many letters and figures as told from `start`, and where they end.
fn gather(text: &str, start: usize, length: usize) -> Option<(String, usize)> {
    let mut number = String::with_capacity(length);
    let mut gap = 0;
    for (at, c) in text.get(start..)?.char_indices() {
        if c.is_ascii_alphanumeric() {
            gap = 0;
            number.push(c.to_ascii_uppercase());
        } else if is_separator(c) && gap < WIDEST_GAP {
            gap += 1;
        } else {
            return None;
        }
        if number.len() == length {
            return Some((number, start + at + 1));
        }
    }
    None
}

/// Whether the check is right, in a number that has a check number and at least half of its characters as figures: a
/// sentence has not.
fn is_account(number: &str) -> bool {
    let figures = number.bytes().filter(u8::is_ascii_digit).count();
    let checked = number.get(2..4).is_some_and(|check| check.bytes().all(|byte| byte.is_ascii_digit()));
    let Some((head, tail)) = number.split_at_checked(4) else { return false };
    let digits = tail.chars().chain(head.chars()).filter_map(|c| c.to_digit(36));
    let rest = digits.fold(0, |rest, digit| (rest * if digit < 10 { 10 } else { 100 } + digit) % 97);
    checked && figures * 2 >= number.len() && rest == 1
}
