//! Everybody, as a table or as JSON, one record in memory at a time.

use super::Archive;
use crate::cli::args::{LearnersFormat, TableFormat};
use crate::cli::output::{Broken, Output};
use crate::cli::progress::Bar;
use crate::cli::say;
use crate::cli::stop::{Exit, Stop};
use crate::domain::ids::{Code, LearnerId};
use crate::domain::learner::Learner;
use crate::report::coop::learners::Import;
use crate::report::csv::{Table, learner_cells};
use crate::report::record::RecordSummary;
use crate::report::workbook::Workbook;
use crate::report::{coop, json};
use crate::text::cli::{NAMES_TO_COOP_UNTOLD, Rows, exported, left_out_of_coop, progress as words};
use crate::text::tables;
use std::io::Write;

/// All learners.
pub fn learners(archive: &Archive<'_>, format: LearnersFormat, output: Output<'_>) -> Result<Exit, Stop> {
    let codes = archive.codes()?;
    let (mut written, mut left_out) = (codes.len(), Vec::new());
    let path = output.write(|out| match format {
        LearnersFormat::Csv => learners_csv(archive, &codes, out),
        LearnersFormat::Xlsx => Ok(out.write_all(&learners_xlsx(archive, &codes)?)?),
        LearnersFormat::Json => learners_json(archive, &codes, out),
        LearnersFormat::CoopXlsx => {
            let import = learners_coop(archive, &codes)?;
            (written, left_out) = (import.written, import.left_out);
            Ok(out.write_all(&import.bytes)?)
        }
    })?;
    if let Some(path) = path {
        say(&exported(Rows::Learners, written, path));
    }
    if !left_out.is_empty() {
        say(&left_out_of_coop(&left_out));
    }
    if format == LearnersFormat::CoopXlsx && !archive.settings.names_to_coop {
        say(NAMES_TO_COOP_UNTOLD);
    }
    Ok(Exit::Done)
}

fn learners_coop(archive: &Archive<'_>, codes: &[(Code, LearnerId)]) -> Result<Import, Broken> {
    let mut import = coop::learners::Learners::new(&archive.content.vocabularies);
    each_learner(archive, codes, |learner| {
        import.add(learner);
        Ok(())
    })?;
    Ok(import.finish()?)
}

fn learners_xlsx(archive: &Archive<'_>, codes: &[(Code, LearnerId)]) -> Result<Vec<u8>, Broken> {
    let mut book = Workbook::default();
    let mut sheet = book.sheet(tables::LEARNERS_SHEET)?;
    sheet.headings(&tables::LEARNERS)?;
    each_learner(archive, codes, |learner| Ok(sheet.row(&learner_cells(learner))?))?;
    Ok(book.finish()?)
}

fn each_learner(
    archive: &Archive<'_>,
    codes: &[(Code, LearnerId)],
    mut take: impl FnMut(&Learner) -> Result<(), Broken>,
) -> Result<(), Broken> {
    for (_, id) in counted(codes) {
        let learner = archive.store.learner(*id).map_err(|error| archive.call.stop(&error))?;
        if let Some(kept) = learner {
            take(&kept.record)?;
        }
    }
    Ok(())
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
    each_learner(archive, codes, |learner| Ok(table.learner(learner)?))?;
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
