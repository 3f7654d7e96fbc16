//! The two forms of the first start: the place, and the mediator.

use crate::content::communes::{self, Commune};
use crate::domain::ids::Insee;
use crate::text::first_start as words;
use crate::tui::form::{Field, Form, Suggestion};

pub const PLACE: &str = "place";
pub const COMMUNE: &str = "commune";
pub const NAME: &str = "name";

/// Communes offered at most: whoever needs more types another letter.
const OFFERED: usize = 30;

/// The place's name and commune.
pub fn place() -> Form {
    Form::new(vec![
        Field::text(PLACE, words::PLACE, 60).width(45).help(words::PLACE_HELP),
        Field::suggest(COMMUNE, words::COMMUNE, 60, false).width(45).help(words::COMMUNE_HELP),
    ])
}

/// The mediator's name.
pub fn you() -> Form {
    Form::new(vec![Field::text(NAME, words::NAME, 40).width(45).help(words::NAME_HELP)])
}

/// Offers communes when the focused field wants some.
pub fn suggest(form: &mut Form) {
    let Some((name, typed)) = form.suggestions_wanted() else { return };
    let found: Vec<Suggestion> = communes::search(typed, None, OFFERED).iter().map(suggestion).collect();
    let pointed = (!found.is_empty()).then_some(0);
    form.suggest(name, found, pointed);
}

fn suggestion(commune: &Commune<'_>) -> Suggestion {
    Suggestion {
        key: commune.insee.to_owned(),
        label: commune.name.to_owned(),
        detail: commune.postcodes().next().unwrap_or_default(),
    }
}

/// The commune taken.
pub fn commune(form: &Form) -> Option<Insee> {
    form.picked(COMMUNE).map(Insee::from)
}

/// The first field that still needs an answer, and what to do.
pub fn missing(form: &Form) -> Option<(&'static str, &'static str)> {
    form.fields.iter().find_map(|field| {
        let what = match field.name {
            COMMUNE => commune(form).is_none().then_some(words::COMMUNE_MISSING),
            name => form.text(name).is_empty().then_some(if name == PLACE {
                words::PLACE_MISSING
            } else {
                words::NAME_MISSING
            }),
        };
        what.map(|what| (field.name, what))
    })
}
