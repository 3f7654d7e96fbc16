//! A person's record, and a session's sheets.

use super::Archive;
use crate::cli::args::{Reader, SessionFormat, SheetFormat};
use crate::cli::stop::Stop;
use crate::domain::ids::{LearnerId, SessionId};
use crate::domain::record::Record;
use crate::domain::session::{Attendance, Session};
use crate::report::coop::entry;
use crate::report::learner_sheet::{LearnerSheet, Procedure};
use crate::report::record::RecordSummary;
use crate::report::record_sheet::RecordSheet;
use crate::report::summary::SessionSummary;
use crate::report::{Office, json, mediator_sheet};
use crate::text::cli as words;
use serde::Serialize;

/// All that is kept of the person who bears a code, and who that is.
pub fn learner(archive: &Archive<'_>, typed: &str, format: SheetFormat) -> Result<(LearnerId, Vec<u8>), Stop> {
    let id = archive.bearer(typed)?;
    let record = archive.record(id)?;
    let open = archive.drafts()?;
    let today = archive.call.now().date();
    let document = archive.with_office(|office| {
        let summary = RecordSummary::of(&record, office);
        match format {
            SheetFormat::Json => as_json(&json::learner(&summary, office).with_open(&open, office)),
            SheetFormat::Text => Ok(RecordSheet::of(&summary, today, office).text().into_bytes()),
            SheetFormat::Html => Ok(RecordSheet::of(&summary, today, office).html().into_bytes()),
        }
    })?;
    Ok((id, document))
}

/// The sheet of a session, for the person or for the team, and whose it is.
pub fn session(
    archive: &Archive<'_>,
    typed: &str,
    format: SessionFormat,
    reader: Reader,
) -> Result<(LearnerId, Vec<u8>), Stop> {
    let unknown = || Stop::failed(words::unknown_session());
    let id: SessionId = typed.trim().to_lowercase().parse().map_err(|_| unknown())?;
    let session = archive.store.session(id).map_err(|error| archive.call.stop(&error))?;
    let session = session.ok_or_else(unknown)?.record;
    if format == SessionFormat::Coop {
        is_entered(archive, &session)?;
    }
    let record = archive.record_today(session.learner)?;
    let document = archive.with_office(|office| {
        let summary = SessionSummary::of(&record, &id, office).ok_or_else(unknown)?;
        let for_learner = || LearnerSheet::of_session(&summary, Procedure::Named);
        match (format, reader) {
            (SessionFormat::Coop, _) => Ok(as_entry(&record, &id, office).ok_or_else(unknown)?.into_bytes()),
            (SessionFormat::Json, _) => as_json(&json::sheet(&summary)),
            (SessionFormat::Text, Reader::Learner) => Ok(for_learner().text().into_bytes()),
            (SessionFormat::Html, Reader::Learner) => Ok(for_learner().html().into_bytes()),
            (SessionFormat::Text, Reader::Mediator) => Ok(mediator_sheet::text(&summary, office.content).into_bytes()),
            (SessionFormat::Html, Reader::Mediator) => Ok(mediator_sheet::html(&summary, office.content).into_bytes()),
        }
    })?;
    Ok((record.id, document))
}

/// Refuses a session that is not typed again by itself, as the screen does.
fn is_entered(archive: &Archive<'_>, session: &Session) -> Result<(), Stop> {
    if session.attendance != Attendance::Present {
        return Err(Stop::failed(words::session_not_held()));
    }
    let Some(id) = session.workshop else { return Ok(()) };
    let workshop = archive.store.workshop(id).map_err(|error| archive.call.stop(&error))?;
    let title = workshop.map(|kept| kept.record.title).unwrap_or_default();
    Err(Stop::failed(words::session_of_workshop(&id.to_string(), &title, session.date)))
}

/// What is typed again into the Coop.
fn as_entry(record: &Record, id: &SessionId, office: &Office<'_>) -> Option<String> {
    let (_, kept) = record.sessions.iter().find(|(known, _)| known == id)?;
    let helped_before = record.held().any(|session| session.date < kept.record.date);
    Some(entry::session(&kept.record, &record.learner.record, helped_before, office))
}

/// A value as JSON, on one line.
pub(super) fn as_json(value: &impl Serialize) -> Result<Vec<u8>, Stop> {
    let mut bytes = Vec::new();
    json::write_one(&mut bytes, value).map_err(|error| Stop::io(&error))?;
    Ok(bytes)
}
