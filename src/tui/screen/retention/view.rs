//! Draws the records that are due.

use super::State;
use crate::text::{dates, retention as words};
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::{Canvas, cut};

/// Where the columns begin.
const WHO: u16 = 4;
const CODE: u16 = 22;
const LAST: u16 = 35;
const DUE: u16 = 50;
const CHOSEN: u16 = 63;

/// Draws the rows in sight, then the choices there are.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    let headings =
        [(WHO, words::WHO), (CODE, words::CODE), (LAST, words::LAST), (DUE, words::DUE), (CHOSEN, words::CHOSEN)];
    for (x, heading) in headings {
        canvas.put(x, 0, Role::Muted, heading);
    }
    let due = shared.retention.due();
    if due.is_empty() {
        canvas.put(WHO, 1, Role::Muted, words::NOTHING);
        canvas.cursor(WHO, 1);
    }
    let rows = State::rows(shared);
    for (y, (index, due)) in (1..).zip(due.iter().enumerate().skip(state.list.first).take(rows)) {
        let pointed = index == state.list.selected;
        let role = Canvas::row_role(pointed);
        let name = shared.public_name(due.learner);
        let code = shared.directory.entry(&due.learner).map_or("", |entry| entry.code);
        let choice = shared.retention.choice(due.learner);
        canvas.marker(2, y, pointed);
        canvas.put(WHO, y, role, &cut(&name, usize::from(CODE - WHO - 1)));
        canvas.put(CODE, y, role, if name == code { "" } else { code });
        canvas.put(LAST, y, role, &dates::figures(due.last));
        canvas.put(DUE, y, role, &dates::figures(due.on));
        canvas.put(CHOSEN, y, if choice.is_some() { Role::Good } else { role }, words::choice(choice));
    }
    let below = canvas.height().saturating_sub(5);
    for (y, line) in (below..).zip([words::CHOICES[0], words::CHOICES[1], "", words::WHEN, words::PROMISE]) {
        canvas.put(WHO, y, Role::Muted, line);
    }
}
