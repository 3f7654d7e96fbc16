//! Draws the list of workshops.

use super::State;
use crate::domain::ids::WorkshopId;
use crate::domain::workshop::Workshop;
use crate::text::workshop as words;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::listing::below_on_last_row;
use unicode_width::UnicodeWidthStr;

/// Where the columns begin.
const NAME: u16 = 4;
const WHEN: u16 = 27;

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
    let rows = State::rows(shared);
    let people = canvas.width().saturating_sub(1 + widest(workshops));
    below_on_last_row(workshops.len().saturating_sub(state.list.first.saturating_sub(1) + rows), canvas);
    let shown = workshops.iter().enumerate().skip(state.list.first.saturating_sub(1)).take(rows);
    for (nth, (at, (_, workshop))) in shown.enumerate() {
        let heading = if at < state.to_come { words::TO_COME } else { words::HELD };
        if nth == 0 || at == state.to_come {
            y += u16::from(nth > 0);
            canvas.put(2, y, Role::Heading, heading);
            y += 1;
        }
        row(workshop, state.list.selected == at + 1, (people, y), canvas);
        y += 1;
    }
}

/// Columns that the longest count of people takes: the titles have the others.
fn widest(workshops: &[(WorkshopId, Workshop)]) -> u16 {
    let widest = workshops.iter().map(|(_, workshop)| people(workshop).width()).max();
    widest.and_then(|columns| u16::try_from(columns).ok()).unwrap_or(0)
}

fn people(workshop: &Workshop) -> String {
    let anonymous = usize::from(workshop.anonymous.count);
    words::people(workshop.expected().saturating_sub(anonymous), anonymous)
}

fn row(workshop: &Workshop, pointed: bool, (at, y): (u16, u16), canvas: &mut Canvas<'_>) {
    let role = Canvas::row_role(pointed);
    canvas.marker(2, y, pointed);
    canvas.put(NAME, y, role, &words::when(workshop.date, workshop.started));
    let title = if workshop.title.is_empty() { words::UNTITLED } else { &workshop.title };
    canvas.put_within(WHEN + 2, y, at.saturating_sub(WHEN + 4), role, title);
    canvas.put(at, y, role, &people(workshop));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::effect::Reply;
    use crate::tui::screen::tests::Desk;
    use crate::tui::screen::{Screen, workshops};
    use time::macros::date;

    #[test]
    fn titles_have_the_room_that_there_is() {
        let mut desk = Desk::on(Screen::Workshops(workshops::State::default()));
        let title = "Premiers pas avec une souris";
        let workshop = Workshop { title: title.to_owned(), ..Workshop::on(date!(2026 - 12 - 01)) };
        let found = vec![(WorkshopId::from_bytes([1; 16]), workshop)];
        desk.answer(Reply::Workshops(found)).sees(title).sees("0 personne");
    }
}
