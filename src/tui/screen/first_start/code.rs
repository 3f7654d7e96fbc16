//! The recovery code as it is shown once, and the group asked for afterwards.

use crate::text::first_start as words;
use crate::tui::effect::Secret;
use crate::tui::form::{Field, Form};

pub const GROUP: &str = "group";
/// Groups of a code, and letters of a group.
pub const GROUPS: usize = 9;
const LETTERS: usize = 4;

/// The recovery code, kept until the paper was checked.
#[derive(Debug)]
pub struct Code {
    letters: Secret,
    /// Index of the group asked for.
    pub asked: usize,
    /// Where the group is typed.
    pub form: Form,
    /// The last group typed was not the one asked for.
    pub wrong: bool,
}

impl Code {
    /// A code as the vault wrote it: its letters, whatever stands between them.
    pub fn new(letters: Secret) -> Self {
        Self { letters, asked: 0, form: form(0), wrong: false }
    }

    /// The letters of a group, in order.
    pub fn group(&self, index: usize) -> impl Iterator<Item = char> {
        letters(&self.letters.0).skip(index * LETTERS).take(LETTERS)
    }

    /// Asks for one group, chosen by random bytes.
    pub fn ask(&mut self, drawn: [u8; 16]) {
        let index = u128::from_le_bytes(drawn) % GROUPS as u128;
        self.asked = usize::try_from(index).unwrap_or(0);
        self.form = form(self.asked);
        self.wrong = false;
    }

    /// Whether the group typed is the one asked for; else the field is emptied.
    pub fn check(&mut self) -> bool {
        let typed = self.form.text(GROUP);
        let right = letters(typed).eq(self.group(self.asked));
        self.wrong = !right;
        if !right {
            self.form.set(GROUP, "");
        }
        right
    }
}

/// The letters of a text, capitals; case, spaces, hyphens and numbers do not matter.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphabetic()).map(|c| c.to_ascii_uppercase())
}

fn form(asked: usize) -> Form {
    Form::new(vec![Field::text(GROUP, words::group(asked + 1), 12).width(12).help(words::CHECK_HINT)])
}
