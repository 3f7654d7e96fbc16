//! Telling that somebody may have a record already.

use super::named::Part;
use super::near::{MOST, Near, slips};
use super::phone::Phone;
use super::slots::Slot;
use super::{Directory, LearnerId, fold, words};
use crate::domain::learner::{Learner, phone_digits};
use std::cmp::Reverse;
use std::collections::HashMap;

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
    first: Name,
    last: Name,
    birth_year: Option<u16>,
    phone: Phone,
}

impl Sought {
    fn new(person: &Person) -> Self {
        Self {
            first: Name::new(person.first_name),
            last: Name::new(person.last_name),
            birth_year: person.birth_year,
            phone: Phone::of(&phone_digits(person.phone)),
        }
    }
}

/// A folded name, to be compared with many.
struct Name {
    folded: String,
    letters: usize,
    near: Option<Near>,
}

impl Name {
    fn new(name: &str) -> Self {
        let folded = fold(name);
        Self { letters: folded.chars().count(), near: Near::whole(&folded, MOST), folded }
    }

    /// Whether another folded name is the same, or close when they are long enough; an empty name is like no other.
    fn is_close(&mut self, other: &str) -> bool {
        if self.folded == other {
            return !other.is_empty();
        }
        let letters = self.letters.max(other.chars().count());
        let distance = self.near.as_mut().and_then(|near| near.distance(other));
        letters >= LETTERS && distance.is_some_and(|distance| distance <= slips(letters))
    }

    /// Whether one of two names begins with the other: one of them may be empty, an initial, or still being typed.
    fn goes_with(&self, other: &str) -> bool {
        self.folded.starts_with(other) || other.starts_with(&self.folded)
    }
}

/// Looks for many people's records in one directory, as an import does: what was compared once is kept.
pub struct DuplicateFinder<'a> {
    directory: &'a Directory,
    phones: Vec<(Phone, Slot)>,
    /// By first name, those who bear a close one, by year.
    close: HashMap<String, Vec<(Option<u16>, Slot)>>,
}

impl Directory {
    /// The records that may be this person's, the likeliest first, `except` one: the same telephone, or a first name
    /// that is the same or close with a birth year at most one apart and no other last name. Where a year is unknown, the
    /// last names must be the same or close too.
    pub fn likely_duplicates(&self, person: &Person, except: Option<&LearnerId>) -> Vec<LearnerId> {
        let mut sought = Sought::new(person);
        let phone = sought.phone;
        let phoned = self.rows.phoned(|other| other == phone && other.is_complete());
        let mut slots: Vec<Slot> = self.namesakes(&sought.first).collect();
        slots.retain(|slot| {
            let first = self.rows.part(*slot, Part::FoldedFirst);
            self.goes_with(&mut sought, *slot) && sought.first.is_close(first)
        });
        slots.extend(phoned);
        self.likeliest(&sought, slots, except)
    }

    /// A finder for many people.
    pub fn duplicate_finder(&self) -> DuplicateFinder<'_> {
        let slots = self.rows.slots().filter(|slot| self.live.contains(*slot));
        let mut phones: Vec<(Phone, Slot)> = slots.map(|slot| (self.rows.phone(slot), slot)).collect();
        phones.retain(|(phone, _)| phone.is_complete());
        phones.sort_unstable();
        DuplicateFinder { directory: self, phones, close: HashMap::new() }
    }

    /// Those who bear a word close to a first name's first one, and some others.
    fn namesakes(&self, first: &Name) -> impl Iterator<Item = Slot> {
        let mut ranges = Vec::new();
        if let Some(word) = words(&first.folded).next() {
            ranges.push(self.index.exactly(word));
            let near = Near::whole(word, slips(first.letters + 1));
            ranges.extend(near.into_iter().flat_map(|mut near| self.index.near(&mut near)));
        }
        ranges.into_iter().flat_map(|range| self.index.items(&range).iter().copied()).chain(self.unindexed())
    }

    /// The records of slots, each once, the likeliest first.
    fn likeliest(&self, sought: &Sought, mut slots: Vec<Slot>, except: Option<&LearnerId>) -> Vec<LearnerId> {
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

    /// Whether years and last names go together.
    fn goes_with(&self, sought: &mut Sought, slot: Slot) -> bool {
        let year = self.rows.get(slot).and_then(|row| row.birth_year);
        let years = sought.birth_year.zip(year).map(|(one, other)| one.abs_diff(other) <= YEARS);
        let last = || self.rows.part(slot, Part::FoldedLast);
        match years {
            Some(false) => false,
            Some(true) => sought.last.goes_with(last()) || sought.last.is_close(last()),
            None => sought.last.is_close(last()),
        }
    }

    /// How many things are just the same.
    fn likeness(&self, sought: &Sought, slot: Slot) -> usize {
        let same = |name: &Name, part: Part| !name.folded.is_empty() && name.folded == self.rows.part(slot, part);
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
        let mut sought = Sought::new(person);
        let directory = self.directory;
        let phone = sought.phone;
        let from = self.phones.partition_point(|(other, _)| *other < phone);
        let same = self.phones.iter().skip(from).take_while(|(other, _)| *other == phone);
        if !self.close.contains_key(&sought.first.folded) {
            let year = |slot| directory.rows.get(slot).and_then(|row| row.birth_year);
            let mut bearers: Vec<_> = directory.namesakes(&sought.first).map(|slot| (year(slot), slot)).collect();
            bearers.retain(|(_, slot)| sought.first.is_close(directory.rows.part(*slot, Part::FoldedFirst)));
            bearers.sort_unstable();
            self.close.insert(sought.first.folded.clone(), bearers);
        }
        let bearers = self.close.get(&sought.first.folded).map_or(&[][..], Vec::as_slice);
        let years = |from: Option<u16>, to: Option<u16>| {
            let start = bearers.partition_point(|(year, _)| *year < from);
            let end = bearers.partition_point(|(year, _)| *year <= to);
            bearers.get(start..end).unwrap_or_default()
        };
        let (unknown, close) = match sought.birth_year {
            Some(year) => {
                let close = years(Some(year.saturating_sub(YEARS)), Some(year.saturating_add(YEARS)));
                (years(None, None), close)
            }
            None => (bearers, [].as_slice()),
        };
        let named = unknown.iter().chain(close).map(|(_, slot)| *slot);
        let mut slots: Vec<Slot> = named.filter(|slot| directory.goes_with(&mut sought, *slot)).collect();
        slots.extend(same.map(|(_, slot)| *slot));
        directory.likeliest(&sought, slots, except)
    }
}
