//! Why a step is in the path, in words.

use crate::domain::assessment::Assessment;
use crate::domain::curriculum::{Question, Questionnaire};
use crate::domain::ids::ModuleId;
use crate::domain::recommendation::{Reason, reasons};
use crate::text::{assessment as words, result};
use unicode_width::UnicodeWidthStr;

/// All reasons of a step in one line of `room` columns, gathered by answer; what does not fit is counted.
pub fn in_words(
    questionnaire: &Questionnaire,
    assessment: Option<&Assessment>,
    module: &ModuleId,
    room: usize,
) -> String {
    let Some(assessment) = assessment else { return result::because(words::MEDIATORS_CHOICE) };
    let mut parts: Vec<(String, Vec<String>)> = Vec::new();
    for reason in reasons(questionnaire, &assessment.answers, &assessment.procedures, module) {
        let (answer, label) = match reason {
            Reason::OwnRequest => (words::OWN_REQUEST.to_owned(), None),
            Reason::Answer { question, value } => {
                (answer_in_words(questionnaire, assessment, question, value), Some(question.label.clone()))
            }
        };
        match parts.iter_mut().find(|(other, _)| *other == answer) {
            Some((_, labels)) => labels.extend(label),
            None => parts.push((answer, label.into_iter().collect())),
        }
    }
    let line = match parts.as_slice() {
        [] => words::MEDIATORS_CHOICE.to_owned(),
        parts => parts.iter().map(|(answer, labels)| result::gathered(answer, labels)).collect::<Vec<_>>().join(" ; "),
    };
    let whole = result::because(&line);
    if whole.width() <= room {
        return whole;
    }
    let labels: Vec<String> = parts.into_iter().flat_map(|(_, labels)| labels).collect();
    result::because(&result::list(&labels, room.saturating_sub(result::because("").width())))
}

/// An answer, with what was said and what was seen when they differ.
fn answer_in_words(questionnaire: &Questionnaire, assessment: &Assessment, question: &Question, value: u8) -> String {
    let answer = assessment.answers.get(&question.id).copied().unwrap_or_default();
    match (answer.declared, answer.observed) {
        (Some(said), Some(seen)) if said != seen => {
            words::said_and_seen(short(questionnaire, said), short(questionnaire, seen))
        }
        _ => short(questionnaire, value).to_owned(),
    }
}

/// The reason to write beside a step in `room` columns: the heaviest answer that fits, else the question alone.
pub fn beside(
    questionnaire: &Questionnaire,
    assessment: Option<&Assessment>,
    module: &ModuleId,
    room: usize,
) -> String {
    let Some(assessment) = assessment else { return words::MEDIATORS_CHOICE.to_owned() };
    let all = reasons(questionnaire, &assessment.answers, &assessment.procedures, module);
    let answers = all.iter().filter_map(|reason| match reason {
        Reason::Answer { question, value } => Some((question.label.as_str(), short(questionnaire, *value))),
        Reason::OwnRequest => None,
    });
    let mut whole = answers.clone().map(|(label, answer)| words::reason(label, answer));
    let fitting = whole.find(|reason| reason.width() <= room);
    let request = (!all.is_empty() && answers.clone().next().is_none()).then(|| words::OWN_REQUEST.to_owned());
    let label = answers.map(|(label, _)| label.to_owned()).find(|label| label.width() <= room);
    fitting
        .or(request)
        .or(label)
        .unwrap_or_else(|| if all.is_empty() { words::MEDIATORS_CHOICE.to_owned() } else { String::new() })
}

/// An answer's short word.
fn short(questionnaire: &Questionnaire, value: u8) -> &str {
    questionnaire.scale.get(usize::from(value)).map_or("", |words| words.short.as_str())
}
