//! The figures of the month, which the row of the statistics says: counted behind everything else, and again once
//! something was done.

use crate::domain::change::Change;
use crate::domain::filter::Filter;
use crate::domain::period::{Period, Span};
use crate::domain::statistics::Scope;
use crate::text::statistics as words;
use crate::tui::effect::{Counted, Counter, Effect, Reply};
use crate::tui::screen::{Steps, effect};
use crate::tui::shared::Shared;

/// What is known of the month.
#[derive(Debug, Default)]
pub struct Month {
    /// The month that was counted, or is being counted.
    period: Option<Period>,
    /// « novembre : 21 activités, 14 personnes ».
    note: Option<String>,
    /// Something was done since.
    is_stale: bool,
}

impl Month {
    /// What there is to say; `None` before the first count is done.
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// Counts again, if something was done or another month began; asked for whenever the row comes in sight.
    pub(super) fn enter(&mut self, shared: &Shared) -> Steps {
        let is_over = self.period.is_some_and(|period| !period.contains(shared.today()));
        if self.is_stale || is_over { self.begin(shared) } else { Vec::new() }
    }

    /// Counts once names and visits were read, and goes on until all is counted.
    pub(super) fn hear(&mut self, reply: &Reply, shared: &Shared) -> Steps {
        match reply {
            Reply::Visits { rest: None, .. } => return self.begin(shared),
            Reply::Counted(counted) if counted.counter == Counter::Home => return self.hear_counted(counted),
            Reply::Saved(_, changes) => self.is_stale |= changes.iter().any(counts),
            Reply::Erased(_) => self.is_stale = true,
            _ => {}
        }
        Vec::new()
    }

    fn begin(&mut self, shared: &Shared) -> Steps {
        let period = Period::of(Span::Month, shared.today());
        (self.period, self.is_stale) = (Some(period), false);
        vec![count(Scope { period, filter: Filter::default() }, true)]
    }

    fn hear_counted(&mut self, counted: &Counted) -> Steps {
        if counted.progress.is_some() {
            return vec![count(counted.scope.clone(), false)];
        }
        self.note = Some(words::month_note(&counted.scope.period, counted.activities, counted.persons));
        Vec::new()
    }
}

fn count(scope: Scope, begins: bool) -> crate::tui::screen::Step {
    effect(Effect::Count { counter: Counter::Home, scope: Box::new(scope), begins })
}

/// Whether a change may change what was done this month.
const fn counts(change: &Change) -> bool {
    matches!(
        change,
        Change::Session { .. }
            | Change::SessionRemoved(..)
            | Change::Workshop(..)
            | Change::WorkshopRemoved(..)
            | Change::Request(..)
            | Change::RequestRemoved(..)
    )
}
