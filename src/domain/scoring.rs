//! What the answers of a self-assessment are worth. Integers only: the same result on every machine, for ever.

use super::assessment::{Answer, AreaScore, Kind, Outcome};
use super::curriculum::{Curriculum, Question, Questionnaire};
use super::ids::{AreaId, ModuleId, QuestionId};
use super::recommendation::recommend;
use std::collections::BTreeMap;

/// The domains a profile cannot do without.
const COMPUTER: &str = "MAT";
const PROCEDURES: &str = "DEM";
const SECURITY: &str = "SEC";

/// How many domains must be determined before there is a profile.
const DETERMINED_FOR_PROFILE: usize = 5;

/// How many domains make a majority in a profile's conditions.
const MOST: usize = 4;

/// The best answer.
const BEST: u8 = 3;

/// The level an area cannot exceed while one of its heavy questions is answered 0.
const LOCKED_LEVEL: u8 = 1;

/// Scores a self-assessment, whole or partial: questions without a value are left out.
///
/// `procedures` are those that bring the learner, in their order. Answers to questions the questionnaire does not have
/// count for nothing. The short form never gets a profile, for it does not cover every domain.
pub fn score(
    questionnaire: &Questionnaire,
    curriculum: &Curriculum,
    kind: Kind,
    answers: &BTreeMap<QuestionId, Answer>,
    procedures: &[ModuleId],
) -> Outcome {
    let answered: Vec<_> = answered(questionnaire, answers).collect();
    let areas: BTreeMap<_, _> = questionnaire
        .areas
        .iter()
        .map(|area| (area.id.clone(), area_score(questionnaire, &area.id, &answered)))
        .collect();
    Outcome {
        percent: percent(answered.iter()),
        short_percent: percent(answered.iter().filter(|(question, _)| question.short)),
        profile: if kind == Kind::Full { profile(&areas) } else { None },
        proposal: recommend(questionnaire, curriculum, answers, procedures),
        areas,
    }
}

/// The questions that have a value, with that value.
pub(super) fn answered<'q>(
    questionnaire: &'q Questionnaire,
    answers: &BTreeMap<QuestionId, Answer>,
) -> impl Iterator<Item = (&'q Question, u8)> {
    questionnaire.questions.iter().filter_map(|question| {
        let value = answers.get(&question.id)?.value()?;
        Some((question, value.min(BEST)))
    })
}

/// Weighs the answers against the best ones possible: 0 to 100, or `None` without an answer.
fn percent<'a>(answered: impl Iterator<Item = &'a (&'a Question, u8)>) -> Option<u8> {
    let (points, weight) = answered.fold((0u32, 0u32), |(points, weight), (question, value)| {
        let heavy = u32::from(question.weight);
        (points + heavy * u32::from(*value), weight + heavy)
    });
    let percent = (100 * points).checked_div(u32::from(BEST) * weight)?;
    u8::try_from(percent).ok()
}

/// Scores one domain; `None` when less than half of its weight was answered.
fn area_score(questionnaire: &Questionnaire, area: &AreaId, answered: &[(&Question, u8)]) -> Option<AreaScore> {
    let of_area = || answered.iter().filter(|(question, _)| question.area == *area);
    let total: u32 = questionnaire.questions.iter().filter(|q| q.area == *area).map(|q| u32::from(q.weight)).sum();
    let weighed: u32 = of_area().map(|(question, _)| u32::from(question.weight)).sum();
    if 2 * weighed < total {
        return None;
    }
    let percent = percent(of_area())?;
    let locked = of_area().any(|(question, value)| question.weight == 2 && *value == 0);
    let level = questionnaire.level(percent);
    Some(AreaScore { percent, level: if locked { level.min(LOCKED_LEVEL) } else { level } })
}

/// Finds the profile, 0 to 3, without compensation: nobody makes up for security with office software.
///
/// The conditions stand in this order, as in the « compétences numériques » family of the DSI indicator.
fn profile(areas: &BTreeMap<AreaId, Option<AreaScore>>) -> Option<u8> {
    let level = |id: &str| areas.get(&AreaId::from(id)).copied().flatten().map(|score| score.level);
    let (computer, procedures, security) = (level(COMPUTER)?, level(PROCEDURES)?, level(SECURITY)?);
    let levels: Vec<u8> = areas.values().flatten().map(|score| score.level).collect();
    if levels.len() < DETERMINED_FOR_PROFILE {
        return None;
    }
    let at_most = |bound: u8| levels.iter().filter(|level| **level <= bound).count();
    let at_best = levels.iter().filter(|level| **level >= BEST).count();
    Some(if computer == 0 || at_most(0) >= MOST {
        0
    } else if computer == 1 || at_most(1) >= MOST {
        1
    } else if at_most(1) == 0 && at_best >= MOST && procedures == BEST && security == BEST {
        3
    } else {
        2
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;
    use proptest::prelude::*;

    type Answers = BTreeMap<QuestionId, Answer>;

    fn said(pairs: &[(&str, u8)]) -> Answers {
        pairs
            .iter()
            .map(|(id, value)| (QuestionId::from(*id), Answer { declared: Some(*value), observed: None }))
            .collect()
    }

    fn result(content: &Content, kind: Kind, answers: &Answers) -> Outcome {
        score(&content.questionnaire, &content.curriculum, kind, answers, &[])
    }

    #[test]
    fn without_answers_nothing_is_determined() {
        let content = Content::built_in().unwrap();
        let outcome = result(&content, Kind::Full, &Answers::new());
        assert_eq!((outcome.percent, outcome.short_percent, outcome.profile), (None, None, None));
        assert!(outcome.areas.len() == 7 && outcome.areas.values().all(Option::is_none));
        assert!(outcome.proposal.path.is_empty() && !outcome.proposal.ask_procedure);
    }

    #[test]
    fn half_of_the_weight_determines_a_domain() {
        let content = Content::built_in().unwrap();
        let level = |answers: &[(&str, u8)], area: &str| {
            result(&content, Kind::Full, &said(answers)).areas[&AreaId::from(area)]
                .map(|score| (score.percent, score.level))
        };
        assert_eq!(level(&[("INF1", 2)], "INF"), Some((66, 3)));
        assert_eq!(level(&[("INF2", 2)], "INF"), None);
        assert_eq!(level(&[("MAT2", 3), ("MAT4", 3)], "MAT"), None);
        assert_eq!(level(&[("DEB1", 0)], "DEB"), Some((0, 0)));
    }

    #[test]
    fn a_heavy_question_at_zero_locks_its_domain() {
        let content = Content::built_in().unwrap();
        let answers = said(&[("MAT1", 3), ("MAT2", 3), ("MAT3", 0), ("MAT4", 3)]);
        let outcome = result(&content, Kind::Full, &answers);
        assert_eq!(outcome.areas[&AreaId::from("MAT")], Some(AreaScore { percent: 71, level: 1 }));
        let light = said(&[("MAT1", 3), ("MAT2", 3), ("MAT3", 3), ("MAT4", 0)]);
        assert_eq!(result(&content, Kind::Full, &light).areas[&AreaId::from("MAT")].unwrap().level, 3);
    }

    #[test]
    fn what_was_seen_counts_and_wild_values_are_bounded() {
        let content = Content::built_in().unwrap();
        let one = |answer| result(&content, Kind::Short, &[("INF1".into(), answer)].into()).percent;
        assert_eq!(one(Answer { declared: Some(3), observed: Some(1) }), Some(33));
        assert_eq!(one(Answer { declared: Some(200), observed: None }), Some(100));
        assert_eq!(one(Answer { declared: None, observed: None }), None);
    }

    #[test]
    fn the_short_form_has_no_profile() {
        let content = Content::built_in().unwrap();
        let all = |value| content.questionnaire.questions.iter().map(|q| (q.id.as_str(), value)).collect::<Vec<_>>();
        assert_eq!(result(&content, Kind::Short, &said(&all(3))).profile, None);
        assert_eq!(result(&content, Kind::Full, &said(&all(3))).profile, Some(3));
    }

    #[test]
    fn improving_an_answer_never_lowers_a_result() {
        let content = Content::built_in().unwrap();
        proptest!(ProptestConfig::with_cases(2000), |(values in prop::collection::vec(prop::option::weighted(0.9, 0u8..=3), 24), improved in any::<prop::sample::Index>(), by in 1u8..=3)| {
            let ids = content.questionnaire.questions.iter().map(|question| question.id.clone());
            let answer = |value: Option<u8>| Answer { declared: value, observed: None };
            let before: Answers = ids.clone().zip(values.iter().copied().map(answer)).collect();
            let at = improved.index(24);
            let mut better = values.clone();
            better[at] = better[at].map(|value| (value + by).min(3));
            let after: Answers = ids.zip(better.into_iter().map(answer)).collect();

            let (before, after) = (result(&content, Kind::Full, &before), result(&content, Kind::Full, &after));
            prop_assert!(after.percent >= before.percent && after.short_percent >= before.short_percent);
            prop_assert!(after.profile >= before.profile);
            for (area, was) in &before.areas {
                let now = after.areas[area];
                prop_assert_eq!(now.is_some(), was.is_some());
                prop_assert!(now.map(|s| (s.level, s.percent)) >= was.map(|s| (s.level, s.percent)), "{}", area);
            }
        });
    }
}
