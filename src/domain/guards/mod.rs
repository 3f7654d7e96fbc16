//! What must never be kept: numbers that open somebody's rights or accounts, and passwords. And what should be thought
//! over before it is: words on health, justice and family life.
//!
//! A guard reads a whole field at each key. A refused text is shown as such and cannot be saved; the key itself is never
//! swallowed, for a longer number may be on its way (the 13 first figures of a SIRET look like another number).

mod credentials;
mod groups;
mod iban;
mod numbers;
mod sensitive;
#[cfg(test)]
mod tests;
mod words;

pub use sensitive::{Sensitive, Topic, think_over};

use std::ops::Range;

/// What a text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A social security number (NIR).
    SocialSecurity,
    /// A tax number.
    TaxNumber,
    BankCard,
    Iban,
    /// A password, a secret code, or a login.
    Credential,
}

/// What was recognised, and where it stands in the text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub refusal: Refusal,
    pub range: Range<usize>,
}

/// Looks for something that must not be kept.
pub fn refuse(text: &str) -> Option<Found> {
    let groups = groups::groups(text);
    let found = |refusal| move |range| Found { refusal, range };
    iban::find(text)
        .map(found(Refusal::Iban))
        .or_else(|| numbers::social_security(&groups).map(found(Refusal::SocialSecurity)))
        .or_else(|| numbers::tax_number(&groups).map(found(Refusal::TaxNumber)))
        .or_else(|| numbers::bank_card(&groups).map(found(Refusal::BankCard)))
        .or_else(|| credentials::find(text).map(found(Refusal::Credential)))
}

/// Looks at several fields: the first refused one's place, and what was found in it.
pub fn refuse_any<'a>(fields: impl IntoIterator<Item = &'a str>) -> Option<(usize, Found)> {
    fields.into_iter().enumerate().find_map(|(at, text)| Some((at, refuse(text)?)))
}

/// Whether a character may stand between two groups of one number: a blank that does not break the line, a dot or a
/// hyphen of any kind.
const fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '\t' | '.' | '-' | '\u{a0}' | '\u{202f}' | '\u{2000}'..='\u{2015}' | '\u{2212}')
}
