//! Draws a form's fields on a canvas, each at its fixed row.

use super::canvas::Canvas;
use super::field::Columns;
use crate::text::guards as words;
use crate::tui::form::Form;
use crate::tui::theme::Role;

/// Draws the field of that name from row `y` on, and places the cursor when it is the focused one. A field out of sight
/// is not drawn.
pub fn draw_field(form: &Form, name: &str, y: u16, columns: Columns, canvas: &mut Canvas<'_>) {
    if let Some(field) = form.field(name).filter(|field| !field.folded) {
        canvas.field(field, form.focused_name() == name, columns, y);
    }
}

/// Draws the open list of the focused field that stands on row `y`: after all fields, for it lies over them.
pub fn draw_list(form: &Form, y: u16, columns: Columns, canvas: &mut Canvas<'_>) {
    if let Some(field) = form.focused() {
        canvas.field_list(field, columns, y);
    }
}

/// Says under the focused field, which stands on row `y`, that a word in it should be thought over: after all fields, for it
/// lies over what stands there.
pub fn draw_sensitive(form: &Form, y: u16, columns: Columns, canvas: &mut Canvas<'_>) {
    let Some(field) = form.focused() else { return };
    if let Some((topic, _)) = field.sensitive() {
        let (x, row) = (columns.value, y.saturating_add(field.rows.max(1)));
        canvas.clear(x, row, field.width.saturating_add(2), 1);
        canvas.put(x, row, Role::Error, words::under(topic));
    }
}
