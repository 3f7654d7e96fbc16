//! Yvette, 74 years old, after her second session.

use crate::content::Content;
use crate::domain::assessment::{AdoptedPath, Answer, Assessment, Context, Kind};
use crate::domain::change::{Kept, Stamp};
use crate::domain::ids::{AssessmentId, InstanceId, LearnerId, MediatorId, SessionId};
use crate::domain::learner::Learner;
use crate::domain::place::Settings;
use crate::domain::record::Record;
use crate::domain::scoring::score;
use crate::domain::session::{Appointment, Rating, Session};
use crate::report::Office;
use std::collections::BTreeMap;
use time::Date;
use time::macros::{date, time};

pub const LEARNER: LearnerId = LearnerId::from_bytes([1; 16]);
pub const SECOND: SessionId = SessionId::from_bytes([22; 16]);

/// Everything a document needs.
pub struct Desk {
    pub content: Content,
    pub settings: Settings,
    pub record: Record,
}

impl Desk {
    pub fn new() -> Self {
        let content = Content::built_in().unwrap();
        let record = record(&content);
        Self { content, settings: settings(), record }
    }

    pub fn office(&self) -> Office<'_> {
        Office { content: &self.content, settings: &self.settings, mediator: &|_| "Claire".to_owned() }
    }

    pub fn summary(&self) -> crate::report::summary::SessionSummary {
        crate::report::summary::SessionSummary::of(&self.record, &SECOND, &self.office()).unwrap()
    }

    pub fn second(&mut self) -> &mut Session {
        &mut self.record.sessions[1].1.record
    }
}

fn settings() -> Settings {
    Settings {
        place: "Médiathèque de Gien".into(),
        commune: Some("45155".into()),
        room: "salle numérique, 1er étage".into(),
        phone: "02 38 00 00 00".into(),
        opening_hours: "le mardi, de 10 h à 12 h".into(),
        responsible: "La mairie de Gien".into(),
        ..Settings::default()
    }
}

pub fn kept<T>(sequence: u64, record: T) -> Kept<T> {
    let (instance, author) = (InstanceId::from_bytes([9; 16]), MediatorId::from_bytes([8; 16]));
    Kept { stamp: Stamp { at: 1_795_000_000, instance, sequence, author }, record }
}

fn record(content: &Content) -> Record {
    let learner = Learner {
        code: "MARS-27".into(),
        first_name: "Yvette".into(),
        last_name: "Martin".into(),
        birth_year: Some(1951),
        commune: Some("45155".into()),
        gender: Some("feminin".into()),
        procedures: vec!["D2".into()],
        wish: "Voir les photos de mes petits-enfants".into(),
        phone: "06 12 34 56 78".into(),
        note: "Préfère le matin.".into(),
        informed_on: Some(date!(2026 - 11 - 17)),
        opened_on: Some(date!(2026 - 11 - 17)),
        ..Learner::default()
    };
    let assessment = assessment(content);
    let path = AdoptedPath { path: assessment.outcome.proposal.path.clone(), date: Some(assessment.date) };
    Record {
        id: LEARNER,
        learner: kept(1, learner),
        path: Some(kept(3, path)),
        assessments: vec![(AssessmentId::from_bytes([5; 16]), kept(2, assessment))],
        sessions: vec![(SessionId::from_bytes([21; 16]), kept(4, first())), (SECOND, kept(5, second()))],
        contact: None,
        traces: Vec::new(),
        workshops: Vec::new(),
    }
}

/// The answers of the reference vector, with what the keyboard's test showed.
fn assessment(content: &Content) -> Assessment {
    let values = [0, 0, 1, 0, 1, 1, 0, 1, 0, 2, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1];
    let answers: BTreeMap<_, _> = content
        .questionnaire
        .questions
        .iter()
        .zip(values)
        .map(|(question, value)| {
            let observed = (question.id.as_str() == "MAT3").then_some(1);
            (question.id.clone(), Answer { declared: Some(value), observed })
        })
        .collect();
    let procedures = vec!["D2".into()];
    Assessment {
        learner: LEARNER,
        date: date!(2026 - 11 - 17),
        kind: Kind::Full,
        version: content.questionnaire.version.clone(),
        outcome: score(&content.questionnaire, &content.curriculum, Kind::Full, &answers, &procedures),
        answers,
        context: Context { confidence: Some(2), ..Context::default() },
        procedures,
    }
}

fn session(on: Date, ratings: &[(&str, u8)]) -> Session {
    Session {
        modules: vec!["P1".into()],
        ratings: ratings.iter().map(|(skill, level)| ((*skill).into(), Rating::Level(*level))).collect(),
        ..Session::on(LEARNER, on)
    }
}

fn first() -> Session {
    session(date!(2026 - 11 - 17), &[("P1.1", 1), ("P1.2", 1)])
}

fn second() -> Session {
    Session {
        themes: vec!["prendre_en_main_du_materiel".into()],
        autonomy: Some("entierement_accompagne".into()),
        sentence: "Je lis avant de cliquer.".into(),
        next: Some(Appointment { date: date!(2026 - 12 - 01), time: Some(time!(10:00)) }),
        goal: "Ouvrir, agrandir, réduire, fermer une fenêtre".into(),
        note: "Annonce tout haut chaque clic : cela aide.".into(),
        ..session(date!(2026 - 11 - 24), &[("P1.1", 3), ("P1.2", 2), ("P1.3", 1), ("P1.4", 1)])
    }
}
