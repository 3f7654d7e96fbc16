//! The pages of the figures, and what stands on each.

use crate::domain::statistics::sheet::{Row, Section, Sheet, Total};
use crate::text::statistics as words;
use crate::tui::shared::Shared;

/// Rows above and below the figures of a page.
const AROUND: usize = 5;

/// The pages: what each is called, and the breakdowns on it.
pub const PAGES: [(&str, &[&str]); 7] = [
    (words::PAGE_WHOLE, &["kinds", "persons"]),
    (words::PAGE_THEMES, &["themes", "administrative_themes"]),
    (words::PAGE_STEPS, &["procedures", "modules"]),
    (words::PAGE_CONDITIONS, &["places", "modes", "devices", "durations"]),
    (words::PAGE_PEOPLE, &["ages", "genders", "statuses"]),
    (words::PAGE_COMMUNES, &["communes"]),
    (words::PAGE_PROGRESS, &["changes", "levels_before", "levels_after", "acquired"]),
];

/// A line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    Total(&'a Total),
    Heading(&'a Section),
    /// A row, and the longest one of its section.
    Row(&'a Section, &'a Row),
    Note(String),
    Blank,
}

/// The lines of a page.
pub fn lines(sheet: &Sheet, page: usize) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    if page == 0 {
        lines.extend(sheet.totals.iter().map(Line::Total));
    }
    let keys = PAGES.get(page).map_or(&[][..], |(_, keys)| keys);
    for section in keys.iter().filter_map(|key| sheet.sections.iter().find(|section| section.key == *key)) {
        if !lines.is_empty() {
            lines.push(Line::Blank);
        }
        lines.push(Line::Heading(section));
        lines.extend(section.rows.iter().map(|row| Line::Row(section, row)));
    }
    if lines.is_empty() {
        lines.push(Line::Note(words::NOTHING.to_owned()));
    }
    if page == 0 {
        lines.extend([Line::Blank, Line::Note(words::REQUESTS_MEAN.to_owned())]);
        lines.extend((sheet.unplaced > 0).then(|| Line::Note(words::unplaced(sheet.unplaced))));
    }
    lines
}

/// How many lines of a page are in sight.
pub fn rows(shared: &Shared) -> usize {
    shared.sight_rows().saturating_sub(AROUND).max(1)
}
