//! Everybody, as a table or as JSON, one record in memory at a time.

use super::Archive;
use crate::cli::args::TableFormat;
use crate::cli::output::{Broken, Output};
use crate::cli::progress::Bar;
use crate::cli::say;
use crate::cli::stop::{Exit, Stop};
use crate::domain::ids::{Code, LearnerId};
use crate::report::csv::Table;
use crate::report::json;
use crate::report::record::RecordSummary;
use crate::text::cli::{Rows, exported, progress as words};
use std::io::Write;

/// All learners.
pub fn learners(archive: &Archive<'_>, format: TableFormat, output: Output<'_>) -> Result<Exit, Stop> {
    let codes = archive.codes()?;
    let path = output.write(|out| match format {
        TableFormat::Csv => learners_csv(archive, &codes, out),
        TableFormat::Json => learners_json(archive, &codes, out),
    })?;
    if let Some(path) = path {
        say(&exported(Rows::Learners, codes.len(), path));
    }
    Ok(Exit::Done)
}

/// All sessions.
pub fn sessions(archive: &Archive<'_>, format: TableFormat, output: Output<'_>) -> Result<Exit, Stop> {
    let codes = archive.codes()?;
    let mut written = 0;
    let path = output.write(|out| {
        written = match format {
            TableFormat::Csv => sessions_csv(archive, &codes, out)?,
            TableFormat::Json => sessions_json(archive, &codes, out)?,
        };
        Ok(())
    })?;
    if let Some(path) = path {
        say(&exported(Rows::Sessions, written, path));
    }
    Ok(Exit::Done)
}

fn learners_csv(archive: &Archive<'_>, codes: &[(Code, LearnerId)], out: &mut dyn Write) -> Result<(), Broken> {
    let mut table = Table::learners(out)?;
    for (_, id) in counted(codes) {
        let learner = archive.store.learner(*id).map_err(|error| archive.call.stop(&error))?;
        if let Some(kept) = learner {
            table.learner(&kept.record)?;
        }
    }
    table.finish()?;
    Ok(())
}

fn learners_json(archive: &Archive<'_>, codes: &[(Code, LearnerId)], out: &mut dyn Write) -> Result<(), Broken> {
    let mut array = json::Array::new(out);
    let drafts = archive.drafts()?;
    archive.with_office(|office| {
        for (_, id) in counted(codes) {
            let record = archive.record(*id)?;
            array.push(&json::learner(&RecordSummary::of(&record, office), office).with_open(&drafts, office))?;
        }
        Ok::<(), Broken>(())
    })?;
    array.finish()?;
    Ok(())
}

fn sessions_csv(archive: &Archive<'_>, codes: &[(Code, LearnerId)], out: &mut dyn Write) -> Result<usize, Broken> {
    let mut table = Table::sessions(out)?;
    let mut written = 0;
    for (code, id) in counted(codes) {
        for (session, kept) in archive.store.sessions(*id).map_err(|error| archive.call.stop(&error))? {
            table.session(&session, code, &kept.record)?;
            written += 1;
        }
    }
    table.finish()?;
    Ok(written)
}

fn sessions_json(archive: &Archive<'_>, codes: &[(Code, LearnerId)], out: &mut dyn Write) -> Result<usize, Broken> {
    let mut array = json::Array::new(out);
    let mut written = 0;
    archive.with_office(|office| {
        for (code, id) in counted(codes) {
            for (session, kept) in archive.store.sessions(*id).map_err(|error| archive.call.stop(&error))? {
                array.push(&json::session(&session, &kept, office).with_code(code))?;
                written += 1;
            }
        }
        Ok::<(), Broken>(())
    })?;
    array.finish()?;
    Ok(written)
}

/// Each of them, with a bar that follows.
fn counted(codes: &[(Code, LearnerId)]) -> impl Iterator<Item = &(Code, LearnerId)> {
    let mut bar = Bar::new();
    let total = codes.len() as u64;
    (0..).zip(codes).map(move |(done, item)| {
        bar.show(words::EXPORTING, done, total);
        item
    })
}
