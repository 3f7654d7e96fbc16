//! Draws the registration form: frames 3a and 3b.

use super::State;
use super::fields::{
    BIRTH_YEAR, COMMUNE, CONTACT, EMAIL, FIRST_NAME, GENDER, INFORMED, LAST_NAME, MORE, NOTE, PHONE, REASONS, STATUS,
    WISH,
};
use crate::text::registration as words;
use crate::tui::screen::information;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::field::Columns;
use crate::tui::widget::form::{draw_field, draw_list, draw_sensitive};

const COLUMNS: Columns = Columns { label: 4, value: 27, remark: 59 };

/// Where each field stands, whatever the others hold.
const ROWS: [(&str, u16); 12] = [
    (FIRST_NAME, 0),
    (BIRTH_YEAR, 1),
    (COMMUNE, 2),
    (REASONS, 4),
    (WISH, 6),
    (INFORMED, 8),
    (LAST_NAME, 11),
    (PHONE, 12),
    (EMAIL, 13),
    (GENDER, 14),
    (STATUS, 15),
    (NOTE, 16),
];
const HEADING: u16 = 10;
const FOLDED: u16 = 11;
const WARNING: u16 = 17;
const DUPLICATE: u16 = 18;

/// Draws the form, or the text to read over it.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    if let Some(reading) = &state.reading {
        return information::view::draw(&reading.reader, shared, canvas);
    }
    for (name, y) in ROWS {
        draw_field(&state.form, name, y, COLUMNS, canvas);
    }
    canvas.ruled_heading(2, HEADING, 78, words::OPTIONAL);
    if state.is_unfolded() {
        canvas.put(COLUMNS.value, WARNING, Role::Muted, words::NOTE_WARNING);
        if state.is_nameless() {
            draw_not_kept(canvas);
        }
    } else {
        draw_folded(state, canvas);
    }
    draw_duplicate(state, shared, canvas);
    if let Some((_, y)) = ROWS.iter().find(|(name, _)| *name == state.form.focused_name()) {
        draw_sensitive(&state.form, *y, COLUMNS, canvas);
        draw_list(&state.form, *y, COLUMNS, canvas);
    }
}

/// The line that opens the optional fields.
fn draw_folded(state: &State, canvas: &mut Canvas<'_>) {
    let pointed = state.form.focused_name() == MORE;
    canvas.put(4, FOLDED, Canvas::row_role(pointed), words::FOLDED);
    canvas.put(56, FOLDED, Role::Muted, words::UNFOLD);
    canvas.marker(2, FOLDED, pointed);
}

/// What a person without a name leaves empty keeps its place, and says so.
fn draw_not_kept(canvas: &mut Canvas<'_>) {
    for (name, y) in ROWS.iter().filter(|(name, _)| CONTACT.contains(name)) {
        let label = words::field_label(name);
        canvas.put(COLUMNS.label, *y, Role::Muted, label);
        canvas.put(COLUMNS.value, *y, Role::Muted, words::NOT_KEPT);
    }
}

fn draw_duplicate(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    let Some(entry) = state.duplicate.as_ref().and_then(|learner| shared.directory.entry(learner)) else { return };
    let name = shared.public_name(entry.id);
    let bullet = canvas.glyphs.bullet.to_string();
    canvas.put(2, DUPLICATE, Role::Key, &bullet);
    let line = words::looks_like(&name, entry.birth_year, Some(entry.commune));
    let end = canvas.put_within(5, DUPLICATE, 43, Role::Normal, &line);
    canvas.put(end + 3, DUPLICATE, Role::Key, words::SEE_DUPLICATE);
}
