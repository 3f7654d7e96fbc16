//! A table as spreadsheets write them: whatever the delimiter, the encoding and the order of the columns.

use super::reason::{Reason, Refusal};
use crate::domain::fold::fold;
use crate::domain::formula::unguarded;
use crate::text::intake as words;
use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, WINDOWS_1252};
use std::borrow::Cow;
use std::io::Read;

/// The largest file read, in bytes: several times a table of 100,000 rows.
pub const MAX_FILE_BYTES: u64 = 128 * 1024 * 1024;

/// The largest cell read, in bytes. A quotation mark nobody closed swallows the rest of the file into one cell.
const MAX_CELL_BYTES: usize = 20_000;

/// Delimiters tried, the likeliest first.
const DELIMITERS: [u8; 3] = [b';', b',', b'\t'];

/// What begins a compressed workbook (`.xlsx`, `.ods`).
const WORKBOOK: &[u8] = b"PK\x03\x04";

/// Why a whole file cannot be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    #[error("the file is larger than {MAX_FILE_BYTES} bytes")]
    TooLarge,
    #[error("the file holds no table")]
    Empty,
    #[error("the file is a workbook, not a CSV table")]
    Workbook,
    #[error("column {0} is missing")]
    MissingColumn(String),
    #[error("column {0} stands twice")]
    ColumnTwice(String),
    #[error("the file cannot be read")]
    Unreadable,
}

impl SheetError {
    /// What is wrong with the file and what to do, in French.
    pub fn words(&self) -> String {
        match self {
            Self::TooLarge => words::FILE_TOO_LARGE.to_owned(),
            Self::Empty => words::FILE_EMPTY.to_owned(),
            Self::Workbook => words::FILE_IS_WORKBOOK.to_owned(),
            Self::MissingColumn(name) => words::missing_column(name),
            Self::ColumnTwice(name) => words::column_twice(name),
            Self::Unreadable => words::FILE_UNREADABLE.to_owned(),
        }
    }
}

/// Reads a whole file, up to [`MAX_FILE_BYTES`].
pub fn read_all(file: impl Read) -> Result<Vec<u8>, SheetError> {
    let mut bytes = Vec::new();
    let read = file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|_| SheetError::Unreadable)?;
    if u64::try_from(read).is_ok_and(|read| read <= MAX_FILE_BYTES) { Ok(bytes) } else { Err(SheetError::TooLarge) }
}

/// A column of a sheet; absent from the file, all its cells are empty.
#[derive(Clone, Debug)]
pub struct Column {
    name: String,
    at: Option<usize>,
}

impl Column {
    /// Its name, as the program writes it.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// A decoded table whose columns are known.
pub struct Sheet<'a> {
    text: Cow<'a, str>,
    delimiter: u8,
    header: Vec<String>,
    unknown: Vec<String>,
}

/// A row of a sheet.
pub struct Row<'a> {
    line: u64,
    columns: usize,
    cells: &'a StringRecord,
}

impl<'a> Sheet<'a> {
    /// Opens a table. `known` names the columns that mean something; the first record names the columns, case and
    /// accents ignored.
    pub fn open<S: AsRef<str>>(bytes: &'a [u8], known: &[S]) -> Result<Self, SheetError> {
        if bytes.starts_with(WORKBOOK) {
            return Err(SheetError::Workbook);
        }
        let known: Vec<String> = known.iter().map(|name| fold(name.as_ref())).collect();
        let text = decode(bytes);
        let (delimiter, named) = DELIMITERS
            .iter()
            .map(|&delimiter| (delimiter, first_record(&text, delimiter)))
            .rev()
            .max_by_key(|(_, header)| header.iter().filter(|name| known.contains(&fold(name))).count())
            .filter(|(_, header)| header.iter().any(|name| !name.trim().is_empty()))
            .ok_or(SheetError::Empty)?;
        let header: Vec<String> = named.iter().map(fold).collect();
        if let Some(twice) = known.iter().find(|known| header.iter().filter(|name| name == known).count() > 1) {
            return Err(SheetError::ColumnTwice(twice.clone()));
        }
        let unknown = named
            .iter()
            .map(str::trim)
            .filter(|name| !name.is_empty() && !known.contains(&fold(name)))
            .map(str::to_owned)
            .collect();
        Ok(Self { text, delimiter, header, unknown })
    }

    /// Names of the columns that mean nothing, as the file writes them.
    pub fn unknown_columns(&self) -> &[String] {
        &self.unknown
    }

    /// The column of that name, which the file may lack.
    pub fn column(&self, name: &str) -> Column {
        let folded = fold(name);
        Column { name: name.to_owned(), at: self.header.iter().position(|header| *header == folded) }
    }

    /// The column of that name, which the file must have.
    pub fn required(&self, name: &str) -> Result<Column, SheetError> {
        let column = self.column(name);
        if column.at.is_some() { Ok(column) } else { Err(SheetError::MissingColumn(name.to_owned())) }
    }

    /// Calls `read` with each row that has a cell filled, in order.
    pub fn each_row(&self, mut read: impl FnMut(&Row<'_>)) -> Result<(), SheetError> {
        let mut reader = reader(&self.text, self.delimiter);
        let mut cells = StringRecord::new();
        let mut lines = Lines { text: self.text.as_bytes(), at: 0, line: 1 };
        let mut header_seen = false;
        while reader.read_record(&mut cells).map_err(|_| SheetError::Unreadable)? {
            let start = cells.position().map_or(0, csv::Position::byte);
            let line = lines.at_record(usize::try_from(start).unwrap_or(usize::MAX));
            if header_seen && cells.iter().any(|cell| !cell.trim().is_empty()) {
                read(&Row { line, columns: self.header.len(), cells: &cells });
            }
            header_seen = true;
        }
        Ok(())
    }
}

impl Row<'_> {
    /// The line of the file on which the row starts, from 1.
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// The cell of a column, trimmed, without the apostrophe that spreadsheets need before a formula's sign.
    pub fn cell(&self, column: &Column) -> &str {
        let cell = column.at.and_then(|at| self.cells.get(at)).unwrap_or_default();
        unguarded(cell.trim()).trim()
    }

    /// Refuses a cell of this row.
    pub fn refuse(&self, column: &Column, reason: Reason) -> Refusal {
        Refusal { column: column.name.clone(), reason }
    }

    /// Refuses a row with more cells than the header, or with a cell out of all proportion.
    pub fn fits(&self) -> Result<(), Refusal> {
        if self.cells.iter().skip(self.columns).any(|cell| !cell.trim().is_empty()) {
            return Err(Refusal { column: String::new(), reason: Reason::TooManyCells });
        }
        if self.cells.iter().any(|cell| cell.len() > MAX_CELL_BYTES) {
            return Err(Refusal { column: String::new(), reason: Reason::UnclosedQuote });
        }
        Ok(())
    }
}

fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0;
    }
    std::str::from_utf8(bytes).map_or_else(|_| WINDOWS_1252.decode_without_bom_handling(bytes).0, Cow::Borrowed)
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(text.as_bytes())
}

fn first_record(text: &str, delimiter: u8) -> StringRecord {
    let mut record = StringRecord::new();
    match reader(text, delimiter).read_record(&mut record) {
        Ok(true) => record,
        _ => StringRecord::new(),
    }
}

/// Counts lines from one record to the next.
///
/// The csv crate's own count is one short after a CR LF, which it leaves half read at a record's end.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the record that starts at or after `start`, past the line ends before it.
    fn at_record(&mut self, start: usize) -> u64 {
        let rest = self.text.get(start..).unwrap_or_default();
        let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let end = start + blank;
        while self.at < end {
            match (self.text.get(self.at), self.text.get(self.at + 1)) {
                (Some(b'\n'), _) => self.line += 1,
                (Some(b'\r'), next) if next != Some(&b'\n') => self.line += 1,
                _ => {}
            }
            self.at += 1;
        }
        self.line
    }
}
