//! Draws what goes and what stays, and the code to be typed.

use super::{CODE, State, WHAT};
use crate::text::erasing as words;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::field::Columns;
use crate::tui::widget::form::draw_field;

const COLUMNS: Columns = Columns { label: 2, value: 14, remark: 32 };

/// Draws the choice, three lists and the code.
pub fn view(state: &State, _shared: &Shared, canvas: &mut Canvas<'_>) {
    draw_field(&state.form, WHAT, 0, COLUMNS, canvas);
    for (top, heading, lines) in
        [(2, words::GOES, &state.goes), (7, words::STAYS, &state.stays), (12, words::YOURS, &state.yours)]
    {
        canvas.put(2, top, Role::Heading, heading);
        for (y, line) in (top + 1..).zip(lines) {
            canvas.put(4, y, Role::Normal, line);
        }
    }
    let warning = if state.erasing { words::ERASING } else { words::FOR_GOOD };
    canvas.put(2, 16, Role::Error, warning);
    draw_field(&state.form, CODE, 17, COLUMNS, canvas);
}
