//! Telling that somebody may have a record already.

use super::near::{Near, slips};
use super::phone::Phone;
use super::rows::Part;
use super::slots::Slot;
use super::{Directory, LearnerId, fold, words};
use crate::domain::learner::{Learner, phone_digits};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

/// Letters from which a slip in a whole name is forgiven: « Léa » is not « Léo ».
const LETTERS: usize = 4;

/// Years apart that two memories of one birth year may be.
const YEARS: u16 = 1;

/// What is known of somebody who may have a record already.
#[derive(Clone, Copy, Default)]
pub struct Person<'a> {
    pub first_name: &'a str,
    pub last_name: &'a str,
    pub birth_year: Option<u16>,
    pub phone: &'a str,
}

impl<'a> From<&'a Learner> for Person<'a> {
    fn from(learner: &'a Learner) -> Self {
        Self {
            first_name: &learner.first_name,
            last_name: &learner.last_name,
            birth_year: learner.birth_year,
            phone: &learner.phone,
        }
    }
}

/// A person, folded.
struct Sought {
    first: String,
    last: String,
    birth_year: Option<u16>,
    phone: Phone,
}

impl Sought {
    fn new(person: &Person) -> Self {
        Self {
            first: fold(person.first_name),
            last: fold(person.last_name),
            birth_year: person.birth_year,
            phone: Phone::of(&phone_digits(person.phone)),
        }
    }
}

/// Looks for many people's records in one directory, as an import does: what was compared once is kept.
pub struct DuplicateFinder<'a> {
    directory: &'a Directory,
    phones: Vec<(Phone, Slot)>,
    close: HashMap<String, Vec<Range<usize>>>,
}

impl Directory {
    /// The records that may be this person's, the likeliest first, `except` one: the same telephone, or a first name
    /// that is the same or close with a birth year at most one apart and no other last name. Where a year is unknown, the
    /// last names must be the same or close too.
    pub fn likely_duplicates(&self, person: &Person, except: Option<&LearnerId>) -> Vec<LearnerId> {
        let sought = Sought::new(person);
        let phoned = self.rows.phoned(|phone| phone == sought.phone && phone.is_complete());
        self.alike(&sought, &self.close_words(&sought.first), phoned.collect(), except)
    }

    /// A finder for many people.
    pub fn duplicate_finder(&self) -> DuplicateFinder<'_> {
        let slots = self.rows.slots().filter(|slot| self.live.contains(*slot));
        let mut phones: Vec<(Phone, Slot)> = slots.map(|slot| (self.rows.phone(slot), slot)).collect();
        phones.retain(|(phone, _)| phone.is_complete());
        phones.sort_unstable();
        DuplicateFinder { directory: self, phones, close: HashMap::new() }
    }

    /// The indexed words close to a first name's first word.
    fn close_words(&self, first_name: &str) -> Vec<Range<usize>> {
        let Some(word) = words(first_name).next() else { return Vec::new() };
        let mut ranges = vec![self.index.exactly(word)];
        let slips = slips(first_name.chars().count());
        ranges.extend(Near::whole(word, slips).iter_mut().flat_map(|near| self.index.near(near)));
        ranges
    }

    fn alike(
        &self,
        sought: &Sought,
        close: &[Range<usize>],
        phoned: Vec<Slot>,
        except: Option<&LearnerId>,
    ) -> Vec<LearnerId> {
        let named = close.iter().flat_map(|range| self.index.items(range).iter().copied()).chain(self.unindexed());
        let mut slots: Vec<Slot> = named.filter(|slot| self.is_alike(sought, *slot)).chain(phoned).collect();
        slots.sort_unstable();
        slots.dedup();
        slots.retain(|slot| self.live.contains(*slot));
        let rows = slots.into_iter().filter_map(|slot| self.rows.get(slot).map(|row| (slot, row)));
        let mut found: Vec<_> = rows
            .filter(|(_, row)| Some(&row.id) != except)
            .map(|(slot, row)| (Reverse((self.likeness(sought, slot), row.last_visit)), row.id))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, id)| id).collect()
    }

    /// Whether names and years go together.
    fn is_alike(&self, sought: &Sought, slot: Slot) -> bool {
        let year = self.rows.get(slot).and_then(|row| row.birth_year);
        let years = sought.birth_year.zip(year).map(|(one, other)| one.abs_diff(other) <= YEARS);
        if years == Some(false) || !is_close(&sought.first, self.rows.part(slot, Part::FoldedFirst)) {
            return false;
        }
        let (one, other) = (sought.last.as_str(), self.rows.part(slot, Part::FoldedLast));
        match years {
            Some(_) => one.starts_with(other) || other.starts_with(one) || is_close(one, other),
            None => is_close(one, other),
        }
    }

    /// How many things are just the same.
    fn likeness(&self, sought: &Sought, slot: Slot) -> usize {
        let same = |sought: &str, part: Part| !sought.is_empty() && sought == self.rows.part(slot, part);
        let year = self.rows.get(slot).and_then(|row| row.birth_year);
        [
            same(&sought.first, Part::FoldedFirst),
            same(&sought.last, Part::FoldedLast),
            year.is_some() && year == sought.birth_year,
            sought.phone.is_complete() && sought.phone == self.rows.phone(slot),
        ]
        .into_iter()
        .filter(|same| *same)
        .count()
    }
}

impl DuplicateFinder<'_> {
    /// The same as [`Directory::likely_duplicates`].
    pub fn find(&mut self, person: &Person, except: Option<&LearnerId>) -> Vec<LearnerId> {
        let sought = Sought::new(person);
        let from = self.phones.partition_point(|(phone, _)| *phone < sought.phone);
        let same = self.phones.iter().skip(from).take_while(|(phone, _)| *phone == sought.phone);
        let phoned = same.map(|(_, slot)| *slot).collect();
        let directory = self.directory;
        let close = self.close.entry(sought.first.clone()).or_insert_with_key(|first| directory.close_words(first));
        directory.alike(&sought, close, phoned, except)
    }
}

/// Whether two folded names are the same, or close when they are long enough; an empty name is like no other.
fn is_close(one: &str, other: &str) -> bool {
    let letters = one.chars().count().max(other.chars().count());
    let close = || Near::whole(one, slips(letters)).is_some_and(|mut near| near.walk(other).0);
    !one.is_empty() && (one == other || (letters >= LETTERS && close()))
}
