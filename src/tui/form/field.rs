//! One field: a label, a value, its help and its fault.

use super::Context;
use super::checks::Checks;
use super::choice::{Choice, Choosable};
use super::edit::{Edit, Outcome};
use super::entry::{Entry, Format};
use super::history::Grain;
use super::line;
use super::suggest::Suggest;
use super::text::TextField;
use crate::domain::guards::{self, Sensitive, Topic};
use crate::text::{form as words, guards as guard_words};

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The name by which screens and drafts know it.
    pub name: &'static str,
    pub label: String,
    pub kind: Kind,
    /// What is wrong with it, and what to do.
    pub error: Option<String>,
    /// What the field is for, on the help line.
    pub help: String,
    /// Words after the box.
    pub remark: String,
    pub required: bool,
    /// Out of sight and skipped.
    pub folded: bool,
    /// Inside width of the box, in columns.
    pub width: u16,
    /// Rows of a note.
    pub rows: u16,
    /// What was typed must not be kept.
    refusal: Option<&'static str>,
    /// It is about a person: words on health, justice and family life are pointed out.
    watched: bool,
    /// The first such word.
    sensitive: Option<Sensitive>,
    /// The text that is to stay as it is, such words or not.
    settled: String,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    Text(TextField),
    Note(TextField),
    Masked(TextField),
    Entry(Entry),
    Choice(Choice),
    Checks(Checks),
    Suggest(Suggest),
}

impl Field {
    /// A field of some kind, 27 columns wide.
    pub fn new(name: &'static str, label: impl Into<String>, kind: Kind) -> Self {
        let label = label.into();
        let [help, remark] = [const { String::new() }; 2];
        let (width, rows) = (27, 1);
        let mut field = Self {
            name,
            label,
            kind,
            error: None,
            help,
            remark,
            required: false,
            folded: false,
            width,
            rows,
            refusal: None,
            watched: false,
            sensitive: None,
            settled: String::new(),
        };
        field.fit();
        field
    }

    /// One line of at most `max` graphemes.
    pub fn text(name: &'static str, label: impl Into<String>, max: usize) -> Self {
        Self::new(name, label, Kind::Text(TextField::one_line(max)))
    }

    /// A note of at most `max` graphemes.
    pub fn note(name: &'static str, label: impl Into<String>, max: usize) -> Self {
        Self::new(name, label, Kind::Note(TextField::note(max)))
    }

    /// A passphrase of at most `max` graphemes.
    pub fn masked(name: &'static str, label: impl Into<String>, max: usize) -> Self {
        Self::new(name, label, Kind::Masked(TextField::masked(max)))
    }

    /// A date, time, year, number or telephone number, as wide as it needs.
    pub fn entry(name: &'static str, label: impl Into<String>, format: Format) -> Self {
        let width = match format {
            Format::Date => 15,
            Format::Time => 7,
            Format::Year => 4,
            Format::Number { max, .. } => u16::try_from(max.to_string().len()).unwrap_or(9).max(2),
            Format::Phone => 14,
        };
        Self::new(name, label, Kind::Entry(Entry::new(format))).width(width)
    }

    /// One of a few, all in sight.
    pub fn choice(name: &'static str, label: impl Into<String>, options: Vec<Choosable>) -> Self {
        Self::new(name, label, Kind::Choice(Choice::new(options, false)))
    }

    /// One of many, in a list that Space opens.
    pub fn list(name: &'static str, label: impl Into<String>, options: Vec<Choosable>) -> Self {
        Self::new(name, label, Kind::Choice(Choice::new(options, true)))
    }

    /// Any of a few.
    pub fn checks(name: &'static str, label: impl Into<String>, options: Vec<Choosable>) -> Self {
        Self::new(name, label, Kind::Checks(Checks::new(options)))
    }

    /// A text with suggestions; unless `free`, it must be one of them.
    pub fn suggest(name: &'static str, label: impl Into<String>, max: usize, free: bool) -> Self {
        Self::new(name, label, Kind::Suggest(Suggest::new(max, free)))
    }

    /// Must be filled in before saving.
    #[must_use]
    pub fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// Is out of sight until unfolded.
    #[must_use]
    pub fn folded(self) -> Self {
        Self { folded: true, ..self }
    }

    /// Says on the help line what it is for.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: help.into(), ..self }
    }

    /// Has words after its box.
    #[must_use]
    pub fn remark(self, remark: impl Into<String>) -> Self {
        Self { remark: remark.into(), ..self }
    }

    /// Is about a person: words on health, justice and family life are pointed out, and asked about before saving.
    #[must_use]
    pub fn watched(self) -> Self {
        Self { watched: true, ..self }
    }

    /// Is `width` columns wide inside its box.
    #[must_use]
    pub fn width(self, width: u16) -> Self {
        self.size(width, 1)
    }

    /// Is `width` columns wide and `rows` high inside its box.
    #[must_use]
    pub fn size(mut self, width: u16, rows: u16) -> Self {
        (self.width, self.rows) = (width, rows);
        self.fit();
        self
    }

    /// Starts with a value, written as [`Field::saved`] writes it.
    #[must_use]
    pub fn value(mut self, saved: &str) -> Self {
        self.restore(saved);
        self
    }

    fn fit(&mut self) {
        let (width, rows) = (self.width.into(), self.rows.into());
        if let Some(text) = self.typed_mut() {
            text.resize(width, rows);
        }
    }

    /// The text being typed, if the field has one.
    pub const fn typed(&self) -> Option<&TextField> {
        match &self.kind {
            Kind::Text(text) | Kind::Note(text) | Kind::Masked(text) => Some(text),
            Kind::Entry(entry) => Some(&entry.text),
            Kind::Suggest(suggest) => Some(&suggest.text),
            Kind::Choice(_) | Kind::Checks(_) => None,
        }
    }

    /// The text being typed, to change it.
    pub const fn typed_mut(&mut self) -> Option<&mut TextField> {
        match &mut self.kind {
            Kind::Text(text) | Kind::Note(text) | Kind::Masked(text) => Some(text),
            Kind::Entry(entry) => Some(&mut entry.text),
            Kind::Suggest(suggest) => Some(&mut suggest.text),
            Kind::Choice(_) | Kind::Checks(_) => None,
        }
    }

    /// What to say about the field: a refusal first, then a fault.
    pub fn message(&self) -> Option<&str> {
        self.refusal.or(self.error.as_deref())
    }

    /// What the help line warns of: a refusal or a fault, else a word to think over.
    pub fn warning(&self) -> Option<String> {
        let fault = self.message().map(str::to_owned);
        fault.or_else(|| self.sensitive().map(|(topic, word)| guard_words::hint(topic, word)))
    }

    /// The first word typed that should be thought over, and what it says something of.
    pub fn sensitive(&self) -> Option<(Topic, &str)> {
        let found = self.sensitive.as_ref().filter(|_| self.refusal.is_none())?;
        Some((found.topic, self.typed()?.text().get(found.range.clone())?))
    }

    /// Whether such a word stands in a text nobody has settled yet.
    pub fn is_doubtful(&self) -> bool {
        self.sensitive().is_some() && self.typed().is_some_and(|text| text.text().trim() != self.settled)
    }

    /// Takes a text as it is: it is not asked about again.
    pub fn settle(&mut self, text: &str) {
        text.trim().clone_into(&mut self.settled);
    }

    /// Whether what was typed must not be kept.
    pub const fn is_refused(&self) -> bool {
        self.refusal.is_some()
    }

    /// The value as text, for drafts: keys of what was chosen, otherwise what was typed. A passphrase gives nothing.
    pub fn saved(&self) -> String {
        match &self.kind {
            Kind::Text(text) | Kind::Note(text) => text.text().to_owned(),
            Kind::Masked(_) => String::new(),
            Kind::Entry(entry) => entry.text.text().to_owned(),
            Kind::Choice(choice) => choice.key().unwrap_or_default().to_owned(),
            Kind::Checks(checks) => checks.keys().collect::<Vec<_>>().join(" "),
            Kind::Suggest(suggest) => suggest.saved(),
        }
    }

    /// Puts back a value written by [`Field::saved`].
    pub fn restore(&mut self, saved: &str) {
        match &mut self.kind {
            Kind::Text(text) | Kind::Note(text) => text.set(saved),
            Kind::Masked(_) => {}
            Kind::Entry(entry) => entry.text.set(saved),
            Kind::Choice(choice) => choice.select(saved),
            Kind::Checks(checks) => checks.select(saved.split_whitespace()),
            Kind::Suggest(suggest) => suggest.restore(saved),
        }
        self.changed();
    }

    /// Whether nothing was typed or chosen.
    pub fn is_empty(&self) -> bool {
        match &self.kind {
            Kind::Choice(choice) => choice.selected.is_none(),
            Kind::Checks(checks) => checks.chosen.is_empty(),
            _ => self.typed().is_none_or(|text| text.text().trim().is_empty()),
        }
    }

    /// Looks again at what is typed, after a change.
    fn changed(&mut self) {
        self.error = None;
        let free = match &self.kind {
            Kind::Text(text) | Kind::Note(text) => Some(text),
            Kind::Suggest(suggest) if suggest.free => Some(&suggest.text),
            _ => None,
        };
        let found = free.and_then(|text| guards::refuse(text.text()));
        self.refusal = found.map(|found| guard_words::refusal(found.refusal));
        self.sensitive = free.filter(|_| self.watched).and_then(|text| guards::think_over(text.text()));
    }

    /// The cursor arrives.
    pub(super) const fn enter(&mut self) {
        if let Kind::Entry(entry) = &mut self.kind {
            entry.enter();
        }
    }

    /// The cursor comes back to what was being typed: the next key goes on with it.
    pub(super) const fn go_on(&mut self) {
        if let Kind::Entry(entry) = &mut self.kind {
            entry.go_on();
        }
    }

    /// Applies an edit.
    pub(super) fn edit(&mut self, edit: &Edit, context: Context) -> Outcome {
        let outcome = match &mut self.kind {
            Kind::Text(text) | Kind::Note(text) | Kind::Masked(text) => line::edit(text, edit),
            Kind::Choice(choice) => choice.edit(edit, context.now_ms),
            Kind::Checks(checks) => checks.edit(edit, context.now_ms),
            Kind::Suggest(suggest) => suggest.edit(edit),
            Kind::Entry(entry) => match entry.edit(edit, context.today) {
                Ok(outcome) => outcome,
                Err(fault) => {
                    self.error = Some(fault.to_owned());
                    return Outcome::Kept;
                }
            },
        };
        if matches!(outcome, Outcome::Changed | Outcome::Taken) {
            self.changed();
        }
        if let (Edit::Insert(_), Some(text)) = (edit, self.typed().filter(|text| text.was_cut())) {
            self.error = Some(words::full(text.max()));
        }
        outcome
    }

    /// How finely changes by this edit are undone.
    pub(super) fn grain(&self, edit: &Edit) -> Grain {
        match edit {
            _ if self.typed().is_none() => Grain::Whole,
            Edit::Insert(text) if text.chars().nth(1).is_none() => Grain::Typing,
            Edit::Backspace | Edit::Delete => Grain::Deleting,
            _ => Grain::Whole,
        }
    }

    /// Writes the value in its usual form and looks for faults, when the cursor leaves or the form is saved.
    pub(super) fn leave(&mut self, context: Context) {
        self.error = match &mut self.kind {
            Kind::Entry(entry) => entry.leave(context.today).err(),
            Kind::Suggest(suggest) => (!suggest.leave()).then(|| words::NOT_IN_LIST.to_owned()),
            Kind::Choice(choice) => {
                choice.open = None;
                None
            }
            Kind::Text(_) | Kind::Note(_) | Kind::Masked(_) | Kind::Checks(_) => None,
        };
    }
}
