//! Draws « Imprimer ou exporter ».

use super::{ROWS, State};
use crate::text::export as words;
use crate::tui::screen::folder;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;

/// Draws the rows, then where files go.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    canvas.put(2, 0, Role::Heading, words::QUESTION);
    for (y, (index, row)) in (2..).zip(ROWS.iter().enumerate()) {
        let pointed = index == state.list.selected;
        canvas.marker(2, y, pointed);
        canvas.put(4, y, Role::Key, &row.key.to_string());
        canvas.put(7, y, Canvas::row_role(pointed), row.label);
        canvas.put(36, y, Role::Muted, row.note);
    }
    let y = u16::try_from(ROWS.len()).unwrap_or(0) + 3;
    canvas.put(2, y, Role::Label, words::FOLDER);
    let chosen = &shared.settings.export_folder;
    let folder = if chosen.is_empty() { words::FOLDER_NOT_CHOSEN } else { chosen };
    canvas.put_within(12, y, 66, Role::Normal, folder);
    canvas.put(2, y + 2, Role::Muted, words::WARNING);
    canvas.put(2, y + 3, Role::Muted, words::NO_COORDINATION);
    folder::view::view(&state.folder, canvas);
}
