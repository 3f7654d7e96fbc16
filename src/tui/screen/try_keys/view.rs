//! Draws « Essai des touches ».

use super::State;
use super::trial::{Heard, ROWS, Row, Trial};
use crate::text::try_keys as words;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;

/// Draws the screen.
pub fn view(state: &State, _shared: &Shared, canvas: &mut Canvas<'_>) {
    draw(&state.trial, canvas);
}

/// Draws what to try, what arrived, the rows, and what to do about a key that does not come.
pub fn draw(trial: &Trial, canvas: &mut Canvas<'_>) {
    canvas.put(2, 0, Role::Heading, words::TITLE);
    for (y, line) in (2..).zip(words::WHY) {
        canvas.put(2, y, Role::Normal, line);
    }
    draw_key(5, "1", words::PRESS_F2, trial.f2, [words::F2_ARRIVED, words::F2_MISSING], canvas);
    draw_key(6, "2", words::TYPE_AT, trial.at, [words::AT_ARRIVED, words::AT_MISSING], canvas);
    if let Some(other) = trial.other {
        canvas.put(24, 7, Role::Error, &words::other_arrived(other));
    }
    for (y, (index, row)) in (9..).zip(ROWS.iter().enumerate()) {
        let (label, note) = match row {
            Row::GoOn => (words::GO_ON, words::GO_ON_NOTE),
            Row::NoF2 => (words::NO_F2, words::NO_F2_NOTE),
            Row::NoAt => (words::NO_AT, words::NO_AT_NOTE),
        };
        let pointed = index == trial.list.selected;
        canvas.put(4, y, Canvas::row_role(pointed), label);
        canvas.put(32, y, Role::Muted, note);
        canvas.marker(2, y, pointed);
    }
    if trial.f2 == Heard::Missing {
        draw_lines(13, words::NO_F2_ADVICE, canvas);
    }
    if trial.at == Heard::Missing || trial.other.is_some() {
        draw_lines(15, words::ALT_GR_ADVICE, canvas);
    }
}

fn draw_key(y: u16, number: &str, what: &str, heard: Heard, [arrived, missing]: [&str; 2], canvas: &mut Canvas<'_>) {
    canvas.put(4, y, Role::Key, number);
    canvas.put(7, y, Role::Normal, what);
    let (role, state) = match heard {
        Heard::Waiting => (Role::Muted, words::WAITING),
        Heard::Arrived => (Role::Good, arrived),
        Heard::Missing => (Role::Normal, missing),
    };
    canvas.put(24, y, role, state);
}

fn draw_lines(top: u16, lines: [&str; 2], canvas: &mut Canvas<'_>) {
    for (y, line) in (top..).zip(lines) {
        canvas.put(2, y, Role::Normal, line);
    }
}
