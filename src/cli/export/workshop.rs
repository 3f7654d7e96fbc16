//! The sheets of a workshop.

use super::Archive;
use super::sheets::as_json;
use crate::cli::args::{Output, SheetFormat};
use crate::cli::stop::Stop;
use crate::domain::ids::WorkshopId;
use crate::domain::session::Attendance;
use crate::domain::workshop;
use crate::report::json;
use crate::report::learner_sheet::{LearnerSheet, Procedure};
use crate::report::summary::SessionSummary;
use crate::report::workshop_sheet::{Known, WorkshopSummary};
use crate::text::cli as failures;
use crate::text::cli::help as words;
use crate::text::report::workshop_sheet as sheet_words;
use clap::ValueEnum;

/// Which workshop, and for whom.
#[derive(Debug, clap::Args)]
pub struct Workshop {
    #[arg(value_name = words::WORKSHOP, help = words::WORKSHOP_ID)]
    pub id: String,
    #[arg(long, value_enum, value_name = words::FORMAT, help = words::SHEET_FORMAT)]
    pub format: SheetFormat,
    #[arg(long = "for", value_enum, value_name = words::READER, help = words::FOR_WORKSHOP, default_value = "learners")]
    pub reader: Readers,
    #[command(flatten)]
    pub output: Output,
}

/// Who a workshop's sheets are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Readers {
    Learners,
    Mediator,
}

/// The sheets of all who came, or the team's own; all of it in JSON.
pub fn workshop(archive: &Archive<'_>, asked: &Workshop) -> Result<Vec<u8>, Stop> {
    let unknown = || Stop::failed(failures::unknown_workshop());
    let id: WorkshopId = asked.id.trim().to_lowercase().parse().map_err(|_| unknown())?;
    let kept = archive.store.workshop(id).map_err(|error| archive.call.stop(&error))?.ok_or_else(unknown)?;
    let written = match (asked.format, asked.reader) {
        (SheetFormat::Json, _) => {
            let known = known(archive, &kept.record)?;
            return archive.with_office(|office| as_json(&json::workshop(&id, &kept, &known, office)));
        }
        (SheetFormat::Text, Readers::Learners) => {
            let sheets = for_learners(archive, &kept.record)?;
            sheets.iter().map(LearnerSheet::text).collect::<Vec<_>>().join("\n\n\n")
        }
        (SheetFormat::Html, Readers::Learners) => {
            LearnerSheet::html_of_all(sheet_words::LEARNERS_TITLE, &for_learners(archive, &kept.record)?)
        }
        (format, Readers::Mediator) => {
            let known = known(archive, &kept.record)?;
            archive.with_office(|office| {
                let summary = WorkshopSummary::of(&kept.record, &known, &kept.stamp.author, office);
                if format == SheetFormat::Html { summary.html(office.content) } else { summary.text() }
            })
        }
    };
    Ok(written.into_bytes())
}

/// The people of a workshop who have a record, each with the session it filed.
fn known(archive: &Archive<'_>, workshop: &workshop::Workshop) -> Result<Known, Stop> {
    let stop = |error| archive.call.stop(&error);
    let mut known = Known::new();
    for person in &workshop.participants {
        let Some(learner) = archive.store.learner(person.learner).map_err(stop)? else { continue };
        let session = match person.session {
            Some(session) => archive.store.session_of(person.learner, session).map_err(stop)?,
            None => None,
        };
        known.insert(person.learner, (learner.record, session.map(|kept| kept.record)));
    }
    Ok(known)
}

/// The sheets of all who came.
fn for_learners(archive: &Archive<'_>, workshop: &workshop::Workshop) -> Result<Vec<LearnerSheet>, Stop> {
    let mut sheets = Vec::new();
    for person in &workshop.participants {
        let Some(session) = person.session else { continue };
        let record = archive.record_today(person.learner)?;
        let sheet = archive.with_office(|office| {
            let summary = SessionSummary::of(&record, &session, office)?;
            let came = summary.session.attendance == Attendance::Present;
            came.then(|| LearnerSheet::of_session(&summary, Procedure::Named))
        });
        sheets.extend(sheet);
    }
    Ok(sheets)
}
