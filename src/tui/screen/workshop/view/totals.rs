//! Draws the end of a workshop: those who came without a record, and what will be saved.

use super::super::State;
use super::super::totals::{AGES, COUNT, GENDERS, HELPED, STATUSES, not_told};
use super::{EDGE, place_field};
use crate::text::workshop as words;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;

/// Columns of labels and values, left and right.
const LEFT: (u16, u16) = (4, 28);
const RIGHT: (u16, u16) = (44, 66);
/// The first row of what is known of them.
const TOP: u16 = 4;

/// Draws how many they are, then the totals by criterion, then the workshop in a line.
pub fn view(state: &State, _shared: &Shared, canvas: &mut Canvas<'_>) {
    let form = &state.totals;
    place_field(form, COUNT, LEFT, 0, canvas);
    let anonymous = &state.open.workshop.anonymous;
    if anonymous.count > 0 {
        canvas.ruled_heading(2, 2, 78, words::TOTALS_HEADING);
        let [gender, age, status] = not_told(anonymous);
        let mut left = TOP;
        group(state, (words::GENDER, gender), &GENDERS, LEFT, &mut left, canvas);
        left += 1;
        group(state, (words::AGE, age), &AGES, LEFT, &mut left, canvas);
        let mut right = TOP;
        group(state, (words::STATUS, status), &STATUSES, RIGHT, &mut right, canvas);
        place_field(form, HELPED, RIGHT, right + 1, canvas);
    }
    if let Some(missing) = state.missing_for_coop() {
        canvas.put_within(2, canvas.height().saturating_sub(2), EDGE - 2, Role::Error, missing);
    }
    let [present, ..] = state.attendance();
    let text = words::summary(present, usize::from(anonymous.count), state.rated());
    canvas.put_within(2, canvas.height().saturating_sub(1), EDGE - 2, Role::Normal, &text);
}

fn group(
    state: &State,
    (heading, rest): (&str, usize),
    names: &[&str],
    columns: (u16, u16),
    y: &mut u16,
    canvas: &mut Canvas<'_>,
) {
    let end = canvas.put(columns.0, *y, Role::Label, heading);
    if rest > 0 {
        canvas.put(end + 2, *y, Role::Muted, &words::not_told(rest));
    }
    *y += 1;
    for name in names.iter().filter(|name| state.totals.field(name).is_some()) {
        place_field(&state.totals, name, (columns.0 + 2, columns.1), *y, canvas);
        *y += 1;
    }
}
