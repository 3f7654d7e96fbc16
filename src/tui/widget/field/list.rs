//! The list that opens below a field, over what stands there.

use super::{Columns, Look, Pen};
use crate::tui::form::{Field, Kind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

/// Columns between a label and its detail.
const GAP: usize = 4;

/// Columns inside the frame, where there is room: the ends of longer rows do not stick out.
const WIDTH: usize = 50;

/// A row of the list: its words, the detail beside them, and whether it is pointed at.
struct Row<'a> {
    label: &'a str,
    detail: &'a str,
    pointed: bool,
}

/// Draws the list of a focused field that stands `y` rows below the top of `area`, if it is open: below the field when
/// there is room, above it otherwise. Tells where the real cursor belongs when it follows the list.
pub fn draw_list(
    field: &Field,
    area: Rect,
    y: u16,
    columns: Columns,
    look: &Look,
    buffer: &mut Buffer,
) -> Option<Position> {
    let (rows, follows): (Vec<Row<'_>>, bool) = match &field.kind {
        Kind::Suggest(suggest) => {
            let row = |(label, detail, pointed)| Row { label, detail, pointed };
            let rows = suggest.shown().map(|(one, pointed)| row((&one.label, &one.detail, pointed)));
            (rows.collect(), suggest.is_walked())
        }
        Kind::Choice(choice) => {
            let rows = choice.shown().map(|(one, pointed)| Row { label: &one.label, detail: "", pointed });
            (rows.collect(), true)
        }
        _ => return None,
    };
    if rows.is_empty() {
        return None;
    }
    let high = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(2);
    let below = y.saturating_add(1);
    let top = if below.saturating_add(high) <= area.height { below } else { y.saturating_sub(high) };

    let widest = rows.iter().map(|row| row.label.width()).max().unwrap_or(0);
    let details = rows.iter().map(|row| row.detail.width()).max().unwrap_or(0);
    let wanted = if details == 0 { widest + 2 } else { widest + GAP + details + 2 };
    let room = usize::from(area.width.saturating_sub(columns.value.saturating_add(3)));
    let inside = wanted.max(WIDTH).min(room);
    let cursor = Pen { buffer, area }.list(&rows, columns.value, top, inside, widest, look);
    cursor.filter(|_| follows)
}

impl Pen<'_> {
    /// Draws the rows in a frame, and tells where the pointed one stands.
    fn list(
        &mut self,
        rows: &[Row<'_>],
        x: u16,
        top: u16,
        inside: usize,
        widest: usize,
        look: &Look,
    ) -> Option<Position> {
        let [top_left, top_right, bottom_left, bottom_right, side] = look.frame;
        let line = look.line.to_string().repeat(inside);
        let mut cursor = None;
        self.put(x, top, look.rule, &format!("{top_left}{line}{top_right}"));
        let mut y = top;
        for row in rows {
            y = y.saturating_add(1);
            let marker = if row.pointed { look.marker } else { ' ' };
            let style = if row.pointed { look.selected } else { look.normal };
            let text = format!("{marker} {:<widest$}{:GAP$}{}", row.label, "", row.detail);
            self.put(x, y, look.rule, &side.to_string());
            let first = x.saturating_add(1);
            self.put_within(first, y, inside, style, &" ".repeat(inside));
            self.put_within(first, y, inside, style, &text);
            let end = first.saturating_add(u16::try_from(inside).unwrap_or(u16::MAX));
            self.put(end, y, look.rule, &side.to_string());
            if row.pointed {
                cursor = self.place(first, y);
            }
        }
        self.put(x, y.saturating_add(1), look.rule, &format!("{bottom_left}{line}{bottom_right}"));
        cursor
    }
}
