//! Draws the team and its changes.

use super::{Act, CONFIRM, NAME, ROWS, Stage, State};
use crate::text::team as words;
use crate::tui::screen::first_start::view::{draw_check, draw_code};
use crate::tui::screen::passphrase;
use crate::tui::screen::passphrase::view::COLUMNS;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::{Canvas, wrap};
use crate::tui::widget::form::draw_field;

/// Draws the page that is in sight.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    match (state.stage, &state.code) {
        (Stage::List, _) => draw_list(state, shared, canvas),
        (Stage::Name, _) => draw_name(state, canvas),
        (Stage::NewPassphrase, _) => passphrase::view::view(&state.new, shared, canvas),
        (Stage::Confirm, _) => draw_confirm(state, canvas),
        (Stage::Code, code) => draw_code(code.as_ref(), canvas),
        (Stage::Check, Some(code)) => draw_check(code, canvas),
        (Stage::Check, None) => {}
    }
}

fn draw_list(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    canvas.put(2, 0, Role::Heading, words::HEADING);
    if state.team.is_empty() {
        canvas.put(5, 2, Role::Muted, words::READING);
        return;
    }
    let below = [(words::ADD, ""), (words::MY_PASSPHRASE, ""), (words::RENEW, words::RENEW_NOTE)];
    let team =
        state.team.iter().map(|(id, name)| (name.as_str(), if Some(*id) == shared.me { words::YOU } else { "" }));
    let rows = team.chain(below).enumerate().skip(state.list.first).take(ROWS);
    for (y, (index, (label, note))) in (2..).zip(rows) {
        let pointed = index == state.list.selected;
        canvas.marker(2, y, pointed);
        canvas.put(4, y, Role::Key, &(index + 1).to_string());
        let end = canvas.put_within(7, y, 45, Canvas::row_role(pointed), label);
        canvas.put(end.max(32) + 2, y, Role::Muted, note);
    }
    for (y, line) in (14..).zip(words::LINES) {
        canvas.put(2, y, Role::Muted, line);
    }
    if state.unchecked {
        canvas.put(2, 17, Role::Error, words::UNCHECKED);
    }
}

fn draw_name(state: &State, canvas: &mut Canvas<'_>) {
    let heading = if state.act == Act::Add { words::NAME_ADD } else { words::NAME_RENAME };
    canvas.put(2, 0, Role::Heading, heading);
    for (y, line) in (2..).zip(words::NAME_LINES) {
        canvas.put(2, y, Role::Normal, line);
    }
    draw_field(&state.name, NAME, 6, COLUMNS, canvas);
    draw_fault(state, 8, canvas);
}

fn draw_confirm(state: &State, canvas: &mut Canvas<'_>) {
    let (heading, lines) = state.dialog();
    canvas.put(2, 0, Role::Heading, &heading);
    let mut y = 2;
    for paragraph in lines {
        for line in wrap(&paragraph, 76) {
            canvas.put(2, y, Role::Normal, &line);
            y += 1;
        }
    }
    // Long names make long paragraphs; the field keeps its place below short ones.
    let y = (y + 1).max(11);
    draw_field(&state.confirm, CONFIRM, y, COLUMNS, canvas);
    if state.working {
        canvas.put(COLUMNS.label, y + 2, Role::Good, words::WORKING);
    }
    draw_fault(state, y + 2, canvas);
}

fn draw_fault(state: &State, y: u16, canvas: &mut Canvas<'_>) {
    if let Some(fault) = &state.fault {
        for (y, line) in (y..).zip(wrap(fault, 74)) {
            canvas.put(COLUMNS.label, y, Role::Error, &line);
        }
    }
}
