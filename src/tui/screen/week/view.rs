//! Draws the week.

use super::{Row, State, What, hour};
use crate::text::{dates, week as words, workshop as workshop_words};
use crate::tui::effect::WeekFacts;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::{Canvas, cut};

/// Where the columns begin.
const DAY: u16 = 4;
const TIME: u16 = 21;
const WHAT: u16 = 31;
const MORE: u16 = 56;

/// Draws the rows in sight.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    canvas.cursor(0, 0);
    let Some(facts) = &state.facts else { return };
    let rows = state.rows.iter().enumerate().skip(state.list.first).take(State::shown(shared));
    for (y, (at, row)) in (0..).zip(rows) {
        let pointed = at == state.list.selected;
        canvas.marker(2, y, pointed);
        // The name of a day whose first row is out of sight stands on the first one in sight.
        if row.first || y == 0 {
            let role = if row.day == shared.today() { Role::Heading } else { Role::Label };
            canvas.put(DAY, y, role, &dates::field(row.day));
        }
        draw(row, pointed, y, facts, shared, canvas);
    }
}

fn draw(row: &Row, pointed: bool, y: u16, facts: &WeekFacts, shared: &Shared, canvas: &mut Canvas<'_>) {
    let role = Canvas::row_role(pointed);
    match row.what {
        What::Nothing => {
            canvas.put(TIME, y, Role::Muted, words::NOTHING);
        }
        What::Appointment(index) => {
            let Some((_, found)) = facts.appointments.get(index) else { return };
            canvas.put(TIME, y, role, &hour(found.time));
            canvas.put(WHAT, y, role, &cut(&shared.public_name(found.learner), usize::from(MORE - WHAT - 1)));
            canvas.put(MORE, y, Role::Muted, &found.goal);
        }
        What::Workshop(index) => {
            let Some((_, workshop)) = facts.workshops.get(index) else { return };
            canvas.put(TIME, y, role, &hour(workshop.started));
            canvas.put(WHAT, y, role, &workshop_words::line(workshop.expected()));
            canvas.put(MORE, y, Role::Muted, &workshop.title);
        }
    }
}
