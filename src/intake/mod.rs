//! Documents in, domain out: tables typed in a spreadsheet become learners, assessments and sessions.
//!
//! Everything here is pure: the store's codes and ids, the day and the drawing of codes are passed in, nothing is
//! saved. A row is taken whole or refused whole, with the line on which it starts, the column and the reason.

pub mod assessments;
mod cells;
pub mod learners;
pub mod reason;
pub mod sessions;
pub mod sheet;
mod vocabulary;
mod workbook;

pub use reason::{Reason, Refusal, RefusedRow, Warning};
pub use sheet::SheetError;

use sheet::{Row, Sheet};

/// What a table gave.
#[derive(Debug, PartialEq, Eq)]
pub struct Intake<T> {
    /// The rows taken, each with the line on which it starts.
    pub rows: Vec<(u64, T)>,
    pub refused: Vec<RefusedRow>,
    /// Columns that mean nothing here, as they are named in the file.
    pub unknown_columns: Vec<String>,
    /// What to look at among the rows taken.
    pub warnings: Vec<Warning>,
}

impl<T> Intake<T> {
    /// Reads each row of a sheet; a row gives a value and its warnings, or the reason why it is refused.
    fn from_rows(
        sheet: &Sheet,
        mut read: impl FnMut(&Row<'_>, &mut Vec<Warning>) -> Result<T, Refusal>,
    ) -> Result<Self, SheetError> {
        let mut intake = Self {
            rows: Vec::new(),
            refused: Vec::new(),
            unknown_columns: sheet.unknown_columns().to_vec(),
            warnings: Vec::new(),
        };
        sheet.each_row(|row| {
            let warned = intake.warnings.len();
            match row.fits().and_then(|()| read(row, &mut intake.warnings)) {
                Ok(value) => intake.rows.push((row.line(), value)),
                Err(refusal) => {
                    intake.warnings.truncate(warned);
                    intake.refused.push(refusal.on(row.line()));
                }
            }
        })?;
        Ok(intake)
    }
}

#[cfg(test)]
mod tests;
