//! One row a learner.

use super::named::{Ends, Named, Part};
use super::phone::Phone;
use super::slots::Slot;
use super::texts::Texts;
use crate::domain::fold::words;
use crate::domain::ids::LearnerId;
use std::ops::Range;
use time::Date;

/// What is known of a learner besides texts and telephone.
pub struct Row {
    pub id: LearnerId,
    /// Number of the commune.
    pub commune: u32,
    pub last_visit: Option<Date>,
    pub birth_year: Option<u16>,
    /// Where the texts begin, and where each part ends from there.
    texts: u32,
    ends: Ends,
}

impl Row {
    /// How long its texts are together.
    fn length(&self) -> u32 {
        self.ends.last().map_or(0, |end| u32::from(*end))
    }
}

/// All rows; a slot is a row's place, and never changes before the directory is made again.
#[derive(Default)]
pub struct Rows {
    all: Vec<Row>,
    phones: Vec<Phone>,
    texts: Texts,
}

impl Rows {
    /// Adds a row.
    pub fn push(&mut self, named: &Named, commune: u32) -> Slot {
        let Named { id, ends, birth_year, last_visit, .. } = *named;
        let texts = self.texts.end();
        self.texts.push(&named.texts);
        self.add(Row { id, commune, last_visit, birth_year, texts, ends }, named.phone)
    }

    /// Adds another table's row.
    pub fn copy(&mut self, other: &Self, slot: Slot) {
        let Some(row) = other.get(slot) else { return };
        let texts = self.texts.end();
        self.texts.push(other.texts.get(row.texts..row.texts + row.length()));
        self.add(Row { texts, ..*row }, other.phone(slot));
    }

    fn add(&mut self, row: Row, phone: Phone) -> Slot {
        let slot = Slot::try_from(self.all.len()).unwrap_or(Slot::MAX);
        self.all.push(row);
        self.phones.push(phone);
        slot
    }

    /// How many rows there are, erased ones included.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// All slots, erased ones included.
    pub fn slots(&self) -> Range<Slot> {
        0..Slot::try_from(self.all.len()).unwrap_or(Slot::MAX)
    }

    /// A row.
    pub fn get(&self, slot: Slot) -> Option<&Row> {
        self.all.get(slot as usize)
    }

    /// A row's telephone number.
    pub fn phone(&self, slot: Slot) -> Phone {
        self.phones.get(slot as usize).copied().unwrap_or_default()
    }

    /// The slots whose telephone number satisfies a condition.
    pub fn phoned(&self, holds: impl Fn(Phone) -> bool) -> impl Iterator<Item = Slot> {
        self.slots().zip(&self.phones).filter(move |(_, phone)| holds(**phone)).map(|(slot, _)| slot)
    }

    /// A row's text.
    pub fn part(&self, slot: Slot, part: Part) -> &str {
        self.get(slot).map_or("", |row| {
            let end = |part: usize| row.ends.get(part).map_or(0, |end| u32::from(*end));
            let start = (part as usize).checked_sub(1).map_or(0, end);
            self.texts.get(row.texts + start..row.texts + end(part as usize))
        })
    }

    /// The folded words of a row's name and code.
    pub fn words(&self, slot: Slot) -> impl Iterator<Item = &str> {
        let parts = [Part::FoldedFirst, Part::FoldedLast, Part::FoldedCode];
        parts.into_iter().flat_map(move |part| words(self.part(slot, part)))
    }

    /// Notes the day of the last visit.
    pub fn set_last_visit(&mut self, slot: Slot, day: Option<Date>) {
        if let Some(row) = self.all.get_mut(slot as usize) {
            row.last_visit = day;
        }
    }

    /// Wipes a row's texts and telephone.
    pub fn erase(&mut self, slot: Slot) {
        if let Some(row) = self.all.get_mut(slot as usize) {
            self.texts.erase(row.texts..row.texts + row.length());
            row.ends = Ends::default();
            row.birth_year = None;
        }
        if let Some(phone) = self.phones.get_mut(slot as usize) {
            phone.wipe();
        }
    }

    /// Wipes everything.
    pub fn wipe(&mut self) {
        self.texts.wipe();
        self.phones.iter_mut().for_each(Phone::wipe);
        self.phones.clear();
        self.all.iter_mut().for_each(|row| row.birth_year = None);
        self.all.clear();
    }
}
