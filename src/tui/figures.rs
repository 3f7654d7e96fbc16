//! Figures as they are asked of the worker, and as they come back.

use crate::domain::statistics::Scope;
use crate::domain::statistics::sheet::Sheet;

/// Who wants figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counter {
    /// The home screen, of the month.
    Home,
    /// The statistics screen.
    Screen,
}

/// Figures that were asked for, so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub counter: Counter,
    pub scope: Scope,
    pub activities: u64,
    pub persons: u64,
    /// Everything in words; not for the home screen.
    pub sheet: Option<Box<Sheet>>,
    /// Done and total, in rows; `None` once all is counted.
    pub progress: Option<(u64, u64)>,
}

/// A form statistics are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FiguresFormat {
    Csv,
    Workbook,
    Html,
}
