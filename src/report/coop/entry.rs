//! What is typed again into the Coop's own screen: its fields from top to bottom, its labels verbatim.

use crate::content::communes;
use crate::content::vocabularies::Vocabulary;
use crate::domain::age::age_band;
use crate::domain::ids::CoopKey;
use crate::domain::learner::Learner;
use crate::domain::request::Request;
use crate::domain::session::Session;
use crate::domain::workshop::Workshop;
use crate::report::Office;
use crate::report::page::Page;
use crate::text::dates;
use crate::text::report::coop as words;
use std::collections::BTreeMap;
use time::Date;
use unicode_width::UnicodeWidthStr;

/// Columns of the labels.
const LABEL: usize = 38;

/// What every entry has.
struct Meeting<'a> {
    date: Date,
    minutes: u16,
    place: &'a CoopKey,
    devices: &'a [CoopKey],
    themes: &'a [CoopKey],
    procedure: &'a str,
}

/// A session. `helped_before` says whether the person had come before.
///
/// Somebody whose name does not go to the Coop is anonymous there too.
pub fn session(session: &Session, learner: &Learner, helped_before: bool, office: &Office<'_>) -> String {
    let mut page = begin(words::INDIVIDUAL);
    let named = office.settings.names_to_coop && !learner.first_name.is_empty() && !learner.last_name.is_empty();
    let name = format!("{} {}", learner.last_name, learner.first_name);
    field(&mut page, words::PERSON, [if named { name } else { words::ANONYMOUS.to_owned() }]);
    meeting(
        &mut page,
        &Meeting {
            date: session.date,
            minutes: session.duration_min,
            place: &session.place,
            devices: &session.devices,
            themes: &session.themes,
            procedure: &session.procedure,
        },
        office,
    );
    let autonomy = session.autonomy.as_ref().and_then(|key| office.content.vocabularies.autonomy.label(key));
    field(&mut page, words::AUTONOMY, autonomy.map(str::to_owned));
    redirection(&mut page, session.redirection.as_ref(), office);
    if !named {
        about(&mut page, session.date, learner, helped_before, office);
    }
    note_stays(&mut page, &session.note);
    page.finish()
}

/// A workshop that was held, and those of its people whose names go to the Coop.
pub fn workshop(workshop: &Workshop, people: &[Learner], office: &Office<'_>) -> String {
    let mut page = begin(words::COLLECTIVE);
    field(&mut page, words::WORKSHOP_TITLE, [workshop.title.clone()]);
    let names_go = office.settings.names_to_coop;
    let goes = |learner: &&Learner| names_go && !learner.first_name.is_empty() && !learner.last_name.is_empty();
    let names = people.iter().filter(goes).map(|learner| format!("{} {}", learner.last_name, learner.first_name));
    field(&mut page, words::PEOPLE, names);
    let without_name: Vec<&Learner> = people.iter().filter(|learner| !goes(learner)).collect();
    anonymous(&mut page, workshop, &without_name, office);
    meeting(
        &mut page,
        &Meeting {
            date: workshop.date,
            minutes: workshop.duration_min,
            place: &workshop.place,
            devices: &workshop.devices,
            themes: &workshop.themes,
            procedure: &workshop.procedure,
        },
        office,
    );
    let level = workshop.level.as_ref().and_then(|key| office.content.vocabularies.workshop_level.label(key));
    field(&mut page, words::LEVEL, level.map(str::to_owned));
    note_stays(&mut page, &workshop.note);
    page.finish()
}

/// A request of somebody who passed by: in the Coop, an anonymous person.
pub fn request(request: &Request, office: &Office<'_>) -> String {
    let mut page = begin(words::INDIVIDUAL);
    field(&mut page, words::PERSON, [words::ANONYMOUS.to_owned()]);
    meeting(
        &mut page,
        &Meeting {
            date: request.date,
            minutes: request.duration_min,
            place: &request.place,
            devices: &request.devices,
            themes: &request.themes,
            procedure: &request.procedure,
        },
        office,
    );
    redirection(&mut page, None, office);
    page.finish()
}

fn begin(what: &str) -> Page {
    let mut page = Page::default();
    page.text(&words::heading(what), 0);
    page.rule();
    page
}

/// Says that the note is not for the Coop, where there is one.
fn note_stays(page: &mut Page, note: &str) {
    if !note.is_empty() {
        page.blank();
        page.text(words::NOTES_STAY, 0);
    }
}

/// A label and its values, one a line; nothing without a value.
fn field(page: &mut Page, label: &str, values: impl IntoIterator<Item = String>) {
    let values: Vec<String> = values.into_iter().filter(|value| !value.is_empty()).collect();
    if values.is_empty() {
        return;
    }
    let value = values.join("\n");
    if label.width() < LABEL {
        page.row(label, LABEL, &value);
    } else {
        page.text(label, 0);
        page.row("", LABEL, &value);
    }
}

fn meeting(page: &mut Page, meeting: &Meeting<'_>, office: &Office<'_>) {
    let vocabularies = &office.content.vocabularies;
    field(page, words::DATE, [dates::figures(meeting.date)]);
    field(page, words::DURATION, [words::duration(meeting.minutes)]);
    let here = meeting.place.as_str() == "lieu_activite";
    let place = vocabularies.place.label(meeting.place).unwrap_or_default().to_owned();
    field(page, words::PLACE, [place, if here { office.settings.place.clone() } else { String::new() }]);
    field(page, words::DEVICES, labels(meeting.devices, &vocabularies.devices));
    field(page, words::THEMES, labels(meeting.themes, &vocabularies.themes));
    field(page, words::ADMINISTRATIVE_THEMES, labels(meeting.themes, &vocabularies.administrative_themes));
    field(page, words::PROCEDURE, [meeting.procedure.to_owned()]);
}

/// The labels of those keys that a vocabulary knows, in its order, which is the screen's.
fn labels(keys: &[CoopKey], vocabulary: &Vocabulary) -> Vec<String> {
    let chosen = vocabulary.terms().filter(|term| keys.contains(&term.key));
    chosen.map(|term| term.label.clone()).collect()
}

fn redirection(page: &mut Page, to: Option<&CoopKey>, office: &Office<'_>) {
    let to = to.map(|key| office.content.vocabularies.redirection.label(key).unwrap_or_default().to_owned());
    let answer = if to.is_some() { words::YES } else { words::NO };
    field(page, words::REDIRECTED, [answer.to_owned()].into_iter().chain(to));
}

/// What the Coop asks of an anonymous person.
fn about(page: &mut Page, on: Date, learner: &Learner, helped_before: bool, office: &Office<'_>) {
    let vocabularies = &office.content.vocabularies;
    page.blank();
    page.text(words::ABOUT, 0);
    field(page, words::ALREADY_HELPED, [if helped_before { words::YES } else { words::NO }.to_owned()]);
    let commune = learner.commune.as_ref().and_then(communes::name);
    field(page, words::COMMUNE, commune.map(str::to_owned));
    let told = |vocabulary: &Vocabulary, key: Option<&CoopKey>| {
        let unsaid = CoopKey::from("non_communique");
        vocabulary.label(key.unwrap_or(&unsaid)).map(str::to_owned)
    };
    field(page, words::GENDER, told(&vocabularies.gender, learner.gender.as_ref()));
    let band = learner.birth_year.and_then(|year| age_band(year, on));
    field(page, words::AGE_BAND, told(&vocabularies.age_band, band.as_ref()));
    field(page, words::STATUS, told(&vocabularies.status, learner.status.as_ref()));
}

/// Those who came without a name, or whose name does not go to the Coop, as totals.
fn anonymous(page: &mut Page, workshop: &Workshop, without_name: &[&Learner], office: &Office<'_>) {
    let vocabularies = &office.content.vocabularies;
    let mut totals = workshop.anonymous.clone();
    let one_more = |totals: &mut BTreeMap<CoopKey, u16>, key: Option<CoopKey>| {
        if let Some(key) = key {
            let count = totals.entry(key).or_default();
            *count = count.saturating_add(1);
        }
    };
    totals.count = totals.count.saturating_add(workshop.erased);
    for learner in without_name {
        totals.count = totals.count.saturating_add(1);
        one_more(&mut totals.gender, learner.gender.clone());
        one_more(&mut totals.age_band, learner.birth_year.and_then(|year| age_band(year, workshop.date)));
        one_more(&mut totals.status, learner.status.clone());
    }
    if totals.count == 0 {
        return;
    }
    field(page, words::ANONYMOUS_PEOPLE, [totals.count.to_string()]);
    field(page, words::ALREADY_HELPED_PEOPLE, [totals.already_helped.to_string()]);
    for (label, vocabulary, counts) in [
        (words::GENDER, &vocabularies.gender, &totals.gender),
        (words::AGE_BAND, &vocabularies.age_band, &totals.age_band),
        (words::STATUS, &vocabularies.status, &totals.status),
    ] {
        let told = vocabulary.terms().filter_map(|term| Some(words::counted(&term.label, *counts.get(&term.key)?)));
        field(page, label, told.collect::<Vec<_>>());
    }
}
