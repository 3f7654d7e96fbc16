//! Draws the settings.

use super::State;
use super::fields::{HEADINGS, ROWS, VERSION};
use crate::text::settings as words;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::field::Columns;
use crate::tui::widget::form::{draw_field, draw_list};

const COLUMNS: Columns = Columns { label: 4, value: 28, remark: 60 };

/// Draws the lines from the first row in sight on.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    let shown = |row: u16| row.checked_sub(state.first);
    for (heading, row) in HEADINGS {
        if let Some(y) = shown(row) {
            canvas.ruled_heading(2, y, 77, heading);
        }
    }
    for (name, row, _) in ROWS {
        if let Some(y) = shown(row) {
            draw_field(&state.form, name, y, COLUMNS, canvas);
        }
    }
    if let Some(y) = shown(VERSION) {
        let content = &shared.content;
        let pack = content.pack.as_ref().map(|about| about.name.as_str());
        let line = words::content_version(&content.questionnaire.version, content.curriculum.modules.len(), pack);
        canvas.put_within(4, y, 43, Role::Muted, &line);
        canvas.put(48, y, Role::Muted, words::ACCESS_LOG);
    }
    let focused = ROWS.iter().find(|(name, ..)| *name == state.form.focused_name());
    if let Some(y) = focused.and_then(|(_, row, _)| shown(*row)) {
        draw_list(&state.form, y, COLUMNS, canvas);
    }
}
