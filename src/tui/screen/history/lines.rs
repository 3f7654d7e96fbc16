//! Traces in words.

use super::Line;
use super::sessions;
use crate::domain::change::{Kept, Stamp, Trace};
use crate::domain::ids::{LearnerId, SessionId};
use crate::domain::record::Record;
use crate::domain::session::Session;
use crate::text::{history as words, registration};
use crate::tui::shared::Shared;
use crate::tui::widget::canvas::wrap;
use time::{OffsetDateTime, Time};

/// Columns of what changed.
const COLUMNS: usize = 72;

/// All traces of a record, the latest first; what was done in one save stands under one heading.
pub fn lines(record: &Record, shared: &Shared) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut last: Option<Stamp> = None;
    for (at, trace) in record.traces.iter().enumerate().rev() {
        if last != Some(trace.stamp) {
            last = Some(trace.stamp);
            lines.push(Line::Heading(heading(&trace.stamp, shared)));
        }
        let later = record.traces.get(at + 1..).unwrap_or_default();
        for change in changes(&trace.record, later, record, shared) {
            lines.extend(wrap(&change, COLUMNS).into_iter().map(Line::Text));
        }
    }
    let learner = &record.learner.record;
    if let Some(day) = learner.opened_on {
        let who = learner.opened_by.map_or("", |id| shared.mediator_name(id));
        lines.push(Line::Heading(words::opened(day, who)));
    }
    lines
}

fn heading(stamp: &Stamp, shared: &Shared) -> String {
    let at = OffsetDateTime::from_unix_timestamp(stamp.at).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let at = at.to_offset(shared.now.local.offset());
    let time = Time::from_hms(at.hour(), at.minute(), 0).unwrap_or(Time::MIDNIGHT);
    words::heading(at.date(), time, shared.mediator_name(stamp.author))
}

fn changes(trace: &Trace, later: &[Kept<Trace>], record: &Record, shared: &Shared) -> Vec<String> {
    match trace {
        Trace::Field { field, before, after } => vec![words::change(registration::field_label(field), before, after)],
        Trace::SessionCorrected(id, before) => {
            let mut changes = vec![words::session_corrected(before.date)];
            if let Some(after) = as_corrected(*id, later, record) {
                changes.extend(sessions::changes(before, after, &shared.content));
            }
            changes
        }
        Trace::SessionMoved { session, from, to } => {
            let day = record.sessions.iter().find(|(id, _)| id == session).map(|(_, kept)| kept.record.date);
            let (came, other) = direction(record.id, *from, *to);
            vec![words::session_moved(day, came, &shared.public_name(other))]
        }
        Trace::AssessmentMoved { assessment, from, to } => {
            let day = record.assessments.iter().find(|(id, _)| id == assessment).map(|(_, kept)| kept.record.date);
            let (came, other) = direction(record.id, *from, *to);
            vec![words::assessment_moved(day, came, &shared.public_name(other))]
        }
    }
}

/// Whether something came to this record, and which the other one is.
fn direction(this: LearnerId, from: LearnerId, to: LearnerId) -> (bool, LearnerId) {
    if to == this { (true, from) } else { (false, to) }
}

/// What a correction made of a session: what the next correction found, or the session as it stands.
fn as_corrected<'a>(id: SessionId, later: &'a [Kept<Trace>], record: &'a Record) -> Option<&'a Session> {
    let next = later.iter().find_map(|trace| match &trace.record {
        Trace::SessionCorrected(session, before) if *session == id => Some(&**before),
        _ => None,
    });
    next.or_else(|| record.sessions.iter().find(|(session, _)| *session == id).map(|(_, kept)| &kept.record))
}
