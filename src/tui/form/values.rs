//! What screens ask of a form and put into it.

use super::checks::Checks;
use super::choice::Choice;
use super::entry::Entry;
use super::history::History;
use super::suggest::{Suggest, Suggestion};
use super::{Context, Field, Form, Kind};
use crate::domain::draft::FormDraft;
use crate::domain::guards;
use crate::text::form as words;
use time::{Date, Time};

impl Form {
    /// The focused field.
    pub fn focused(&self) -> Option<&Field> {
        self.fields.get(self.focus)
    }

    /// What the help line warns of: the fault of the field just left, else what is wrong with the focused one.
    pub fn warning(&self) -> Option<String> {
        let left = self.left.and_then(|at| self.fields.get(at));
        let fault = left.and_then(|field| Some(words::left(&field.label, field.message()?)));
        fault.or_else(|| self.focused()?.warning())
    }

    /// What the focused field is for.
    pub fn hint(&self) -> String {
        self.focused().map(|field| field.help.clone()).unwrap_or_default()
    }

    /// Whether a key to the right has nothing left to walk over in the focused field.
    pub fn is_at_end(&self) -> bool {
        self.focused().and_then(Field::typed).is_some_and(|text| text.cursor() == text.text().len())
    }

    /// The name of the focused field, or nothing in a form without fields.
    pub fn focused_name(&self) -> &'static str {
        self.focused().map_or("", |field| field.name)
    }

    /// Moves the focus to a field in sight, as a screen wants it.
    pub fn focus(&mut self, name: &str) {
        if let Some(at) = self.fields.iter().position(|field| field.name == name && !field.folded) {
            self.focus_on(at);
        }
    }

    /// The field of that name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The field of that name, to change it.
    pub fn field_mut(&mut self, name: &str) -> Option<&mut Field> {
        self.fields.iter_mut().find(|field| field.name == name)
    }

    /// The text typed in a field, without blanks around it; empty when it holds none.
    pub fn text(&self, name: &str) -> &str {
        self.field(name).and_then(Field::typed).map_or("", |text| text.text().trim())
    }

    /// The passphrase typed in a masked field, blanks included.
    pub fn secret(&self, name: &str) -> &str {
        self.field(name).and_then(Field::typed).map_or("", super::text::TextField::text)
    }

    /// The date in a field, if there is one.
    pub fn date(&self, name: &str, today: Date) -> Option<Date> {
        self.entry(name)?.date(today).ok()
    }

    /// The time of day in a field, if there is one.
    pub fn time(&self, name: &str) -> Option<Time> {
        self.entry(name)?.time().ok()
    }

    /// The number or year in a field, if there is one within bounds.
    pub fn number(&self, name: &str, today: Date) -> Option<u32> {
        self.entry(name)?.number(today)
    }

    /// The key of what is chosen in a field.
    pub fn chosen(&self, name: &str) -> Option<&str> {
        match &self.field(name)?.kind {
            Kind::Choice(choice) => choice.key(),
            _ => None,
        }
    }

    /// The keys checked in a field, in the order they were checked.
    pub fn checked(&self, name: &str) -> Vec<&str> {
        match self.field(name).map(|field| &field.kind) {
            Some(Kind::Checks(checks)) => checks.keys().collect(),
            _ => Vec::new(),
        }
    }

    /// The key of the suggestion taken in a field.
    pub fn picked(&self, name: &str) -> Option<&str> {
        match &self.field(name)?.kind {
            Kind::Suggest(suggest) => suggest.picked.as_deref(),
            _ => None,
        }
    }

    /// Puts a value in a field, written as [`Field::saved`] writes it; it is no step of undo.
    pub fn set(&mut self, name: &str, saved: &str) {
        if let Some(field) = self.field_mut(name) {
            field.restore(saved);
        }
    }

    /// Offers suggestions in a field; `pointed` is the one that Enter takes.
    pub fn suggest(&mut self, name: &str, suggestions: Vec<Suggestion>, pointed: Option<usize>) {
        if let Some(Kind::Suggest(suggest)) = self.field_mut(name).map(|field| &mut field.kind) {
            suggest.offer(suggestions, pointed);
        }
    }

    /// The focused field's name and text when it takes suggestions and has none taken: to be asked after a move.
    pub fn suggestions_wanted(&self) -> Option<(&'static str, &str)> {
        match &self.focused()?.kind {
            Kind::Suggest(Suggest { picked: None, text, .. }) => Some((self.focused_name(), text.text())),
            _ => None,
        }
    }

    /// Shows or hides the fields of these names; a focus that is hidden goes to the nearest field in sight.
    pub fn fold(&mut self, names: &[&str], folded: bool) {
        for field in self.fields.iter_mut().filter(|field| names.contains(&field.name)) {
            field.folded = folded;
        }
        let nearest = self.beside(self.focus, false, true).or_else(|| self.beside(self.focus, true, true));
        if let Some(at) = nearest.filter(|at| *at != self.focus) {
            self.focus_on(at);
        }
    }

    /// Whether nothing that must not be kept stands in any field.
    pub fn can_save(&self) -> bool {
        !self.fields.iter().any(Field::is_refused)
    }

    /// The fields whose words should be thought over before saving.
    pub fn doubtful(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.is_doubtful())
    }

    /// Takes all texts as they are: none is asked about again.
    pub fn settle(&mut self) {
        for field in self.fields.iter_mut().filter(|field| field.is_doubtful()) {
            let text = field.saved();
            field.settle(&text);
        }
    }

    /// Looks at every field, as saving does. With a fault, the focus goes to the first one, unfolded if need be, and its
    /// name comes back.
    pub fn check(&mut self, context: Context) -> Result<(), &'static str> {
        for at in 0..self.fields.len() {
            self.leave(at, context);
        }
        for field in self.fields.iter_mut().filter(|field| field.required && field.is_empty()) {
            field.error.get_or_insert_with(|| words::REQUIRED.to_owned());
        }
        self.left = None;
        let Some(at) = self.first_error() else { return Ok(()) };
        let Some(field) = self.fields.get_mut(at) else { return Ok(()) };
        field.folded = false;
        let name = field.name;
        self.focus_on(at);
        Err(name)
    }

    /// The index of the first field with a fault known.
    pub fn first_error(&self) -> Option<usize> {
        self.fields.iter().position(|field| field.message().is_some())
    }

    /// Whether anything differs from the opening.
    pub fn is_changed(&self) -> bool {
        let secret = |field: &Field| matches!(field.kind, Kind::Masked(_)) && !field.is_empty();
        self.fields.iter().zip(&self.opening).any(|(field, opening)| field.saved() != *opening || secret(field))
    }

    /// Each field's name and value, passphrases left out, in the form's order.
    pub fn snapshot(&self) -> Vec<(String, String)> {
        let kept = self.fields.iter().filter(|field| !matches!(field.kind, Kind::Masked(_)));
        kept.map(|field| (field.name.to_owned(), field.saved())).collect()
    }

    /// Puts the values of a snapshot back; names the form does not know are left out. The opening stays what it was.
    pub fn restore(&mut self, values: &[(String, String)]) {
        for (name, saved) in values {
            self.set(name, saved);
        }
        self.history = History::default();
    }

    /// The form as a draft, without what must not be kept.
    pub fn draft(&self) -> FormDraft {
        let mut fields = self.snapshot();
        for (_, saved) in fields.iter_mut().filter(|(name, _)| self.field(name).is_some_and(Field::is_refused)) {
            while let Some(found) = guards::refuse(saved).filter(|found| !found.range.is_empty()) {
                saved.replace_range(found.range, "");
            }
        }
        FormDraft { fields, focus: u16::try_from(self.focus).unwrap_or(u16::MAX) }
    }

    /// Takes a draft up where it was left; a folded field that holds something comes into sight.
    pub fn resume(&mut self, draft: &FormDraft) {
        self.restore(&draft.fields);
        for field in self.fields.iter_mut().filter(|field| field.folded && !field.is_empty()) {
            field.folded = false;
        }
        let at = usize::from(draft.focus);
        if self.fields.get(at).is_some_and(|field| !field.folded) {
            self.focus_on(at);
        }
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        match &self.field(name)?.kind {
            Kind::Entry(entry) => Some(entry),
            _ => None,
        }
    }

    /// The choice in a field, to change what can be chosen.
    pub fn choice_mut(&mut self, name: &str) -> Option<&mut Choice> {
        match &mut self.field_mut(name)?.kind {
            Kind::Choice(choice) => Some(choice),
            _ => None,
        }
    }

    /// The checks in a field, to change what can be checked.
    pub fn checks_mut(&mut self, name: &str) -> Option<&mut Checks> {
        match &mut self.field_mut(name)?.kind {
            Kind::Checks(checks) => Some(checks),
            _ => None,
        }
    }
}
