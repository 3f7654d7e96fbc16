//! Draws a learner's record: frame 6.

use super::rows::RowKind;
use super::{Row, State, Target};
use crate::text::record as words;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;
use unicode_width::UnicodeWidthStr;

/// Draws the rows that fit, from the first one shown.
pub fn view(state: &State, _shared: &Shared, canvas: &mut Canvas<'_>) {
    if state.record.is_none() {
        canvas.put(2, 1, Role::Muted, words::READING);
        canvas.cursor(2, 1);
        return;
    }
    let pointed = state.pointed();
    let rows = state.rows.iter().enumerate().skip(state.list.first);
    for (y, (index, row)) in (0..canvas.height()).zip(rows) {
        draw(row, index == pointed, y, canvas);
    }
}

fn draw(row: &Row, pointed: bool, y: u16, canvas: &mut Canvas<'_>) {
    canvas.marker(2, y, pointed);
    let role = Canvas::row_role(pointed);
    match &row.kind {
        RowKind::Action => {
            canvas.put(4, y, if pointed { Role::Selected } else { Role::Label }, &row.label);
            let right = u16::try_from(row.right.width()).unwrap_or(0);
            canvas.put_within(16, y, 62_u16.saturating_sub(right), role, &row.text);
            canvas.put_right(79, y, Role::Muted, &row.right);
        }
        RowKind::StepsHeading => {
            canvas.put(2, y, Role::Heading, &row.label);
            canvas.put(42, y, Role::Muted, words::STATE);
            canvas.put(57, y, Role::Muted, words::PERCENT);
            canvas.put_right(79, y, Role::Muted, words::WITHOUT_HELP);
        }
        RowKind::Step { state, percent, count } => {
            canvas.put_within(4, y, 37, role, &row.text);
            canvas.put_within(42, y, 14, role, state);
            let bar = canvas.glyphs.bar(*percent, 7);
            canvas.put(57, y, Role::Bar, &bar);
            canvas.put_right(70, y, role, &format!("{percent} %"));
            canvas.put_right(79, y, role, count);
        }
        RowKind::Plain if row.text.is_empty() => {
            canvas.put(2, y, Role::Muted, &row.label);
        }
        RowKind::Plain => {
            if !row.label.is_empty() {
                canvas.put(if pointed { 4 } else { 2 }, y, Role::Label, &row.label);
            }
            let x = if matches!(row.target, Some(Target::Unfold)) { 4 } else { 16 };
            let right = u16::try_from(row.right.width()).unwrap_or(0);
            let edge = canvas.width().saturating_sub(1).max(79);
            canvas.put_within(x, y, edge - 1 - x - right.min(40), role, &row.text);
            canvas.put_right(edge, y, Role::Muted, &row.right);
        }
    }
}
