//! Draws what stands over a workshop's pages: who may be added, what is worked on, the themes.

use super::super::State;
use super::super::group::Adding;
use super::super::pick::{self, Pick};
use crate::text::workshop as words;
use crate::tui::screen::search::view::draw_hit;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::listing::below_on_last_row;

/// Draws the field, who answers to it, and the row that registers.
pub fn adding(adding: &Adding, state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    canvas.put(2, 0, Role::Label, words::ADD_FIELD);
    canvas.put(35, 0, Role::Normal, "[");
    canvas.put_within(36, 0, 41, Role::Focus, &format!("{:<41}", adding.typed.text()));
    canvas.put(77, 0, Role::Normal, "]");
    canvas.cursor(36 + u16::try_from(adding.typed.column()).unwrap_or(0).min(40), 0);
    let rows = Adding::rows(shared);
    let mut y = 2;
    for (at, hit) in adding.hits.iter().enumerate().skip(adding.list.first).take(rows) {
        let pointed = at == adding.list.selected;
        pointer(pointed, at > 0, y, canvas);
        draw_hit(hit, pointed, y, shared, canvas);
        y += 1;
    }
    if !adding.typed.text().trim().is_empty() {
        let pointed = adding.pointed().is_none();
        pointer(pointed, !adding.hits.is_empty(), y + 1, canvas);
        let register = words::register(adding.typed.text().trim());
        canvas.put_within(4, y + 1, 68, Canvas::row_role(pointed), &register);
        canvas.put_right(79, y + 1, Role::Key, "F4");
    }
    let here = state.open.workshop.participants.len();
    let below = canvas.height().saturating_sub(1);
    canvas.put(2, below, Role::Muted, &words::line(here));
}

/// The marker, and the real cursor once the field was left for the list.
fn pointer(pointed: bool, left: bool, y: u16, canvas: &mut Canvas<'_>) {
    if pointed {
        let marker = canvas.glyphs.marker.to_string();
        canvas.put(2, y, Role::Selected, &marker);
        if left {
            canvas.cursor(2, y);
        }
    }
}

/// Draws the rows that can be checked.
pub fn pick(pick: Pick, state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    let all = pick::shown(pick.what, &state.open.workshop, &shared.content);
    below_on_last_row(pick.list.below(all.len(), pick::rows(shared)), canvas);
    let shown = all.iter().enumerate().skip(pick.list.first).take(pick::rows(shared));
    for (y, (at, row)) in (0..).zip(shown) {
        let pointed = at == pick.list.selected;
        let x = if row.indented { 8 } else { 4 };
        canvas.marker(x - 2, y, pointed);
        let mark = if row.checked { "[x]" } else { "[ ]" };
        let end = canvas.put(x, y, Canvas::row_role(pointed), mark);
        canvas.put_within(end + 1, y, 66, Canvas::row_role(pointed), row.label);
    }
}
