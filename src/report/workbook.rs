//! Workbooks for spreadsheets (XLSX), whole in memory: no temporary file ever holds a name.

use super::cell::Cell;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook as Book, Worksheet, XlsxError};
use std::io;
use time::{Date, Time};

/// The cells that one workbook takes: with more of them, a small computer runs out of memory.
pub const MOST_CELLS: usize = 2_000_000;

/// A workbook being written.
pub struct Workbook {
    book: Book,
    formats: Formats,
}

/// How cells are shown.
struct Formats {
    heading: Format,
    day: Format,
    moment: Format,
    time: Format,
    percent: Format,
    lines: Format,
}

/// A sheet being written, row by row.
pub struct Sheet<'a> {
    out: &'a mut Worksheet,
    formats: &'a Formats,
    row: u32,
    cells: usize,
}

impl Default for Workbook {
    fn default() -> Self {
        let formats = Formats {
            heading: Format::new().set_bold(),
            day: Format::new().set_num_format("dd/mm/yyyy"),
            moment: Format::new().set_num_format("dd/mm/yyyy hh:mm"),
            time: Format::new().set_num_format("hh:mm"),
            percent: Format::new().set_num_format("0%"),
            lines: Format::new().set_text_wrap(),
        };
        Self { book: Book::new(), formats }
    }
}

impl Workbook {
    /// Begins a sheet.
    pub fn sheet(&mut self, name: &str) -> io::Result<Sheet<'_>> {
        let sheet = self.book.add_worksheet();
        sheet.set_name(name).map_err(broken)?;
        Ok(Sheet { out: sheet, formats: &self.formats, row: 0, cells: 0 })
    }

    /// The file's bytes.
    pub fn finish(mut self) -> io::Result<Vec<u8>> {
        self.book.save_to_buffer().map_err(broken)
    }
}

impl Sheet<'_> {
    /// Adds a row of headings, and widens the columns to hold them.
    pub fn headings(&mut self, names: &[&str]) -> io::Result<()> {
        for (column, name) in (0..).zip(names) {
            let width = u32::try_from(name.chars().count().clamp(10, 40)).unwrap_or(10);
            self.out.set_column_width(column, f64::from(width) + 2.0).map_err(broken)?;
            self.out.write_string_with_format(self.row, column, *name, &self.formats.heading).map_err(broken)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Adds a row; [`io::ErrorKind::OutOfMemory`] once there are more cells than [`MOST_CELLS`].
    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        self.cells += cells.iter().filter(|cell| **cell != Cell::Empty).count();
        if self.cells > MOST_CELLS {
            return Err(io::ErrorKind::OutOfMemory.into());
        }
        for (column, cell) in (0..).zip(cells) {
            self.cell(column, cell).map_err(broken)?;
        }
        self.row += 1;
        Ok(())
    }

    fn cell(&mut self, column: u16, cell: &Cell) -> Result<(), XlsxError> {
        let (row, sheet, formats) = (self.row, &mut *self.out, self.formats);
        match cell {
            Cell::Empty => return Ok(()),
            Cell::Text(text) if text.contains('\n') => {
                sheet.write_string_with_format(row, column, text, &formats.lines)
            }
            Cell::Text(text) => sheet.write_string(row, column, text),
            Cell::Number(number) => sheet.write_number(row, column, exact(*number)),
            Cell::Percent(percent) => {
                sheet.write_number_with_format(row, column, f64::from(*percent) / 100.0, &formats.percent)
            }
            Cell::Day(day) => match moment(*day, Time::MIDNIGHT) {
                Some(moment) => sheet.write_datetime_with_format(row, column, &moment, &formats.day),
                None => sheet.write_string(row, column, day.to_string()),
            },
            Cell::Moment(day, time) => match moment(*day, *time) {
                Some(moment) => sheet.write_datetime_with_format(row, column, &moment, &formats.moment),
                None => sheet.write_string(row, column, cell.written()),
            },
            Cell::Time(time) => match ExcelDateTime::from_hms(time.hour().into(), time.minute(), 0) {
                Ok(time) => sheet.write_datetime_with_format(row, column, &time, &formats.time),
                Err(_) => sheet.write_string(row, column, cell.written()),
            },
        }?;
        Ok(())
    }
}

/// A moment that a spreadsheet knows; `None` before 1900 and after 9999.
fn moment(day: Date, time: Time) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let (hour, minute, second) = time.as_hms();
    let date = ExcelDateTime::from_ymd(year, u8::from(day.month()), day.day()).ok()?;
    date.and_hms(u16::from(hour), minute, second).ok()
}

/// A count as a spreadsheet keeps it: all counts made here are far below what it keeps exactly.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
const fn exact(number: i64) -> f64 {
    number as f64
}

fn broken(error: XlsxError) -> io::Error {
    io::Error::other(error)
}
