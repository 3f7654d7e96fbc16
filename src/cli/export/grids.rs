//! Activities and progress, as tables for spreadsheets.

use super::Archive;
use crate::cli::args::GridFormat;
use crate::cli::output::{Broken, Output};
use crate::cli::progress::Bar;
use crate::cli::say;
use crate::cli::stop::{Exit, Stop};
use crate::domain::filter::Filter;
use crate::domain::period::Period;
use crate::domain::statistics::Scope;
use crate::report::activities::{self, Desk};
use crate::report::cell::Cell;
use crate::report::csv::Table;
use crate::report::progress;
use crate::report::workbook::Workbook;
use crate::store::StoreError;
use crate::text::cli::{Rows, exported, progress as words};
use crate::text::report::coop;
use crate::text::tables;
use std::io::Write;
use time::Date;

/// A table of either form, being written row by row.
type Put<'a> = dyn FnMut(&[Cell]) -> Result<(), Broken> + 'a;

/// Why an activity was not written.
enum Trouble {
    Store(StoreError),
    Table(Broken),
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// The activities of a period.
pub fn activities(archive: &Archive<'_>, scope: &Scope, format: GridFormat, output: Output<'_>) -> Result<Exit, Stop> {
    let (mut bar, mut done) = (Bar::new(), 0);
    let offset = archive.call.now().offset();
    write(output, format, (coop::ACTIVITIES_SHEET, &coop::ACTIVITIES), Rows::Activities, |put| {
        archive
            .with_office(|office| {
                let desk = Desk { office, filter: &scope.filter, offset };
                let days = scope.period.first()..=scope.period.last();
                archive.store.each_activity(days, |activity, total| {
                    bar.show(words::EXPORTING, done, total as u64);
                    done += 1;
                    activities::rows(&activity, &desk).iter().try_for_each(|row| put(row)).map_err(Trouble::Table)
                })
            })
            .map_err(|trouble| match trouble {
                Trouble::Store(error) => Broken::Product(archive.call.stop(&error)),
                Trouble::Table(broken) => broken,
            })
    })
}

/// How far everybody came, as of the end of a period: those who came in it, or everybody without one.
pub fn progress(
    archive: &Archive<'_>,
    period: Option<Period>,
    filter: &Filter,
    format: GridFormat,
    output: Output<'_>,
) -> Result<Exit, Stop> {
    let until = period.map_or(Date::MAX, |period| period.last());
    let codes = archive.codes()?;
    write(output, format, (tables::PROGRESS_SHEET, &tables::PROGRESS), Rows::Steps, |put| {
        let mut bar = Bar::new();
        for (done, (_, id)) in (0..).zip(&codes) {
            bar.show(words::EXPORTING, done, codes.len() as u64);
            let record = archive.record(*id)?;
            let came = record.sessions.iter().any(|(_, kept)| {
                period.is_none_or(|period| period.contains(kept.record.date)) && filter.takes_session(kept)
            });
            let asked = came || period.is_none() && filter.is_empty();
            if asked && filter.takes_commune(record.learner.record.commune.as_ref()) {
                progress::rows(&record, until, &archive.content.curriculum).iter().try_for_each(|row| put(row))?;
            }
        }
        Ok(())
    })
}

/// Writes a table in its form, and says how many rows it has.
fn write(
    output: Output<'_>,
    format: GridFormat,
    (sheet, columns): (&str, &[&str]),
    rows: Rows,
    fill: impl FnOnce(&mut Put<'_>) -> Result<(), Broken>,
) -> Result<Exit, Stop> {
    let mut written = 0;
    let filled = |out: &mut dyn Write| match format {
        GridFormat::Csv => {
            let mut table = Table::of(out, columns)?;
            fill(&mut |cells| {
                written += 1;
                Ok(table.cells(cells)?)
            })?;
            table.finish()?;
            Ok(())
        }
        GridFormat::Xlsx => {
            let mut book = Workbook::default();
            let mut page = book.sheet(sheet)?;
            page.headings(columns)?;
            fill(&mut |cells| {
                written += 1;
                Ok(page.row(cells)?)
            })?;
            Ok(out.write_all(&book.finish()?)?)
        }
    };
    let path = output.write(filled)?;
    if let Some(path) = path {
        say(&exported(rows, written, path));
    }
    Ok(Exit::Done)
}
