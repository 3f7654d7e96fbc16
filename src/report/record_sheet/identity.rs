//! Who the person is, and what brings them.

use super::{Section, row};
use crate::content::vocabularies::Vocabulary;
use crate::domain::ids::CoopKey;
use crate::domain::learner::OtherReason;
use crate::report::Office;
use crate::report::record::RecordSummary;
use crate::text::assessment::{NO_PROCEDURE, OTHER_PROCEDURE};
use crate::text::dates;
use crate::text::report::record as words;

pub(super) fn section(summary: &RecordSummary<'_>, office: &Office<'_>) -> Section {
    let learner = &summary.record.learner.record;
    let vocabularies = &office.content.vocabularies;
    let by = learner.opened_by.map(|id| (office.mediator)(&id)).unwrap_or_default();
    let contact = summary.record.contact.as_ref();
    let contact =
        contact.map(|kept| words::opened(kept.record, &(office.mediator)(&kept.stamp.author))).unwrap_or_default();
    Section {
        title: words::IDENTITY.to_owned(),
        rows: vec![
            row(words::CODE, learner.code.as_str()),
            row(words::FIRST_NAME, learner.first_name.as_str()),
            row(words::LAST_NAME, learner.last_name.as_str()),
            row(words::BIRTH_YEAR, learner.birth_year.map(|year| year.to_string()).unwrap_or_default()),
            row(words::COMMUNE, summary.commune.clone().unwrap_or_default()),
            row(words::GENDER, shown(&vocabularies.gender, learner.gender.as_ref())),
            row(words::STATUS, shown(&vocabularies.status, learner.status.as_ref())),
            row(words::PHONE, learner.phone.as_str()),
            row(words::EMAIL, learner.email.as_str()),
            row(words::PROCEDURES, procedures(summary, office)),
            row(words::WISH, learner.wish.as_str()),
            row(words::NOTE, learner.note.as_str()),
            row(words::INFORMED, learner.informed_on.map(dates::day_month_year).unwrap_or_default()),
            row(words::CONTACT, contact),
            row(words::OPENED, learner.opened_on.map(|on| words::opened(on, &by)).unwrap_or_default()),
        ],
    }
}

fn procedures(summary: &RecordSummary<'_>, office: &Office<'_>) -> String {
    let learner = &summary.record.learner.record;
    let titles = learner
        .procedures
        .iter()
        .map(|id| office.content.curriculum.module(id).map_or(id.as_str(), |module| module.title.as_str()));
    let other = learner.other_reason.map(|reason| match reason {
        OtherReason::Other => OTHER_PROCEDURE,
        OtherReason::Nothing => NO_PROCEDURE,
    });
    titles.chain(other).collect::<Vec<_>>().join("\n")
}

/// What our own screens say for a key; the key itself when the vocabulary no longer has it.
pub(super) fn shown<'a>(vocabulary: &'a Vocabulary, key: Option<&'a CoopKey>) -> &'a str {
    key.map_or("", |key| vocabulary.shown(key).unwrap_or(key.as_str()))
}
