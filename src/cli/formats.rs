//! The formats that exports are written in.

use clap::ValueEnum;

/// Formats of a table for spreadsheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GridFormat {
    Csv,
    Xlsx,
}

/// Formats of statistics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FiguresFormat {
    Csv,
    Xlsx,
    Html,
    Json,
    Text,
}

/// Formats of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    Csv,
    Json,
}

/// Formats of all learners.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LearnersFormat {
    Csv,
    Xlsx,
    Json,
    /// The Coop's import template.
    CoopXlsx,
}

/// Formats of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SheetFormat {
    Json,
    Text,
    Html,
}

/// Formats of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SessionFormat {
    Json,
    Text,
    Html,
    /// What is typed again into the Coop.
    Coop,
}

/// Formats of a page about nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PageFormat {
    Text,
    Html,
}

/// Who a session's sheet is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Reader {
    Learner,
    Mediator,
}
