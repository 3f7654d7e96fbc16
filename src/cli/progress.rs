//! A progress bar on standard error, on a terminal only.

use crate::store::{self, Stage};
use crate::text::cli::progress as words;
use std::io::{self, IsTerminal, Write};

const WIDTH: u64 = 30;

/// A line that shows how far long work has come, wiped when it is over.
pub struct Bar {
    shown: bool,
    /// The last words and hundredths drawn.
    last: Option<(&'static str, u64)>,
}

impl Bar {
    /// A bar that shows nothing yet, and never anything when nobody looks.
    pub fn new() -> Self {
        Self { shown: io::stderr().is_terminal(), last: None }
    }

    /// Shows `done` of `total`; drawn only when a hundredth more is done.
    pub fn show(&mut self, label: &'static str, done: u64, total: u64) {
        let hundredths = done.min(total).saturating_mul(100).checked_div(total).unwrap_or(100);
        if self.shown && self.last != Some((label, hundredths)) {
            self.last = Some((label, hundredths));
            write(&format!("\r{}\u{1b}[K", line(label, hundredths)));
        }
    }

    /// Shows what the store is doing.
    pub fn store(&mut self, progress: store::Progress) {
        let label = match progress.stage {
            Stage::Replaying => words::OPENING,
            Stage::CheckingJournal => words::JOURNAL,
            Stage::CheckingDatabase => words::DATABASE,
            Stage::Compacting => words::COMPACTING,
            Stage::CheckingRecords => words::RECORDS,
            Stage::BackingUp => words::BACKING_UP,
            Stage::VerifyingBackup => words::VERIFYING,
            Stage::Restoring => words::RESTORING,
        };
        self.show(label, progress.done, progress.total);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if self.last.is_some() {
            write("\r\u{1b}[K");
        }
    }
}

fn line(label: &str, hundredths: u64) -> String {
    let full = WIDTH * hundredths / 100;
    let cells: String = (0..WIDTH).map(|cell| if cell < full { '#' } else { '.' }).collect();
    format!("{label} [{cells}] {hundredths} %")
}

fn write(text: &str) {
    let mut screen = io::stderr().lock();
    // Nobody may be there to see it.
    let _gone = screen.write_all(text.as_bytes()).and_then(|()| screen.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_as_full_as_it_says() {
        assert_eq!(line("Base", 0), "Base [..............................] 0 %");
        assert_eq!(line("Base", 50), "Base [###############...............] 50 %");
        assert_eq!(line("Base", 100), "Base [##############################] 100 %");
    }
}
