//! Self-assessments and adopted paths.

use super::field::{codes, date, day, ids, optional, text, texts};
use super::{CodecError, Entry, Filed, Kind as RecordKind, Record, read, write};
use crate::domain::assessment::{
    AdoptedPath, Answer, AreaScore, Assessment, Context, HomeInternet, Kind, Obstacle, Outcome, OwnEmail, Path,
    Proposal,
};
use crate::domain::ids::{AreaId, LearnerId, QuestionId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

codes! {
    kind: Kind { Short = 1, Full = 2 }
    home_internet: HomeInternet { Yes = 1, No = 2, ByPhone = 3 }
    own_email: OwnEmail { Yes = 1, Shared = 2, No = 3 }
    obstacle: Obstacle { Equipment = 1, Connection = 2, Words = 3, FearOfMistakes = 4, TextsToRead = 5, Other = 6 }
}

/// Answers by question, sorted: declared and observed values.
pub(super) type AnswersV1 = Vec<(String, Option<u8>, Option<u8>)>;

pub(super) fn answers_v1(answers: &BTreeMap<QuestionId, Answer>) -> AnswersV1 {
    answers.iter().map(|(question, answer)| (text(question.as_str()), answer.declared, answer.observed)).collect()
}

pub(super) fn answers(stored: AnswersV1) -> BTreeMap<QuestionId, Answer> {
    let answer =
        |(question, declared, observed): (String, _, _)| (QuestionId::new(question), Answer { declared, observed });
    stored.into_iter().map(answer).collect()
}

#[derive(Serialize, Deserialize)]
pub(super) struct ContextV1 {
    devices: Vec<String>,
    home_internet: Option<u8>,
    own_email: Option<u8>,
    obstacle: Option<u8>,
    confidence: Option<u8>,
}

impl ContextV1 {
    pub(super) fn of(context: &Context) -> Self {
        Self {
            devices: texts(&context.devices),
            home_internet: context.home_internet.map(home_internet::code),
            own_email: context.own_email.map(own_email::code),
            obstacle: context.obstacle.map(obstacle::code),
            confidence: context.confidence,
        }
    }

    pub(super) fn into_context(self) -> Result<Context, CodecError> {
        Ok(Context {
            devices: ids(&self.devices),
            home_internet: optional(self.home_internet, home_internet::choice)?,
            own_email: optional(self.own_email, own_email::choice)?,
            obstacle: optional(self.obstacle, obstacle::choice)?,
            confidence: self.confidence,
        })
    }
}

#[derive(Serialize, Deserialize)]
struct PathV1 {
    basics: Vec<String>,
    procedures: Vec<String>,
    security: Vec<String>,
}

impl PathV1 {
    fn of(path: &Path) -> Self {
        Self { basics: texts(&path.basics), procedures: texts(&path.procedures), security: texts(&path.security) }
    }

    fn into_path(self) -> Path {
        Path { basics: ids(&self.basics), procedures: ids(&self.procedures), security: ids(&self.security) }
    }
}

/// Schema 1.
#[derive(Serialize, Deserialize)]
struct AssessmentV1 {
    /// Sequence and number of the first entry.
    entry: (u64, u32),
    learner: [u8; 16],
    date: i32,
    kind: u8,
    version: String,
    answers: AnswersV1,
    context: ContextV1,
    procedures: Vec<String>,
    /// By domain, sorted: percentage and level.
    areas: Vec<(String, Option<(u8, u8)>)>,
    percent: Option<u8>,
    short_percent: Option<u8>,
    profile: Option<u8>,
    path: PathV1,
    ask_procedure: bool,
}

impl Record for Filed<Assessment> {
    const KIND: RecordKind = RecordKind::Assessment;
    const SCHEMA: u16 = 1;

    fn payload(&self) -> Result<Vec<u8>, CodecError> {
        let area = |(area, score): (&AreaId, &Option<AreaScore>)| {
            (text(area.as_str()), score.map(|score| (score.percent, score.level)))
        };
        let assessment = &self.record;
        write(&AssessmentV1 {
            entry: (self.entry.sequence, self.entry.number),
            learner: *assessment.learner.bytes(),
            date: day(assessment.date),
            kind: kind::code(assessment.kind),
            version: text(&assessment.version),
            answers: answers_v1(&assessment.answers),
            context: ContextV1::of(&assessment.context),
            procedures: texts(&assessment.procedures),
            areas: assessment.outcome.areas.iter().map(area).collect(),
            percent: assessment.outcome.percent,
            short_percent: assessment.outcome.short_percent,
            profile: assessment.outcome.profile,
            path: PathV1::of(&assessment.outcome.proposal.path),
            ask_procedure: assessment.outcome.proposal.ask_procedure,
        })
    }

    fn from_payload(_: u16, payload: &[u8]) -> Result<Self, CodecError> {
        let v1: AssessmentV1 = read(payload)?;
        let area = |(area, score): (String, Option<(u8, u8)>)| {
            (AreaId::new(area), score.map(|(percent, level)| AreaScore { percent, level }))
        };
        let assessment = Assessment {
            learner: LearnerId::from_bytes(v1.learner),
            date: date(v1.date)?,
            kind: kind::choice(v1.kind)?,
            version: v1.version,
            answers: answers(v1.answers),
            context: v1.context.into_context()?,
            procedures: ids(&v1.procedures),
            outcome: Outcome {
                areas: v1.areas.into_iter().map(area).collect(),
                percent: v1.percent,
                short_percent: v1.short_percent,
                profile: v1.profile,
                proposal: Proposal { path: v1.path.into_path(), ask_procedure: v1.ask_procedure },
            },
        };
        let (sequence, number) = v1.entry;
        Ok(Self { entry: Entry { sequence, number }, record: assessment })
    }
}

/// Schema 1.
#[derive(Serialize, Deserialize)]
struct AdoptedPathV1 {
    path: PathV1,
    date: Option<i32>,
}

impl Record for AdoptedPath {
    const KIND: RecordKind = RecordKind::Path;
    const SCHEMA: u16 = 1;

    fn payload(&self) -> Result<Vec<u8>, CodecError> {
        write(&AdoptedPathV1 { path: PathV1::of(&self.path), date: self.date.map(day) })
    }

    fn from_payload(_: u16, payload: &[u8]) -> Result<Self, CodecError> {
        let v1: AdoptedPathV1 = read(payload)?;
        Ok(Self { path: v1.path.into_path(), date: optional(v1.date, date)? })
    }
}
