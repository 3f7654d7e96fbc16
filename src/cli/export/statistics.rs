//! The statistics of a period.

use super::Archive;
use crate::cli::args::FiguresFormat;
use crate::cli::progress::Bar;
use crate::cli::stop::Stop;
use crate::domain::ids::MediatorId;
use crate::domain::statistics::Scope;
use crate::report::statistics::{self, Figures};
use crate::store::Counting;
use crate::text::cli::progress as words;

/// Counts, then writes the figures; small ones are hidden unless `full`.
pub fn statistics(archive: &Archive<'_>, scope: &Scope, format: FiguresFormat, full: bool) -> Result<Vec<u8>, Stop> {
    let content = &archive.content;
    let mut counting = Counting::compared(scope.clone());
    let mut bar = Bar::new();
    while !counting.is_done() {
        let step = counting.step(&archive.store, &content.questionnaire, &content.curriculum);
        step.map_err(|error| archive.call.stop(&error))?;
        let (done, total) = counting.progress();
        bar.show(words::COUNTING, done, total);
    }
    drop(bar);
    let figures = if full { Figures::All } else { Figures::Masked };
    let name = |id: &MediatorId| archive.name(id);
    let sheet = statistics::sheet(scope, [counting.now(), counting.earlier()], figures, content, &name);
    let today = archive.call.now().date();
    let failed = |error| Stop::io(&error);
    match format {
        FiguresFormat::Csv => statistics::csv(&sheet, Vec::new()).map_err(failed),
        FiguresFormat::Xlsx => statistics::workbook(&sheet).map_err(failed),
        FiguresFormat::Html => Ok(statistics::html(&sheet, &archive.settings, today).into_bytes()),
        FiguresFormat::Text => Ok(statistics::text(&sheet, &archive.settings, today).into_bytes()),
        FiguresFormat::Json => {
            let mut bytes = Vec::new();
            statistics::json(&sheet, &mut bytes).map_err(failed)?;
            Ok(bytes)
        }
    }
}
