//! Draws « Fin de journée ».

use super::{Row, State};
use crate::text::{dates, evening as words};
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::{Canvas, cut};

/// Where the columns begin.
const DAY: u16 = 4;
const TIME: u16 = 21;
const WHO: u16 = 30;
const PHONE: u16 = 48;
const CHOSEN: u16 = 65;
/// The first line's row.
const TOP: u16 = 3;

/// Draws the question, the lines in sight, then the digits.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    canvas.put(2, 0, Role::Heading, words::QUESTION);
    canvas.cursor(2, 0);
    for (x, heading) in [(DAY, words::DAY), (WHO, words::WHO), (PHONE, words::PHONE), (CHOSEN, words::CHOSEN)] {
        canvas.put(x, TOP - 1, Role::Muted, heading);
    }
    let Some(rows) = &state.rows else { return };
    if rows.is_empty() {
        canvas.put(DAY, TOP, Role::Normal, words::NOTHING);
    }
    let shown = rows.iter().enumerate().skip(state.list.first).take(State::shown(shared));
    for (y, (at, row)) in (TOP..).zip(shown) {
        draw(row, at == state.list.selected, y, shared, canvas);
    }
    let below = canvas.height().saturating_sub(2);
    for (y, line) in (below..).zip(words::LEGEND) {
        canvas.put(DAY, y, Role::Label, line);
    }
}

fn draw(row: &Row, pointed: bool, y: u16, shared: &Shared, canvas: &mut Canvas<'_>) {
    let role = Canvas::row_role(pointed);
    let waiting = &row.line.waiting;
    canvas.marker(2, y, pointed);
    canvas.put(DAY, y, role, &words::day(waiting.date));
    canvas.put(TIME, y, role, &waiting.time.map(dates::time_column).unwrap_or_default());
    canvas.put(WHO, y, role, &cut(&shared.public_name(waiting.learner), usize::from(PHONE - WHO - 1)));
    if row.filed.is_some() {
        canvas.put_within(PHONE - 9, y, 80 - PHONE + 9, Role::Good, words::TO_COMPLETE);
        return;
    }
    canvas.put_within(PHONE, y, CHOSEN - PHONE - 1, role, &row.line.phone);
    let chosen = row.chosen.map_or("", words::outcome);
    canvas.put(CHOSEN, y, if pointed { Role::Focus } else { Role::Good }, &format!("[{chosen:<10}]"));
}
