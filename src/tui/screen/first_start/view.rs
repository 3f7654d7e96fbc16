//! Draws the first start; the recovery code as frame 10.

use super::code::{Code, GROUP, GROUPS};
use super::forms::{COMMUNE, NAME, PLACE};
use super::{Stage, State, Wait};
use crate::text::first_start as words;
use crate::tui::form::Form;
use crate::tui::screen::passphrase::view::COLUMNS;
use crate::tui::screen::{passphrase, try_keys};
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::{Canvas, wrap};
use crate::tui::widget::form::{draw_field, draw_list};

/// Draws the step that is in sight.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    match state.stage {
        Stage::Place => draw_place(state, canvas),
        Stage::You => draw_you(state, canvas),
        Stage::Passphrase => passphrase::view::view(&state.passphrase, shared, canvas),
        Stage::Keys => draw_keys(state, canvas),
        Stage::Code => draw_code(state.code.as_ref(), canvas),
        Stage::Check => draw_checking(state, canvas),
    }
}

fn draw_place(state: &State, canvas: &mut Canvas<'_>) {
    heading(words::WELCOME, &words::WELCOME_LINES, canvas);
    draw_field(&state.place, PLACE, 7, COLUMNS, canvas);
    draw_field(&state.place, COMMUNE, 9, COLUMNS, canvas);
    draw_fault(state, 11, canvas);
    if state.place.focused_name() == COMMUNE {
        draw_list(&state.place, 9, COLUMNS, canvas);
    }
}

fn draw_you(state: &State, canvas: &mut Canvas<'_>) {
    heading(words::YOU, &words::YOU_LINES, canvas);
    draw_field(&state.you, NAME, 7, COLUMNS, canvas);
    draw_fault(state, 9, canvas);
}

fn draw_keys(state: &State, canvas: &mut Canvas<'_>) {
    try_keys::view::draw(&state.trial, canvas);
    if state.wait == Some(Wait::Founding) {
        canvas.put(2, 18, Role::Good, words::PREPARING);
    }
    draw_fault(state, 17, canvas);
}

/// The code in its frame, what to do with it, and the row that hides it.
pub fn draw_code(code: Option<&Code>, canvas: &mut Canvas<'_>) {
    heading(words::CODE, &words::CODE_LINES, canvas);
    canvas.frame(9, 5, 53, 9, "");
    let Some(code) = code else { return };
    for index in 0..GROUPS {
        let (x, y) = (14 + 16 * column(index % 3), 7 + 2 * column(index / 3));
        canvas.put(x, y, Role::Label, &(index + 1).to_string());
        let letters: Vec<String> = code.group(index).map(String::from).collect();
        canvas.put(x + 3, y, Role::Heading, &letters.join(" "));
    }
    for (y, line) in (15..).zip(words::CODE_ADVICE) {
        canvas.put(2, y, Role::Normal, line);
    }
    canvas.put(4, 18, Role::Selected, words::COPIED);
    canvas.put(31, 18, Role::Muted, words::COPIED_NOTE);
    canvas.marker(2, 18, true);
}

fn draw_checking(state: &State, canvas: &mut Canvas<'_>) {
    let Some(code) = &state.code else { return };
    draw_check(code, canvas);
    if state.wait.is_some() {
        canvas.put(COLUMNS.label, 8, Role::Good, words::OPENING);
    }
    draw_fault(state, 11, canvas);
}

/// The code hidden, and the group asked for.
pub fn draw_check(code: &Code, canvas: &mut Canvas<'_>) {
    heading(words::CHECK, &words::CHECK_LINES, canvas);
    draw_field(&code.form, GROUP, 6, COLUMNS, canvas);
    if code.wrong {
        canvas.put(COLUMNS.label, 8, Role::Error, &words::wrong_group(code.asked + 1));
        canvas.put(COLUMNS.label, 9, Role::Error, words::WRONG_GROUP_NEXT);
    }
}

fn heading(heading: &str, lines: &[&str], canvas: &mut Canvas<'_>) {
    canvas.put(2, 0, Role::Heading, heading);
    for (y, line) in (2..).zip(lines) {
        canvas.put(2, y, Role::Normal, line);
    }
}

/// What is wrong, in full below the fields.
fn draw_fault(state: &State, y: u16, canvas: &mut Canvas<'_>) {
    let refusal = state.form().and_then(Form::focused).and_then(|field| field.message());
    if let Some(fault) = state.fault.as_deref().or(refusal) {
        for (y, line) in (y..).zip(wrap(fault, 74)) {
            canvas.put(COLUMNS.label, y, Role::Error, &line);
        }
    }
}

fn column(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(0)
}
