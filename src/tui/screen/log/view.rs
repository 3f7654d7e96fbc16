//! Draws the access log.

use super::State;
use crate::text::log as words;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::{Canvas, cut};
use crate::tui::widget::listing::below_on_last_row;

/// Where the columns begin.
const WHEN: u16 = 4;
const WHO: u16 = 25;
const WHAT: u16 = 39;
const WHOM: u16 = 69;

/// Draws the headings and the entries from the first one in sight, the cursor on the pointed one.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    for (x, heading) in [(WHEN, words::WHEN), (WHO, words::WHO), (WHAT, words::WHAT), (WHOM, words::CODE)] {
        canvas.put(x, 0, Role::Muted, heading);
    }
    let Some(rows) = &state.rows else {
        canvas.put(WHEN, 2, Role::Muted, words::READING);
        canvas.cursor(WHEN, 2);
        return;
    };
    below_on_last_row(state.list.below(rows.len(), State::rows_shown(shared)), canvas);
    let shown = rows.iter().enumerate().skip(state.list.first).take(State::rows_shown(shared));
    for (y, (index, row)) in (1..).zip(shown) {
        let pointed = index == state.list.selected;
        let role = Canvas::row_role(pointed);
        canvas.marker(2, y, pointed);
        canvas.put(WHEN, y, role, &row.when);
        canvas.put(WHO, y, role, &cut(&row.who, usize::from(WHAT - WHO - 1)));
        canvas.put(WHAT, y, role, &cut(&row.what, usize::from(WHOM - WHAT - 1)));
        canvas.put(WHOM, y, role, &cut(&row.whom, 11));
    }
}
