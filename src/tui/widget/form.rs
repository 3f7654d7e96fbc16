//! Draws a form's fields on a canvas, each at its fixed row.

use super::canvas::Canvas;
use super::field::{self, Columns, Look};
use crate::tui::form::Form;
use crate::tui::glyphs::Glyphs;
use crate::tui::theme::{Role, Theme};
use ratatui::layout::Rect;

/// Draws the field of that name from row `y` on, and places the cursor when it is the focused one. A field out of sight
/// is not drawn.
pub fn draw_field(form: &Form, name: &str, y: u16, columns: Columns, canvas: &mut Canvas<'_>) {
    let Some(field) = form.field(name).filter(|field| !field.folded) else { return };
    let focused = form.focused_name() == name;
    let (width, height, glyphs) = (canvas.width(), canvas.height(), canvas.glyphs);
    let (buffer, theme) = canvas.parts();
    let look = look(theme, glyphs);
    let area = Rect::new(0, y, width, height.saturating_sub(y));
    if let Some(cursor) = field::draw(field, focused, area, columns, &look, buffer) {
        canvas.cursor(cursor.x, cursor.y);
    }
}

/// Draws the open list of the focused field that stands on row `y`: after all fields, for it lies over them.
pub fn draw_list(form: &Form, y: u16, columns: Columns, canvas: &mut Canvas<'_>) {
    let Some(field) = form.focused() else { return };
    let (width, height, glyphs) = (canvas.width(), canvas.height(), canvas.glyphs);
    let (buffer, theme) = canvas.parts();
    let look = look(theme, glyphs);
    if let Some(cursor) = field::draw_list(field, Rect::new(0, 0, width, height), y, columns, &look, buffer) {
        canvas.cursor(cursor.x, cursor.y);
    }
}

/// How fields look in a theme.
fn look(theme: &Theme, glyphs: Glyphs) -> Look {
    Look {
        normal: theme.style(Role::Normal),
        label: theme.style(Role::Label),
        focus: theme.style(Role::Focus),
        selected: theme.style(Role::Selected),
        muted: theme.style(Role::Muted),
        error: theme.style(Role::Error),
        rule: theme.style(Role::Rule),
        marker: glyphs.marker,
        bullet: glyphs.bullet,
        frame: glyphs.frame,
        line: glyphs.rule,
    }
}
