//! Statistics for spreadsheets and for programs.

use crate::domain::statistics::masking::Cell;
use crate::domain::statistics::sheet::{Row, Section, Sheet, Unit};
use crate::report::csv::Table;
use crate::report::json::write_one;
use crate::text::statistics as words;
use serde::Serialize;
use std::io::{self, Write};

/// Writes the sheet as a table: a figure a row, numbers as numbers.
pub fn csv<W: Write>(sheet: &Sheet, out: W) -> io::Result<W> {
    let mut table = Table::statistics(out)?;
    let mut line = |of: &str, label: &str, [now, part, before]: [&str; 3]| table.figure([of, label, now, part, before]);
    line(words::SUMMARY, words::PERIOD, [&words::days(sheet.period.first(), sheet.period.last()), "", ""])?;
    for part in &sheet.part {
        line(words::SUMMARY, words::PART, [part, "", ""])?;
    }
    for total in &sheet.totals {
        let label = if total.unit == Unit::Minutes { words::MINUTES } else { total.label };
        let [now, before] = total.counts.map(plain);
        line(words::SUMMARY, label, [&now, "", &before])?;
    }
    for section in &sheet.sections {
        for row in &section.rows {
            let [now, before] = row.counts.map(plain);
            let part = section.per_mille(row).map(|part| words::hundredths(part).to_string());
            line(&section.heading, &row.label, [&now, &part.unwrap_or_default(), &before])?;
        }
    }
    table.finish()
}

/// A count in figures alone.
fn plain(cell: Cell) -> String {
    cell.shown().map_or_else(|| words::HIDDEN.to_owned(), |count| count.to_string())
}

#[derive(Serialize)]
struct SheetJson<'a> {
    from: String,
    to: String,
    part: &'a [String],
    small_numbers_hidden: bool,
    totals: Vec<TotalJson>,
    sections: Vec<SectionJson<'a>>,
    sessions_without_a_day: u64,
}

#[derive(Serialize)]
struct TotalJson {
    key: &'static str,
    count: Option<u64>,
    before: Option<u64>,
}

#[derive(Serialize)]
struct SectionJson<'a> {
    key: &'static str,
    heading: &'a str,
    adds_up: bool,
    total: Option<u64>,
    rows: Vec<RowJson<'a>>,
}

#[derive(Serialize)]
struct RowJson<'a> {
    label: &'a str,
    count: Option<u64>,
    before: Option<u64>,
}

/// Writes the sheet for programs; a hidden number is `null`.
pub fn json(sheet: &Sheet, out: impl Write) -> io::Result<()> {
    let value = SheetJson {
        from: sheet.period.first().to_string(),
        to: sheet.period.last().to_string(),
        part: &sheet.part,
        small_numbers_hidden: sheet.is_masked,
        totals: sheet
            .totals
            .iter()
            .map(|total| {
                let [count, before] = total.counts.map(Cell::shown);
                TotalJson { key: total.key, count, before }
            })
            .collect(),
        sections: sheet.sections.iter().map(section).collect(),
        sessions_without_a_day: sheet.unplaced,
    };
    write_one(out, &value)
}

fn section(section: &Section) -> SectionJson<'_> {
    SectionJson {
        key: section.key,
        heading: &section.heading,
        adds_up: section.adds_up,
        total: section.total[0].shown(),
        rows: section.rows.iter().map(row).collect(),
    }
}

fn row(row: &Row) -> RowJson<'_> {
    let [count, before] = row.counts.map(Cell::shown);
    RowJson { label: &row.label, count, before }
}
