//! Standing orders: by id, by code, by name.

use super::named::Part;
use super::rows::Rows;
use super::slots::{Slot, Slots};
use super::{Directory, LearnerId};
use std::cmp::{Ordering, Reverse};

/// How a list is sorted; names decide between equals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// First name, then last name; people without a name by their code.
    #[default]
    Name,
    Code,
    /// The latest first, then people who never came.
    LastVisit,
    /// The oldest first, then unknown years.
    BirthYear,
    /// Alphabetical, then no commune.
    Commune,
}

/// Live slots in each order.
#[derive(Default)]
pub struct Orders {
    ids: Vec<Slot>,
    codes: Vec<Slot>,
    names: Vec<Slot>,
}

impl Orders {
    /// Sorts all live slots.
    pub fn build(rows: &Rows, live: &Slots) -> Self {
        let slots: Vec<Slot> = rows.slots().filter(|slot| live.contains(*slot)).collect();
        let mut ids: Vec<_> = slots.iter().filter_map(|slot| rows.get(*slot).map(|row| (row.id, *slot))).collect();
        ids.sort_unstable();
        let ids = ids.into_iter().map(|(_, slot)| slot).collect();
        let codes = sorted(&slots, |slot| prefix(rows.part(slot, Part::Code), ""), |a, b| code(rows, a, b));
        let last = |slot| rows.part(slot, Part::FoldedLast);
        let names = sorted(&slots, |slot| prefix(shown(rows, slot), last(slot)), |a, b| name(rows, a, b));
        Self { ids, codes, names }
    }

    /// How many slots there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Live slots by name.
    pub fn by_name(&self) -> &[Slot] {
        &self.names
    }

    /// The slot of an id.
    pub fn slot(&self, rows: &Rows, id: &LearnerId) -> Option<Slot> {
        let found = self.ids.binary_search_by_key(&Some(*id), |slot| rows.get(*slot).map(|row| row.id)).ok()?;
        self.ids.get(found).copied()
    }

    /// The slot of a code.
    pub fn coded(&self, rows: &Rows, code: &str) -> Option<Slot> {
        let found = self.codes.binary_search_by(|slot| rows.part(*slot, Part::Code).cmp(code)).ok()?;
        self.codes.get(found).copied()
    }

    /// Puts a new slot in its places.
    pub fn insert(&mut self, rows: &Rows, slot: Slot) {
        let at = self.ids.partition_point(|other| id(rows, *other, slot).is_lt());
        self.ids.insert(at, slot);
        let at = self.codes.partition_point(|other| code(rows, *other, slot).is_lt());
        self.codes.insert(at, slot);
        let at = self.names.partition_point(|other| name(rows, *other, slot).is_lt());
        self.names.insert(at, slot);
    }

    /// Takes a slot out of its places, before its row is erased.
    pub fn remove(&mut self, rows: &Rows, slot: Slot) {
        take_out(&mut self.ids, slot, |other| id(rows, other, slot));
        take_out(&mut self.codes, slot, |other| code(rows, other, slot));
        take_out(&mut self.names, slot, |other| name(rows, other, slot));
    }
}

impl Directory {
    /// The learners who answer to what was typed, or all of them when nothing was, in order.
    pub fn sorted(&self, by: By, typed: &str) -> Vec<LearnerId> {
        let wanted = self.matching(typed);
        let chosen = |order: &[Slot]| -> Vec<Slot> {
            order.iter().copied().filter(|slot| wanted.as_ref().is_none_or(|wanted| wanted.contains(*slot))).collect()
        };
        let mut slots = chosen(if by == By::Code { &self.orders.codes } else { &self.orders.names });
        let row = |slot: &Slot| self.rows.get(*slot);
        match by {
            By::Name | By::Code => {}
            By::LastVisit => slots.sort_by_key(|slot| Reverse(row(slot).and_then(|row| row.last_visit))),
            By::BirthYear => {
                slots.sort_by_key(|slot| row(slot).and_then(|row| row.birth_year).unwrap_or(u16::MAX));
            }
            By::Commune => {
                let ranks = self.communes.ranks();
                slots.sort_by_key(|slot| row(slot).and_then(|row| ranks.get(row.commune as usize).copied()));
            }
        }
        slots.iter().filter_map(row).map(|row| row.id).collect()
    }
}

fn id(rows: &Rows, a: Slot, b: Slot) -> Ordering {
    let key = |slot: Slot| (rows.get(slot).map(|row| row.id), slot);
    key(a).cmp(&key(b))
}

fn code(rows: &Rows, a: Slot, b: Slot) -> Ordering {
    let key = |slot: Slot| (rows.part(slot, Part::Code), slot);
    key(a).cmp(&key(b))
}

fn name(rows: &Rows, a: Slot, b: Slot) -> Ordering {
    let key =
        |slot: Slot| (shown(rows, slot), rows.part(slot, Part::FoldedLast), rows.part(slot, Part::FoldedCode), slot);
    key(a).cmp(&key(b))
}

/// The first thing shown of a person, folded.
fn shown(rows: &Rows, slot: Slot) -> &str {
    match rows.part(slot, Part::FoldedFirst) {
        "" => rows.part(slot, Part::FoldedCode),
        first => first,
    }
}

/// Sorts by a number that stands for the beginning of the text, and compares whole texts only where that is equal.
fn sorted(slots: &[Slot], prefix: impl Fn(Slot) -> u128, compare: impl Fn(Slot, Slot) -> Ordering) -> Vec<Slot> {
    let mut keyed: Vec<(u128, Slot)> = slots.iter().map(|slot| (prefix(*slot), *slot)).collect();
    keyed.sort_unstable_by(|(a, first), (b, second)| a.cmp(b).then_with(|| compare(*first, *second)));
    keyed.into_iter().map(|(_, slot)| slot).collect()
}

/// The first sixteen bytes of two texts as a number; a shorter first text comes before.
fn prefix(first: &str, second: &str) -> u128 {
    let mut bytes = [0; 16];
    let both = first.bytes().chain([0]).chain(second.bytes());
    bytes.iter_mut().zip(both).for_each(|(place, byte)| *place = byte);
    u128::from_be_bytes(bytes)
}

fn take_out(order: &mut Vec<Slot>, slot: Slot, compare: impl Fn(Slot) -> Ordering) {
    let at = order.partition_point(|other| compare(*other).is_lt());
    if order.get(at) == Some(&slot) {
        order.remove(at);
    }
}
