//! A learner's whole record.

use super::history::{TraceJson, trace};
use super::open::{OpenJson, open};
use super::session::{SessionJson, Value, session};
use super::written::Written;
use super::{filled, ids, iso, keys};
use crate::domain::assessment::{Answer, Assessment, Context, HomeInternet, Kind, Obstacle, OwnEmail, Path};
use crate::domain::change::Kept;
use crate::domain::curriculum::Module;
use crate::domain::draft::Draft;
use crate::domain::ids::{AssessmentId, CoopKey, QuestionId};
use crate::domain::learner::OtherReason;
use crate::domain::progress::{ModuleProgress, Ratings, State};
use crate::domain::session::Rating;
use crate::report::Office;
use crate::report::record::RecordSummary;
use serde::Serialize;
use std::collections::BTreeMap;

/// A learner.
#[derive(Serialize)]
pub struct LearnerJson<'a> {
    id: String,
    code: &'a str,
    anonymous: bool,
    first_name: Option<&'a str>,
    last_name: Option<&'a str>,
    birth_year: Option<u16>,
    commune: Option<CommuneJson<'a>>,
    gender: Option<&'a str>,
    status: Option<&'a str>,
    phone: Option<&'a str>,
    email: Option<&'a str>,
    procedures: Vec<&'a str>,
    other_reason: Option<&'static str>,
    wish: Option<&'a str>,
    note: Option<&'a str>,
    informed_on: Option<String>,
    opened_on: Option<String>,
    opened_by: Option<String>,
    /// The last contact that was no visit.
    contact: Option<ContactJson>,
    assessments: Vec<AssessmentJson<'a>>,
    path: Option<AdoptedJson<'a>>,
    progress: BTreeMap<&'a str, ProgressJson<'a>>,
    sessions: Vec<SessionJson<'a>>,
    history: Vec<TraceJson<'a>>,
    open: Vec<OpenJson<'a>>,
    #[serde(flatten)]
    written: Written,
}

#[derive(Serialize)]
struct ContactJson {
    date: String,
    #[serde(flatten)]
    written: Written,
}

#[derive(Serialize)]
struct CommuneJson<'a> {
    insee: &'a str,
    name: String,
}

#[derive(Serialize)]
struct AssessmentJson<'a> {
    id: String,
    date: String,
    kind: &'static str,
    version: &'a str,
    answers: BTreeMap<&'a str, AnswerJson>,
    context: ContextJson<'a>,
    procedures: Vec<&'a str>,
    domains: BTreeMap<&'a str, Option<AreaJson>>,
    percent: Option<u8>,
    short_percent: Option<u8>,
    profile: Option<u8>,
    path: PathJson<'a>,
    ask_procedure: bool,
    #[serde(flatten)]
    written: Written,
}

#[derive(Serialize)]
pub(super) struct AnswerJson {
    declared: Option<u8>,
    observed: Option<u8>,
}

#[derive(Serialize)]
pub(super) struct ContextJson<'a> {
    devices: Vec<&'a str>,
    home_internet: Option<&'static str>,
    own_email: Option<&'static str>,
    obstacle: Option<&'static str>,
    confidence: Option<u8>,
}

#[derive(Serialize)]
struct AreaJson {
    percent: u8,
    level: u8,
}

#[derive(Serialize)]
struct PathJson<'a> {
    basics: Vec<&'a str>,
    procedures: Vec<&'a str>,
    security: Vec<&'a str>,
}

#[derive(Serialize)]
struct AdoptedJson<'a> {
    #[serde(flatten)]
    path: PathJson<'a>,
    decided_by: Option<String>,
    date: Option<String>,
    #[serde(flatten)]
    written: Written,
}

#[derive(Serialize)]
struct ProgressJson<'a> {
    state: &'static str,
    percent: u8,
    autonomous: u8,
    counted: u8,
    skills: BTreeMap<&'a str, Value>,
}

/// A learner's record as JSON.
pub fn learner<'a>(summary: &'a RecordSummary<'a>, office: &Office<'_>) -> LearnerJson<'a> {
    let record = summary.record;
    let learner = &record.learner.record;
    let named = |name: String| Some(name).filter(|name| !name.is_empty());
    let commune = learner.commune.as_ref().zip(summary.commune.clone());
    LearnerJson {
        id: record.id.to_string(),
        code: learner.code.as_str(),
        anonymous: learner.anonymous,
        first_name: filled(&learner.first_name),
        last_name: filled(&learner.last_name),
        birth_year: learner.birth_year,
        commune: commune.map(|(insee, name)| CommuneJson { insee: insee.as_str(), name }),
        gender: learner.gender.as_ref().map(CoopKey::as_str),
        status: learner.status.as_ref().map(CoopKey::as_str),
        phone: filled(&learner.phone),
        email: filled(&learner.email),
        procedures: ids(&learner.procedures),
        other_reason: learner.other_reason.map(other_reason),
        wish: filled(&learner.wish),
        note: filled(&learner.note),
        informed_on: learner.informed_on.map(iso),
        opened_on: learner.opened_on.map(iso),
        opened_by: learner.opened_by.and_then(|id| named((office.mediator)(&id))),
        contact: record
            .contact
            .as_ref()
            .map(|kept| ContactJson { date: iso(kept.record), written: Written::of(&kept.stamp, office) }),
        assessments: record.assessments.iter().map(|filed| assessment(filed, office)).collect(),
        path: record.path.as_ref().map(|kept| AdoptedJson {
            path: path(&kept.record.path),
            decided_by: named((office.mediator)(&kept.stamp.author)),
            date: kept.record.date.map(iso),
            written: Written::of(&kept.stamp, office),
        }),
        progress: summary.progress.iter().map(|entry| progress(entry, &summary.ratings)).collect(),
        sessions: record.sessions.iter().map(|(id, kept)| session(id, kept, office)).collect(),
        history: record.traces.iter().map(|kept| trace(record.id, kept, office)).collect(),
        open: Vec::new(),
        written: Written::of(&record.learner.stamp, office),
    }
}

impl<'a> LearnerJson<'a> {
    /// The same with what was left open about the person, among all that is open.
    #[must_use]
    pub fn with_open(self, drafts: &'a [Draft], office: &Office<'_>) -> Self {
        let theirs = drafts.iter().filter(|draft| draft.learner.to_string() == self.id);
        Self { open: theirs.map(|draft| open(draft, office)).collect(), ..self }
    }
}

fn assessment<'a>((id, kept): &'a (AssessmentId, Kept<Assessment>), office: &Office<'_>) -> AssessmentJson<'a> {
    let assessment = &kept.record;
    let outcome = &assessment.outcome;
    let areas = outcome.areas.iter().map(|(area, score)| {
        (area.as_str(), score.map(|score| AreaJson { percent: score.percent, level: score.level }))
    });
    AssessmentJson {
        id: id.to_string(),
        date: iso(assessment.date),
        kind: match assessment.kind {
            Kind::Short => "short",
            Kind::Full => "full",
        },
        version: &assessment.version,
        answers: answers(&assessment.answers),
        context: context(&assessment.context),
        procedures: ids(&assessment.procedures),
        domains: areas.collect(),
        percent: outcome.percent,
        short_percent: outcome.short_percent,
        profile: outcome.profile,
        path: path(&outcome.proposal.path),
        ask_procedure: outcome.proposal.ask_procedure,
        written: Written::of(&kept.stamp, office),
    }
}

pub(super) fn answers(answers: &BTreeMap<QuestionId, Answer>) -> BTreeMap<&str, AnswerJson> {
    let answer = |answer: &Answer| AnswerJson { declared: answer.declared, observed: answer.observed };
    answers.iter().map(|(id, said)| (id.as_str(), answer(said))).collect()
}

fn path(path: &Path) -> PathJson<'_> {
    PathJson { basics: ids(&path.basics), procedures: ids(&path.procedures), security: ids(&path.security) }
}

fn progress<'a>((module, progress): &(&'a Module, ModuleProgress), ratings: &Ratings) -> (&'a str, ProgressJson<'a>) {
    let value = |skill| Value(ratings.get(skill).copied().unwrap_or(Rating::Level(0)));
    let shown = ProgressJson {
        state: match progress.state {
            State::Todo => "todo",
            State::Started => "started",
            State::WithHelp => "with_help",
            State::Acquired => "acquired",
        },
        percent: progress.percent,
        autonomous: progress.autonomous,
        counted: progress.counted,
        skills: module.skills.iter().map(|skill| (skill.id.as_str(), value(&skill.id))).collect(),
    };
    (module.id.as_str(), shown)
}

pub(super) fn context(context: &Context) -> ContextJson<'_> {
    ContextJson {
        devices: keys(&context.devices),
        home_internet: context.home_internet.map(|answer| match answer {
            HomeInternet::Yes => "yes",
            HomeInternet::No => "no",
            HomeInternet::ByPhone => "by_phone",
        }),
        own_email: context.own_email.map(|answer| match answer {
            OwnEmail::Yes => "yes",
            OwnEmail::Shared => "shared",
            OwnEmail::No => "no",
        }),
        obstacle: context.obstacle.map(|answer| match answer {
            Obstacle::Equipment => "equipment",
            Obstacle::Connection => "connection",
            Obstacle::Words => "words",
            Obstacle::FearOfMistakes => "fear_of_mistakes",
            Obstacle::TextsToRead => "texts_to_read",
            Obstacle::Other => "other",
        }),
        confidence: context.confidence,
    }
}

const fn other_reason(reason: OtherReason) -> &'static str {
    match reason {
        OtherReason::Other => "other",
        OtherReason::Nothing => "nothing",
    }
}
