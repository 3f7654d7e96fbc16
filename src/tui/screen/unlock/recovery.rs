//! Opening with the recovery code: the code, who one is, and a new passphrase.

use crate::domain::ids::MediatorId;
use crate::text::unlock as words;
use crate::tui::effect::Secret;
use crate::tui::form::{Choosable, Field, Form, Kind};
use crate::tui::screen::passphrase::NewPassphrase;

pub const CODE: &str = "code";
pub const MEDIATOR: &str = "mediator";

/// Groups of a code, and letters of a group.
pub const GROUPS: usize = 9;
pub const GROUP: usize = 4;

/// The letters a code is written with, as the vault draws them; only what the person is told rests on this copy.
const ALPHABET: &str = "BCDFGHJKLNPRSTVX";

/// What was typed so far.
#[derive(Debug)]
pub struct Recovery {
    pub form: Form,
    pub new: NewPassphrase,
    pub fault: Option<CodeFault>,
}

/// Why the code does not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeFault {
    /// A letter that no code holds, in a group numbered from 1.
    Strange {
        letter: char,
        group: usize,
    },
    /// Letters are missing; the first incomplete group is numbered from 1.
    Missing {
        letters: usize,
        group: usize,
    },
    TooMany(usize),
    /// Every letter is possible, but the code's own checksum says that one is wrong.
    Typo,
    /// A code without fault, of another store.
    Other,
    MediatorMissing,
    /// What the store said.
    Failed(String),
}

impl Recovery {
    /// Nothing typed; a team of one has nothing to choose.
    pub fn new(place: &str, mediators: &[(MediatorId, String)], pointed: Option<MediatorId>) -> Self {
        let team = Choosable::all(mediators.iter().map(|(id, name)| (id.to_string(), name.clone())));
        let chosen = pointed.map(|id| id.to_string()).unwrap_or_default();
        let mut form = Form::new(vec![
            // A masked field wipes itself and is not remembered by undo; a code is copied from paper, so it is shown.
            Field::masked(CODE, words::CODE, 120).width(52).help(words::CODE_HINT),
            Field::list(MEDIATOR, words::MEDIATOR, team).width(30).help(words::MEDIATOR_HINT).value(&chosen),
        ]);
        if let Some(code) = form.field_mut(CODE).and_then(Field::typed_mut) {
            code.reveal(true);
        }
        let known = mediators.iter().map(|(_, name)| name.clone()).chain([place.to_owned()]).collect();
        Self { form, new: NewPassphrase::new(known), fault: None }
    }

    /// The letters typed, capitals, whatever stands between them.
    pub fn letters(&self) -> impl Iterator<Item = char> {
        self.form.secret(CODE).chars().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase)
    }

    /// The code as typed.
    pub fn code(&self) -> Secret {
        Secret::from(self.form.secret(CODE))
    }

    /// Who takes the new passphrase.
    pub fn mediator(&self) -> Option<MediatorId> {
        self.form.chosen(MEDIATOR)?.parse().ok()
    }

    /// Says at once what can be seen while typing.
    pub fn look(&mut self) {
        self.fault = self.code_fault().filter(|fault| !matches!(fault, CodeFault::Missing { .. }));
    }

    /// Looks at the whole page; the focus goes to what is wrong.
    pub fn check(&mut self) -> bool {
        let code = self.code_fault();
        let field = if code.is_some() { CODE } else { MEDIATOR };
        self.fault = code.or_else(|| self.mediator().is_none().then_some(CodeFault::MediatorMissing));
        if self.fault.is_some() {
            self.form.focus(field);
        }
        self.fault.is_none()
    }

    fn code_fault(&self) -> Option<CodeFault> {
        let strange = self.letters().enumerate().find(|(_, letter)| !ALPHABET.contains(*letter));
        if let Some((at, letter)) = strange {
            return Some(CodeFault::Strange { letter, group: at / GROUP + 1 });
        }
        let (typed, whole) = (self.letters().count(), GROUPS * GROUP);
        match typed.cmp(&whole) {
            std::cmp::Ordering::Less => Some(CodeFault::Missing { letters: whole - typed, group: typed / GROUP + 1 }),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(CodeFault::TooMany(typed - whole)),
        }
    }

    /// Whether the list of mediators is open.
    pub fn list_is_open(&self) -> bool {
        matches!(self.form.focused().map(|field| &field.kind), Some(Kind::Choice(choice)) if choice.open.is_some())
    }
}
