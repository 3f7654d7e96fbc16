//! Draws a record's history.

use super::{Line, State};
use crate::text::history as words;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;

/// Draws the lines from the first one in sight, the cursor on the pointed one.
pub fn view(state: &State, _shared: &Shared, canvas: &mut Canvas<'_>) {
    if state.lines.is_empty() {
        canvas.put(4, 0, Role::Muted, words::NOTHING);
        canvas.cursor(4, 0);
    }
    for (y, (index, line)) in (0..canvas.height()).zip(state.lines.iter().enumerate().skip(state.list.first)) {
        match line {
            Line::Heading(text) => canvas.put(4, y, Role::Heading, text),
            Line::Text(text) => canvas.put(6, y, Role::Normal, text),
        };
        canvas.marker(2, y, index == state.list.selected);
    }
}
