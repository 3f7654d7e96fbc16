//! Workshops, filed and open.

use super::field::{date, day, hour, ids, optional, seconds, text, texts};
use super::session::{attendance, rating, stored_rating};
use super::{CodecError, Kind, Record, read, write};
use crate::domain::draft::OpenWorkshop;
use crate::domain::ids::{CoopKey, LearnerId, SessionId, SkillId, WorkshopId};
use crate::domain::workshop::{Anonymous, Participant, Workshop};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A criterion's totals, sorted.
type TotalsV1 = Vec<(String, u16)>;

#[derive(Serialize, Deserialize)]
struct AnonymousV1 {
    count: u16,
    gender: TotalsV1,
    age_band: TotalsV1,
    status: TotalsV1,
    already_helped: u16,
}

/// Learner, attendance, session.
type ParticipantV1 = ([u8; 16], Option<u8>, Option<[u8; 16]>);

/// Schema 1.
#[derive(Serialize, Deserialize)]
struct WorkshopV1 {
    title: String,
    level: Option<String>,
    date: i32,
    started: Option<u32>,
    duration_min: u16,
    place: String,
    modules: Vec<String>,
    skills: Vec<String>,
    themes: Vec<String>,
    devices: Vec<String>,
    procedure: String,
    redirection: Option<String>,
    participants: Vec<ParticipantV1>,
    anonymous: AnonymousV1,
    erased: u16,
    note: String,
    closed: bool,
}

fn totals_v1(totals: &BTreeMap<CoopKey, u16>) -> TotalsV1 {
    totals.iter().map(|(key, number)| (text(key.as_str()), *number)).collect()
}

fn totals(v1: TotalsV1) -> BTreeMap<CoopKey, u16> {
    v1.into_iter().map(|(key, number)| (CoopKey::new(key), number)).collect()
}

impl WorkshopV1 {
    fn of(workshop: &Workshop) -> Self {
        let person = |person: &Participant| {
            let came = person.attendance.map(attendance::code);
            (*person.learner.bytes(), came, person.session.map(|id| *id.bytes()))
        };
        let anonymous = &workshop.anonymous;
        Self {
            title: text(&workshop.title),
            level: workshop.level.as_ref().map(|key| text(key.as_str())),
            date: day(workshop.date),
            started: workshop.started.map(seconds),
            duration_min: workshop.duration_min,
            place: text(workshop.place.as_str()),
            modules: texts(&workshop.modules),
            skills: texts(&workshop.skills),
            themes: texts(&workshop.themes),
            devices: texts(&workshop.devices),
            procedure: text(&workshop.procedure),
            redirection: workshop.redirection.as_ref().map(|key| text(key.as_str())),
            participants: workshop.participants.iter().map(person).collect(),
            anonymous: AnonymousV1 {
                count: anonymous.count,
                gender: totals_v1(&anonymous.gender),
                age_band: totals_v1(&anonymous.age_band),
                status: totals_v1(&anonymous.status),
                already_helped: anonymous.already_helped,
            },
            erased: workshop.erased,
            note: text(&workshop.note),
            closed: workshop.closed,
        }
    }

    fn into_workshop(self) -> Result<Workshop, CodecError> {
        let person = |(learner, came, session): ParticipantV1| {
            Ok(Participant {
                learner: LearnerId::from_bytes(learner),
                attendance: optional(came, attendance::choice)?,
                session: session.map(SessionId::from_bytes),
            })
        };
        Ok(Workshop {
            title: self.title,
            level: self.level.map(CoopKey::new),
            date: date(self.date)?,
            started: optional(self.started, hour)?,
            duration_min: self.duration_min,
            place: CoopKey::new(self.place),
            modules: ids(&self.modules),
            skills: ids(&self.skills),
            themes: ids(&self.themes),
            devices: ids(&self.devices),
            procedure: self.procedure,
            redirection: self.redirection.map(CoopKey::new),
            participants: self.participants.into_iter().map(person).collect::<Result<_, CodecError>>()?,
            anonymous: Anonymous {
                count: self.anonymous.count,
                gender: totals(self.anonymous.gender),
                age_band: totals(self.anonymous.age_band),
                status: totals(self.anonymous.status),
                already_helped: self.anonymous.already_helped,
            },
            erased: self.erased,
            note: self.note,
            closed: self.closed,
        })
    }
}

impl Record for Workshop {
    const KIND: Kind = Kind::Workshop;
    const SCHEMA: u16 = 1;

    fn payload(&self) -> Result<Vec<u8>, CodecError> {
        write(&WorkshopV1::of(self))
    }

    fn from_payload(_: u16, payload: &[u8]) -> Result<Self, CodecError> {
        read::<WorkshopV1>(payload)?.into_workshop()
    }
}

/// What is rated of one person: by skill, sorted.
type RatedV1 = ([u8; 16], Vec<(String, u8)>);

/// Schema 1 of a workshop in progress.
#[derive(Serialize, Deserialize)]
struct OpenWorkshopV1 {
    id: [u8; 16],
    workshop: WorkshopV1,
    ratings: Vec<RatedV1>,
    sentences: Vec<([u8; 16], String)>,
    page: u8,
}

pub(super) fn workshop_bytes(open: &OpenWorkshop) -> Result<Vec<u8>, CodecError> {
    let rated = open.ratings.iter().map(|(learner, ratings)| {
        let ratings = ratings.iter().map(|(skill, rating)| (text(skill.as_str()), stored_rating(*rating)));
        (*learner.bytes(), ratings.collect())
    });
    write(&OpenWorkshopV1 {
        id: *open.id.bytes(),
        workshop: WorkshopV1::of(&open.workshop),
        ratings: rated.collect(),
        sentences: open.sentences.iter().map(|(learner, said)| (*learner.bytes(), text(said))).collect(),
        page: open.page,
    })
}

pub(super) fn open_workshop(content: &[u8]) -> Result<OpenWorkshop, CodecError> {
    let v1: OpenWorkshopV1 = read(content)?;
    let rated = |(learner, ratings): RatedV1| {
        let ratings = ratings.into_iter().map(|(skill, level)| Ok((SkillId::new(skill), rating(level)?)));
        Ok((LearnerId::from_bytes(learner), ratings.collect::<Result<_, CodecError>>()?))
    };
    Ok(OpenWorkshop {
        id: WorkshopId::from_bytes(v1.id),
        workshop: v1.workshop.into_workshop()?,
        ratings: v1.ratings.into_iter().map(rated).collect::<Result<_, CodecError>>()?,
        sentences: v1.sentences.into_iter().map(|(learner, said)| (LearnerId::from_bytes(learner), said)).collect(),
        page: v1.page,
    })
}
