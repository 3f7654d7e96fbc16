//! Draws the figures: the period and its pages on top, then one page, or two beside each other where there is room.

use super::State;
use super::choosing::{FROM, MEDIATOR, PLACE, SPAN, THEME, TO};
use super::pages::{self, Line, PAGES};
use crate::domain::statistics::sheet::Sheet;
use crate::text::statistics as words;
use crate::tui::screen::{commune, folder};
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::field::Columns;
use crate::tui::widget::form::{draw_field, draw_list};
use crate::tui::widget::listing;
use unicode_width::UnicodeWidthStr;

/// Columns of one page.
const PAGE: u16 = 78;
/// The narrowest page that may stand beside another one.
const NARROW: u16 = 58;
/// Between two pages.
const GAP: u16 = 3;
/// What stands right of a row's label, without its bar.
const NUMBERS: u16 = 25;
/// The shortest bar that still says something.
const SHORTEST_BAR: u16 = 4;
/// The row of the first line of figures.
const TOP: u16 = 4;

const FORM: Columns = Columns { label: 4, value: 22, remark: 52 };
/// The form's fields and their rows.
const FIELDS: [(&str, u16); 7] =
    [(SPAN, 2), (FROM, 4), (TO, 5), (PLACE, 7), (MEDIATOR, 8), (THEME, 9), (commune::NAME, 10)];

/// Draws the form, or the figures.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    if let Some(form) = &state.choosing {
        canvas.put(2, 0, Role::Heading, words::CHOOSE_TITLE);
        for (name, y) in FIELDS {
            draw_field(form, name, y, FORM, canvas);
        }
        if let Some((_, y)) = FIELDS.iter().find(|(name, _)| *name == form.focused_name()) {
            draw_list(form, *y, FORM, canvas);
        }
        return;
    }
    figures(state, shared, canvas);
    folder::view::view(&state.folder, canvas);
}

fn figures(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    heading(state, canvas);
    tabs(state, canvas);
    let Some(sheet) = &state.sheet else {
        canvas.put(2, TOP, Role::Muted, words::READING);
        return;
    };
    let half = canvas.width().saturating_sub(GAP) / 2;
    // The last page stands on the right of the one before.
    let left = state.page.min(PAGES.len() - 2);
    // A page stands beside another one as long as nothing is cut for it.
    if half < NARROW || [left, left + 1].iter().any(|at| needed(&pages::lines(sheet, *at)) > half - 2) {
        page(sheet, state.page, Part { x: 2, width: PAGE - 2, first: state.first }, shared, canvas);
        return;
    }
    for (at, x) in [(left, 2), (left + 1, half + GAP)] {
        let first = if at == state.page { state.first } else { 0 };
        page(sheet, at, Part { x, width: half - 2, first }, shared, canvas);
        // A page of one breakdown is called what the breakdown is.
        let title = PAGES.get(at).map_or("", |(title, _)| *title);
        if !sheet.sections.iter().any(|section| section.heading == title) {
            canvas.put(x, TOP - 1, Role::Label, title);
        }
    }
}

/// Where a page stands, and which line comes first.
#[derive(Clone, Copy)]
struct Part {
    x: u16,
    width: u16,
    first: usize,
}

/// The days, what is compared, and how far counting has come.
fn heading(state: &State, canvas: &mut Canvas<'_>) {
    let period = &state.scope.period;
    canvas.put(2, 0, Role::Normal, &words::whole_days(period));
    canvas.put_right(PAGE, 0, Role::Muted, &words::compared_with(&period.before()));
    let part = state.sheet.as_ref().map(|sheet| sheet.part.join(", ")).unwrap_or_default();
    if let Some((done, total)) = state.progress {
        let percent = u8::try_from((done * 100).checked_div(total).unwrap_or(0)).unwrap_or(100);
        let bar = canvas.glyphs.bar(percent, 30);
        canvas.put(2, 1, Role::Normal, &words::counting(&bar, percent));
    } else if state.is_stopped {
        canvas.put(2, 1, Role::Error, words::INCOMPLETE);
    } else {
        canvas.put_within(2, 1, PAGE - 2, Role::Label, &part);
    }
}

fn tabs(state: &State, canvas: &mut Canvas<'_>) {
    let mut x = 3;
    for (at, (title, _)) in PAGES.iter().enumerate() {
        let chosen = at == state.page;
        canvas.marker(x - 1, 2, chosen);
        x = canvas.put(x, 2, Canvas::row_role(chosen), title) + 3;
    }
}

fn page(sheet: &Sheet, at: usize, part: Part, shared: &Shared, canvas: &mut Canvas<'_>) {
    let Part { x, width, first } = part;
    let (before, end) = (x + width, x + width);
    let lines = pages::lines(sheet, at);
    let bar = bar(width, longest(&lines));
    // From the right: the period before, the bar, the part of the whole, the number.
    let columns = [end - 9 - bar - 8, end - 9 - bar - 1, end - 8 - bar];
    canvas.put_right(columns[0], TOP - 1, Role::Muted, words::NOW);
    canvas.put_right(before, TOP - 1, Role::Muted, words::BEFORE);
    let rows = pages::rows(shared);
    for (y, line) in (TOP..).zip(lines.iter().skip(first).take(rows)) {
        match line {
            Line::Blank => {}
            Line::Note(note) => drop(canvas.put_within(x, y, width, Role::Muted, note)),
            Line::Heading(section) => {
                let title = canvas.put(x, y, Role::Heading, &section.heading);
                let whole = words::out_of(section.total[0], section.of);
                canvas.put_within(title + 2, y, end.saturating_sub(title + 2), Role::Muted, &whole);
            }
            Line::Total(total) => {
                canvas.put(x, y, Role::Normal, total.label);
                canvas.put_right(columns[0], y, Role::Heading, &words::total(total, total.counts[0]));
                canvas.put_right(before, y, Role::Muted, &words::total(total, total.counts[1]));
            }
            Line::Row(section, row) => {
                let label = columns[0].saturating_sub(x + 2 + 6);
                canvas.put_within(x + 2, y, label, Role::Normal, &row.label);
                canvas.put_right(columns[0], y, Role::Normal, &words::cell(row.counts[0]));
                if let Some(percent) = section.percent(row) {
                    canvas.put_right(columns[1], y, Role::Muted, &words::percent(percent));
                }
                let share = row.counts[0].shown().and_then(|n| (n * 100).checked_div(section.highest()));
                let share = share.and_then(|share| u8::try_from(share).ok()).unwrap_or(0);
                let drawn = canvas.glyphs.bar(share, usize::from(bar));
                canvas.put(columns[2], y, Role::Normal, &drawn);
                canvas.put_right(before, y, Role::Muted, &words::cell(row.counts[1]));
            }
        }
    }
    let y = TOP + u16::try_from(rows).unwrap_or(0);
    listing::below(lines.len().saturating_sub(first + rows), x, y, canvas);
}

/// Columns of the longest label of a page.
fn longest(lines: &[Line<'_>]) -> u16 {
    listing::widest(lines.iter().filter_map(|line| match line {
        Line::Row(_, row) => Some(row.label.width()),
        _ => None,
    }))
}

/// Columns that a page needs for nothing on it to be cut, without bars.
fn needed(lines: &[Line<'_>]) -> u16 {
    let headings = lines.iter().filter_map(|line| match line {
        Line::Heading(section) => {
            Some(section.heading.width() + 2 + words::out_of(section.total[0], section.of).width())
        }
        _ => None,
    });
    listing::widest(headings).max(longest(lines) + NUMBERS)
}

/// How long the bars are: shorter, or none, before a label is cut.
fn bar(width: u16, longest: u16) -> u16 {
    let most = if width > NARROW { 16 } else { 8 };
    let left = width.saturating_sub(NUMBERS + longest).min(most);
    if left < SHORTEST_BAR { 0 } else { left }
}
