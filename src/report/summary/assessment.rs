//! The latest assessment, in words.

use crate::content::Content;
use crate::domain::assessment::{AreaScore, Assessment, Kind};
use crate::domain::record::Record;
use crate::text::assessment::{ESTIMATE, PROFILE_INCOMPLETE, UNDETERMINED};
use crate::text::report::mediator_sheet::WHOLE;
use crate::text::report::place::upper_first;
use time::Date;

/// An assessment's result, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessmentSummary {
    pub date: Date,
    pub kind: Kind,
    /// 0 to 10.
    pub confidence: Option<u8>,
    /// The whole first, then each domain.
    pub lines: Vec<AssessmentLine>,
    /// What practical tests showed.
    pub observed: Vec<Observed>,
}

/// A label, a percentage and its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessmentLine {
    pub label: String,
    /// 0 to 100; `None` when too little was answered.
    pub percent: Option<u8>,
    pub word: String,
}

/// What was said and what was seen for one question. Values are 0 to 3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observed {
    pub label: String,
    pub said: Option<u8>,
    pub seen: u8,
}

impl AssessmentSummary {
    /// The latest assessment up to a day, or the first one after it.
    pub(super) fn on(record: &Record, date: Date, content: &Content) -> Option<Self> {
        let mut filed = record.assessments.iter().map(|(_, kept)| &kept.record);
        let known = filed.clone().rfind(|assessment| assessment.date <= date).or_else(|| filed.next())?;
        Some(Self::of(known, content))
    }

    /// An assessment in words.
    pub fn of(assessment: &Assessment, content: &Content) -> Self {
        let questionnaire = &content.questionnaire;
        let outcome = &assessment.outcome;
        let areas = questionnaire.areas.iter().map(|area| {
            let score = outcome.areas.get(&area.id).copied().flatten();
            AssessmentLine {
                label: area.label.clone(),
                percent: score.map(|score| score.percent),
                word: score.map_or(UNDETERMINED, |score| level(content, score)).to_owned(),
            }
        });
        let observed = questionnaire.questions.iter().filter_map(|question| {
            let answer = assessment.answers.get(&question.id)?;
            Some(Observed { label: question.label.clone(), said: answer.declared, seen: answer.observed? })
        });
        Self {
            date: assessment.date,
            kind: assessment.kind,
            confidence: assessment.context.confidence,
            lines: std::iter::once(whole(assessment, content)).chain(areas).collect(),
            observed: observed.collect(),
        }
    }
}

fn level(content: &Content, score: AreaScore) -> &str {
    content.questionnaire.levels.get(usize::from(score.level)).map_or("", |level| level.short.as_str())
}

/// The whole: with its profile for the full form, an estimate for the short one.
fn whole(assessment: &Assessment, content: &Content) -> AssessmentLine {
    let questionnaire = &content.questionnaire;
    let outcome = &assessment.outcome;
    match assessment.kind {
        Kind::Full => {
            let profile = outcome.profile.and_then(|profile| questionnaire.profiles.get(usize::from(profile)));
            let word = profile.map_or(PROFILE_INCOMPLETE, String::as_str).to_owned();
            AssessmentLine { label: WHOLE.to_owned(), percent: outcome.percent, word }
        }
        Kind::Short => {
            let percent = outcome.short_percent;
            let score = percent.map(|percent| AreaScore { percent, level: questionnaire.level(percent) });
            let word = score.map_or(UNDETERMINED, |score| level(content, score)).to_owned();
            AssessmentLine { label: upper_first(ESTIMATE), percent, word }
        }
    }
}
