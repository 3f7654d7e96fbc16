//! Appointments of past days that nobody closed.

use super::Worker;
use crate::domain::change::Kept;
use crate::domain::draft::Work;
use crate::domain::evening::{DAYS, Waiting};
use crate::domain::ids::{LearnerId, SessionId};
use crate::domain::session::Session;
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
    /// or one that is still open. A workshop before its day does not.
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
                let sessions = self.store()?.sessions(meeting.learner)?;
                let planned_by = waits_since(sessions, meeting.session, date);
                if let Some(planned_by) = planned_by.filter(|_| !under_way.contains(&meeting.learner)) {
                    found.push(Waiting { learner: meeting.learner, date, time: meeting.time, planned_by });
                }
            }
        }
        found.sort_by_key(|waiting| (waiting.date, waiting.time));
        Ok(found)
    }
}

/// The session that planned a meeting, unless what came after it settles that.
pub(super) fn waits_since(
    sessions: Vec<(SessionId, Kept<Session>)>,
    planned_by: SessionId,
    date: Date,
) -> Option<(SessionId, Session)> {
    let mut after = sessions.into_iter().skip_while(|(id, _)| *id != planned_by);
    let (id, kept) = after.next()?;
    let settled = after.any(|(_, kept)| kept.record.workshop.is_none() || kept.record.date >= date);
    (!settled).then_some((id, kept.record))
}
