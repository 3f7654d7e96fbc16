//! What was left open about a person.

use super::learner::{AnswerJson, ContextJson, answers, context};
use super::session::{SessionJson, before};
use super::written::Written;
use super::{ids, iso};
use crate::domain::draft::{Draft, FormDraft, Work};
use crate::report::Office;
use serde::Serialize;
use std::collections::BTreeMap;

/// Unfinished work: who, when, and what was typed.
#[derive(Serialize)]
pub(super) struct OpenJson<'a> {
    #[serde(flatten)]
    written: Written,
    #[serde(flatten)]
    work: WorkJson<'a>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum WorkJson<'a> {
    Registration {
        fields: BTreeMap<&'a str, &'a str>,
    },
    Correction {
        fields: BTreeMap<&'a str, &'a str>,
    },
    Assessment {
        started_on: String,
        answers: BTreeMap<&'a str, AnswerJson>,
        context: ContextJson<'a>,
        procedures: Vec<&'a str>,
    },
    Session {
        session: Box<SessionJson<'a>>,
    },
    Workshop,
}

/// Unfinished work as JSON.
pub(super) fn open<'a>(draft: &'a Draft, office: &Office<'_>) -> OpenJson<'a> {
    let work = match &draft.work {
        Work::Registration(form) => WorkJson::Registration { fields: fields(form) },
        Work::Correction(form) => WorkJson::Correction { fields: fields(form) },
        Work::Assessment(open) => WorkJson::Assessment {
            started_on: iso(open.started_on),
            answers: answers(&open.answers),
            context: context(&open.context),
            procedures: ids(&open.procedures),
        },
        // A workshop is nobody's record.
        Work::Workshop(_) => WorkJson::Workshop,
        Work::Session(open) => WorkJson::Session { session: Box::new(before(&open.id, &open.session)) },
    };
    OpenJson { written: Written::by(&draft.author, draft.at, office), work }
}

fn fields(form: &FormDraft) -> BTreeMap<&str, &str> {
    form.fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
}
