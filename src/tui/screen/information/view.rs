//! Draws the text to read aloud: frame 3c.

use super::{Answer, Reader, State};
use crate::text::informing as words;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;

/// Columns of the text and of the notes beside the answers.
const TEXT: u16 = 5;
const NOTE: u16 = 43;

/// Draws the text by itself.
pub fn view(state: &State, _shared: &Shared, canvas: &mut Canvas<'_>) {
    draw(&state.reader, canvas);
}

/// Draws the text, one breath a line, and the answers in their fixed places.
pub fn draw(reader: &Reader, canvas: &mut Canvas<'_>) {
    let rows = Reader::rows(usize::from(canvas.height()));
    for (y, line) in (1..).zip(reader.lines.iter().skip(reader.first).take(rows)) {
        canvas.put(TEXT, y, Role::Normal, line);
    }
    let below = reader.first + rows < reader.lines.len();
    let answers = canvas.height().saturating_sub(5);
    let more = match (reader.first > 0, below) {
        (_, true) => words::MORE_BELOW,
        (true, false) => words::MORE_ABOVE,
        (false, false) => "",
    };
    canvas.put_right(78, answers.saturating_sub(1), Role::Key, more);
    for (y, (at, answer)) in (answers..).zip(reader.answers.iter().enumerate()) {
        let pointed = at == reader.pointed;
        let (label, note) = answer_words(*answer);
        canvas.put(4, y, Canvas::row_role(pointed), label);
        canvas.put(NOTE, y, Role::Muted, note);
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
