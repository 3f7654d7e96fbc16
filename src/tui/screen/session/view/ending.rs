//! Draws the end of the session: frame 8a.

use super::super::State;
use super::super::end_form::{
    ATTENDANCE, DAY, GOAL, MANDATE, NEXT_DATE, NEXT_TIME, NOTE, PROCEDURE, REDIRECTION, SENTENCE,
};
use super::super::ending::proposal_for;
use super::super::proposed::{AUTONOMY, DEVICES, DURATION, MODE, PLACE, THEMES};
use super::place_field;
use crate::domain::proposals::allows_procedure;
use crate::domain::session::{Attendance, Mode, Rating};
use crate::text::{dates, session as words};
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
/// Where a value and its remark end.
const EDGE: u16 = 80;

/// Draws the three lines to fill in, then those to check.
pub fn view(state: &State, form: &Form, shared: &Shared, canvas: &mut Canvas<'_>) {
    let session = &state.sitting.open.session;
    let came = session.attendance == Attendance::Present;
    line(form, SENTENCE, 0, canvas);
    if let Some(proposal) = proposal_for(SENTENCE, form, &state.sitting, &shared.content) {
        canvas.put_within(VALUE, 1, EDGE - VALUE, Role::Muted, &words::right_chooses(&proposal));
    }
    next(state, form, shared, canvas);
    line(form, GOAL, 3, canvas);
    canvas.ruled_heading(2, 4, 78, words::ALREADY_FILLED);
    line(form, ATTENDANCE, 5, canvas);
    line(form, DURATION, 6, canvas);
    duration(state, form, canvas);
    line(form, PLACE, 7, canvas);
    line(form, MODE, 8, canvas);
    if session.mode == Mode::Do {
        line(form, MANDATE, 9, canvas);
        canvas.put(46, 9, Role::Muted, words::MANDATE_REMARK);
    }
    devices(form, canvas);
    themes(form, canvas);
    line(form, AUTONOMY, 12, canvas);
    if allows_procedure(&session.themes) {
        line(form, PROCEDURE, 13, canvas);
    }
    line(form, REDIRECTION, 14, canvas);
    line(form, NOTE, 15, canvas);
    if came {
        let ratings: Vec<Rating> = session.ratings.values().copied().collect();
        let rated = words::rated(&ratings, &shared.content.curriculum.scale);
        canvas.put_within(LABEL, 18, EDGE - LABEL, Role::Normal, &rated);
    }
    if let Some((_, y)) = [(AUTONOMY, 12), (REDIRECTION, 14)].iter().find(|(name, _)| *name == form.focused_name()) {
        draw_list(form, *y, Columns { label: LABEL, value: VALUE, remark: EDGE }, canvas);
    }
    let written = [(SENTENCE, 0), (GOAL, 3), (PROCEDURE, 13), (NOTE, 15)];
    if let Some((_, y)) = written.iter().find(|(name, _)| *name == form.focused_name()) {
        draw_sensitive(form, *y, Columns { label: LABEL, value: VALUE, remark: EDGE }, canvas);
    }
}

/// A field with its label, on the row it always has.
fn line(form: &Form, name: &str, y: u16, canvas: &mut Canvas<'_>) {
    place_field(form, name, (LABEL, VALUE), y, canvas);
}

fn next(state: &State, form: &Form, shared: &Shared, canvas: &mut Canvas<'_>) {
    line(form, NEXT_DATE, 2, canvas);
    place_field(form, NEXT_TIME, HOUR, 2, canvas);
    let from = state.sitting.date();
    if let Some(date) = form.date(NEXT_DATE, shared.today()) {
        canvas.put_within(RELATIVE, 2, EDGE - RELATIVE, Role::Muted, &dates::relative(date, from));
    }
}

fn duration(state: &State, form: &Form, canvas: &mut Canvas<'_>) {
    canvas.put(31, 6, Role::Normal, words::MINUTES);
    place_field(form, DAY, (36, 41), 6, canvas);
    let opened = state.sitting.open.session.started.map(|time| words::opened_at(&dates::time(time)));
    canvas.put_within(60, 6, EDGE - 60, Role::Muted, &opened.unwrap_or_default());
}

/// The devices, all in sight on one line.
fn devices(form: &Form, canvas: &mut Canvas<'_>) {
    let focused = form.focused_name() == DEVICES;
    canvas.put(LABEL, 10, Role::Label, words::DEVICES);
    canvas.marker(2, 10, focused);
    let Some(Kind::Checks(checks)) = form.field(DEVICES).map(|field| &field.kind) else { return };
    let mut x = VALUE;
    for (at, device) in checks.options.iter().enumerate() {
        let pointed = focused && at == checks.at;
        let mark = if checks.chosen.contains(&at) { 'x' } else { ' ' };
        let role = if pointed { Role::Focus } else { Role::Normal };
        if pointed {
            canvas.cursor(x + 1, 10);
        }
        x = canvas.put(x, 10, role, &format!("[{mark}] {}", device.label)) + 2;
    }
}

/// The themes that are checked, on one line: their list opens by Space.
fn themes(form: &Form, canvas: &mut Canvas<'_>) {
    let focused = form.focused_name() == THEMES;
    canvas.put(LABEL, 11, Role::Label, words::THEMES);
    canvas.marker(2, 11, focused);
    let Some(Kind::Checks(checks)) = form.field(THEMES).map(|field| &field.kind) else { return };
    let labels: Vec<&str> =
        checks.chosen.iter().filter_map(|at| checks.options.get(*at)).map(|theme| theme.label.as_str()).collect();
    let shown = one_line(&labels, usize::from(EDGE - VALUE), words::NO_THEME);
    canvas.put(VALUE, 11, if focused { Role::Focus } else { Role::Normal }, &shown);
    if focused {
        canvas.cursor(VALUE, 11);
    }
}
