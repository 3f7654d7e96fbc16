//! Draws the door: frame 9, and the recovery.

use super::recovery::{CODE, CodeFault, GROUP, GROUPS, MEDIATOR, Recovery};
use super::{At, FIELD, Message, ROWS, State};
use crate::text::{shell, unlock as words};
use crate::tui::action::Command;
use crate::tui::keymap;
use crate::tui::screen::passphrase;
use crate::tui::screen::passphrase::view::COLUMNS;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::{Canvas, wrap};
use crate::tui::widget::field::Columns;
use crate::tui::widget::form::{draw_field, draw_list};

/// At the door the passphrase stands below the question.
const DOOR: Columns = Columns { label: 5, ..COLUMNS };

/// Draws the page that is in sight.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    match state.at {
        At::Who | At::Passphrase => draw_door(state, shared, canvas),
        At::Code => draw_recovery(&state.recovery, canvas),
        At::NewPassphrase => {
            passphrase::view::view(&state.recovery.new, shared, canvas);
            if state.opening {
                canvas.put(COLUMNS.label, 15, Role::Good, words::OPENING);
            }
        }
    }
}

fn draw_door(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    let heading = if state.locked.is_some() { words::LOCKED } else { words::HEADING };
    canvas.put(5, 1, Role::Normal, heading);
    canvas.put(5, 3, Role::Heading, words::WHO);
    let team = state.mediators.iter().map(|(_, name)| name.as_str());
    let rows = team.chain([words::RECOVERY_ROW]).enumerate().skip(state.list.first).take(ROWS);
    let mut cursor = (5, 5);
    for (y, (index, label)) in (5..).zip(rows) {
        let pointed = index == state.list.selected;
        match state.at {
            At::Who => canvas.marker(5, y, pointed),
            // The arrow stands before the passphrase: who was chosen keeps a dot.
            _ if pointed => drop(canvas.put(5, y, Role::Selected, &canvas.glyphs.bullet.to_string())),
            _ => {}
        }
        if pointed {
            cursor = (5, y);
        }
        canvas.put(7, y, Role::Key, &(index + 1).to_string());
        let waited_for = state.is_waited_for(index);
        let room = if waited_for { 46 } else { 66 };
        let end = canvas.put_within(10, y, room, Canvas::row_role(pointed), label);
        if waited_for {
            canvas.put(end.max(22) + 2, y, Role::Muted, words::WAITED_FOR);
        }
    }
    draw_field(&state.form, FIELD, 12, Columns { remark: u16::MAX, ..DOOR }, canvas);
    if state.at == At::Who {
        // The only field looks focused to its form: here the keys go to the list.
        canvas.clear(3, 12, 1, 1);
        canvas.cursor(cursor.0, cursor.1);
    }
    draw_message(state, shared, canvas);
    for (y, line) in (17..).zip(words::NOT_OF_THE_TEAM) {
        canvas.put(5, y, Role::Muted, line);
    }
}

fn draw_message(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    if state.opening {
        canvas.put(5, 14, Role::Good, words::OPENING);
        return;
    }
    let show = keymap::of(Command::Second).map_or("", |binding| binding.shown(shared.settings.ctrl_twins));
    let lines = match &state.message {
        None => return,
        Some(Message::Empty) => vec![words::EMPTY.to_owned()],
        Some(Message::Wrong) => words::wrong(&shell::key_name(show)).to_vec(),
        Some(Message::WrongSlower) => words::WRONG_SLOWER.map(str::to_owned).to_vec(),
        Some(Message::Failed(line)) => wrap(line, 74),
    };
    put_lines(5, 14, &lines, canvas);
}

/// The code as typed, then group by group as it stands on the paper; then who one is.
fn draw_recovery(recovery: &Recovery, canvas: &mut Canvas<'_>) {
    canvas.put(2, 0, Role::Heading, words::RECOVERY);
    for (y, line) in (2..).zip(words::RECOVERY_LINES) {
        canvas.put(2, y, Role::Normal, line);
    }
    draw_field(&recovery.form, CODE, 5, COLUMNS, canvas);
    if let Some(fault) = &recovery.fault {
        put_lines(COLUMNS.label, 6, &fault_lines(fault), canvas);
    }
    let letters: Vec<char> = recovery.letters().collect();
    for index in 0..GROUPS {
        let (x, y) = (COLUMNS.value + 16 * column(index % 3), 9 + column(index / 3));
        canvas.put(x, y, Role::Label, &(index + 1).to_string());
        let letter = |at| letters.get(index * GROUP + at).map_or_else(|| "_".to_owned(), char::to_string);
        canvas.put(x + 3, y, Role::Normal, &(0..GROUP).map(letter).collect::<Vec<_>>().join(" "));
    }
    draw_field(&recovery.form, MEDIATOR, 13, COLUMNS, canvas);
    if recovery.list_is_open() {
        draw_list(&recovery.form, 13, COLUMNS, canvas);
    }
}

fn fault_lines(fault: &CodeFault) -> Vec<String> {
    let lines = match fault {
        CodeFault::Strange { letter, group } => words::strange_letter(*letter, *group),
        CodeFault::Missing { letters, group } => words::letters_missing(*letters, *group),
        CodeFault::TooMany(over) => words::letters_too_many(*over),
        CodeFault::Typo => return words::CODE_TYPO.map(str::to_owned).to_vec(),
        CodeFault::Other => return words::CODE_WRONG.map(str::to_owned).to_vec(),
        CodeFault::MediatorMissing => words::MEDIATOR_MISSING.to_owned(),
        CodeFault::Failed(line) => line.clone(),
    };
    wrap(&lines, 74)
}

fn put_lines(x: u16, top: u16, lines: &[String], canvas: &mut Canvas<'_>) {
    for (y, line) in (top..).zip(lines) {
        canvas.put(x, y, Role::Error, line);
    }
}

fn column(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(0)
}
