//! Each session, and what was corrected since.

use super::{Section, identity, row};
use crate::domain::change::{Kept, Trace};
use crate::domain::ids::{CoopKey, SkillId};
use crate::domain::session::Session;
use crate::report::Office;
use crate::report::mediator_sheet::{held, rating};
use crate::report::record::RecordSummary;
use crate::text::dates;
use crate::text::report::record as words;
use time::OffsetDateTime;

pub(super) fn sections(summary: &RecordSummary<'_>, office: &Office<'_>) -> Vec<Section> {
    let mut sections: Vec<_> = summary.record.sessions.iter().map(|(_, kept)| section(kept, office)).collect();
    let rows = summary.record.traces.iter().map(trace);
    sections.push(Section { title: words::CORRECTIONS.to_owned(), rows: rows.collect() });
    sections
}

fn section(kept: &Kept<Session>, office: &Office<'_>) -> Section {
    let session = &kept.record;
    let vocabularies = &office.content.vocabularies;
    let modules = session.modules.iter();
    let titles = modules.map(|id| office.content.curriculum.module(id).map_or(id.as_str(), |module| &module.title));
    let label =
        |skill: &SkillId| office.content.curriculum.skill(skill).map_or(skill.to_string(), |skill| skill.label.clone());
    let rated = session
        .ratings
        .iter()
        .map(|(skill, value)| format!("{} : {}", label(skill), rating(office.content, Some(*value))));
    let theme = |key| vocabularies.theme_label(key).unwrap_or_else(|| CoopKey::as_str(key));
    let devices = session.devices.iter().map(|key| identity::shown(&vocabularies.devices, Some(key)));
    let place = identity::shown(&vocabularies.place, Some(&session.place));
    let autonomy = session.autonomy.as_ref().map_or("", |key| vocabularies.autonomy.label(key).unwrap_or(key.as_str()));
    let redirection = session.redirection.as_ref();
    let redirection = redirection.map_or("", |key| vocabularies.redirection.label(key).unwrap_or(key.as_str()));
    Section {
        title: words::session(session.date),
        rows: vec![
            row(words::HELD, held(session, place, &(office.mediator)(&kept.stamp.author))),
            row(words::DEVICES, devices.collect::<Vec<_>>().join(", ")),
            row(words::WORKED_ON, titles.collect::<Vec<_>>().join("\n")),
            row(words::RATED, rated.collect::<Vec<_>>().join("\n")),
            row(words::THEMES, session.themes.iter().map(theme).collect::<Vec<_>>().join(", ")),
            row(words::AUTONOMY, autonomy),
            row(words::PROCEDURE, session.procedure.as_str()),
            row(words::REDIRECTION, redirection),
            row(words::SENTENCE, session.sentence.as_str()),
            row(words::NEXT, session.next.map(words::next).unwrap_or_default()),
            row(words::GOAL, session.goal.as_str()),
            row(words::NOTE, session.note.as_str()),
        ],
    }
}

fn trace(kept: &Kept<Trace>) -> (String, String) {
    let day =
        OffsetDateTime::from_unix_timestamp(kept.stamp.at).map(|at| dates::figures(at.date())).unwrap_or_default();
    let what = match &kept.record {
        Trace::Field { field, before, after } => words::field_changed(field, before, after),
        Trace::SessionCorrected(..) => words::SESSION_CORRECTED.to_owned(),
        Trace::AssessmentMoved { .. } => words::ASSESSMENT_MOVED.to_owned(),
        Trace::SessionMoved { .. } => words::SESSION_MOVED.to_owned(),
    };
    row(&day, what)
}
