//! The sheet of a workshop, for the team: who came, where each one stands, and what the Coop asks.

mod html;
#[cfg(test)]
mod tests;
mod text;

use super::Office;
use super::summary::Place;
use crate::content::Content;
use crate::content::vocabularies::Vocabulary;
use crate::domain::ids::{CoopKey, LearnerId, MediatorId, SkillId};
use crate::domain::learner::Learner;
use crate::domain::progress::Ratings;
use crate::domain::session::{Attendance, Session};
use crate::domain::workshop::{Anonymous, Workshop};
use crate::text::report::attendance;
use crate::text::report::workshop_sheet as words;
use crate::text::workshop as workshop_words;
use std::collections::BTreeMap;

/// All that the sheet of a workshop shows.
pub struct WorkshopSummary<'a> {
    pub workshop: &'a Workshop,
    pub place: Place,
    /// Where it was held, in our own words: « ici ».
    pub held_at: String,
    pub mediator: String,
    pub people: Vec<PersonLine>,
    /// The skills of the grid, with their labels.
    pub skills: Vec<(SkillId, String)>,
    /// The Coop's labels.
    pub themes: Vec<String>,
    pub devices: Vec<String>,
    pub level: Option<String>,
    pub redirection: Option<String>,
    /// Each criterion of those without a record: its name, then label and number.
    pub anonymous: Vec<(&'static str, Vec<(String, u16)>)>,
}

/// What the sheet says of one person.
pub struct PersonLine {
    /// « Yvette M. », or the code.
    pub name: String,
    pub code: String,
    pub attendance: Option<Attendance>,
    pub ratings: Ratings,
    pub sentence: String,
}

/// A person of the workshop: their fields, and the session it filed.
pub type Known = BTreeMap<LearnerId, (Learner, Option<Session>)>;

impl<'a> WorkshopSummary<'a> {
    /// Computes what the sheet says. People who are not in `known` are left out.
    pub fn of(workshop: &'a Workshop, known: &Known, author: &MediatorId, office: &Office<'_>) -> Self {
        let content = office.content;
        let vocabularies = &content.vocabularies;
        let labels = |vocabulary: &Vocabulary, keys: &[CoopKey]| {
            keys.iter().filter_map(|key| vocabulary.label(key)).map(str::to_owned).collect::<Vec<_>>()
        };
        let label = |vocabulary: &Vocabulary, key: &Option<CoopKey>| {
            key.as_ref().and_then(|key| vocabulary.label(key)).map(str::to_owned)
        };
        let themes = workshop.themes.iter().filter_map(|key| vocabularies.theme_label(key));
        let skills = workshop.skills.iter().filter_map(|id| content.curriculum.skill(id));
        Self {
            workshop,
            place: Place::of(office.settings),
            held_at: vocabularies.place.shown(&workshop.place).unwrap_or_default().to_owned(),
            mediator: (office.mediator)(author),
            people: people(workshop, known),
            skills: skills.map(|skill| (skill.id.clone(), skill.label.clone())).collect(),
            themes: themes.map(str::to_owned).collect(),
            devices: labels(&vocabularies.devices, &workshop.devices),
            level: label(&vocabularies.workshop_level, &workshop.level),
            redirection: label(&vocabularies.redirection, &workshop.redirection),
            anonymous: criteria(&workshop.anonymous, content),
        }
    }

    /// The workshop's title, or the word for one.
    fn title(&self) -> &str {
        if self.workshop.title.is_empty() { workshop_words::UNTITLED } else { &self.workshop.title }
    }

    /// « mardi 24 novembre 2026 à 14 h, 120 min, ici, niveau débutant, par Claire ».
    fn held(&self) -> String {
        let workshop = self.workshop;
        words::held(
            (workshop.date, workshop.started, workshop.duration_min),
            &self.held_at,
            self.level.as_deref(),
            &self.mediator,
        )
    }

    /// « 17 personnes : 13 inscrites, 4 sans fiche ».
    fn attended(&self) -> String {
        let workshop = self.workshop;
        words::attended(workshop.present().count(), workshop.erased.into(), workshop.anonymous.count.into())
    }
}

fn people(workshop: &Workshop, known: &Known) -> Vec<PersonLine> {
    let people = workshop.participants.iter().filter_map(|person| {
        let (learner, session) = known.get(&person.learner)?;
        let session = session.as_ref();
        Some(PersonLine {
            name: learner.short_name(),
            code: learner.code.to_string(),
            attendance: session.map(|session| session.attendance).or(person.attendance),
            ratings: session.map(|session| session.ratings.clone()).unwrap_or_default(),
            sentence: session.map(|session| session.sentence.clone()).unwrap_or_default(),
        })
    });
    people.collect()
}

/// What was told of those without a record; the rest of each criterion is « non communiqué ».
fn criteria(anonymous: &Anonymous, content: &Content) -> Vec<(&'static str, Vec<(String, u16)>)> {
    if anonymous.count == 0 {
        return Vec::new();
    }
    let vocabularies = &content.vocabularies;
    let of = |vocabulary: &Vocabulary, totals: &BTreeMap<CoopKey, u16>| {
        let mut lines: Vec<(String, u16)> = vocabulary
            .terms()
            .filter_map(|term| Some((term.label.clone(), *totals.get(&term.key)?)))
            .filter(|(_, number)| *number > 0)
            .collect();
        let told: u16 = lines.iter().map(|(_, number)| number).sum();
        if told < anonymous.count {
            lines.push((words::NOT_TOLD.to_owned(), anonymous.count - told));
        }
        lines
    };
    let helped = [(words::HELPED.to_owned(), anonymous.already_helped)];
    vec![
        (words::GENDER, of(&vocabularies.gender, &anonymous.gender)),
        (words::AGE, of(&vocabularies.age_band, &anonymous.age_band)),
        (words::STATUS, of(&vocabularies.status, &anonymous.status)),
        (words::BEFORE, helped.into_iter().filter(|(_, number)| *number > 0).collect()),
    ]
}

/// « présence oui », or what is not known yet.
fn presence(person: &PersonLine) -> &'static str {
    person.attendance.map_or(words::EXPECTED, attendance)
}

/// The digits of somebody's ratings: « P1.1 2, P1.2 s ».
fn ratings(person: &PersonLine) -> String {
    let one = |(skill, rating): (&SkillId, &crate::domain::session::Rating)| {
        format!("{skill} {}", crate::text::session::rating_key(*rating))
    };
    person.ratings.iter().map(one).collect::<Vec<_>>().join(", ")
}

impl WorkshopSummary<'_> {
    /// The sheet's text, 80 columns wide.
    pub fn text(&self) -> String {
        text::text(self)
    }

    /// The sheet's page: A4, 11 points.
    pub fn html(&self, content: &Content) -> String {
        html::html(self, content)
    }

    /// What the Coop asks of the workshop: labels and values, some of which are empty.
    fn coop(&self) -> [(&'static str, String); 4] {
        [
            (words::THEMES, self.themes.join(", ")),
            (words::DEVICES, self.devices.join(", ")),
            (words::PROCEDURE, self.workshop.procedure.clone()),
            (words::REDIRECTION, self.redirection.clone().unwrap_or_default()),
        ]
    }
}
