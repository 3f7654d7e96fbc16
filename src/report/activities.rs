//! Activities in the columns of the Coop's own export, a row a person helped, and ours after them.
//!
//! Nobody is named: a person is a code. What Jalon does not keep (an address, tags, a role) stays empty, and so do notes.

use super::Office;
use super::cell::Cell;
use super::csv::{modules, ratings};
use crate::content::communes;
use crate::content::vocabularies::Vocabulary;
use crate::domain::activity::Activity;
use crate::domain::age::age_band;
use crate::domain::change::Stamp;
use crate::domain::filter::Filter;
use crate::domain::ids::{CoopKey, Insee};
use crate::domain::learner::Learner;
use crate::domain::session::{Mode, Session};
use crate::text::report::coop as words;
use crate::text::tables;
use time::{Date, OffsetDateTime, UtcOffset};

/// How many columns there are.
const COLUMNS: usize = words::ACTIVITIES.len();

/// What rows are written with.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    pub office: &'a Office<'a>,
    pub filter: &'a Filter,
    /// The place's clock.
    pub offset: UtcOffset,
}

/// What is common to everybody who was helped at once.
struct Event<'a> {
    id: String,
    date: Date,
    stamp: Stamp,
    minutes: u16,
    place: &'a CoopKey,
    devices: &'a [CoopKey],
    themes: &'a [CoopKey],
    procedure: &'a str,
    redirection: Option<&'a CoopKey>,
    /// The title, for a workshop.
    workshop: Option<&'a str>,
    /// « 2/3 ».
    level: String,
}

/// Somebody who was helped.
#[derive(Clone, Copy, Default)]
struct Person<'a> {
    learner: Option<&'a Learner>,
    session: Option<&'a Session>,
}

/// The rows of an activity; none when the filter does not take it.
pub fn rows(activity: &Activity, desk: &Desk<'_>) -> Vec<[Cell; COLUMNS]> {
    if !activity.is_taken(desk.filter) {
        return Vec::new();
    }
    let vocabularies = &desk.office.content.vocabularies;
    match activity {
        Activity::Session(id, kept, learner) => {
            let session = &kept.record;
            let event = Event {
                id: id.to_string(),
                date: session.date,
                stamp: kept.stamp,
                minutes: session.duration_min,
                place: &session.place,
                devices: &session.devices,
                themes: &session.themes,
                procedure: &session.procedure,
                redirection: session.redirection.as_ref(),
                workshop: None,
                level: stars(session.autonomy.as_ref(), &vocabularies.autonomy),
            };
            vec![row(&event, Person { learner: Some(learner), session: Some(session) }, (1, 1), desk)]
        }
        Activity::Workshop(id, kept, people) => {
            let workshop = &kept.record;
            let event = Event {
                id: id.to_string(),
                date: workshop.date,
                stamp: kept.stamp,
                minutes: workshop.duration_min,
                place: &workshop.place,
                devices: &workshop.devices,
                themes: &workshop.themes,
                procedure: &workshop.procedure,
                redirection: workshop.redirection.as_ref(),
                workshop: Some(&workshop.title),
                level: stars(workshop.level.as_ref(), &vocabularies.workshop_level),
            };
            let known =
                people.iter().map(|(_, learner, session)| Person { learner: Some(learner), session: session.as_ref() });
            let all = usize::try_from(workshop.attended()).unwrap_or(usize::MAX);
            let unknown = std::iter::repeat_n(Person::default(), all.saturating_sub(people.len()));
            let takes = |person: &Person<'_>| {
                Activity::takes_person(desk.filter, person.learner.and_then(|learner| learner.commune.as_ref()))
            };
            let numbered = (1..).zip(known.chain(unknown)).filter(|(_, person)| takes(person));
            numbered.map(|(at, person)| row(&event, person, (at, all), desk)).collect()
        }
        Activity::Request(id, kept) => {
            let request = &kept.record;
            let event = Event {
                id: id.to_string(),
                date: request.date,
                stamp: kept.stamp,
                minutes: request.duration_min,
                place: &request.place,
                devices: &request.devices,
                themes: &request.themes,
                procedure: &request.procedure,
                redirection: None,
                workshop: None,
                level: String::new(),
            };
            vec![row(&event, Person::default(), (1, 1), desk)]
        }
    }
}

fn row(event: &Event<'_>, person: Person<'_>, (at, all): (usize, usize), desk: &Desk<'_>) -> [Cell; COLUMNS] {
    let (office, vocabularies) = (desk.office, &desk.office.content.vocabularies);
    let Person { learner, session } = person;
    let (commune, postcode, insee) = where_it_was(event, learner, office);
    let (home, home_postcode, home_insee) = told(learner.and_then(|learner| learner.commune.as_ref()));
    let band = learner.and_then(|learner| age_band(learner.birth_year?, event.date));
    let theme = |key: &CoopKey| vocabularies.theme_label(key).map(str::to_owned);
    let themes: Vec<String> = event.themes.iter().filter_map(theme).collect();
    let redirected = if event.redirection.is_some() { words::YES } else { words::NO };
    let kind = if event.workshop.is_some() { words::COLLECTIVE } else { words::INDIVIDUAL };
    let here = event.place.as_str() == "lieu_activite";
    [
        Cell::Day(event.date),
        moment(event.stamp.at, desk.offset),
        Cell::Empty,
        Cell::text((office.mediator)(&event.stamp.author)),
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
        Cell::text(kind),
        if all == 1 { Cell::Number(1) } else { Cell::text(format!("{at}/{all}")) },
        Cell::text(learner.map_or("", |learner| learner.code.as_str())),
        Cell::text(vocabularies.place.label(event.place).unwrap_or_default()),
        Cell::text(if here { office.settings.place.as_str() } else { "" }),
        Cell::Empty,
        commune,
        postcode,
        insee,
        Cell::Number(event.minutes.into()),
        Cell::text(event.workshop.unwrap_or_default()),
        Cell::text(listed(event.devices, &vocabularies.devices)),
        Cell::text(themes.join("\n")),
        Cell::Empty,
        Cell::text(event.procedure),
        Cell::text(&event.level),
        Cell::text(redirected),
        Cell::text(event.redirection.and_then(|key| vocabularies.redirection.label(key)).unwrap_or_default()),
        home,
        home_postcode,
        home_insee,
        Cell::text(gender(learner.and_then(|learner| learner.gender.as_ref()), &vocabularies.gender)),
        Cell::text(said(band.as_ref(), &vocabularies.age_band)),
        Cell::text(said(learner.and_then(|learner| learner.status.as_ref()), &vocabularies.status)),
        Cell::Empty,
        Cell::text(words::SOURCE),
        Cell::text(&event.id),
        Cell::text(session.map(|session| modules(&session.modules)).unwrap_or_default()),
        Cell::text(session.map(|session| ratings(&session.ratings)).unwrap_or_default()),
        Cell::text(session.map_or("", |session| mode(session.mode))),
    ]
}

/// The commune, post code and INSEE code of where it was: the place's own, or at home.
fn where_it_was(event: &Event<'_>, learner: Option<&Learner>, office: &Office<'_>) -> (Cell, Cell, Cell) {
    match event.place.as_str() {
        "domicile" => told(learner.and_then(|learner| learner.commune.as_ref())),
        "autre" => told(None),
        _ => told(office.settings.commune.as_ref()),
    }
}

fn told(insee: Option<&Insee>) -> (Cell, Cell, Cell) {
    match insee.and_then(communes::by_insee) {
        Some(commune) => (
            Cell::text(commune.name),
            Cell::text(commune.postcodes().next().unwrap_or_default()),
            Cell::text(commune.insee),
        ),
        None => (Cell::Empty, Cell::Empty, Cell::Empty),
    }
}

fn moment(at: i64, offset: UtcOffset) -> Cell {
    OffsetDateTime::from_unix_timestamp(at).map_or(Cell::Empty, |at| {
        let at = at.to_offset(offset);
        Cell::Moment(at.date(), at.time())
    })
}

/// « 2/3 »: the place of a key in its vocabulary.
fn stars(key: Option<&CoopKey>, vocabulary: &Vocabulary) -> String {
    let at = key.and_then(|key| vocabulary.keys().position(|known| known == key));
    at.map(|at| format!("{}/{}", at + 1, vocabulary.keys().len())).unwrap_or_default()
}

/// Labels, one a line in the cell.
fn listed(keys: &[CoopKey], vocabulary: &Vocabulary) -> String {
    keys.iter().filter_map(|key| vocabulary.label(key)).collect::<Vec<_>>().join("\n")
}

/// The label of a key, or that nobody said.
fn said(key: Option<&CoopKey>, vocabulary: &Vocabulary) -> String {
    let unsaid = CoopKey::from("non_communique");
    vocabulary.label(key.unwrap_or(&unsaid)).unwrap_or_default().to_owned()
}

/// The export's own words for a gender.
fn gender(key: Option<&CoopKey>, vocabulary: &Vocabulary) -> String {
    match key.map(CoopKey::as_str) {
        Some("masculin") => words::MAN.to_owned(),
        Some("feminin") => words::WOMAN.to_owned(),
        _ => said(key, vocabulary),
    }
}

fn mode(mode: Mode) -> &'static str {
    tables::word_of(&tables::MODES, mode)
}
