//! Counting what was done, a slice at a time, so that whoever asked can be shown figures at once and stop at any moment.

#[cfg(test)]
mod tests;
mod visitors;

use super::error::StoreError;
use super::house::Store;
use crate::domain::assessment::Assessment;
use crate::domain::curriculum::{Curriculum, Questionnaire};
use crate::domain::ids::LearnerId;
use crate::domain::progress::{Ratings, current_ratings};
use crate::domain::session::Session;
use crate::domain::statistics::learner::{Learned, acquired, levels, may_acquire};
use crate::domain::statistics::{Scope, Statistics};
use time::Date;
use visitors::Visitor;

/// Sessions passed by in one slice: some tens of milliseconds.
const SLICE: u64 = 20_000;
/// Rows of erased learners read in one slice.
const ROWS: usize = 4_000;

/// A count under way, or done.
#[derive(Debug)]
pub struct Counting {
    scope: Scope,
    /// The period before; `None` when nothing is compared, and how far people came is not asked for either.
    before: Option<Scope>,
    now: Statistics,
    earlier: Statistics,
    next: Next,
    done: u64,
    total: u64,
}

/// What is counted next.
#[derive(Debug)]
enum Next {
    /// Sessions, after those of this learner.
    Sessions(Option<LearnerId>),
    /// What stays of erased learners' sessions, after this row.
    Remains(Vec<u8>),
    /// The workshops and requests of all these days.
    Workshops,
    Nothing,
}

impl Counting {
    /// Counts a period, compared with the one before.
    pub fn compared(scope: Scope) -> Self {
        let before = Some(scope.before());
        Self { before, ..Self::alone(scope) }
    }

    /// Counts a period, and not how far people came.
    pub fn alone(scope: Scope) -> Self {
        let next = Next::Sessions(None);
        let (now, earlier) = (Statistics::default(), Statistics::default());
        Self { scope, before: None, now, earlier, next, done: 0, total: 0 }
    }

    /// What is counted.
    pub const fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The figures so far.
    pub const fn now(&self) -> &Statistics {
        &self.now
    }

    /// Those of the period before.
    pub const fn earlier(&self) -> &Statistics {
        &self.earlier
    }

    /// Whether all is counted.
    pub const fn is_done(&self) -> bool {
        matches!(self.next, Next::Nothing)
    }

    /// How far it has come: done and total, in rows.
    pub const fn progress(&self) -> (u64, u64) {
        (self.done, self.total)
    }

    /// Counts a slice more.
    pub fn step(&mut self, store: &Store, questions: &Questionnaire, programme: &Curriculum) -> Result<(), StoreError> {
        let counts = store.counts()?;
        self.total = counts.sessions + counts.remains;
        let days = self.days();
        match std::mem::replace(&mut self.next, Next::Nothing) {
            Next::Sessions(after) => {
                let walk = store.visitors(after, days, SLICE)?;
                for visitor in &walk.found {
                    self.visitor(visitor, store, questions, programme)?;
                }
                self.done += walk.seen;
                self.next = match walk.last {
                    Some(last) => Next::Sessions(Some(last)),
                    None => Next::Remains(Vec::new()),
                };
            }
            Next::Remains(after) => {
                let rows = store.remains_after(&after, ROWS)?;
                for (_, remains) in &rows {
                    self.now.remains(remains, &self.scope);
                    if let Some(before) = &self.before {
                        self.earlier.remains(remains, before);
                    }
                }
                self.done += rows.len() as u64;
                self.next = rows.into_iter().last().map_or(Next::Workshops, |(last, _)| Next::Remains(last));
            }
            Next::Workshops => {
                for (id, kept) in store.workshops(days.0..=days.1)? {
                    self.now.workshop(id, &kept, &self.scope);
                    if let Some(before) = &self.before {
                        self.earlier.workshop(id, &kept, before);
                    }
                }
                for (_, kept) in store.requests(days.0..=days.1)? {
                    self.now.request(&kept, &self.scope);
                    if let Some(before) = &self.before {
                        self.earlier.request(&kept, before);
                    }
                }
            }
            Next::Nothing => {}
        }
        Ok(())
    }

    /// The first and last day that anything is counted on.
    fn days(&self) -> (Date, Date) {
        let first = self.before.as_ref().map_or(self.scope.period.first(), |before| before.period.first());
        (first, self.scope.period.last())
    }

    fn visitor(
        &mut self,
        visitor: &Visitor,
        store: &Store,
        questions: &Questionnaire,
        programme: &Curriculum,
    ) -> Result<(), StoreError> {
        // A record that was taken away between two slices is told no more.
        let Some(learner) = store.learner(visitor.learner)? else { return Ok(()) };
        let mut told = Learned {
            learner: &learner.record,
            first_visit: visitor.first,
            sessions: &visitor.sessions,
            acquired: Vec::new(),
            levels: None,
        };
        let Some(before) = &self.before else {
            self.now.learner(&told, &self.scope);
            return Ok(());
        };
        let assessments = store.assessments(visitor.learner)?;
        let assessments: Vec<&Assessment> = assessments.iter().map(|(_, kept)| &kept.record).collect();
        let (mut then, mut now) = (Vec::new(), Vec::new());
        if visitor.sessions.iter().any(|kept| may_acquire(&kept.record)) {
            let all = store.sessions(visitor.learner)?;
            let until = |end: Date, included: bool| -> Ratings {
                let held = |session: &&Session| session.date < end || included && session.date == end;
                current_ratings(all.iter().map(|(_, kept)| &kept.record).filter(held))
            };
            let turn = until(self.scope.period.first(), false);
            then = acquired(programme, &until(before.period.first(), false), &turn);
            now = acquired(programme, &turn, &until(self.scope.period.last(), true));
        }
        told.acquired = now;
        told.levels = levels(questions, &assessments, &self.scope.period);
        self.now.learner(&told, &self.scope);
        told.acquired = then;
        told.levels = levels(questions, &assessments, &before.period);
        self.earlier.learner(&told, before);
        Ok(())
    }
}
