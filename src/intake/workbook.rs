//! Workbooks as spreadsheets and the Coop write them (XLSX): the cells of one sheet, as texts.

use super::sheet::SheetError;
use crate::domain::fold::fold;
use crate::text::report::coop;
use crate::text::tables;
use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use csv::StringRecord;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// What begins a compressed workbook (`.xlsx`, `.ods`).
const MARK: &[u8] = b"PK\x03\x04";

/// What the parts of a workbook may come to, in bytes: a small file can unfold into one that fills the memory.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// Cells further right, and rows further down, are not a table of people.
const MOST_COLUMNS: u32 = 256;
const MOST_ROWS: u32 = 200_000;

/// Sheets that are looked for; the first sheet otherwise.
const SHEETS: [&str; 2] = [coop::LEARNERS_SHEET, tables::LEARNERS_SHEET];

/// Whether a file is a workbook.
pub fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK)
}

/// The rows of the sheet with something in them, each with its line, from 1.
pub fn rows(bytes: &[u8]) -> Result<Vec<(u64, StringRecord)>, SheetError> {
    weigh(bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| SheetError::Workbook)?;
    let names = book.sheet_names();
    let wanted = |name: &&String| SHEETS.iter().any(|sheet| fold(sheet) == fold(name));
    let name = names.iter().find(wanted).or_else(|| names.first()).ok_or(SheetError::Empty)?;
    let mut cells = book.worksheet_cells_reader(name).map_err(|_| SheetError::Workbook)?;
    let mut rows: Vec<(u64, StringRecord)> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(|_| SheetError::Unreadable)? {
        let (row, column) = cell.get_position();
        let text = written(cell.get_value());
        if text.is_empty() || column >= MOST_COLUMNS {
            continue;
        }
        if row >= MOST_ROWS {
            return Err(SheetError::TooLarge);
        }
        let line = u64::from(row) + 1;
        if rows.last().is_none_or(|(last, _)| *last != line) {
            rows.push((line, StringRecord::new()));
        }
        if let Some((_, record)) = rows.last_mut() {
            while record.len() < usize::try_from(column).unwrap_or_default() {
                record.push_field("");
            }
            record.push_field(&text);
        }
    }
    Ok(rows)
}

/// Refuses a workbook whose parts come to more than is reasonable, without keeping any of it.
fn weigh(bytes: &[u8]) -> Result<(), SheetError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetError::Workbook)?;
    let mut left = MOST_BYTES;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| SheetError::Workbook)?;
        let size = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| SheetError::Workbook)?;
        left = left.checked_sub(size).ok_or(SheetError::TooLarge)?;
    }
    Ok(())
}

/// A cell as one would type it. The Coop writes a hyphen where it knows nothing.
fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => if *yes { tables::YES } else { tables::NO }.to_owned(),
        DataRef::DateTime(moment) => day(*moment),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => said(text),
        DataRef::SharedString(text) => said(text),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn said(text: &str) -> String {
    let text = text.trim();
    if text == "-" { String::new() } else { text.to_owned() }
}

fn day(moment: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    if moment.as_f64() < 1.0 {
        return format!("{hour:02}:{minute:02}");
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute) == (0, 0) { date } else { format!("{date} {hour:02}:{minute:02}") }
}
