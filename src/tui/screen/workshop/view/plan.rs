//! Draws the plan of a workshop.

use super::super::State;
use super::super::plan::{
    DAY, DEVICES, DURATION, LEVEL, NAME, NOTE, PLACE, PROCEDURE, REDIRECTION, STEPS, THEMES, TIME,
};
use super::{EDGE, place_field};
use crate::domain::ids::ModuleId;
use crate::domain::proposals::allows_procedure;
use crate::text::{dates, session as session_words, workshop as words};
use crate::tui::form::{Form, Kind};
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::field::Columns;
use crate::tui::widget::form::{draw_list, draw_sensitive};
use crate::tui::widget::listing::one_line;

/// Columns of labels and values.
const LABEL: u16 = 4;
const VALUE: u16 = 25;
/// Where an hour's label and box stand beside a day, clear of the day's bracket, and the words after them.
const HOUR: (u16, u16) = (45, 47);
const RELATIVE: u16 = 58;
const COLUMNS: Columns = Columns { label: LABEL, value: VALUE, remark: EDGE };

/// Draws the plan, each line on its row.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    let (form, workshop) = (&state.plan, &state.open.workshop);
    line(form, NAME, 0, canvas);
    line(form, LEVEL, 1, canvas);
    line(form, DAY, 3, canvas);
    place_field(form, TIME, HOUR, 3, canvas);
    if let Some(date) = form.date(DAY, shared.today()) {
        // A plan for a day that is past is seen while it is typed.
        let role = if date < shared.today() && !workshop.closed { Role::Error } else { Role::Muted };
        canvas.put_within(RELATIVE, 3, EDGE - RELATIVE, role, &dates::relative(date, shared.today()));
    }
    line(form, DURATION, 4, canvas);
    canvas.put(31, 4, Role::Normal, words::MINUTES);
    line(form, PLACE, 5, canvas);
    picked(form, STEPS, 7, &steps(state, shared), canvas);
    line(form, DEVICES, 9, canvas);
    let labels: Vec<&str> =
        workshop.themes.iter().filter_map(|theme| shared.content.vocabularies.theme_label(theme)).collect();
    let themes = one_line(&labels, usize::from(EDGE - VALUE), session_words::NO_THEME);
    picked(form, THEMES, 11, &themes, canvas);
    if allows_procedure(&workshop.themes) {
        line(form, PROCEDURE, 12, canvas);
    }
    line(form, REDIRECTION, 13, canvas);
    line(form, NOTE, 15, canvas);
    match form.focused_name() {
        REDIRECTION => draw_list(form, 13, COLUMNS, canvas),
        NOTE => draw_sensitive(form, 15, COLUMNS, canvas),
        _ => {}
    }
}

fn line(form: &Form, name: &str, y: u16, canvas: &mut Canvas<'_>) {
    place_field(form, name, (LABEL, VALUE), y, canvas);
}

/// What is worked on: one step by its title, several by their letters.
fn steps(state: &State, shared: &Shared) -> String {
    let workshop = &state.open.workshop;
    let modules = workshop.modules.iter().filter_map(|id| shared.content.curriculum.module(id));
    let titles: Vec<&str> = modules.map(|module| module.title.as_str()).collect();
    let ids: Vec<&str> = workshop.modules.iter().map(ModuleId::as_str).collect();
    match titles.as_slice() {
        [] => words::NO_STEP.to_owned(),
        [title] => words::steps(title, workshop.skills.len()),
        _ => words::steps(&one_line(&ids, 25, ""), workshop.skills.len()),
    }
}

/// A line whose list opens by Space.
fn picked(form: &Form, name: &str, y: u16, shown: &str, canvas: &mut Canvas<'_>) {
    let focused = form.focused_name() == name;
    let Some(field) = form.field(name).filter(|field| matches!(field.kind, Kind::Checks(_))) else { return };
    canvas.put(LABEL, y, Role::Label, &field.label);
    canvas.marker(2, y, focused);
    canvas.put_within(VALUE, y, EDGE - VALUE, if focused { Role::Focus } else { Role::Normal }, shown);
    if focused {
        canvas.cursor(VALUE, y);
    }
}
