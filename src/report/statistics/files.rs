//! Statistics for spreadsheets and for programs.

use crate::domain::statistics::masking::Cell as Count;
use crate::domain::statistics::sheet::{Row, Section, Sheet, Unit};
use crate::report::cell::Cell;
use crate::report::csv::Table;
use crate::report::json::write_one;
use crate::report::workbook::Workbook;
use crate::text::statistics as words;
use serde::Serialize;
use std::io::{self, Write};

/// Writes the sheet as a table: a figure a row, numbers as numbers.
pub fn csv<W: Write>(sheet: &Sheet, out: W) -> io::Result<W> {
    let mut table = Table::statistics(out)?;
    for row in table_rows(sheet) {
        table.figure(&row)?;
    }
    table.finish()
}

/// The same table as a workbook.
pub fn workbook(sheet: &Sheet) -> io::Result<Vec<u8>> {
    let mut book = Workbook::default();
    let mut out = book.sheet(words::TITLE)?;
    out.headings(&words::COLUMNS)?;
    for row in table_rows(sheet) {
        out.row(&row)?;
    }
    book.finish()
}

/// What it is of, what it counts, how many, what part of the whole, how many before.
fn table_rows(sheet: &Sheet) -> Vec<[Cell; 5]> {
    let (first, last) = (sheet.period.first(), sheet.period.last());
    let whole =
        |label: &str, value: Cell, before: Cell| [words::SUMMARY.into(), label.into(), value, Cell::Empty, before];
    let mut rows = vec![
        whole(words::FIRST_DAY, Cell::Day(first), Cell::Empty),
        whole(words::LAST_DAY, Cell::Day(last), Cell::Empty),
    ];
    rows.extend(sheet.part.iter().map(|part| whole(words::PART, Cell::text(part), Cell::Empty)));
    for total in &sheet.totals {
        let label = if total.unit == Unit::Minutes { words::MINUTES } else { total.label };
        let [now, before] = total.counts.map(cell);
        rows.push(whole(label, now, before));
    }
    for section in &sheet.sections {
        for row in &section.rows {
            let [now, before] = row.counts.map(cell);
            let part = section.percent(row).and_then(|part| u8::try_from(part).ok());
            let part = part.map_or(Cell::Empty, Cell::Percent);
            rows.push([Cell::text(&section.heading), Cell::text(&row.label), now, part, before]);
        }
    }
    rows
}

fn cell(count: Count) -> Cell {
    let shown = count.shown().map(|count| Cell::Number(i64::try_from(count).unwrap_or(i64::MAX)));
    shown.unwrap_or_else(|| words::HIDDEN.into())
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
                let [count, before] = total.counts.map(Count::shown);
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
    let [count, before] = row.counts.map(Count::shown);
    RowJson { label: &row.label, count, before }
}
