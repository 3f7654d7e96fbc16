//! A question on top of a screen: a few lines and two to four numbered answers.

use super::key::{Code, Key};

/// A question. Esc leaves it without an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    pub title: String,
    pub lines: Vec<String>,
    pub answers: Vec<String>,
    pub selected: usize,
}

/// What a key did to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Waiting,
    /// The answer's index.
    Answered(usize),
    Left,
}

impl Ask {
    /// A question whose first answer is pointed at.
    pub fn new(title: impl Into<String>, lines: Vec<String>, answers: Vec<String>) -> Self {
        Self { title: title.into(), lines, answers, selected: 0 }
    }

    /// Moves, chooses or leaves.
    pub fn key(&mut self, key: &Key) -> Asked {
        let last = self.answers.len().saturating_sub(1);
        match key.code {
            Code::Up | Code::BackTab => self.selected = self.selected.saturating_sub(1),
            Code::Down | Code::Tab => self.selected = (self.selected + 1).min(last),
            Code::Home => self.selected = 0,
            Code::End => self.selected = last,
            Code::Enter => return Asked::Answered(self.selected),
            Code::Esc => return Asked::Left,
            Code::Char(c) => {
                if let Some(chosen) = digit(c).and_then(|digit| digit.checked_sub(1)).filter(|index| *index <= last) {
                    return Asked::Answered(chosen);
                }
            }
            _ => {}
        }
        Asked::Waiting
    }
}

/// The digit of a key, on the digit itself or on the unshifted AZERTY row; `²` is 0, as it sits left of `&`.
pub fn digit(c: char) -> Option<usize> {
    match c {
        '0'..='9' => usize::try_from(c.to_digit(10)?).ok(),
        'à' | '²' => Some(0),
        '&' => Some(1),
        'é' => Some(2),
        '"' => Some(3),
        '\'' => Some(4),
        '(' => Some(5),
        '-' => Some(6),
        'è' => Some(7),
        '_' => Some(8),
        'ç' => Some(9),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: Code) -> Key {
        Key::plain(code)
    }

    #[test]
    fn a_digit_answers_and_a_wrong_one_does_not() {
        let mut ask = Ask::new("?", vec![], vec!["a".into(), "b".into()]);
        assert_eq!(ask.key(&key(Code::Char('3'))), Asked::Waiting);
        assert_eq!(ask.key(&key(Code::Char('0'))), Asked::Waiting);
        assert_eq!(ask.key(&key(Code::Char('é'))), Asked::Answered(1));
        ask.key(&key(Code::Down));
        assert_eq!(ask.key(&key(Code::Enter)), Asked::Answered(1));
        assert_eq!(ask.key(&key(Code::Esc)), Asked::Left);
    }
}
