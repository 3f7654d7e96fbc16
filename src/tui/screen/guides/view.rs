//! Draws the list of guides.

use super::State;
use crate::domain::curriculum::Freshness;
use crate::text::{guide as words, progress, session};
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::listing::below_on_last_row;

/// Draws a module a row: its title, its track, how long it takes; those to check again are said to be.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    let (modules, rows) = (&shared.content.curriculum.modules, State::rows(shared));
    below_on_last_row(state.list.below(modules.len(), rows), canvas);
    for (y, (index, module)) in (0..).zip(modules.iter().enumerate().skip(state.list.first).take(rows)) {
        let pointed = index == state.list.selected;
        canvas.marker(2, y, pointed);
        canvas.put_within(4, y, 40, Canvas::row_role(pointed), &module.title);
        canvas.put_within(46, y, 10, Role::Muted, progress::track(module.track));
        canvas.put_within(57, y, 9, Role::Muted, &session::minutes(module.duration_min));
        let guide = shared.content.guide(&module.id);
        if guide.is_some_and(|guide| guide.freshness(module, shared.today()) == Freshness::Stale) {
            canvas.put_right(79, y, Role::Error, words::TO_CHECK);
        }
    }
}
