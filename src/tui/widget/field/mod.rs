//! Draws a field: its marker, label, value and remark, at fixed places.
//!
//! State never rests on colour alone: the focused field has a marker, what is chosen a mark, a fault its words.

mod list;
#[cfg(test)]
mod tests;

pub use list::draw_list;

use crate::domain::harmless::clean_line;
use crate::text::form as words;
use crate::tui::form::checks::Checks;
use crate::tui::form::choice::{Choice, Choosable};
use crate::tui::form::{Field, Kind, flow};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// How the parts of a field look.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub normal: Style,
    pub label: Style,
    /// The value that the keys go to.
    pub focus: Style,
    pub selected: Style,
    pub muted: Style,
    pub error: Style,
    pub rule: Style,
    /// Before the focused field and the pointed option.
    pub marker: char,
    /// In place of a hidden character, and in the button that is chosen.
    pub bullet: char,
    /// Corners from top left to bottom right, then the upright line.
    pub frame: [char; 5],
    /// The level line of a frame.
    pub line: char,
}

/// Where the parts of a form's fields stand, in columns from the form's left edge.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    /// Labels; the marker stands two columns before.
    pub label: u16,
    /// Boxes, their opening bracket.
    pub value: u16,
    /// Remarks and faults.
    pub remark: u16,
}

/// How many rows a field takes in a form of `width` columns.
pub fn height(field: &Field, columns: Columns, width: u16) -> u16 {
    let room = usize::from(width.saturating_sub(columns.value));
    let rows = match &field.kind {
        Kind::Choice(choice) if !choice.folds => flow::height(labels(&choice.options), room, false),
        Kind::Checks(checks) => flow::height(labels(&checks.options), room, true),
        Kind::Note(_) => usize::from(field.rows.max(1)),
        _ => 1,
    };
    u16::try_from(rows).unwrap_or(u16::MAX)
}

/// Draws a field into the top of `area`, and tells where the real cursor belongs when the field is focused.
pub fn draw(
    field: &Field,
    focused: bool,
    area: Rect,
    columns: Columns,
    look: &Look,
    buffer: &mut Buffer,
) -> Option<Position> {
    let mut pen = Pen { buffer, area };
    if focused {
        pen.put(columns.label.saturating_sub(2), 0, look.selected, &look.marker.to_string());
    }
    let room = usize::from(columns.value.saturating_sub(columns.label + 1));
    pen.put_within(columns.label, 0, room, look.label, &field.label);

    let style = if focused { look.focus } else { look.normal };
    let (end, cursor) = match &field.kind {
        Kind::Choice(choice) if choice.folds => draw_folded(choice, field, columns, style, &mut pen),
        Kind::Choice(choice) => {
            let at = choice.selected.unwrap_or(0);
            let mark = |at| if choice.selected == Some(at) { ['(', look.bullet, ')'] } else { ['(', ' ', ')'] };
            draw_options(&choice.options, at, false, mark, focused, (columns, look), &mut pen)
        }
        Kind::Checks(checks) => draw_checks(checks, focused, columns, look, &mut pen),
        _ => draw_text(field, columns, (style, look), &mut pen),
    };
    let (said, style) = match field.message() {
        Some(fault) => (fault, look.error),
        None => (field.remark.as_str(), look.muted),
    };
    let x = columns.remark.max(end + 2);
    let fits = said.width() <= usize::from(pen.area.width.saturating_sub(x));
    let said = if fits || field.message().is_none() { said } else { words::TO_CORRECT };
    pen.put(x, 0, style, said);
    focused.then(|| pen.place(cursor.0, cursor.1)).flatten()
}

/// A text in its brackets, row by row. Tells the column after it, and the cursor's place.
fn draw_text(field: &Field, columns: Columns, (style, look): (Style, &Look), pen: &mut Pen<'_>) -> (u16, (u16, u16)) {
    let Some(text) = field.typed() else { return (columns.value, (columns.value, 0)) };
    let mut rows = text.shown(look.bullet);
    if matches!(field.kind, Kind::Note(_)) {
        rows.resize(usize::from(field.rows.max(1)), String::new());
    }
    let mut end = columns.value;
    for (row, shown) in (0_u16..).zip(&rows) {
        end = pen.boxed(columns.value, row, field.width, style, shown);
    }
    let (column, row) = text.shown_cursor();
    let [column, row] = [column, row].map(|count| u16::try_from(count).unwrap_or(u16::MAX));
    let inside = end.saturating_sub(columns.value + 2);
    (end, (columns.value + 1 + column.min(inside), row))
}

/// A choice closed into one line.
fn draw_folded(choice: &Choice, field: &Field, columns: Columns, style: Style, pen: &mut Pen<'_>) -> (u16, (u16, u16)) {
    let chosen = choice.selected.and_then(|at| choice.options.get(at));
    let shown = chosen.map_or(words::NOTHING_CHOSEN, |option| option.label.as_str());
    let end = pen.boxed(columns.value, 0, field.width, style, shown);
    (end, (columns.value + 1, 0))
}

fn draw_checks(checks: &Checks, focused: bool, columns: Columns, look: &Look, pen: &mut Pen<'_>) -> (u16, (u16, u16)) {
    let mark = |at| if checks.chosen.contains(&at) { ['[', 'x', ']'] } else { ['[', ' ', ']'] };
    draw_options(&checks.options, checks.at, true, mark, focused, (columns, look), pen)
}

/// Options in sight; the cursor belongs inside the mark of the one `at` which the keys go.
fn draw_options(
    options: &[Choosable],
    at: usize,
    aligned: bool,
    mark: impl Fn(usize) -> [char; 3],
    focused: bool,
    (columns, look): (Columns, &Look),
    pen: &mut Pen<'_>,
) -> (u16, (u16, u16)) {
    let room = usize::from(pen.area.width.saturating_sub(columns.value));
    let mut cursor = (columns.value + 1, 0);
    let mut end = columns.value;
    for (index, (option, (x, y))) in options.iter().zip(flow::places(labels(options), room, aligned)).enumerate() {
        let [x, y] = [x, y].map(|count| u16::try_from(count).unwrap_or(u16::MAX));
        let x = columns.value.saturating_add(x);
        let here = index == at;
        let style = if focused && here { look.focus } else { look.normal };
        let text = format!("{} {}", String::from_iter(mark(index)), option.label);
        let after = pen.put(x, y, style, &text);
        if y == 0 {
            end = after;
        }
        if here {
            cursor = (x.saturating_add(1), y);
        }
    }
    (end, cursor)
}

fn labels(options: &[Choosable]) -> impl Iterator<Item = &str> + Clone {
    options.iter().map(|option| option.label.as_str())
}

/// Writes inside an area; what falls outside is cut.
struct Pen<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
}

impl Pen<'_> {
    /// Writes a text and tells the column after it.
    fn put(&mut self, x: u16, y: u16, style: Style, text: &str) -> u16 {
        self.put_within(x, y, usize::from(u16::MAX), style, text)
    }

    /// Writes a text in at most `room` columns and tells the column after it.
    fn put_within(&mut self, x: u16, y: u16, room: usize, style: Style, text: &str) -> u16 {
        let Some(place) = self.place(x, y) else { return x };
        let room = room.min(usize::from(self.area.width - x));
        let safe = clean_line(text, usize::from(u16::MAX));
        let (end, _) = self.buffer.set_stringn(place.x, place.y, safe, room, style);
        end - self.area.x
    }

    /// Writes a text in brackets, filled up to `width` columns, and tells the column after them.
    fn boxed(&mut self, x: u16, y: u16, width: u16, style: Style, text: &str) -> u16 {
        let width = usize::from(width.min(self.area.width.saturating_sub(x.saturating_add(2))));
        let inside = self.put(x, y, Style::default(), "[");
        self.put_within(inside, y, width, style, &" ".repeat(width));
        self.put_within(inside, y, width, style, text);
        let end = x.saturating_add(1).saturating_add(u16::try_from(width).unwrap_or(u16::MAX));
        self.put(end, y, Style::default(), "]");
        end.saturating_add(1)
    }

    /// A place of the buffer, if it is inside the area and on the screen.
    fn place(&self, x: u16, y: u16) -> Option<Position> {
        if x >= self.area.width || y >= self.area.height {
            return None;
        }
        let place = Position::new(self.area.x.checked_add(x)?, self.area.y.checked_add(y)?);
        self.buffer.area.contains(place).then_some(place)
    }
}
