//! Each self-assessment: its result, what was answered, what was said around it.

use super::{Section, identity, row};
use crate::content::Content;
use crate::domain::assessment::{Assessment, Context};
use crate::report::Office;
use crate::report::record::RecordSummary;
use crate::report::summary::AssessmentSummary;
use crate::text::assessment::{HOME_INTERNET_ANSWERS, OBSTACLE_ANSWERS, OWN_EMAIL_ANSWERS};
use crate::text::report::answer;
use crate::text::report::mediator_sheet::percent;
use crate::text::report::record as words;

pub(super) fn sections(summary: &RecordSummary<'_>, office: &Office<'_>) -> Vec<Section> {
    let assessments = summary.record.assessments.iter().map(|(_, kept)| &kept.record);
    assessments.map(|assessment| section(assessment, office.content)).collect()
}

fn section(assessment: &Assessment, content: &Content) -> Section {
    let summary = AssessmentSummary::of(assessment, content);
    let results = summary.lines.iter().map(|line| {
        let figure = line.percent.map(|value| format!("{}, ", percent(value))).unwrap_or_default();
        row(&line.label, format!("{figure}{}", line.word))
    });
    Section {
        title: words::assessment(summary.date, summary.kind, summary.confidence),
        rows: results
            .chain(std::iter::once(row(words::ANSWERS, answers(assessment, content))))
            .chain(context(&assessment.context, content))
            .collect(),
    }
}

/// One question a line: its label, what was said, what was seen.
fn answers(assessment: &Assessment, content: &Content) -> String {
    let lines = assessment.answers.iter().map(|(id, said)| {
        let label = content.questionnaire.question(id).map_or(id.as_str(), |question| question.label.as_str());
        format!("{label} : {}", words::answer(said.declared.map(answer), said.observed.map(answer)))
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn context(said: &Context, content: &Content) -> [(String, String); 4] {
    let devices = said.devices.iter().map(|key| identity::shown(&content.vocabularies.devices, Some(key)));
    [
        row(words::DEVICES, devices.collect::<Vec<_>>().join(", ")),
        row(words::INTERNET, word(said.home_internet, &HOME_INTERNET_ANSWERS)),
        row(words::OWN_EMAIL, word(said.own_email, &OWN_EMAIL_ANSWERS)),
        row(words::OBSTACLE, word(said.obstacle, &OBSTACLE_ANSWERS)),
    ]
}

fn word<T: Copy + PartialEq>(answer: Option<T>, answers: &[(T, &'static str)]) -> &'static str {
    answers.iter().find(|(other, _)| Some(*other) == answer).map_or("", |(_, word)| word)
}
