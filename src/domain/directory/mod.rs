//! The directory: what is needed of every learner to find them again, in memory and nowhere else.
//!
//! Names stand in one block of memory beside an index by word, made once for the records that were there at the start.
//! What changes later is looked through one by one until there is enough of it to make the index again. Everything is
//! wiped when the directory goes.

mod communes;
mod duplicates;
mod index;
mod joined;
mod named;
mod near;
mod order;
mod phone;
mod query;
mod rows;
mod search;
mod slots;
#[cfg(test)]
mod tests;
mod texts;

pub use duplicates::{DuplicateFinder, Person};
pub use named::Named;
pub use order::By;
pub use search::{Hit, Hits, How};

use super::fold::{fold, words};
use super::ids::{Code, Insee, LearnerId};
use super::learner::{Learner, short_name};
use super::merging::Joined;
use communes::Communes;
use index::Index;
use named::Part;
use order::Orders;
use rows::{Row, Rows};
use slots::{Slot, Slots};
use std::collections::HashMap;
use std::panic::resume_unwind;
use std::thread;
use time::Date;

/// Entries changed since the index was made, beyond which it is made again.
const CHANGES: usize = 4096;

/// All learners, to search by name, code, commune or telephone.
#[derive(Default)]
pub struct Directory {
    rows: Rows,
    live: Slots,
    communes: Communes,
    /// Words of names and codes, for the slots below `indexed`.
    index: Index,
    indexed: usize,
    orders: Orders,
    /// Records that were joined to others.
    joined: Vec<Joined>,
}

/// What is shown of a learner in a list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    pub id: LearnerId,
    pub code: &'a str,
    /// Empty for a person without a name.
    pub first_name: &'a str,
    pub last_name: &'a str,
    pub birth_year: Option<u16>,
    /// Empty when unknown.
    pub commune: &'a str,
    pub last_visit: Option<Date>,
}

impl Entry<'_> {
    /// « Yvette M. », or the code of a person without a name.
    pub fn short_name(&self) -> String {
        short_name(self.code, self.first_name, self.last_name)
    }
}

impl Directory {
    /// Builds the directory of all learners. Communes are named by `commune`, asked once for each.
    pub fn build(learners: impl IntoIterator<Item = Named>, mut commune: impl FnMut(&Insee) -> Option<String>) -> Self {
        let mut directory = Self::default();
        let mut known: HashMap<Insee, u32> = HashMap::new();
        for named in learners {
            let place = named.commune.as_ref().map_or(communes::UNKNOWN, |insee| {
                known.get(insee).copied().unwrap_or_else(|| {
                    let number = directory.communes.number(&commune(insee).unwrap_or_default());
                    known.insert(insee.clone(), number);
                    number
                })
            });
            let slot = directory.rows.push(&named, place);
            directory.live.insert(slot);
        }
        directory.communes.index();
        let (rows, live) = (&directory.rows, &directory.live);
        // Neither needs the other, and somebody waits for both.
        let (index, orders) = thread::scope(|scope| {
            let index = scope.spawn(|| index_of(rows));
            let orders = Orders::build(rows, live);
            (index.join(), orders)
        });
        directory.orders = orders;
        directory.take_index(index.unwrap_or_else(|panic| resume_unwind(panic)));
        directory
    }

    /// How many learners there are.
    pub fn len(&self) -> usize {
        self.orders.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a learner, or replaces what was known of them; the day of the last visit stays.
    pub fn upsert(&mut self, id: LearnerId, learner: &Learner, commune: &str) {
        let last_visit = self.row(&id).and_then(|row| row.last_visit);
        self.remove(&id);
        let place = self.communes.number(commune);
        self.communes.index();
        let slot = self.rows.push(&Named::of(id, learner, last_visit), place);
        self.live.insert(slot);
        self.orders.insert(&self.rows, slot);
        if self.rows.len() - self.indexed > CHANGES {
            self.compact();
        }
    }

    /// Takes a learner out and wipes their name. The index keeps its words, borne by nobody, until it is made again.
    pub fn remove(&mut self, id: &LearnerId) {
        if let Some(slot) = self.orders.slot(&self.rows, id) {
            self.orders.remove(&self.rows, slot);
            self.live.remove(slot);
            self.rows.erase(slot);
        }
    }

    /// Notes the day of the last visit.
    pub fn set_last_visit(&mut self, id: &LearnerId, day: Option<Date>) {
        if let Some(slot) = self.orders.slot(&self.rows, id) {
            self.rows.set_last_visit(slot, day);
        }
    }

    /// When each learner last came, in no order.
    pub fn last_visits(&self) -> impl Iterator<Item = (LearnerId, Option<Date>)> {
        let live = self.rows.slots().filter(|slot| self.live.contains(*slot));
        live.filter_map(|slot| self.rows.get(slot)).map(|row| (row.id, row.last_visit))
    }

    /// What is shown of a learner.
    pub fn entry(&self, id: &LearnerId) -> Option<Entry<'_>> {
        self.orders.slot(&self.rows, id).and_then(|slot| self.entry_at(slot))
    }

    /// The learner who has this code, or had it on a record that was joined to theirs.
    pub fn by_code(&self, code: &Code) -> Option<LearnerId> {
        let own = self.orders.coded(&self.rows, code.as_str()).and_then(|slot| self.rows.get(slot));
        own.map(|row| row.id).or_else(|| self.by_joined_code(code))
    }

    /// How many people bear this first name, case and accents ignored.
    pub fn homonyms(&self, first_name: &str) -> usize {
        let folded = fold(first_name);
        let Some(word) = words(&folded).next() else { return 0 };
        let indexed = self.index.items(&self.index.exactly(word)).iter().copied();
        let same = |slot: &Slot| self.live.contains(*slot) && self.rows.part(*slot, Part::FoldedFirst) == folded;
        indexed.chain(self.unindexed()).filter(same).count()
    }

    /// Wipes everything at once, as when the screen locks.
    pub fn wipe(&mut self) {
        self.rows.wipe();
        self.index.wipe();
        self.communes.wipe();
        self.live = Slots::default();
        self.orders = Orders::default();
        self.indexed = 0;
        self.joined.clear();
    }

    fn entry_at(&self, slot: Slot) -> Option<Entry<'_>> {
        let row = self.rows.get(slot)?;
        Some(Entry {
            id: row.id,
            code: self.rows.part(slot, Part::Code),
            first_name: self.rows.part(slot, Part::First),
            last_name: self.rows.part(slot, Part::Last),
            birth_year: row.birth_year,
            commune: self.communes.name(row.commune),
            last_visit: row.last_visit,
        })
    }

    fn row(&self, id: &LearnerId) -> Option<&Row> {
        self.orders.slot(&self.rows, id).and_then(|slot| self.rows.get(slot))
    }

    /// The slots the index does not know.
    fn unindexed(&self) -> impl Iterator<Item = Slot> + use<> {
        self.rows.slots().skip(self.indexed)
    }

    /// Drops what was replaced, and makes the index again.
    fn compact(&mut self) {
        let mut rows = Rows::default();
        for slot in self.rows.slots().filter(|slot| self.live.contains(*slot)) {
            rows.copy(&self.rows, slot);
        }
        self.rows.wipe();
        self.rows = rows;
        self.live = Slots::default();
        self.live.extend(self.rows.slots());
        self.orders = Orders::build(&self.rows, &self.live);
        self.index.wipe();
        self.take_index(index_of(&self.rows));
    }

    fn take_index(&mut self, index: Index) {
        self.index = index;
        self.indexed = self.rows.len();
    }
}

fn index_of(rows: &Rows) -> Index {
    Index::build(rows.slots().flat_map(|slot| rows.words(slot).map(move |word| (slot, word))))
}

impl Drop for Directory {
    fn drop(&mut self) {
        self.wipe();
    }
}

impl std::fmt::Debug for Directory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Directory").field("learners", &self.len()).finish_non_exhaustive()
    }
}
