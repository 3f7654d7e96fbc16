//! The text and its answers, by themselves: a screen of its own, or a sheet over the registration.

use crate::text::informing as words;
use crate::tui::key::{Code, Key};
use crate::tui::widget::canvas::wrap;

/// Rows of the body that are not the text's: one above, a gap, three answers and what is below them.
const AROUND: usize = 7;
/// The same in a window smaller than the frames, where little is left blank.
const CLOSE_AROUND: usize = 5;
/// Rows of the body the frames were drawn for.
pub const FRAME: usize = 19;
/// Columns of the text, and those beside it.
const COLUMNS: usize = 74;
const BESIDE: usize = 6;

/// What may be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It was read, and the person goes on.
    Read,
    /// The person would rather stay without a name.
    Nameless,
    /// The person wants no record.
    NoRecord,
    /// Nobody was asked: the text was only looked at.
    Close,
}

/// What a key chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    Answer(Answer),
    Later,
}

/// The text as it scrolls, and the answer pointed at.
#[derive(Debug)]
pub struct Reader {
    text: Vec<String>,
    pub answers: &'static [Answer],
    /// Index of the answer pointed at.
    pub pointed: usize,
    /// The first line shown.
    pub first: usize,
}

impl Reader {
    /// The text from its beginning, the first answer pointed at.
    pub fn new(text: &[String], answers: &'static [Answer]) -> Self {
        Self { text: text.to_vec(), answers, pointed: 0, first: 0 }
    }

    /// Replaces the text.
    pub fn show(&mut self, text: &[String]) {
        self.text = text.to_vec();
    }

    /// The lines in a window of so many columns; those too long are broken between words.
    pub fn lines(&self, columns: usize) -> Vec<String> {
        let width = columns.saturating_sub(BESIDE).min(COLUMNS);
        self.text.iter().flat_map(|line| wrap(line, width)).collect()
    }

    /// Lines of the text in sight, in a body of so many rows.
    pub const fn rows(body: usize) -> usize {
        body.saturating_sub(if body < FRAME { CLOSE_AROUND } else { AROUND })
    }

    /// The answer pointed at.
    pub fn answer(&self) -> Answer {
        self.answers.get(self.pointed).copied().unwrap_or(Answer::Close)
    }

    /// Moves, scrolls or chooses, in a window of so many columns with a body of so many rows.
    pub fn key(&mut self, key: &Key, (columns, body): (usize, usize)) -> Option<Chosen> {
        let rows = Self::rows(body);
        match key.code {
            Code::Enter => return Some(Chosen::Answer(self.answer())),
            Code::Esc => return Some(Chosen::Later),
            Code::Up | Code::BackTab => self.pointed = self.pointed.saturating_sub(1),
            Code::Down | Code::Tab => self.pointed = (self.pointed + 1).min(self.answers.len().saturating_sub(1)),
            Code::PageUp => self.first = self.first.saturating_sub(rows),
            Code::PageDown => self.first = (self.first + rows).min(self.lines(columns).len().saturating_sub(rows)),
            _ => {}
        }
        None
    }

    /// The help of the answer pointed at.
    pub fn hint(&self) -> &'static str {
        match self.answer() {
            Answer::Read => words::READ_HINT,
            Answer::Nameless => words::NAMELESS_HINT,
            Answer::NoRecord => words::NO_RECORD_HINT,
            Answer::Close => words::CLOSE_HINT,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWERS: &[Answer] = &[Answer::Read, Answer::Nameless, Answer::NoRecord];

    #[test]
    fn the_answers_are_walked_and_chosen() {
        let mut reader = Reader::new(&[], ANSWERS);
        let mut press = |code| reader.key(&Key::plain(code), (80, 19));
        assert_eq!(press(Code::Up), None);
        assert_eq!(press(Code::Enter), Some(Chosen::Answer(Answer::Read)));
        press(Code::Down);
        assert_eq!(press(Code::Enter), Some(Chosen::Answer(Answer::Nameless)));
        press(Code::Down);
        press(Code::Down);
        assert_eq!(press(Code::Enter), Some(Chosen::Answer(Answer::NoRecord)));
        assert_eq!(press(Code::Esc), Some(Chosen::Later));
    }

    #[test]
    fn a_long_text_scrolls_to_its_end_and_back() {
        let mut reader = Reader::new(&vec![String::new(); 30], ANSWERS);
        for (code, first) in [
            (Code::PageDown, 12),
            (Code::PageDown, 18),
            (Code::PageDown, 18),
            (Code::PageUp, 6),
            (Code::PageUp, 0),
            (Code::PageUp, 0),
        ] {
            reader.key(&Key::plain(code), (80, 19));
            assert_eq!(reader.first, first);
        }
    }

    #[test]
    fn a_short_text_stays() {
        let mut reader = Reader::new(&vec![String::new(); 11], ANSWERS);
        reader.key(&Key::plain(Code::PageDown), (80, 19));
        assert_eq!(reader.first, 0);
    }
}
