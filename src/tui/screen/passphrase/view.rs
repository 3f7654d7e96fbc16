//! Draws the choice of a passphrase.

use super::{AGAIN, FIELD, Fault, NewPassphrase};
use crate::text::{passphrase as words, shell};
use crate::tui::action::Command;
use crate::tui::effect::Gauge;
use crate::tui::keymap;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::field::Columns;
use crate::tui::widget::form::draw_field;

/// Where the fields of the door's forms stand; their faults have a line of their own.
pub const COLUMNS: Columns = Columns { label: 4, value: 22, remark: u16::MAX };

/// The fewest characters, as the words say it.
const FEWEST: usize = 12;

/// Draws the reasons, the suggestion, both fields, the strength and the fault.
pub fn view(new: &NewPassphrase, shared: &Shared, canvas: &mut Canvas<'_>) {
    canvas.put(2, 0, Role::Heading, words::HEADING);
    for (y, line) in (2..).zip(words::WHY) {
        canvas.put(2, y, Role::Normal, line);
    }
    draw_suggestion(new, shared, canvas);
    draw_field(&new.form, FIELD, 9, COLUMNS, canvas);
    draw_strength(new, canvas);
    draw_field(&new.form, AGAIN, 12, COLUMNS, canvas);
    if let Some(fault) = new.fault {
        canvas.put(COLUMNS.value, 13, Role::Error, fault_words(fault));
    }
}

fn draw_suggestion(new: &NewPassphrase, shared: &Shared, canvas: &mut Canvas<'_>) {
    canvas.put(4, 6, Role::Label, words::SUGGESTED);
    let key = |command| {
        let shown = keymap::of(command).map_or("", |binding| binding.shown(shared.settings.ctrl_twins));
        shell::key_name(shown)
    };
    if new.suggestion.0.is_empty() {
        return;
    }
    if new.taken && !new.revealed {
        canvas.put(COLUMNS.value, 6, Role::Good, &words::taken(&key(Command::Second)));
    } else {
        canvas.put(COLUMNS.value, 6, Role::Normal, &new.suggestion.0);
    }
    if !new.taken {
        canvas.put(4, 7, Role::Muted, &words::take_with(&key(Command::New)));
    }
}

/// The strength: a word, a bar, what to do.
fn draw_strength(new: &NewPassphrase, canvas: &mut Canvas<'_>) {
    let Some(gauge) = new.gauge else { return };
    let (role, word, percent, advice) = match gauge {
        Gauge::TooShort => {
            (Role::Error, words::TOO_SHORT, 10, words::too_short_advice(FEWEST.saturating_sub(new.length())))
        }
        Gauge::Weak => (Role::Error, words::WEAK, 33, words::WEAK_ADVICE.to_owned()),
        Gauge::Fair => (Role::Normal, words::FAIR, 66, words::FAIR_ADVICE.to_owned()),
        Gauge::Strong => (Role::Good, words::STRONG, 100, words::STRONG_ADVICE.to_owned()),
    };
    canvas.put(COLUMNS.value, 10, role, word);
    let bar = canvas.glyphs.bar(percent, 10);
    canvas.put(COLUMNS.value + 12, 10, Role::Bar, &bar);
    canvas.put(COLUMNS.value + 24, 10, Role::Normal, &advice);
}

const fn fault_words(fault: Fault) -> &'static str {
    match fault {
        Fault::Missing => words::FAULT_MISSING,
        Fault::TooShort => words::FAULT_TOO_SHORT,
        Fault::AgainMissing => words::FAULT_AGAIN_MISSING,
        Fault::Different => words::FAULT_DIFFERENT,
    }
}
