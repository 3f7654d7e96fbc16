//! Draws a preview: frame 8b.

use super::State;
use crate::text::preview as words;
use crate::tui::screen::folder::{self, view::WIDTH};
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;

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
    match &state.written {
        Some(path) if !state.folder.is_asking() => say_where(&path.display().to_string(), canvas),
        _ => folder::view::view(&state.folder, canvas),
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
