//! Between the form and the record: reading one into the other, and saying what changed.

use super::fields::{
    self, BIRTH_YEAR, COMMUNE, EMAIL, FIRST_NAME, GENDER, INFORMED, LAST_NAME, NOTE, NOTHING, OTHER, PHONE, REASONS,
    STATUS, UNSAID, WISH,
};
use crate::content::{Content, communes};
use crate::domain::change::Trace;
use crate::domain::draft::FormDraft;
use crate::domain::ids::{CoopKey, Insee, ModuleId};
use crate::domain::learner::{Learner, OtherReason};
use crate::text::dates;
use crate::tui::form::Form;
use crate::tui::screen::commune;
use crate::tui::shared::Shared;
use time::Date;

/// The record's fields, as the form keeps them.
pub fn values(learner: &Learner) -> FormDraft {
    let other = learner.other_reason.map(|reason| match reason {
        OtherReason::Other => OTHER,
        OtherReason::Nothing => NOTHING,
    });
    let reasons: Vec<&str> = learner.procedures.iter().map(ModuleId::as_str).chain(other).collect();
    let values = [
        (FIRST_NAME, learner.first_name.clone()),
        (BIRTH_YEAR, learner.birth_year.map(|year| year.to_string()).unwrap_or_default()),
        (COMMUNE, commune::value(learner.commune.as_ref())),
        (REASONS, reasons.join(" ")),
        (WISH, learner.wish.clone()),
        (INFORMED, learner.informed_on.map(|day| day.to_string()).unwrap_or_default()),
        (LAST_NAME, learner.last_name.clone()),
        (PHONE, learner.phone.clone()),
        (EMAIL, learner.email.clone()),
        (GENDER, learner.gender.as_ref().map_or(UNSAID, CoopKey::as_str).to_owned()),
        (STATUS, learner.status.as_ref().map_or("", CoopKey::as_str).to_owned()),
        (NOTE, learner.note.clone()),
    ];
    FormDraft { fields: values.map(|(name, value)| (name.to_owned(), value)).to_vec(), focus: 0 }
}

/// The record as the form would have it. What the form does not show stays as it was `before`.
pub fn learner(form: &Form, before: &Learner, today: Date) -> Learner {
    let text = |name: &str| form.text(name).to_owned();
    let anonymous = form.text(FIRST_NAME).is_empty();
    let contact = |name: &str| if anonymous { String::new() } else { text(name) };
    let reasons = form.checked(REASONS);
    let procedures = reasons.iter().filter(|key| ![OTHER, NOTHING].contains(*key)).map(|key| ModuleId::from(*key));
    let unsaid_before = before.gender.is_none();
    Learner {
        anonymous,
        first_name: text(FIRST_NAME),
        last_name: contact(LAST_NAME),
        birth_year: form.number(BIRTH_YEAR, today).and_then(|year| u16::try_from(year).ok()),
        commune: commune::taken(form),
        gender: form.chosen(GENDER).filter(|key| !(unsaid_before && *key == UNSAID)).map(CoopKey::from),
        status: form.chosen(STATUS).map(CoopKey::from),
        procedures: procedures.collect(),
        other_reason: other_reason(&reasons),
        wish: text(WISH),
        phone: contact(PHONE),
        email: contact(EMAIL),
        note: text(NOTE),
        informed_on: fields::informed_on(form),
        ..before.clone()
    }
}

fn other_reason(reasons: &[&str]) -> Option<OtherReason> {
    match () {
        () if reasons.contains(&OTHER) => Some(OtherReason::Other),
        () if reasons.contains(&NOTHING) => Some(OtherReason::Nothing),
        () => None,
    }
}

/// « Rien » stands alone: of it and the others, what was chosen last stays.
pub fn settle_reasons(form: &mut Form) {
    let reasons = form.checked(REASONS);
    if reasons.len() < 2 || !reasons.contains(&NOTHING) {
        return;
    }
    let alone = reasons.last() == Some(&NOTHING);
    let kept: Vec<&str> = reasons.into_iter().filter(|key| (*key == NOTHING) == alone).collect();
    let kept = kept.join(" ");
    form.set(REASONS, &kept);
}

/// What changed between two states of a record, in words.
pub fn traces(before: &Learner, after: &Learner, shared: &Shared) -> Vec<Trace> {
    let pairs = in_words(before, &shared.content).into_iter().zip(in_words(after, &shared.content));
    let changed = pairs.filter(|((_, before), (_, after))| before != after);
    changed.map(|((field, before), (_, after))| Trace::Field { field: field.to_owned(), before, after }).collect()
}

/// Each field as people read it, so that a trace can be read whatever becomes of the vocabularies.
fn in_words(learner: &Learner, content: &Content) -> [(&'static str, String); 12] {
    let commune = learner.commune.as_ref();
    let place = commune.and_then(communes::by_insee).map(|commune| commune::place(&commune));
    let said = |key: &Option<CoopKey>, shown: Option<&str>| {
        key.as_ref().map(|key| shown.unwrap_or(key.as_str()).to_owned()).unwrap_or_default()
    };
    let vocabularies = &content.vocabularies;
    let gender = learner.gender.as_ref().and_then(|key| vocabularies.gender.shown(key));
    let status = learner.status.as_ref().and_then(|key| vocabularies.status.shown(key));
    [
        (FIRST_NAME, learner.first_name.clone()),
        (LAST_NAME, learner.last_name.clone()),
        (BIRTH_YEAR, learner.birth_year.map(|year| year.to_string()).unwrap_or_default()),
        (COMMUNE, place.or_else(|| commune.map(Insee::to_string)).unwrap_or_default()),
        (REASONS, reasons_in_words(learner, content)),
        (WISH, learner.wish.clone()),
        (INFORMED, learner.informed_on.map(dates::day_month_year).unwrap_or_default()),
        (PHONE, learner.phone.clone()),
        (EMAIL, learner.email.clone()),
        (GENDER, said(&learner.gender, gender)),
        (STATUS, said(&learner.status, status)),
        (NOTE, learner.note.clone()),
    ]
}

/// What brings somebody, in the words of the form.
pub fn reasons_in_words(learner: &Learner, content: &Content) -> String {
    let reasons = fields::reasons(content);
    let label = |key: &str| {
        reasons.iter().find(|reason| reason.key == key).map_or(key.to_owned(), |reason| reason.label.clone())
    };
    let other = learner.other_reason.map(|reason| if reason == OtherReason::Other { OTHER } else { NOTHING });
    learner.procedures.iter().map(ModuleId::as_str).chain(other).map(label).collect::<Vec<_>>().join(", ")
}
