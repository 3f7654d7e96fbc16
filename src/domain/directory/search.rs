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

/// Who answers to what was typed, and how well.
struct Found {
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

impl Directory {
    /// The learners who answer to what was typed: each word starts some word of name, code or commune, or the telephone's
    /// figures, in any order; accents, case and particles do not count. With fewer than five of them, words within one
    /// slip count too, or two from eight letters. Exact hits come first, then beginnings, then close ones; among equals
    /// the latest visit, then the name. Nothing typed finds nobody.
    pub fn search(&self, typed: &str, limit: usize) -> Hits {
        let Some(found) = self.find(typed) else { return Hits::default() };
        let mut keyed: Vec<(u64, Slot)> = Vec::new();
        for (rank, slot) in (0_u64..).zip(self.orders.by_name()) {
            if found.all.contains(*slot) {
                let how = if found.exact.contains(*slot) {
                    How::Exact
                } else if found.start.contains(*slot) {
                    How::Start
                } else {
                    How::Near
                };
                keyed.push(((how as u64) << 62 | self.never(*slot) << 32 | rank, *slot));
            }
        }
        let total = keyed.len();
        if limit < total {
            keyed.select_nth_unstable(limit);
            keyed.truncate(limit);
        }
        keyed.sort_unstable();
        let shown = keyed.into_iter().filter_map(|(key, slot)| {
            let how = match key >> 62 {
                0 => How::Exact,
                1 => How::Start,
                _ => How::Near,
            };
            self.rows.get(slot).map(|row| Hit { id: row.id, how })
        });
        Hits { total, shown: shown.collect() }
    }

    /// The slots of those who answer to what was typed; `None` when nothing was.
    pub(super) fn matching(&self, typed: &str) -> Option<Slots> {
        self.find(typed).map(|found| found.all)
    }

    fn find(&self, typed: &str) -> Option<Found> {
        let mut terms = terms(typed);
        let mut start = self.all_of(&terms, Compare::Start)?;
        if start.count() == 0
            && let Some(fewer) = without_last_particle(super::query::terms(typed))
        {
            terms = fewer;
            start = self.all_of(&terms, Compare::Start)?;
        }
        let exact = self.all_of(&terms, Compare::Whole)?;
        let all = if start.count() < FEW { self.all_of(&terms, Compare::Near)? } else { start.clone() };
        Some(Found { exact, start, all })
    }

    /// The live slots for which all terms hold; `None` without a term.
    fn all_of(&self, terms: &[Term], compare: Compare) -> Option<Slots> {
        let mut all: Option<Slots> = None;
        for term in terms {
            let some = self.any_of(term, compare);
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

    fn any_of(&self, term: &Term, compare: Compare) -> Slots {
        let mut found = self.each_of(&term.words, compare);
        if !term.parts.is_empty() {
            found.unite(&self.each_of(&term.parts, compare));
        }
        if let Some(phone) = term.as_phone() {
            found.extend(self.rows.phoned(|other| match compare {
                Compare::Whole => other == phone,
                Compare::Start | Compare::Near => other.starts_with(phone),
            }));
        }
        found
    }

    fn each_of(&self, typed: &[String], compare: Compare) -> Slots {
        let mut words = typed.iter().map(|word| self.bearers(word, compare));
        let mut all = words.next().unwrap_or_default();
        words.for_each(|bearers| all.intersect(&bearers));
        all
    }

    /// The slots that bear a word like the typed one.
    fn bearers(&self, typed: &str, compare: Compare) -> Slots {
        let mut near = if compare == Compare::Near { Near::begun(typed) } else { None };
        let mut found = Slots::with_room(self.rows.len());
        for range in ranges(&self.index, typed, compare, near.as_mut()) {
            found.extend(self.index.items(&range).iter().copied());
        }
        let mut places = Slots::with_room(self.communes.len());
        for range in ranges(self.communes.words(), typed, compare, near.as_mut()) {
            places.extend(self.communes.words().items(&range).iter().copied());
        }
        if places.count() > 0 {
            let lives = |slot: &Slot| self.rows.get(*slot).is_some_and(|row| places.contains(row.commune));
            found.extend(self.rows.slots().filter(lives));
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

    /// Days before the latest possible visit, to sort the latest first; people who never came are last. 30 bits.
    fn never(&self, slot: Slot) -> u64 {
        const LAST: u64 = (1 << 30) - 1;
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
