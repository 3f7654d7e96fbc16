//! Draws the list of all records.

use super::State;
use crate::text::{records as words, search};
use crate::tui::screen::search::view::draw_hit;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::listing::below_on_last_row;

/// Draws the field, the headings and the rows that fit.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    canvas.put(2, 0, Role::Label, words::FIELD);
    canvas.put(20, 0, Role::Normal, "[");
    canvas.put_within(21, 0, 41, Role::Focus, &format!("{:<41}", state.typed.text()));
    canvas.put(62, 0, Role::Normal, "]");
    for (x, heading) in
        [(4, search::WHO), (22, search::YEAR), (29, search::COMMUNE), (48, search::CODE), (60, search::LAST_VISIT)]
    {
        canvas.put(x, 2, Role::Muted, heading);
    }
    if state.hits.is_empty() {
        let note = match (shared.directory_ready, state.typed.text().trim().is_empty()) {
            (false, _) => search::READING,
            (true, true) => words::EMPTY,
            (true, false) => search::NO_ONE,
        };
        canvas.put(4, 4, Role::Muted, note);
        canvas.cursor(21, 0);
    }
    below_on_last_row(state.list.below(state.hits.len(), State::rows(shared)), canvas);
    let rows = state.hits.iter().enumerate().skip(state.list.first).take(State::rows(shared));
    for (y, (index, hit)) in (3..).zip(rows) {
        let pointed = index == state.list.selected;
        canvas.marker(2, y, pointed);
        draw_hit(hit, pointed, y, shared, canvas);
    }
}
