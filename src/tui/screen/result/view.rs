//! Draws the result: frames 5 and 5b, all steps, and the search for one more.

use super::{Adding, Face, Figures, Line, Row, State, Target};
use crate::domain::ids::ModuleId;
use crate::text::{dates, result as words};
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::{Canvas, wrap};
use unicode_width::UnicodeWidthStr;

/// The first row of the path's rows, beside the figures.
pub const PATH_TOP: u16 = 13;

/// The first row of the path's rows when all are shown, and of the search's.
pub const STEPS_TOP: u16 = 2;

/// Columns of the figures: words, bars, and the right edges of the two columns of numbers.
const WORD: u16 = 16;
const BAR: u16 = 31;
const BAR_END: u16 = 51;
const NOW: u16 = 61;
const BEFORE: u16 = 69;

/// Columns of the path: the box and the title.
const BOX: u16 = 20;
const TITLE: u16 = 24;

/// Columns for a step's title and its reason, less the blank between them.
pub const REASON_END: usize = 80 - 24 - 1;

/// The action of the view for two.
const ACTION: u16 = 18;

/// Draws the face that is turned up.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    if let Some(adding) = &state.adding {
        draw_search(adding, shared, canvas);
        return;
    }
    match (state.face, &state.figures) {
        (Face::ForTwo, _) => draw_for_two(state, shared, canvas),
        (Face::Figures, Some(figures)) => {
            draw_figures(figures, canvas);
            draw_path(state, PATH_TOP, canvas);
        }
        _ => draw_path(state, STEPS_TOP, canvas),
    }
}

fn draw_figures(figures: &Figures, canvas: &mut Canvas<'_>) {
    for (y, label, list) in [(0, words::ABLE, &figures.able), (1, words::TOGETHER, &figures.together)] {
        canvas.put(2, y, Role::Label, label);
        let text = if list.is_empty() { words::NOTHING_YET.to_owned() } else { words::list(list, 60) };
        canvas.put_within(19, y, 61, Role::Normal, &text);
    }
    canvas.put_right(NOW, 2, Role::Muted, &dates::short(figures.day));
    canvas.put_right(BEFORE, 2, Role::Muted, words::BEFORE);
    for (y, line) in (3..10).zip(&figures.areas) {
        draw_line(line, y, canvas);
    }
    draw_line(&figures.whole, 10, canvas);
    canvas.put_within(2, 11, 77, Role::Muted, &figures.remark);
}

fn draw_line(line: &Line, y: u16, canvas: &mut Canvas<'_>) {
    canvas.put_within(2, y, WORD - 3, Role::Label, &line.label);
    let end = canvas.put_within(WORD, y, BAR_END - WORD, Role::Normal, &line.word);
    let figure = |percent: Option<u8>| percent.map_or(words::NO_FIGURE.to_owned(), |percent| format!("{percent} %"));
    if let Some(percent) = line.percent {
        let start = BAR.max(end + 1);
        let bar = canvas.glyphs.bar(percent, usize::from(BAR_END.saturating_sub(start)));
        canvas.put(start, y, Role::Bar, &bar);
    }
    canvas.put_right(NOW, y, Role::Normal, &figure(line.percent));
    canvas.put_right(BEFORE, y, Role::Muted, &figure(line.before));
}

fn draw_path(state: &State, top: u16, canvas: &mut Canvas<'_>) {
    let path = state.plan.path();
    let adopted = state.purpose == super::Purpose::Edit;
    let heading = words::heading(adopted, path.len(), path.len().min(super::plan::TO_BEGIN_WITH));
    canvas.put(2, if top == PATH_TOP { top - 1 } else { 0 }, Role::Heading, &heading);
    let rows = state.rows.iter().enumerate().skip(state.list.first);
    for (y, (index, row)) in (top..canvas.height()).zip(rows) {
        draw_row(row, index == state.list.selected, y, canvas);
    }
}

fn draw_row(row: &Row, pointed: bool, y: u16, canvas: &mut Canvas<'_>) {
    canvas.marker(2, y, pointed);
    let role = Canvas::row_role(pointed);
    if matches!(row.target, Target::Action | Target::Add) {
        canvas.put(4, y, role, &row.text);
        return;
    }
    canvas.put(4, y, Role::Label, row.group);
    if row.target != Target::AskProcedure {
        canvas.put(BOX, y, role, if row.kept { "[x]" } else { "[ ]" });
    }
    let end = canvas.put(TITLE, y, role, &row.text);
    let room = canvas.width().min(80).saturating_sub(end + 1);
    let width = u16::try_from(row.reason.width()).unwrap_or(u16::MAX).min(room);
    canvas.put_within(end + 1 + room - width, y, width, Role::Muted, &row.reason);
}

fn draw_for_two(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    let able = state.figures.as_ref().map(|figures| figures.able.as_slice()).unwrap_or_default();
    if !able.is_empty() {
        canvas.put(5, 0, Role::Heading, words::YOU_KNOW);
        let text = words::capitalised(&words::list(able, 130));
        for (y, line) in (2..4).zip(wrap(&text, 68)) {
            canvas.put(8, y, Role::Normal, &line);
        }
    }
    let path = state.plan.path();
    let steps = path.in_order();
    if steps.is_empty() {
        canvas.put(5, 5, Role::Normal, words::NOTHING_TO_BEGIN);
    } else {
        canvas.put(5, 5, Role::Heading, words::WE_CAN_BEGIN);
    }
    for (number, (y, module)) in (1..).zip((7..13).step_by(2).zip(steps)) {
        canvas.put(8, y, Role::Normal, &format!("{number}   {}", title(module, shared)));
    }
    if !state.wish().is_empty() {
        canvas.put(5, 13, Role::Heading, words::YOU_WOULD_LIKE);
        for (y, line) in (15..17).zip(wrap(state.wish(), 68)) {
            canvas.put(8, y, Role::Normal, &line);
        }
    }
    if let Some(action) = state.rows.first() {
        canvas.marker(2, ACTION, true);
        canvas.put(4, ACTION, Role::Selected, &action.text);
    }
}

fn draw_search(adding: &Adding, shared: &Shared, canvas: &mut Canvas<'_>) {
    canvas.put(2, 0, Role::Label, words::SEARCH_FIELD);
    let end = canvas.put(12, 0, Role::Focus, &format!("[{:<40}]", adding.typed.text()));
    let (column, _) = adding.typed.shown_cursor();
    canvas.cursor(13 + u16::try_from(column).unwrap_or(0).min(end.saturating_sub(14)), 0);
    if adding.found.is_empty() {
        canvas.put(4, STEPS_TOP, Role::Muted, words::NO_MODULE);
    }
    let rows = adding.found.iter().enumerate().skip(adding.list.first);
    for (y, (index, module)) in (STEPS_TOP..canvas.height()).zip(rows) {
        let pointed = index == adding.list.selected;
        if pointed {
            let marker = canvas.glyphs.marker.to_string();
            canvas.put(2, y, Role::Selected, &marker);
        }
        canvas.put(4, y, Canvas::row_role(pointed), title(module, shared));
        let found = shared.content.curriculum.module(module);
        canvas.put_right(79, y, Role::Muted, found.map_or("", |module| words::group(module.track)));
    }
}

fn title<'s>(module: &'s ModuleId, shared: &'s Shared) -> &'s str {
    shared.content.curriculum.module(module).map_or(module.as_str(), |module| &module.title)
}
