//! Draws a content pack: what it is, then its addresses, or what is wrong with it.

use super::{State, address_lines};
use crate::text::content as words;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::field::Columns;
use crate::tui::widget::form::draw_field;

const COLUMNS: Columns = Columns { label: 4, value: 14, remark: 76 };
/// The row of the first address.
const TOP: u16 = 8;
/// Where an address stands, beside its name.
const AT: u16 = 39;

/// Addresses or faults in sight.
pub fn rows(shared: &Shared) -> usize {
    shared.body_rows().saturating_sub(usize::from(TOP))
}

/// Draws the question for a folder, or what was found in it.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    if let Some(form) = &state.form {
        draw_field(form, super::FOLDER, 1, COLUMNS, canvas);
        if shared.settings.content_pack.is_none() {
            canvas.put(4, 4, Role::Normal, words::NONE);
        }
        for (y, line) in (6..).zip(words::EXPLAINED) {
            canvas.put(4, y, Role::Muted, line);
        }
        return;
    }
    let Some(looked) = &state.looked else { return };
    canvas.put_within(4, 0, 74, Role::Muted, &looked.folder);
    canvas.cursor(4, 0);
    match &looked.found {
        Ok(facts) => {
            for (y, (label, value)) in (1..).zip(words::about(&facts.about)) {
                canvas.put(4, y, Role::Label, label);
                canvas.put_within(14, y, 64, Role::Normal, &value);
            }
            let heading = if facts.addresses.is_empty() { words::NO_ADDRESS } else { words::ADDRESSES };
            canvas.ruled_heading(2, TOP - 1, 77, heading);
            let lines = address_lines(facts);
            for (y, (name, at)) in (TOP..).zip(lines.iter().skip(state.first).take(rows(shared))) {
                canvas.put_within(4, y, AT - 5, Role::Normal, name);
                canvas.put(AT, y, Role::Heading, at);
            }
        }
        Err(faults) => {
            canvas.ruled_heading(2, 2, 77, words::FAULTS);
            let lines = faults.iter().flat_map(|fault| {
                [(4, Role::Heading, words::place(fault)), (6, Role::Normal, words::problem(&fault.problem))]
            });
            for (y, (x, role, line)) in (3..).zip(lines.skip(state.first).take(rows(shared) + 5)) {
                canvas.put_within(x, y, canvas.width().saturating_sub(x + 1), role, &line);
            }
        }
    }
}
