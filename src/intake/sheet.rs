//! A table as spreadsheets write them: text or workbook, whatever the delimiter, the encoding and the order of columns.

use super::reason::{Reason, Refusal};
use super::workbook;
use crate::domain::fold::fold;
use crate::domain::formula::unguarded;
use crate::domain::harmless::clean_line;
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

/// Graphemes shown of a heading or a cell.
const SHOWN: usize = 60;

/// Lines looked through for the one that names the columns: exports begin with a title and filters.
const HEADING_WITHIN: usize = 30;

/// Why a whole file cannot be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    #[error("the file is larger than {MAX_FILE_BYTES} bytes")]
    TooLarge,
    #[error("the file holds no table")]
    Empty,
    #[error("the file is a workbook of another kind")]
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
    /// Where it stands in the file, from 0.
    pub const fn position(&self) -> Option<usize> {
        self.at
    }

    /// Its name, as the program writes it.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// A decoded table whose columns are known.
pub struct Sheet<'a> {
    table: Table<'a>,
    /// As the file writes them.
    headings: Vec<String>,
    /// As they are known here, folded.
    header: Vec<String>,
    unknown: Vec<String>,
}

/// Where rows come from.
enum Table<'a> {
    Text {
        text: Cow<'a, str>,
        delimiter: u8,
    },
    /// The rows under the one that names the columns.
    Cells(Vec<(u64, StringRecord)>),
}

/// What a column may be called besides its name.
pub type Aliases = [(&'static str, &'static [&'static str])];

/// A row of a sheet.
pub struct Row<'a> {
    line: u64,
    columns: usize,
    cells: &'a StringRecord,
}

impl<'a> Sheet<'a> {
    /// Opens a table. `known` names the columns that mean something; the first record names the columns, case and
    /// accents ignored. In a workbook the columns may be named further down.
    pub fn open<S: AsRef<str>>(bytes: &'a [u8], known: &[S]) -> Result<Self, SheetError> {
        Self::open_with(bytes, known, &[])
    }

    /// As [`Sheet::open`], for columns that other programs call otherwise.
    pub fn open_with<S: AsRef<str>>(bytes: &'a [u8], known: &[S], aliases: &Aliases) -> Result<Self, SheetError> {
        let known: Vec<String> = known.iter().map(|name| fold(name.as_ref())).collect();
        let (table, named) = Self::named(bytes, &known, aliases)?;
        let mut header: Vec<String> = named.iter().map(fold).collect();
        if let Some(twice) = known.iter().find(|known| header.iter().filter(|name| name == known).count() > 1) {
            return Err(SheetError::ColumnTwice(twice.clone()));
        }
        for (name, others) in aliases {
            let stands = header.iter().any(|heading| *heading == fold(name));
            let other = others.iter().find_map(|other| header.iter().position(|heading| *heading == fold(other)));
            if let Some(heading) = other.filter(|_| !stands).and_then(|at| header.get_mut(at)) {
                *heading = fold(name);
            }
        }
        let unknown = named
            .iter()
            .zip(&header)
            .filter(|(name, heading)| !name.trim().is_empty() && !known.contains(heading))
            .map(|(name, _)| name.trim().to_owned())
            .collect();
        Ok(Self { table, headings: shown(&named), header, unknown })
    }

    /// Opens a table whose columns somebody matched: for each known name, the column it stands in.
    pub fn open_matched(
        bytes: &'a [u8],
        known: &[&str],
        aliases: &Aliases,
        matched: &[Option<usize>],
    ) -> Result<Self, SheetError> {
        let folded: Vec<String> = known.iter().map(|name| fold(name)).collect();
        let (table, named) = Self::named(bytes, &folded, aliases)?;
        let mut header = vec![String::new(); named.len()];
        for (name, at) in folded.iter().zip(matched) {
            if let Some(heading) = at.and_then(|at| header.get_mut(at)) {
                heading.clone_from(name);
            }
        }
        Ok(Self { table, headings: shown(&named), header, unknown: Vec::new() })
    }

    /// A table, and how its columns are named in it.
    fn named(bytes: &'a [u8], known: &[String], aliases: &Aliases) -> Result<(Table<'a>, StringRecord), SheetError> {
        let other = |name: &str| aliases.iter().any(|(_, others)| others.iter().any(|other| fold(other) == name));
        let is_known = |name: &str| {
            let name = fold(name);
            known.contains(&name) || other(&name)
        };
        let count = |header: &StringRecord| header.iter().filter(|name| is_known(name)).count();
        if workbook::is_one(bytes) {
            let mut rows = workbook::rows(bytes)?;
            let candidates = rows.iter().take(HEADING_WITHIN).enumerate().rev();
            let at = candidates.max_by_key(|(_, (_, row))| count(row)).map(|(at, _)| at).ok_or(SheetError::Empty)?;
            let below = rows.split_off(at + 1);
            let named = rows.pop().map(|(_, row)| row).ok_or(SheetError::Empty)?;
            return Ok((Table::Cells(below), named));
        }
        let text = decode(bytes);
        let (delimiter, named) = DELIMITERS
            .iter()
            .map(|&delimiter| (delimiter, first_record(&text, delimiter)))
            .rev()
            .max_by_key(|(_, header)| (count(header), header.len()))
            .filter(|(_, header)| header.iter().any(|name| !name.trim().is_empty()))
            .ok_or(SheetError::Empty)?;
        Ok((Table::Text { text, delimiter }, named))
    }

    /// Names of the columns that mean nothing, as the file writes them.
    pub fn unknown_columns(&self) -> &[String] {
        &self.unknown
    }

    /// How the file names its columns.
    pub fn headings(&self) -> &[String] {
        &self.headings
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
        let (text, delimiter) = match &self.table {
            Table::Text { text, delimiter } => (text, *delimiter),
            Table::Cells(rows) => {
                for (line, cells) in rows {
                    read(&Row { line: *line, columns: self.header.len(), cells });
                }
                return Ok(());
            }
        };
        let mut reader = reader(text, delimiter);
        let mut cells = StringRecord::new();
        let mut lines = Lines { text: text.as_bytes(), at: 0, line: 1 };
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

    /// The cell in some place, made harmless to be shown.
    pub fn at(&self, place: usize) -> String {
        clean_line(unguarded(self.cells.get(place).unwrap_or_default().trim()), SHOWN)
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

fn shown(named: &StringRecord) -> Vec<String> {
    named.iter().map(|name| clean_line(name.trim(), SHOWN)).collect()
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
