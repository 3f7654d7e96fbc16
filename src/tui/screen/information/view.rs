//! Draws the text to read aloud: frame 3c.

use super::reader::FRAME;
use super::{Answer, Reader, State};
use crate::text::informing as words;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;

/// Columns of the text and of the notes beside the answers.
const TEXT: u16 = 5;
const NOTE: u16 = 43;

/// Draws the text by itself.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    draw(&state.reader, shared, canvas);
}

/// Draws the text, one breath a line, and the answers in their fixed places: in a small window, all of them in sight.
pub fn draw(reader: &Reader, shared: &Shared, canvas: &mut Canvas<'_>) {
    let (columns, body) = (shared.sight_columns(), shared.sight_rows());
    let (rows, lines) = (Reader::rows(body), reader.lines(columns));
    let top = u16::from(body >= FRAME);
    for (y, line) in (top..).zip(lines.iter().skip(reader.first).take(rows)) {
        canvas.put(TEXT, y, Role::Normal, line);
    }
    let below = reader.first + rows < lines.len();
    let answers = u16::try_from(body).unwrap_or(u16::MAX).saturating_sub(if body < FRAME { 4 } else { 5 });
    let more = match (reader.first > 0, below) {
        (_, true) => words::MORE_BELOW,
        (true, false) => words::MORE_ABOVE,
        (false, false) => "",
    };
    let right = u16::try_from(columns).unwrap_or(u16::MAX).min(80);
    canvas.put_right(right - 2, answers.saturating_sub(1), Role::Key, more);
    for (y, (at, answer)) in (answers..).zip(reader.answers.iter().enumerate()) {
        let pointed = at == reader.pointed;
        let (label, note) = answer_words(*answer);
        canvas.put(4, y, Canvas::row_role(pointed), label);
        canvas.put_within(NOTE, y, right.saturating_sub(NOTE + 1), Role::Muted, note);
        canvas.marker(2, y, pointed);
    }
}

const fn answer_words(answer: Answer) -> (&'static str, &'static str) {
    match answer {
        Answer::Read => (words::READ, words::READ_NOTE),
        Answer::Nameless => (words::NAMELESS, words::NAMELESS_NOTE),
        Answer::NoRecord => (words::NO_RECORD, words::NO_RECORD_NOTE),
        Answer::Close => (words::CLOSE, ""),
    }
}
