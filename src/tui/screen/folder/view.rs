//! Draws the question where documents go, over the end of any screen.

use super::Folder;
use crate::text::preview as words;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::field::Columns;

/// Columns of the frame.
pub const WIDTH: u16 = 76;

/// Draws the frame that asks for the folder, while it does.
pub fn view(folder: &Folder, canvas: &mut Canvas<'_>) {
    let Some(form) = &folder.form else { return };
    let top = canvas.height().saturating_sub(7);
    canvas.frame(2, top, WIDTH, 6, words::FOLDER_TITLE);
    for (y, line) in (top + 1..).zip(words::FOLDER_ASKED_ONCE) {
        canvas.put(6, y, Role::Normal, line);
    }
    if let Some(field) = form.focused() {
        canvas.field(field, true, Columns { label: 6, value: 15, remark: 80 }, top + 3);
        if let Some(message) = field.message() {
            canvas.put_within(6, top + 4, WIDTH - 6, Role::Error, message);
        }
    }
}
