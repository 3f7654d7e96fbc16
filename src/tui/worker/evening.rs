//! Appointments of past days that nobody closed.

use super::Worker;
use crate::domain::draft::Work;
use crate::domain::evening::{DAYS, Waiting};
use crate::domain::ids::LearnerId;
use crate::store::StoreError;
use crate::tui::effect::{EveningLine, Reply};
use std::collections::BTreeSet;
use time::{Date, Duration};

/// More lines than this are not shown at once, nor looked for: those of the latest days come first.
const MOST: usize = 60;
/// Appointments looked at, at most: the home screen waits for it.
const LOOKED_AT: usize = 240;

impl Worker {
    pub(super) fn load_evening(&mut self, today: Date, answer: &mut dyn FnMut(Reply)) -> Result<(), StoreError> {
        let mut lines = Vec::new();
        for waiting in self.unclosed(today)? {
            let learner = self.store()?.learner(waiting.learner)?;
            let phone = learner.map(|kept| kept.record.phone).unwrap_or_default();
            lines.push(EveningLine { waiting, phone });
        }
        answer(Reply::Evening(lines));
        Ok(())
    }

    /// Those that wait, by day and hour. What came after the session that planned a meeting settles it: another session,
    /// or one that is still open.
    pub(super) fn unclosed(&mut self, today: Date) -> Result<Vec<Waiting>, StoreError> {
        let under_way: BTreeSet<LearnerId> = self
            .open_work()?
            .into_iter()
            .filter_map(|draft| match draft.work {
                Work::Session(open) => Some(open.session.learner),
                _ => None,
            })
            .collect();
        let (mut found, mut looked_at) = (Vec::new(), 0);
        for date in (1..=DAYS).map(|days| today.saturating_sub(Duration::days(days))) {
            for meeting in self.store()?.appointments(date)? {
                looked_at += 1;
                if looked_at > LOOKED_AT || found.len() >= MOST {
                    break;
                }
                let last = self.store()?.sessions(meeting.learner)?.pop();
                let Some((id, kept)) = last.filter(|(id, _)| *id == meeting.session) else { continue };
                if !under_way.contains(&meeting.learner) {
                    let planned_by = (id, kept.record);
                    found.push(Waiting { learner: meeting.learner, date, time: meeting.time, planned_by });
                }
            }
        }
        found.sort_by_key(|waiting| (waiting.date, waiting.time));
        Ok(found)
    }
}
