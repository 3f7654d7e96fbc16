//! Drafts.

use super::assessment::{AnswersV1, ContextV1, answers, answers_v1, kind};
use super::field::{date, day, ids, text, texts};
use super::session::{SessionV1, SessionV2};
use super::workshop::{open_workshop, workshop_bytes};
use super::{CodecError, Kind, Record, read, write};
use crate::domain::draft::{Draft, FormDraft, OpenAssessment, OpenSession, Work};
use crate::domain::ids::{AssessmentId, DraftId, LearnerId, MediatorId, ModuleId, SessionId};
use crate::domain::session::Session;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Which work it is. These numbers are on the disk.
const REGISTRATION: u8 = 1;
const CORRECTION: u8 = 2;
const ASSESSMENT: u8 = 3;
const SESSION: u8 = 4;
/// A session of schema 2.
const SESSION_2: u8 = 5;
const WORKSHOP: u8 = 6;

/// Schema 1: `work` says what the bytes of `content` are.
#[derive(Serialize, Deserialize)]
struct DraftV1 {
    id: [u8; 16],
    at: i64,
    author: [u8; 16],
    learner: [u8; 16],
    work: u8,
    content: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct FormV1 {
    fields: Vec<(String, String)>,
    focus: u16,
}

#[derive(Serialize, Deserialize)]
struct OpenAssessmentV1 {
    id: [u8; 16],
    kind: u8,
    version: String,
    started_on: i32,
    answers: AnswersV1,
    context: ContextV1,
    procedures: Vec<String>,
    position: u16,
}

/// An open session, of the session's schema.
#[derive(Serialize, Deserialize)]
struct OpenSessionOf<S> {
    id: [u8; 16],
    session: S,
    touched: Vec<String>,
    correction: bool,
    ending: bool,
    module: Option<String>,
}

impl Record for Draft {
    const KIND: Kind = Kind::Draft;
    const SCHEMA: u16 = 1;

    fn payload(&self) -> Result<Vec<u8>, CodecError> {
        let (work, content) = match &self.work {
            Work::Registration(form) => (REGISTRATION, form_bytes(form)?),
            Work::Correction(form) => (CORRECTION, form_bytes(form)?),
            Work::Assessment(open) => (ASSESSMENT, assessment_bytes(open)?),
            Work::Session(open) => (SESSION_2, session_bytes(open)?),
            Work::Workshop(open) => (WORKSHOP, workshop_bytes(open)?),
        };
        write(&DraftV1 {
            id: *self.id.bytes(),
            at: self.at,
            author: *self.author.bytes(),
            learner: *self.learner.bytes(),
            work,
            content,
        })
    }

    fn from_payload(_: u16, payload: &[u8]) -> Result<Self, CodecError> {
        let v1: DraftV1 = read(payload)?;
        Ok(Self {
            id: DraftId::from_bytes(v1.id),
            at: v1.at,
            author: MediatorId::from_bytes(v1.author),
            learner: LearnerId::from_bytes(v1.learner),
            work: match v1.work {
                REGISTRATION => Work::Registration(form(&v1.content)?),
                CORRECTION => Work::Correction(form(&v1.content)?),
                ASSESSMENT => Work::Assessment(open_assessment(&v1.content)?),
                SESSION => Work::Session(Box::new(open_session(&v1.content, SessionV1::into_session)?)),
                SESSION_2 => Work::Session(Box::new(open_session(&v1.content, SessionV2::into_session)?)),
                WORKSHOP => Work::Workshop(Box::new(open_workshop(&v1.content)?)),
                _ => return Err(CodecError::UnknownCode),
            },
        })
    }
}

fn form_bytes(form: &FormDraft) -> Result<Vec<u8>, CodecError> {
    let field = |(name, value): &(String, String)| (text(name), text(value));
    write(&FormV1 { fields: form.fields.iter().map(field).collect(), focus: form.focus })
}

fn form(content: &[u8]) -> Result<FormDraft, CodecError> {
    read(content).map(|v1: FormV1| FormDraft { fields: v1.fields, focus: v1.focus })
}

fn assessment_bytes(open: &OpenAssessment) -> Result<Vec<u8>, CodecError> {
    write(&OpenAssessmentV1 {
        id: *open.id.bytes(),
        kind: kind::code(open.kind),
        version: text(&open.version),
        started_on: day(open.started_on),
        answers: answers_v1(&open.answers),
        context: ContextV1::of(&open.context),
        procedures: texts(&open.procedures),
        position: open.position,
    })
}

fn open_assessment(content: &[u8]) -> Result<OpenAssessment, CodecError> {
    let v1: OpenAssessmentV1 = read(content)?;
    Ok(OpenAssessment {
        id: AssessmentId::from_bytes(v1.id),
        kind: kind::choice(v1.kind)?,
        version: v1.version,
        started_on: date(v1.started_on)?,
        answers: answers(v1.answers),
        context: v1.context.into_context()?,
        procedures: ids(&v1.procedures),
        position: v1.position,
    })
}

fn session_bytes(open: &OpenSession) -> Result<Vec<u8>, CodecError> {
    write(&OpenSessionOf {
        id: *open.id.bytes(),
        session: SessionV2::of(&open.session),
        touched: open.touched.iter().map(|name| text(name)).collect(),
        correction: open.correction,
        ending: open.ending,
        module: open.module.as_ref().map(|module| text(module.as_str())),
    })
}

fn open_session<S: DeserializeOwned>(
    content: &[u8],
    into_session: impl Fn(S) -> Result<Session, CodecError>,
) -> Result<OpenSession, CodecError> {
    let v1: OpenSessionOf<S> = read(content)?;
    Ok(OpenSession {
        id: SessionId::from_bytes(v1.id),
        session: into_session(v1.session)?,
        touched: v1.touched,
        correction: v1.correction,
        ending: v1.ending,
        module: v1.module.map(ModuleId::new),
    })
}
