//! A session: as it was filed, and as its sheets show it.

use super::written::Written;
use super::{clock, filled, ids, iso, keys};
use crate::domain::change::Kept;
use crate::domain::ids::{Code, CoopKey, SessionId};
use crate::domain::progress::ModuleProgress;
use crate::domain::session::{Appointment, Attendance, Mode, Rating, Session};
use crate::report::Office;
use crate::report::summary::{SessionSummary, SkillLine, Step};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// A session as it was filed.
#[derive(Serialize)]
pub struct SessionJson<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    date: String,
    started: Option<String>,
    duration_min: u16,
    place: &'a str,
    mode: &'static str,
    mandate: Option<bool>,
    attendance: &'static str,
    devices: Vec<&'a str>,
    themes: Vec<&'a str>,
    autonomy: Option<&'a str>,
    modules: Vec<&'a str>,
    ratings: BTreeMap<&'a str, Value>,
    sentence: Option<&'a str>,
    next: Option<NextJson>,
    goal: Option<&'a str>,
    note: Option<&'a str>,
    procedure: Option<&'a str>,
    redirection: Option<&'a str>,
    workshop: Option<String>,
    mediator: Option<String>,
    #[serde(flatten)]
    written: Option<Written>,
}

#[derive(Serialize)]
struct NextJson {
    date: String,
    time: Option<String>,
}

/// A session with what its sheets show beside it.
#[derive(Serialize)]
pub struct SheetJson<'a> {
    #[serde(flatten)]
    session: SessionJson<'a>,
    first_name: Option<&'a str>,
    place_name: Option<&'a str>,
    steps: Vec<StepJson<'a>>,
}

#[derive(Serialize)]
struct StepJson<'a> {
    module: &'a str,
    title: &'a str,
    percent_before: u8,
    percent: u8,
    autonomous: u8,
    counted: u8,
    skills: Vec<SkillJson<'a>>,
}

#[derive(Serialize)]
struct SkillJson<'a> {
    id: &'a str,
    label: &'a str,
    essential: bool,
    before: Option<Value>,
    after: Option<Value>,
    rated: bool,
}

/// A rating: 0 to 3, or `"na"` where the skill does not apply.
pub struct Value(pub Rating);

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Rating::Level(level) => serializer.serialize_u8(level),
            Rating::NotApplicable => serializer.serialize_str("na"),
        }
    }
}

impl<'a> SessionJson<'a> {
    /// The same with the code of its learner, for a list of everybody's sessions.
    #[must_use]
    pub fn with_code(self, code: &'a Code) -> Self {
        Self { code: Some(code.as_str()), ..self }
    }
}

/// A session as JSON.
pub fn session<'a>(id: &SessionId, kept: &'a Kept<Session>, office: &Office<'_>) -> SessionJson<'a> {
    let written = Some(Written::of(&kept.stamp, office));
    SessionJson { written, ..filed(id, &kept.record, (office.mediator)(&kept.stamp.author)) }
}

/// A session as it stood before a correction, or as it stands while it goes on.
pub(super) fn before<'a>(id: &SessionId, session: &'a Session) -> SessionJson<'a> {
    filed(id, session, String::new())
}

/// What a session's sheets show, as JSON.
pub fn sheet(summary: &SessionSummary) -> SheetJson<'_> {
    SheetJson {
        session: filed(&summary.id, &summary.session, summary.mediator.clone()).with_code(&summary.person.code),
        first_name: filled(&summary.person.first_name),
        place_name: filled(&summary.place.name),
        steps: summary.steps.iter().map(step).collect(),
    }
}

fn filed<'a>(id: &SessionId, session: &'a Session, mediator: String) -> SessionJson<'a> {
    SessionJson {
        id: id.to_string(),
        code: None,
        date: iso(session.date),
        started: session.started.map(clock),
        duration_min: session.duration_min,
        place: session.place.as_str(),
        mode: match session.mode {
            Mode::Train => "train",
            Mode::Accompany => "accompany",
            Mode::Do => "do",
        },
        mandate: session.mandate,
        attendance: attendance(session.attendance),
        devices: keys(&session.devices),
        themes: keys(&session.themes),
        autonomy: session.autonomy.as_ref().map(CoopKey::as_str),
        modules: ids(&session.modules),
        ratings: session.ratings.iter().map(|(skill, rating)| (skill.as_str(), Value(*rating))).collect(),
        sentence: filled(&session.sentence),
        next: session.next.map(next),
        goal: filled(&session.goal),
        note: filled(&session.note),
        procedure: filled(&session.procedure),
        redirection: session.redirection.as_ref().map(CoopKey::as_str),
        workshop: session.workshop.map(|id| id.to_string()),
        mediator: Some(mediator).filter(|name| !name.is_empty()),
        written: None,
    }
}

/// The name of an attendance.
pub(super) const fn attendance(attendance: Attendance) -> &'static str {
    match attendance {
        Attendance::Present => "present",
        Attendance::Excused => "excused",
        Attendance::Absent => "absent",
    }
}

fn next(next: Appointment) -> NextJson {
    NextJson { date: iso(next.date), time: next.time.map(clock) }
}

fn step(step: &Step) -> StepJson<'_> {
    let ModuleProgress { percent, autonomous, counted, .. } = step.now;
    StepJson {
        module: step.id.as_str(),
        title: &step.title,
        percent_before: step.before.percent,
        percent,
        autonomous,
        counted,
        skills: step.skills.iter().map(skill).collect(),
    }
}

fn skill(skill: &SkillLine) -> SkillJson<'_> {
    SkillJson {
        id: skill.id.as_str(),
        label: &skill.label,
        essential: skill.essential,
        before: skill.before.map(Value),
        after: skill.now.map(Value),
        rated: skill.touched,
    }
}
