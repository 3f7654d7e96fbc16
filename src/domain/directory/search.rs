//! Finding people again.

use super::near::Near;
use super::query::{Term, terms, without_last_particle};
use super::slots::{Slot, Slots};
use super::{Directory, LearnerId};
use std::ops::Range;

/// Hits below which close words are looked for too.
const FEW: usize = 5;

/// How a learner answers to what was typed; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// Each typed word is a whole one.
    Exact,
    /// Each typed word starts one.
    Start,
    /// Some typed word is only close to one.
    Near,
    /// By the code of a record that was joined to theirs.
    Joined,
}

/// A learner found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub id: LearnerId,
    pub how: How,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// How many learners answer, shown or not.
    pub total: usize,
    /// The best ones.
    pub shown: Vec<Hit>,
}

/// Who answers to what was typed, and how well: by name, code and telephone alone, or by the commune too.
struct Found {
    own_exact: Slots,
    own_start: Slots,
    exact: Slots,
    start: Slots,
    /// Those of `start`, and the close ones.
    all: Slots,
}

/// How a typed word is compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Compare {
    Whole,
    Start,
    Near,
}

/// Where a typed word is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    /// In names, codes and telephone numbers.
    Person,
    /// In communes too.
    Anywhere,
}

/// How a typed word is compared, and where.
type Lookup = (Compare, Where);

impl Found {
    /// The best first, in three bits.
    fn order(&self, slot: Slot) -> u64 {
        let groups = [&self.own_exact, &self.own_start, &self.exact, &self.start];
        (0..).zip(groups).find(|(_, group)| group.contains(slot)).map_or(4, |(order, _)| order)
    }
}

impl Directory {
    /// The learners who answer to what was typed: each word starts some word of name, code or commune, or the telephone's
    /// figures, in any order; accents, case and particles do not count. With fewer than five of them, words within one
    /// slip count too, or two from eight letters. Exact hits come first, then beginnings, both before those that owe it to
    /// their commune, then close ones; among equals the latest visit, then the name. Last stand those whose former code,
    /// of a record joined to theirs, begins so, or first when it is typed whole. Nothing typed finds nobody.
    pub fn search(&self, typed: &str, limit: usize) -> Hits {
        let Some(found) = self.find(typed) else { return Hits::default() };
        let mut keyed: Vec<(u64, Slot)> = Vec::new();
        for (rank, slot) in (0_u64..).zip(self.orders.by_name()) {
            if found.all.contains(*slot) {
                keyed.push((found.order(*slot) << 61 | self.never(*slot) << 32 | rank, *slot));
            }
        }
        let mut total = keyed.len();
        if limit < total {
            keyed.select_nth_unstable(limit);
            keyed.truncate(limit);
        }
        keyed.sort_unstable();
        let shown = keyed.into_iter().filter_map(|(key, slot)| {
            let how = match key >> 61 {
                0 | 2 => How::Exact,
                1 | 3 => How::Start,
                _ => How::Near,
            };
            self.rows.get(slot).map(|row| Hit { id: row.id, how })
        });
        let mut shown: Vec<Hit> = shown.collect();
        for (id, whole) in self.joined_like(typed) {
            if self.orders.slot(&self.rows, &id).is_none_or(|slot| found.all.contains(slot)) {
                continue;
            }
            total += 1;
            shown.insert(if whole { 0 } else { shown.len() }, Hit { id, how: How::Joined });
        }
        shown.truncate(limit);
        Hits { total, shown }
    }

    /// The slots of those who answer to what was typed; `None` when nothing was.
    pub(super) fn matching(&self, typed: &str) -> Option<Slots> {
        let mut all = self.find(typed)?.all;
        all.extend(self.joined_like(typed).filter_map(|(id, _)| self.orders.slot(&self.rows, &id)));
        Some(all)
    }

    fn find(&self, typed: &str) -> Option<Found> {
        let mut terms = terms(typed);
        let mut start = self.all_of(&terms, (Compare::Start, Where::Anywhere))?;
        if start.count() == 0
            && let Some(fewer) = without_last_particle(super::query::terms(typed))
        {
            terms = fewer;
            start = self.all_of(&terms, (Compare::Start, Where::Anywhere))?;
        }
        let exact = self.all_of(&terms, (Compare::Whole, Where::Anywhere))?;
        let own_start = self.all_of(&terms, (Compare::Start, Where::Person))?;
        let own_exact = self.all_of(&terms, (Compare::Whole, Where::Person))?;
        let few = start.count() < FEW;
        let all = if few { self.all_of(&terms, (Compare::Near, Where::Anywhere))? } else { start.clone() };
        Some(Found { own_exact, own_start, exact, start, all })
    }

    /// The live slots for which all terms hold; `None` without a term.
    fn all_of(&self, terms: &[Term], how: Lookup) -> Option<Slots> {
        let mut all: Option<Slots> = None;
        for term in terms {
            let some = self.any_of(term, how);
            match all.as_mut() {
                Some(all) => all.intersect(&some),
                None => all = Some(some),
            }
        }
        all.map(|mut all| {
            all.intersect(&self.live);
            all
        })
    }

    fn any_of(&self, term: &Term, how: Lookup) -> Slots {
        let mut found = self.each_of(&term.words, how);
        if !term.parts.is_empty() {
            found.unite(&self.each_of(&term.parts, how));
        }
        if let Some(phone) = term.as_phone() {
            found.extend(self.rows.phoned(|other| match how.0 {
                Compare::Whole => other == phone,
                Compare::Start | Compare::Near => other.starts_with(phone),
            }));
        }
        found
    }

    fn each_of(&self, typed: &[String], how: Lookup) -> Slots {
        let mut words = typed.iter().map(|word| self.bearers(word, how));
        let mut all = words.next().unwrap_or_default();
        words.for_each(|bearers| all.intersect(&bearers));
        all
    }

    /// The slots that bear a word like the typed one.
    fn bearers(&self, typed: &str, (compare, at): Lookup) -> Slots {
        let mut near = if compare == Compare::Near { Near::begun(typed) } else { None };
        let mut found = Slots::with_room(self.rows.len());
        for range in ranges(&self.index, typed, compare, near.as_mut()) {
            found.extend(self.index.items(&range).iter().copied());
        }
        if at == Where::Anywhere {
            found.unite(&self.dwellers(typed, compare, near.as_mut()));
        }
        found.extend(self.unindexed().filter(|slot| {
            self.rows.words(*slot).any(|word| match compare {
                Compare::Whole => word == typed,
                Compare::Start => word.starts_with(typed),
                Compare::Near => word.starts_with(typed) || near.as_mut().is_some_and(|near| near.walk(word).0),
            })
        }));
        found
    }

    /// The slots that live in a commune with a word like the typed one in its name.
    fn dwellers(&self, typed: &str, compare: Compare, near: Option<&mut Near>) -> Slots {
        let mut places = Slots::with_room(self.communes.len());
        for range in ranges(self.communes.words(), typed, compare, near) {
            places.extend(self.communes.words().items(&range).iter().copied());
        }
        let mut found = Slots::with_room(self.rows.len());
        if places.count() > 0 {
            let lives = |slot: &Slot| self.rows.get(*slot).is_some_and(|row| places.contains(row.commune));
            found.extend(self.rows.slots().filter(lives));
        }
        found
    }

    /// Days before the latest possible visit, to sort the latest first; people who never came are last. 29 bits.
    fn never(&self, slot: Slot) -> u64 {
        const LAST: u64 = (1 << 29) - 1;
        let visit = self.rows.get(slot).and_then(|row| row.last_visit);
        visit.and_then(|day| u64::try_from(day.to_julian_day()).ok()).map_or(LAST, |day| LAST.saturating_sub(day))
    }
}

fn ranges(index: &super::index::Index, typed: &str, compare: Compare, near: Option<&mut Near>) -> Vec<Range<usize>> {
    match compare {
        Compare::Whole => vec![index.exactly(typed)],
        Compare::Start => vec![index.starting(typed)],
        Compare::Near => {
            let mut ranges = near.map_or_else(Vec::new, |near| index.near(near));
            ranges.push(index.starting(typed));
            ranges
        }
    }
}
