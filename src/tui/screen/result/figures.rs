//! What a result says, laid out once: domains, the whole, what goes well already, and what was so before.

use crate::domain::assessment::{Assessment, Kind};
use crate::domain::comparison::{Comparison, compare};
use crate::domain::curriculum::Questionnaire;
use crate::text::{assessment as assessment_words, dates, result as words};
use time::Date;

/// The first answer that stands for « sans aide ».
const ABLE: u8 = 2;

/// A result in words and numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    pub day: Date,
    pub form: &'static str,
    /// The day of the result beside it.
    pub before: Option<Date>,
    /// Labels of what the person does without help.
    pub able: Vec<String>,
    /// Labels of what the person does with somebody.
    pub together: Vec<String>,
    pub areas: Vec<Line>,
    pub whole: Line,
    /// Confidence, and the one comparison that the whole cannot show.
    pub remark: String,
}

/// A domain, or the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub label: String,
    /// The level in a word, or why there is none.
    pub word: String,
    /// 0 to 100; `None` when it is not determined.
    pub percent: Option<u8>,
    pub before: Option<u8>,
}

impl Figures {
    /// Lays out a result, beside the one before it. `unfinished` is one that not all questions went into.
    pub fn of(
        questionnaire: &Questionnaire,
        assessment: &Assessment,
        previous: Option<&Assessment>,
        unfinished: bool,
    ) -> Self {
        let comparison = previous.and_then(|before| compare(questionnaire, before, assessment));
        let form = match (unfinished, assessment.kind) {
            (true, _) => words::UNFINISHED,
            (false, Kind::Short) => words::SHORT,
            (false, Kind::Full) => words::FULL,
        };
        let same_kind = previous.is_some_and(|before| before.kind == assessment.kind);
        Self {
            day: assessment.date,
            form,
            before: previous.map(|before| before.date),
            able: labels(questionnaire, assessment, |value| value >= ABLE),
            together: labels(questionnaire, assessment, |value| value + 1 == ABLE),
            areas: areas(questionnaire, assessment, comparison.as_ref()),
            whole: whole(questionnaire, assessment, comparison.as_ref().filter(|_| same_kind), unfinished),
            remark: remark(assessment, comparison.as_ref(), same_kind),
        }
    }

    /// « première fois, version complète ».
    pub fn occasion(&self) -> String {
        let before = self.before.map(dates::short);
        words::occasion(before.as_deref(), self.form)
    }
}

fn labels(questionnaire: &Questionnaire, assessment: &Assessment, holds: impl Fn(u8) -> bool) -> Vec<String> {
    let value = |id| assessment.answers.get(id).and_then(|answer| answer.value());
    let found = questionnaire.questions.iter().filter(|question| value(&question.id).is_some_and(&holds));
    found.map(|question| question.label.clone()).collect()
}

fn areas(questionnaire: &Questionnaire, assessment: &Assessment, comparison: Option<&Comparison>) -> Vec<Line> {
    let line = |area: &crate::domain::curriculum::Area| {
        let score = assessment.outcome.areas.get(&area.id).copied().flatten();
        let level = score.and_then(|score| questionnaire.levels.get(usize::from(score.level)));
        let before = comparison.and_then(|all| all.areas.iter().find(|change| change.area == area.id)?.before);
        Line {
            label: area.label.clone(),
            word: level.map_or(assessment_words::UNDETERMINED, |level| &level.short).to_owned(),
            percent: score.map(|score| score.percent),
            before: before.map(|score| score.percent),
        }
    };
    questionnaire.areas.iter().map(line).collect()
}

fn whole(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    comparison: Option<&Comparison>,
    unfinished: bool,
) -> Line {
    let outcome = &assessment.outcome;
    let profile = outcome.profile.and_then(|profile| questionnaire.profiles.get(usize::from(profile)));
    let word = match (assessment.kind, profile) {
        (Kind::Full, Some(profile)) if !unfinished => profile,
        (Kind::Full, None) if !unfinished => assessment_words::PROFILE_INCOMPLETE,
        _ => assessment_words::ESTIMATE,
    };
    Line {
        label: words::WHOLE.to_owned(),
        word: word.to_owned(),
        percent: outcome.percent,
        before: comparison.and_then(|comparison| comparison.percent.0),
    }
}

/// Confidence, and how the questions that two different forms share were answered.
fn remark(assessment: &Assessment, comparison: Option<&Comparison>, same_kind: bool) -> String {
    let before = comparison.and_then(|comparison| comparison.confidence.0);
    let confidence = assessment.context.confidence.map(|value| words::confidence(value, before));
    let shared = comparison.filter(|_| !same_kind).and_then(|comparison| {
        let (before, after) = comparison.percent;
        Some(words::same_questions(after?, before?))
    });
    [confidence, shared].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
