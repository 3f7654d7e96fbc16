//! Draws a session: frames 7 and 8a, and what stands over them.

mod ending;
mod lists;
mod ratings;

use super::sheet_entry::situated;
use super::{Over, State};
use crate::tui::form::Form;
use crate::tui::shared::Shared;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::field::Columns;

/// Draws what stands on top: a list, the guide, or the page itself.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    match (&state.over, &state.ending) {
        (Some(Over::Steps(steps)), _) => lists::steps(steps, state, shared, canvas),
        (Some(Over::Guide(guide)), _) => lists::guide(*guide, state, shared, canvas),
        (Some(Over::Themes(list)), _) => lists::themes(*list, state, shared, canvas),
        (Some(Over::Paper(paper)), _) => {
            let situated = situated(paper, state.sitting.open.module.as_ref(), &shared.content);
            paper.draw(&situated.read(), situated.fault.as_deref(), canvas);
        }
        (None, Some(form)) => ending::view(state, form, shared, canvas),
        (None, None) => ratings::view(state, shared, canvas),
    }
}

/// Draws a field of a form, if it is in sight, with its label and its value at these columns.
fn place_field(form: &Form, name: &str, (label, value): (u16, u16), y: u16, canvas: &mut Canvas<'_>) {
    if let Some(field) = form.field(name).filter(|field| !field.folded) {
        canvas.field(field, form.focused_name() == name, Columns { label, value, remark: 80 }, y);
    }
}
