//! Cells of a workbook, as a spreadsheet reads them.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use calamine::{Reader, Xlsx};
use std::io::Cursor;

pub use calamine::Data;

fn open(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

/// The names of its sheets.
pub fn sheets(bytes: &[u8]) -> Vec<String> {
    open(bytes).sheet_names()
}

/// The cells of a sheet, row by row from the first line on.
pub fn rows(bytes: &[u8], sheet: &str) -> Vec<Vec<Data>> {
    let range = open(bytes).worksheet_range(sheet).unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

/// The day of a real date.
pub fn day(cell: &Data) -> (u16, u8, u8) {
    let Data::DateTime(moment) = cell else { panic!("{cell:?} is no date") };
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    (year, month, day)
}

/// A workbook of texts, as another program writes it.
pub fn book(sheet: &str, rows: &[&[&str]]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    page.set_name(sheet).unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            page.write_string(row, column, *cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}
