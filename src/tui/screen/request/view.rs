//! Draws « Demande ponctuelle ».

use super::{ROWS, State, key_of, themes};
use crate::text::coop as words;
use crate::text::report::coop::duration;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;

/// Where the two columns of themes begin, and how wide a theme is.
const COLUMNS: [u16; 2] = [2, 41];
const WIDE: u16 = 34;

/// Draws the themes in two columns, or the durations once a theme is chosen.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    match &state.theme {
        None => {
            canvas.put(2, 0, Role::Heading, words::THEME_QUESTION);
            let mark = canvas.glyphs.bullet.to_string();
            if themes(shared).any(|theme| state.is_often(theme)) {
                canvas.put_right(79, 0, Role::Muted, &words::often(&mark));
            }
            for (index, theme) in themes(shared).enumerate().take(2 * ROWS) {
                let x = COLUMNS.get(index / ROWS).copied().unwrap_or_default();
                let y = u16::try_from(index % ROWS).unwrap_or(0) + 2;
                row(canvas, (x, y), index, index == state.list.selected, State::label(theme, shared));
                if state.is_often(theme) {
                    canvas.put(x + 1, y, Role::Label, &mark);
                }
            }
        }
        Some(theme) => {
            canvas.put(2, 0, Role::Heading, words::DURATION_QUESTION);
            canvas.put_right(79, 0, Role::Muted, State::label(theme, shared));
            for (y, (index, minutes)) in (2..).zip(shared.content.vocabularies.durations.iter().enumerate()) {
                row(canvas, (2, y), index, index == state.list.selected, &duration(*minutes));
            }
        }
    }
}

fn row(canvas: &mut Canvas<'_>, (x, y): (u16, u16), index: usize, pointed: bool, label: &str) {
    canvas.marker(x, y, pointed);
    canvas.put(x + 2, y, Role::Key, &key_of(index).to_string());
    canvas.put_within(x + 5, y, WIDE, Canvas::row_role(pointed), label);
}
