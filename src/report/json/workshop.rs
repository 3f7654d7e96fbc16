//! A workshop: what was planned or held, who came, and those without a record as totals.

use super::session::{Value, attendance};
use super::written::Written;
use super::{clock, filled, ids, iso, keys};
use crate::domain::change::Kept;
use crate::domain::ids::{CoopKey, SkillId, WorkshopId};
use crate::domain::workshop::{Anonymous, Participant, Workshop};
use crate::report::Office;
use crate::report::workshop_sheet::Known;
use serde::Serialize;
use std::collections::BTreeMap;

/// A workshop, in the names of a session where both have the same.
#[derive(Serialize)]
pub struct WorkshopJson<'a> {
    id: String,
    title: Option<&'a str>,
    level: Option<&'a str>,
    date: String,
    started: Option<String>,
    duration_min: u16,
    place: &'a str,
    devices: Vec<&'a str>,
    themes: Vec<&'a str>,
    modules: Vec<&'a str>,
    skills: Vec<&'a str>,
    procedure: Option<&'a str>,
    redirection: Option<&'a str>,
    note: Option<&'a str>,
    closed: bool,
    /// How many people came in all; `null` before it is held.
    attended: Option<u32>,
    participants: Vec<ParticipantJson<'a>>,
    anonymous: AnonymousJson<'a>,
    erased: u16,
    mediator: Option<String>,
    #[serde(flatten)]
    written: Written,
}

/// Somebody who has a record.
#[derive(Serialize)]
struct ParticipantJson<'a> {
    code: &'a str,
    attendance: Option<&'static str>,
    session: Option<String>,
    ratings: BTreeMap<&'a str, Value>,
    sentence: Option<&'a str>,
}

#[derive(Serialize)]
struct AnonymousJson<'a> {
    count: u16,
    gender: BTreeMap<&'a str, u16>,
    age_band: BTreeMap<&'a str, u16>,
    status: BTreeMap<&'a str, u16>,
    already_helped: u16,
}

/// A workshop as JSON. People who are not in `known` are left out.
pub fn workshop<'a>(
    id: &WorkshopId,
    kept: &'a Kept<Workshop>,
    known: &'a Known,
    office: &Office<'_>,
) -> WorkshopJson<'a> {
    let workshop = &kept.record;
    WorkshopJson {
        id: id.to_string(),
        title: filled(&workshop.title),
        level: workshop.level.as_ref().map(CoopKey::as_str),
        date: iso(workshop.date),
        started: workshop.started.map(clock),
        duration_min: workshop.duration_min,
        place: workshop.place.as_str(),
        devices: keys(&workshop.devices),
        themes: keys(&workshop.themes),
        modules: ids(&workshop.modules),
        skills: workshop.skills.iter().map(SkillId::as_str).collect(),
        procedure: filled(&workshop.procedure),
        redirection: workshop.redirection.as_ref().map(CoopKey::as_str),
        note: filled(&workshop.note),
        closed: workshop.closed,
        attended: workshop.closed.then(|| workshop.attended()),
        participants: workshop.participants.iter().filter_map(|person| participant(person, known)).collect(),
        anonymous: anonymous(&workshop.anonymous),
        erased: workshop.erased,
        mediator: Some((office.mediator)(&kept.stamp.author)).filter(|name| !name.is_empty()),
        written: Written::of(&kept.stamp, office),
    }
}

fn participant<'a>(person: &Participant, known: &'a Known) -> Option<ParticipantJson<'a>> {
    let (learner, session) = known.get(&person.learner)?;
    let session = session.as_ref();
    let ratings = session.iter().flat_map(|session| &session.ratings);
    Some(ParticipantJson {
        code: learner.code.as_str(),
        attendance: session.map(|session| session.attendance).or(person.attendance).map(attendance),
        session: person.session.map(|id| id.to_string()),
        ratings: ratings.map(|(skill, rating)| (skill.as_str(), Value(*rating))).collect(),
        sentence: session.and_then(|session| filled(&session.sentence)),
    })
}

fn anonymous(totals: &Anonymous) -> AnonymousJson<'_> {
    fn counts(totals: &BTreeMap<CoopKey, u16>) -> BTreeMap<&str, u16> {
        totals.iter().map(|(key, count)| (key.as_str(), *count)).collect()
    }
    AnonymousJson {
        count: totals.count,
        gender: counts(&totals.gender),
        age_band: counts(&totals.age_band),
        status: counts(&totals.status),
        already_helped: totals.already_helped,
    }
}
