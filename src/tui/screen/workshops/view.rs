//! Draws the list of workshops.

use super::State;
use crate::domain::ids::WorkshopId;
use crate::domain::workshop::Workshop;
use crate::text::workshop as words;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::listing::{below_on_last_row, widest};
use unicode_width::UnicodeWidthStr;

/// Where the columns begin.
const NAME: u16 = 4;
const WHEN: u16 = 27;
const TITLE: u16 = 29;
/// Between a title and the people.
const GAP: u16 = 2;

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
    let layout = Layout::of(workshops, canvas.width());
    below_on_last_row(workshops.len().saturating_sub(state.list.first.saturating_sub(1) + rows), canvas);
    let shown = workshops.iter().enumerate().skip(state.list.first.saturating_sub(1)).take(rows);
    for (nth, (at, (_, workshop))) in shown.enumerate() {
        let heading = if at < state.to_come { words::TO_COME } else { words::HELD };
        if nth == 0 || at == state.to_come {
            y += u16::from(nth > 0);
            canvas.put(2, y, Role::Heading, heading);
            y += 1;
        }
        row(workshop, state.list.selected == at + 1, y, layout, canvas);
        y += 1;
    }
}

/// Where the people stand, and whether those without a record are told apart.
#[derive(Clone, Copy)]
struct Layout {
    people: u16,
    apart: bool,
}

impl Layout {
    /// The titles have all the columns that the people leave; the two are told apart where no title is cut for it.
    fn of(workshops: &[(WorkshopId, Workshop)], width: u16) -> Self {
        let workshops = || workshops.iter().map(|(_, workshop)| workshop);
        let people =
            |apart| width.saturating_sub(1 + widest(workshops().map(|workshop| people(workshop, apart).width())));
        let apart = TITLE + widest(workshops().map(|workshop| workshop.title.width())) + GAP <= people(true);
        Self { people: people(apart), apart }
    }
}

fn people(workshop: &Workshop, apart: bool) -> String {
    let anonymous = if apart { usize::from(workshop.anonymous.count) } else { 0 };
    words::people(workshop.expected().saturating_sub(anonymous), anonymous)
}

fn row(workshop: &Workshop, pointed: bool, y: u16, layout: Layout, canvas: &mut Canvas<'_>) {
    let role = Canvas::row_role(pointed);
    canvas.marker(2, y, pointed);
    canvas.put(NAME, y, role, &words::when(workshop.date, workshop.started));
    let title = if workshop.title.is_empty() { words::UNTITLED } else { &workshop.title };
    canvas.put_within(TITLE, y, layout.people.saturating_sub(TITLE + GAP), role, title);
    canvas.put(layout.people, y, role, &people(workshop, layout.apart));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::LearnerId;
    use crate::domain::workshop::Participant;
    use crate::tui::effect::Reply;
    use crate::tui::screen::tests::Desk;
    use crate::tui::screen::{Screen, workshops};
    use time::macros::date;

    #[test]
    fn titles_have_the_room_that_there_is() {
        let mut desk = Desk::on(Screen::Workshops(workshops::State::default()));
        let title = "Photographier et ranger les papiers";
        let mut workshop = Workshop { title: title.to_owned(), ..Workshop::on(date!(2026 - 12 - 01)) };
        workshop.anonymous.count = 4;
        workshop.participants = vec![Participant::expected(LearnerId::from_bytes([2; 16]))];
        let found = vec![(WorkshopId::from_bytes([1; 16]), workshop)];
        desk.answer(Reply::Workshops(found)).sees(title).sees("5 personnes").sees_not("sans fiche");
        desk.resize(120, 36).sees(title).sees("1 personne, 4 sans fiche");
    }
}
