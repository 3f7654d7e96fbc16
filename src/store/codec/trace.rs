//! Traces of corrections.

use super::field::text;
use super::session::{SessionV1, SessionV2};
use super::{CodecError, Kind, Record, read, write};
use crate::domain::change::Trace;
use crate::domain::ids::{AssessmentId, LearnerId, SessionId};

/// What was corrected. These numbers are on the disk, before the payload of each.
const FIELD: u8 = 1;
const SESSION_CORRECTED: u8 = 2;
const ASSESSMENT_MOVED: u8 = 3;
const SESSION_MOVED: u8 = 4;
const SESSION_CORRECTED_2: u8 = 5;

/// Schema 1 of a field's correction: its name, the text before, the text after.
type FieldV1 = (String, String, String);
/// A corrected session of schema 1.
type SessionCorrectedV1 = ([u8; 16], SessionV1);
/// A corrected session of schema 2.
type SessionCorrectedV2 = ([u8; 16], SessionV2);
/// Schema 1 of a move: what, from whom, to whom.
type MovedV1 = ([u8; 16], [u8; 16], [u8; 16]);

impl Record for Trace {
    const KIND: Kind = Kind::Trace;
    const SCHEMA: u16 = 1;

    fn payload(&self) -> Result<Vec<u8>, CodecError> {
        let (code, mut bytes) = match self {
            Self::Field { field, before, after } => (FIELD, write(&(text(field), text(before), text(after)))?),
            Self::SessionCorrected(id, session) => (SESSION_CORRECTED_2, write(&(id.bytes(), SessionV2::of(session)))?),
            Self::AssessmentMoved { assessment, from, to } => {
                (ASSESSMENT_MOVED, write(&(assessment.bytes(), from.bytes(), to.bytes()))?)
            }
            Self::SessionMoved { session, from, to } => {
                (SESSION_MOVED, write(&(session.bytes(), from.bytes(), to.bytes()))?)
            }
        };
        bytes.insert(0, code);
        Ok(bytes)
    }

    fn from_payload(_: u16, payload: &[u8]) -> Result<Self, CodecError> {
        let (code, payload) = payload.split_first().ok_or(CodecError::Malformed)?;
        match *code {
            FIELD => {
                let (field, before, after): FieldV1 = read(payload)?;
                Ok(Self::Field { field, before, after })
            }
            SESSION_CORRECTED => {
                let (id, session): SessionCorrectedV1 = read(payload)?;
                Ok(Self::SessionCorrected(SessionId::from_bytes(id), Box::new(session.into_session()?)))
            }
            SESSION_CORRECTED_2 => {
                let (id, session): SessionCorrectedV2 = read(payload)?;
                Ok(Self::SessionCorrected(SessionId::from_bytes(id), Box::new(session.into_session()?)))
            }
            ASSESSMENT_MOVED => {
                let (assessment, from, to): MovedV1 = read(payload)?;
                let assessment = AssessmentId::from_bytes(assessment);
                Ok(Self::AssessmentMoved {
                    assessment,
                    from: LearnerId::from_bytes(from),
                    to: LearnerId::from_bytes(to),
                })
            }
            SESSION_MOVED => {
                let (session, from, to): MovedV1 = read(payload)?;
                let session = SessionId::from_bytes(session);
                Ok(Self::SessionMoved { session, from: LearnerId::from_bytes(from), to: LearnerId::from_bytes(to) })
            }
            _ => Err(CodecError::UnknownCode),
        }
    }
}
