//! Draws a workshop: its plan, the group, the end, and what stands over them.

mod group;
mod lists;
mod plan;
mod totals;

use super::{Leaf, Over, State};
use crate::tui::form::Form;
use crate::tui::shared::Shared;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::field::Columns;

/// Where the frames end.
const EDGE: u16 = 80;

/// Draws what stands on top.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    if state.reading {
        canvas.cursor(0, 0);
        return;
    }
    match (&state.over, state.page) {
        (Some(Over::Adding(adding)), _) => lists::adding(adding, state, shared, canvas),
        (Some(Over::Pick(pick)), _) => lists::pick(*pick, state, shared, canvas),
        (Some(Over::Sentence(form, _)), _) => {
            group::view(state, shared, canvas);
            group::sentence(form, canvas);
        }
        (None, Leaf::Plan) => plan::view(state, shared, canvas),
        (None, Leaf::Group) => group::view(state, shared, canvas),
        (None, Leaf::End) => totals::view(state, shared, canvas),
    }
}

/// Draws a field of a form, if it is in sight, with its label and its value at these columns.
fn place_field(form: &Form, name: &str, (label, value): (u16, u16), y: u16, canvas: &mut Canvas<'_>) {
    if let Some(field) = form.field(name).filter(|field| !field.folded) {
        canvas.field(field, form.focused_name() == name, Columns { label, value, remark: EDGE }, y);
    }
}
