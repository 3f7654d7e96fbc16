//! The commune field, the same wherever a commune is asked: type-ahead, the place's own first.

use crate::content::communes::{self, Commune};
use crate::domain::ids::Insee;
use crate::text::registration as words;
use crate::tui::form::{Context, Edit, Field, Form, Suggestion};

/// The field's name.
pub const NAME: &str = "commune";

const LONGEST: usize = 100;
/// Suggestions looked for; more letters are quicker than a longer list.
const MOST: usize = 30;

/// The field, empty.
pub fn field(help: &str) -> Field {
    Field::suggest(NAME, words::COMMUNE, LONGEST, false).help(help)
}

/// A commune as the field keeps it: its code and its words; empty for none.
pub fn value(insee: Option<&Insee>) -> String {
    let place = insee.and_then(communes::by_insee).map(|commune| place(&commune));
    format!("{}\t{}", insee.map_or("", Insee::as_str), place.unwrap_or_default())
}

/// The commune taken.
pub fn taken(form: &Form) -> Option<Insee> {
    form.picked(NAME).map(Insee::from)
}

/// How a commune is written: « Gien (45500) ».
pub fn place(commune: &Commune) -> String {
    words::place(commune.name, commune.postcodes().next().as_deref())
}

/// Offers communes when the focused field wants some; the first is pointed at. `here` is the place's own.
pub fn suggest(form: &mut Form, here: Option<&Insee>) {
    let Some((NAME, typed)) = form.suggestions_wanted() else { return };
    let found = communes::search(typed, here, MOST);
    let suggestions: Vec<Suggestion> = found.iter().map(|commune| suggestion(commune, here)).collect();
    let pointed = (!suggestions.is_empty()).then_some(0);
    form.suggest(NAME, suggestions, pointed);
}

fn suggestion(commune: &Commune, here: Option<&Insee>) -> Suggestion {
    let post_code = commune.postcodes().next().unwrap_or_default();
    let mark = if here.is_some_and(|here| here.as_str() == commune.insee) { words::HERE } else { "" };
    let detail = format!("{post_code:<9}{mark}").trim_end().to_owned();
    Suggestion { key: commune.insee.to_owned(), label: commune.name.to_owned(), detail }
}

/// Takes the commune that was typed in full, as Tab does, when the form is saved from its field.
pub fn take(form: &mut Form, context: Context) {
    if form.suggestions_wanted().is_some_and(|(name, typed)| name == NAME && !typed.is_empty()) {
        form.apply(&Edit::Next, context);
        settle(form);
    }
}

/// Writes the commune taken with its post code, as it is written elsewhere.
pub fn settle(form: &mut Form) {
    let Some(insee) = taken(form) else { return };
    let value = value(Some(&insee));
    if communes::by_insee(&insee).is_some() && form.field(NAME).is_some_and(|field| field.saved() != value) {
        form.set(NAME, &value);
    }
}
