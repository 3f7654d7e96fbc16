//! What the directory keeps of one learner, made beforehand wherever they are read.

use super::phone::Phone;
use crate::domain::fold::fold;
use crate::domain::ids::{Insee, LearnerId};
use crate::domain::learner::Learner;
use time::Date;
use zeroize::Zeroizing;

/// Bytes kept of one text; names have 100 characters at most.
const LONGEST: usize = 1000;

/// The texts of a learner, in the order they stand.
#[derive(Clone, Copy)]
pub enum Part {
    First,
    Last,
    Code,
    FoldedFirst,
    FoldedLast,
    FoldedCode,
}

/// Where each part ends.
pub type Ends = [u16; 6];

/// A learner, ready for the directory.
pub struct Named {
    pub(super) id: LearnerId,
    /// All texts, one after the other.
    pub(super) texts: Zeroizing<String>,
    pub(super) ends: Ends,
    pub(super) phone: Phone,
    pub(super) birth_year: Option<u16>,
    pub(super) commune: Option<Insee>,
    pub(super) last_visit: Option<Date>,
}

impl Named {
    /// A learner, and the day of their last visit.
    pub fn of(id: LearnerId, learner: &Learner, last_visit: Option<Date>) -> Self {
        let (first, last, code) = (&learner.first_name, &learner.last_name, learner.code.as_str());
        let folded = [first, last, code].map(|text| Zeroizing::new(fold(text)));
        let [folded_first, folded_last, folded_code] = &folded;
        let parts = [first, last, code, folded_first, folded_last, folded_code].map(cut);
        // Sized beforehand: a text that grows leaves copies of what it held behind.
        let mut texts = Zeroizing::new(String::with_capacity(parts.iter().map(|part| part.len()).sum()));
        let ends = parts.map(|part| {
            texts.push_str(part);
            u16::try_from(texts.len()).unwrap_or_default()
        });
        let phone = Phone::of(&learner.phone_digits());
        let (birth_year, commune) = (learner.birth_year, learner.commune.clone());
        Self { id, texts, ends, phone, birth_year, commune, last_visit }
    }
}

/// As many of the first bytes as are kept, up to a whole character.
fn cut(text: &str) -> &str {
    let end = (0..=LONGEST.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or_default()).unwrap_or_default()
}
