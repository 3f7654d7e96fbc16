//! The form that asks what to count: which days, and which part of the activity.

use super::State;
use crate::domain::filter::Filter;
use crate::domain::ids::CoopKey;
use crate::domain::period::{Period, Span};
use crate::domain::statistics::Scope;
use crate::text::{dates, statistics as words};
use crate::tui::form::{Choosable, Edit, Field, Form, FormEvent, Format};
use crate::tui::screen::{Steps, commune};
use crate::tui::shared::Shared;

pub const SPAN: &str = "span";
pub const FROM: &str = "from";
pub const TO: &str = "to";
pub const PLACE: &str = "place";
pub const MEDIATOR: &str = "mediator";
pub const THEME: &str = "theme";
/// Nothing in particular is asked for.
const ALL: &str = "all";

/// The spans by the key of their choice.
const SPANS: [(&str, Span, &str); 5] = [
    ("week", Span::Week, words::WEEK),
    ("month", Span::Month, words::MONTH),
    ("quarter", Span::Quarter, words::QUARTER),
    ("year", Span::Year, words::YEAR),
    ("free", Span::Free, words::FREE),
];

fn form(scope: &Scope, shared: &Shared) -> Form {
    let (period, filter) = (scope.period, &scope.filter);
    let vocabularies = &shared.content.vocabularies;
    let all = |word: &'static str| [(ALL, word)].into_iter();
    let span = SPANS.iter().find(|(_, span, _)| *span == period.span()).map_or("month", |(key, ..)| key);
    let places = vocabularies.place.terms().map(|term| (term.key.as_str(), term.label.as_str()));
    let themes = vocabularies.themes.terms().chain(vocabularies.administrative_themes.terms());
    let themes = themes.map(|term| (term.key.as_str(), term.label.as_str()));
    let mediators: Vec<(String, &str)> =
        shared.mediators.iter().map(|(id, name)| (id.to_string(), name.as_str())).collect();
    let mediators = mediators.iter().map(|(id, name)| (id.as_str(), *name));
    let key = |key: Option<&CoopKey>| key.map_or(ALL, CoopKey::as_str).to_owned();
    let mut form = Form::new(vec![
        Field::choice(SPAN, words::SPAN, Choosable::all(SPANS.iter().map(|(key, _, word)| (*key, *word))))
            .value(span)
            .help(words::SPAN_HELP),
        Field::entry(FROM, words::FROM, Format::Date)
            .value(&dates::field(period.first()))
            .required()
            .help(words::FROM_HELP),
        Field::entry(TO, words::TO, Format::Date).value(&dates::field(period.last())).help(words::TO_HELP),
        Field::list(PLACE, words::PART_PLACE_FIELD, Choosable::all(all(words::EVERY_PLACE).chain(places)))
            .value(&key(filter.place.as_ref()))
            .help(words::PART_HELP),
        Field::list(MEDIATOR, words::PART_MEDIATOR_FIELD, Choosable::all(all(words::EVERYBODY).chain(mediators)))
            .value(&filter.mediator.map_or(ALL.to_owned(), |id| id.to_string()))
            .help(words::PART_HELP),
        Field::list(THEME, words::PART_THEME_FIELD, Choosable::all(all(words::EVERY_THEME).chain(themes)))
            .value(&key(filter.theme.as_ref()))
            .help(words::PART_HELP),
        commune::field(words::COMMUNE_HELP).value(&commune::value(filter.commune.as_ref())),
    ]);
    fold(&mut form);
    form
}

/// The last day is asked for two free days alone.
fn fold(form: &mut Form) {
    let is_free = form.chosen(SPAN) == Some("free");
    form.fold(&[TO], !is_free);
}

impl State {
    pub(super) fn begin_choosing(&mut self, shared: &Shared) -> Steps {
        self.choosing = Some(form(&self.scope, shared));
        Vec::new()
    }

    /// Edits the form; Enter on its last field counts.
    pub(super) fn choose(&mut self, edit: &Edit, shared: &Shared) -> Steps {
        let Some(form) = &mut self.choosing else { return Vec::new() };
        let event = form.apply(edit, shared.form_context());
        commune::settle(form);
        match event {
            FormEvent::NeedsSuggestions(_) | FormEvent::Moved => {
                commune::suggest(form, shared.settings.commune.as_ref());
            }
            FormEvent::Changed(SPAN) => fold(form),
            FormEvent::Submitted => return self.chosen(shared),
            FormEvent::Unused if *edit == Edit::Escape => self.choosing = None,
            _ => {}
        }
        Vec::new()
    }

    /// Counts what the form asks for.
    pub(super) fn chosen(&mut self, shared: &Shared) -> Steps {
        let Some(form) = &mut self.choosing else { return Vec::new() };
        commune::take(form, shared.form_context());
        if form.check(shared.form_context()).is_err() {
            return Vec::new();
        }
        self.scope = scope(form, shared);
        self.choosing = None;
        self.count()
    }
}

fn scope(form: &Form, shared: &Shared) -> Scope {
    let today = shared.today();
    let chosen = |name| form.chosen(name).filter(|key| *key != ALL);
    let span = SPANS.iter().find(|(key, ..)| form.chosen(SPAN) == Some(*key)).map_or(Span::Month, |(_, span, _)| *span);
    let from = form.date(FROM, today).unwrap_or(today);
    let period = match span {
        Span::Free => Period::between(from, form.date(TO, today).unwrap_or(from)),
        span => Period::of(span, from),
    };
    let filter = Filter {
        place: chosen(PLACE).map(CoopKey::from),
        mediator: chosen(MEDIATOR).and_then(|id| id.parse().ok()),
        commune: commune::taken(form),
        theme: chosen(THEME).map(CoopKey::from),
    };
    Scope { period, filter }
}
