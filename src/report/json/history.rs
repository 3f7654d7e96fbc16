//! What was corrected on a record.

use super::session::{SessionJson, before};
use super::written::Written;
use crate::domain::change::{Kept, Trace};
use crate::domain::ids::LearnerId;
use crate::report::Office;
use serde::Serialize;

/// A correction: who, when, and what stood there before.
#[derive(Serialize)]
pub(super) struct TraceJson<'a> {
    #[serde(flatten)]
    written: Written,
    #[serde(flatten)]
    trace: Kind<'a>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Kind<'a> {
    Field { field: &'a str, before: &'a str, after: &'a str },
    SessionCorrected { before: Box<SessionJson<'a>> },
    AssessmentMoved { assessment: String, direction: &'static str },
    SessionMoved { session: String, direction: &'static str },
}

/// A trace on a learner's record. Whose other record something came from or went to is not theirs to know.
pub(super) fn trace<'a>(learner: LearnerId, kept: &'a Kept<Trace>, office: &Office<'_>) -> TraceJson<'a> {
    let direction = |to: &LearnerId| if *to == learner { "here" } else { "away" };
    let trace = match &kept.record {
        Trace::Field { field, before, after } => Kind::Field { field, before, after },
        Trace::SessionCorrected(id, session) => Kind::SessionCorrected { before: Box::new(before(id, session)) },
        Trace::AssessmentMoved { assessment, to, .. } => {
            Kind::AssessmentMoved { assessment: assessment.to_string(), direction: direction(to) }
        }
        Trace::SessionMoved { session, to, .. } => {
            Kind::SessionMoved { session: session.to_string(), direction: direction(to) }
        }
    };
    TraceJson { written: Written::of(&kept.stamp, office), trace }
}
