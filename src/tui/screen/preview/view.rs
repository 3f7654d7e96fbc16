//! Draws a preview: frame 8b.

use super::State;
use crate::text::preview as words;
use crate::tui::form::Form;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::field::Columns;

/// Columns of the frame that asks for the folder or says where the document is.
const WIDTH: u16 = 76;

/// Draws the lines that fit; over their end, what F6 asks or says.
pub fn view(state: &State, _shared: &Shared, canvas: &mut Canvas<'_>) {
    canvas.cursor(0, 0);
    match &state.lines {
        None => {
            canvas.put(2, 1, Role::Muted, words::COMPOSING);
        }
        Some(lines) => {
            for (y, line) in (0..canvas.height()).zip(lines.iter().skip(state.first)) {
                canvas.put(0, y, Role::Normal, line);
            }
        }
    }
    match (&state.folder, &state.written) {
        (Some(form), _) => ask_folder(form, canvas),
        (None, Some(path)) => say_where(&path.display().to_string(), canvas),
        (None, None) => {}
    }
}

fn ask_folder(form: &Form, canvas: &mut Canvas<'_>) {
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

/// Says where the document is: the path in full, on as many rows as it needs.
fn say_where(path: &str, canvas: &mut Canvas<'_>) {
    let letters: Vec<char> = path.chars().collect();
    let rows = letters.chunks(usize::from(WIDTH - 6));
    let height = u16::try_from(rows.len()).unwrap_or(1) + 3;
    let top = canvas.height().saturating_sub(height + 1);
    canvas.frame(2, top, WIDTH, height, words::WRITTEN_TITLE);
    let mut y = top + 1;
    for row in rows {
        canvas.put(5, y, Role::Normal, &row.iter().collect::<String>());
        y += 1;
    }
    canvas.put(5, y, Role::Label, words::ENTER_OPENS);
    canvas.cursor(5, y);
}
