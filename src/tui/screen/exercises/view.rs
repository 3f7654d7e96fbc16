//! Draws the list of exercises.

use super::State;
use crate::text::exercise as words;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::{Canvas, wrap};
use crate::tui::widget::listing::below_on_last_row;

/// Draws an exercise a row, with the module it belongs to.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    let shown = state.shown(shared);
    if shown.is_empty() {
        for (y, line) in (1..).zip(wrap(words::NONE, 74)) {
            canvas.put(2, y, Role::Normal, &line);
        }
        canvas.cursor(2, 1);
    }
    let rows = State::rows(shared);
    below_on_last_row(state.list.below(shown.len(), rows), canvas);
    for (y, (index, exercise)) in (0..).zip(shown.into_iter().enumerate().skip(state.list.first).take(rows)) {
        let pointed = index == state.list.selected;
        canvas.marker(2, y, pointed);
        canvas.put_within(4, y, 34, Canvas::row_role(pointed), &exercise.title);
        let module = exercise.module().and_then(|id| shared.content.curriculum.module(&id));
        canvas.put_within(40, y, 39, Role::Muted, module.map_or("", |module| module.title.as_str()));
    }
}
