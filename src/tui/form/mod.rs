//! Forms without a screen: fields, focus, faults, undo and drafts.
//!
//! Keys become [`Edit`]s; the focused field uses an edit or leaves it to the form. Nothing here draws or waits.

mod ahead;
pub mod checks;
pub mod choice;
pub mod edit;
pub mod entry;
pub mod field;
pub mod flow;
mod history;
pub mod line;
pub mod suggest;
pub mod text;
mod typing;
mod values;
mod wrap;

#[cfg(test)]
mod tests;

pub use choice::Choosable;
pub use edit::Edit;
pub use entry::Format;
pub use field::{Field, Kind};
pub use suggest::Suggestion;

use edit::Outcome;
use history::{Grain, History, Moment};
use time::Date;

/// What fields need to know of the moment.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    pub today: Date,
    /// Milliseconds on any clock that only goes forward.
    pub now_ms: u64,
}

/// What came of an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormEvent {
    /// The value of the named field changed.
    Changed(&'static str),
    /// The text of the named field changed: suggestions for it are wanted.
    NeedsSuggestions(&'static str),
    /// Another field has the focus; the one left was looked at, and may have changed.
    Moved,
    /// Enter on the last field.
    Submitted,
    /// The form used the edit; nothing to do.
    Nothing,
    /// The edit means nothing here.
    Unused,
}

/// Fields in the order they are walked.
#[derive(Clone)]
pub struct Form {
    pub fields: Vec<Field>,
    focus: usize,
    /// The field just left with a fault: it is said until the next key.
    left: Option<usize>,
    /// What each field held when the form was opened.
    opening: Vec<String>,
    history: History,
}

/// What was typed stays out of `Debug`.
impl std::fmt::Debug for Form {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Form({} fields)", self.fields.len())
    }
}

impl Form {
    /// A form at its opening, on its first field in sight.
    pub fn new(fields: Vec<Field>) -> Self {
        let opening = fields.iter().map(Field::saved).collect();
        let mut form = Self { fields, focus: 0, left: None, opening, history: History::default() };
        form.focus_on(form.beside(0, true, true).unwrap_or(0));
        form
    }

    /// Applies an edit to the focused field, or to the form.
    pub fn apply(&mut self, edit: &Edit, context: Context) -> FormEvent {
        self.left = None;
        match edit {
            Edit::Undo => return self.travel(true),
            Edit::Redo => return self.travel(false),
            Edit::First => return self.go(self.beside(0, true, true), context),
            Edit::Last => return self.go(self.beside(self.fields.len().saturating_sub(1), false, true), context),
            _ => {}
        }
        let before = self.moment(self.focus);
        let Some(field) = self.fields.get_mut(self.focus) else { return FormEvent::Unused };
        let (grain, name) = (field.grain(edit), field.name);
        let outcome = field.edit(edit, context);
        let wants = matches!(&field.kind, Kind::Suggest(suggest) if suggest.picked.is_none());
        match outcome {
            Outcome::Changed => {
                self.note(before, grain, edit);
                if wants { FormEvent::NeedsSuggestions(name) } else { FormEvent::Changed(name) }
            }
            Outcome::Taken => {
                self.note(before, Grain::Whole, edit);
                match self.go(self.beside(self.focus, true, false), context) {
                    FormEvent::Unused => FormEvent::Changed(name),
                    moved => moved,
                }
            }
            Outcome::Kept => {
                self.history.seal();
                FormEvent::Nothing
            }
            Outcome::Passed => self.walk(edit, context),
        }
    }

    /// What an edit that the field does not use means for the form.
    fn walk(&mut self, edit: &Edit, context: Context) -> FormEvent {
        match edit {
            Edit::Next | Edit::Down => self.go(self.beside(self.focus, true, false), context),
            Edit::Previous | Edit::Up => self.go(self.beside(self.focus, false, false), context),
            Edit::Enter => match self.go(self.beside(self.focus, true, false), context) {
                FormEvent::Unused => {
                    self.leave(self.focus, context);
                    FormEvent::Submitted
                }
                moved => moved,
            },
            _ => FormEvent::Unused,
        }
    }

    /// The nearest field in sight in a direction, `from` itself included on demand.
    fn beside(&self, from: usize, forward: bool, itself: bool) -> Option<usize> {
        let seen = |at: &usize| self.fields.get(*at).is_some_and(|field| !field.folded) && (itself || *at != from);
        if forward { (from..self.fields.len()).find(seen) } else { (0..=from).rev().find(seen) }
    }

    fn go(&mut self, to: Option<usize>, context: Context) -> FormEvent {
        let Some(to) = to.filter(|to| *to != self.focus) else { return FormEvent::Unused };
        self.leave(self.focus, context);
        self.left = self.focused().and_then(Field::message).map(|_| self.focus);
        self.focus_on(to);
        FormEvent::Moved
    }

    fn focus_on(&mut self, at: usize) {
        self.focus = at;
        self.history.seal();
        if let Some(field) = self.fields.get_mut(at) {
            field.enter();
        }
    }

    /// Index of the focused field.
    pub const fn place(&self) -> usize {
        self.focus
    }

    /// Focuses a field in sight by its index again, to go on in it.
    pub fn return_to(&mut self, place: usize) {
        if self.fields.get(place).is_some_and(|field| !field.folded) {
            self.focus_on(place);
            self.fields.get_mut(place).map(Field::go_on);
        }
    }

    fn leave(&mut self, at: usize, context: Context) {
        let before = self.moment(at);
        let Some(field) = self.fields.get_mut(at) else { return };
        field.leave(context);
        if before.as_ref().is_some_and(|before| before.saved != field.saved()) {
            self.note(before, Grain::Tidying, &Edit::Next);
        }
    }

    /// Remembers how a field stood. A word ends at its blank, and is undone as one.
    fn note(&mut self, before: Option<Moment>, grain: Grain, edit: &Edit) {
        let Some(before) = before else { return };
        self.history.record(before, grain);
        if matches!(edit, Edit::Insert(text) if text.ends_with(char::is_whitespace)) {
            self.history.seal();
        }
    }

    /// How a field stands now; passphrases are not remembered.
    fn moment(&self, at: usize) -> Option<Moment> {
        let field = self.fields.get(at).filter(|field| !matches!(field.kind, Kind::Masked(_)))?;
        let cursor = field.typed().map_or(0, text::TextField::cursor);
        Some(Moment { field: at, saved: field.saved(), cursor })
    }

    /// Goes one step back, or forth again.
    fn travel(&mut self, back: bool) -> FormEvent {
        let mut history = std::mem::take(&mut self.history);
        let now = |at| self.moment(at);
        let moment = if back { history.undo(&now) } else { history.redo(&now) };
        self.history = history;
        let Some(moment) = moment else { return FormEvent::Unused };
        let Some(field) = self.fields.get_mut(moment.field) else { return FormEvent::Unused };
        field.restore(&moment.saved);
        if let Some(text) = field.typed_mut() {
            text.move_to(moment.cursor);
        }
        let (name, folded) = (field.name, field.folded);
        if !folded {
            self.focus = moment.field;
        }
        FormEvent::Changed(name)
    }
}
