//! Draws the list of workshops.

use super::State;
use crate::domain::workshop::Workshop;
use crate::text::workshop as words;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;

/// Where the columns begin.
const NAME: u16 = 4;
const WHEN: u16 = 27;
const PEOPLE: u16 = 53;

/// Draws the row of a new workshop, those to come, then those held.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    let pointed = state.list.selected == 0;
    canvas.marker(2, 0, pointed);
    canvas.put(NAME, 0, Canvas::row_role(pointed), words::NEW);
    canvas.put(WHEN, 0, Role::Muted, words::NEW_NOTE);
    let Some(workshops) = &state.workshops else { return };
    let mut y = 2;
    if workshops.is_empty() {
        canvas.put(NAME, y, Role::Muted, words::NONE_HELD);
    }
    let shown = workshops.iter().enumerate().skip(state.list.first.saturating_sub(1)).take(State::rows(shared));
    for (nth, (at, (_, workshop))) in shown.enumerate() {
        let heading = if at < state.to_come { words::TO_COME } else { words::HELD };
        if nth == 0 || at == state.to_come {
            y += u16::from(nth > 0);
            canvas.put(2, y, Role::Heading, heading);
            y += 1;
        }
        row(workshop, state.list.selected == at + 1, y, canvas);
        y += 1;
    }
}

fn row(workshop: &Workshop, pointed: bool, y: u16, canvas: &mut Canvas<'_>) {
    let role = Canvas::row_role(pointed);
    canvas.marker(2, y, pointed);
    canvas.put(NAME, y, role, &words::when(workshop.date, workshop.started));
    let title = if workshop.title.is_empty() { words::UNTITLED } else { &workshop.title };
    canvas.put_within(WHEN + 2, y, PEOPLE - WHEN - 4, role, title);
    let anonymous = usize::from(workshop.anonymous.count);
    let people = workshop.expected().saturating_sub(anonymous);
    canvas.put_within(PEOPLE, y, 80 - PEOPLE, role, &words::people(people, anonymous));
}
