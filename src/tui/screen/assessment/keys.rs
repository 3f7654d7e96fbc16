//! Keys of the self-assessment: answering, going back and forth, noting what a test showed.

use super::closing::Closed;
use super::{Sheet, State, questions};
use crate::domain::curriculum::Questionnaire;
use crate::text::assessment as words;
use crate::tui::ask::digit;
use crate::tui::form::Edit;
use crate::tui::key::{Code, Key};
use crate::tui::screen::{Steps, toast};
use crate::tui::shared::Shared;

impl State {
    pub(super) fn question_key(&mut self, key: &Key, shared: &Shared) -> Steps {
        let questionnaire = &shared.content.questionnaire;
        match key.code {
            Code::Esc => return self.pause(),
            Code::Left | Code::Backspace => {
                if !questions::go_back(&mut self.open) {
                    return vec![toast(words::FIRST_QUESTION)];
                }
            }
            Code::Right | Code::Enter => return self.forward(shared),
            Code::Char('n' | 'N' | '?') => return self.answer(None, shared),
            Code::Char('o' | 'O') => return self.take_test(questionnaire),
            Code::Char(c) => match answer_of(c) {
                Some(value) => return self.answer(Some(value), shared),
                None => return vec![toast(words::HOW_TO_ANSWER)],
            },
            _ => return vec![toast(words::HOW_TO_ANSWER)],
        }
        Vec::new()
    }

    pub(super) fn answer(&mut self, said: Option<u8>, shared: &Shared) -> Steps {
        questions::say(&shared.content.questionnaire, &mut self.open, said);
        self.next(shared)
    }

    /// Goes on over a question that has its answer.
    pub(super) fn forward(&mut self, shared: &Shared) -> Steps {
        let answered = self.question(shared).is_some_and(|question| self.open.answers.contains_key(&question.id));
        if answered { self.next(shared) } else { vec![toast(words::HOW_TO_ANSWER)] }
    }

    /// Whether a test showed something of the question on the screen.
    pub(super) fn is_seen(&self, shared: &Shared) -> bool {
        let answer = self.question(shared).and_then(|question| self.open.answers.get(&question.id));
        answer.is_some_and(|answer| answer.observed.is_some())
    }

    pub(super) fn next(&mut self, shared: &Shared) -> Steps {
        if !questions::go_on(&shared.content.questionnaire, &mut self.open) {
            self.close(shared);
        }
        Vec::new()
    }

    pub(super) fn take_test(&mut self, questionnaire: &Questionnaire) -> Steps {
        let test = questions::current(questionnaire, &self.open).and_then(|question| question.test.as_ref());
        if test.is_none() {
            return vec![toast(words::NO_TEST)];
        }
        (self.sheet, self.seen) = (Sheet::Test, None);
        Vec::new()
    }

    pub(super) fn test_key(&mut self, key: &Key, shared: &Shared) -> Steps {
        let seen = match key.code {
            Code::Enter if self.seen.is_some() => self.value_seen(shared),
            Code::Enter if self.exercise(shared).is_some() => return self.hold_test(shared),
            Code::Esc | Code::Left | Code::Enter => {
                self.sheet = Sheet::Question;
                return Vec::new();
            }
            Code::Char('n' | 'N' | '?') | Code::Delete | Code::Backspace => None,
            Code::Char(c) => match answer_of(c) {
                Some(value) => Some(value),
                None => return vec![toast(words::TEST_HINT)],
            },
            _ => return vec![toast(words::TEST_HINT)],
        };
        questions::see(&shared.content.questionnaire, &mut self.open, seen);
        (self.sheet, self.seen) = (Sheet::Question, None);
        Vec::new()
    }

    pub(super) fn closing_key(&mut self, key: &Key, shared: &Shared) -> Steps {
        if key.code == Code::Esc {
            return self.pause();
        }
        let Sheet::Closing(closing) = &mut self.sheet else { return Vec::new() };
        let closed = closing.key(key, shared);
        self.take(closed, shared)
    }

    pub(super) fn closing_edit(&mut self, edit: &Edit, shared: &Shared) -> Steps {
        let Sheet::Closing(closing) = &mut self.sheet else { return Vec::new() };
        let closed = if closing.on_action { Closed::Stays } else { closing.edit(edit, shared) };
        self.take(closed, shared)
    }

    pub(super) fn take(&mut self, closed: Closed, shared: &Shared) -> Steps {
        if let Sheet::Closing(closing) = &self.sheet {
            closing.write(&mut self.open, shared);
        }
        match closed {
            Closed::Stays => Vec::new(),
            Closed::Left => {
                self.sheet = Sheet::Question;
                Vec::new()
            }
            Closed::Finished => self.finish(shared),
        }
    }
}

/// The answer of a key: 0 to 3.
fn answer_of(c: char) -> Option<u8> {
    digit(c).and_then(|value| u8::try_from(value).ok()).filter(|value| *value <= 3)
}
