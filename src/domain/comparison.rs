//! Before and after: two self-assessments of one version side by side.

use super::assessment::{AreaScore, Assessment};
use super::change::Kept;
use super::curriculum::Questionnaire;
use super::ids::{AreaId, AssessmentId};

/// What changed from one assessment to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// In the questionnaire's order.
    pub areas: Vec<AreaChange>,
    /// The whole: over all questions when both are of one kind, else over those of the short form.
    pub percent: (Option<u8>, Option<u8>),
    pub profile: (Option<u8>, Option<u8>),
    /// Confidence from 0 to 10.
    pub confidence: (Option<u8>, Option<u8>),
}

/// A domain before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaChange {
    pub area: AreaId,
    pub before: Option<AreaScore>,
    pub after: Option<AreaScore>,
}

/// Finds the assessment to compare one with: the latest before it, of the same version.
///
/// `assessments` are a record's, the oldest first. One that is not filed yet comes after all of them.
pub fn previous<'a>(
    assessments: &'a [(AssessmentId, Kept<Assessment>)],
    id: &AssessmentId,
    version: &str,
) -> Option<&'a Assessment> {
    assessments
        .iter()
        .take_while(|(other, _)| other != id)
        .map(|(_, kept)| &kept.record)
        .filter(|assessment| assessment.version == version)
        .last()
}

/// Compares two assessments; `None` when their versions differ, for their figures do not mean the same.
pub fn compare(questionnaire: &Questionnaire, before: &Assessment, after: &Assessment) -> Option<Comparison> {
    if before.version != after.version {
        return None;
    }
    let score = |assessment: &Assessment, area: &AreaId| assessment.outcome.areas.get(area).copied().flatten();
    let whole = |assessment: &Assessment| {
        let same_kind = before.kind == after.kind;
        if same_kind { assessment.outcome.percent } else { assessment.outcome.short_percent }
    };
    let areas = questionnaire.areas.iter().map(|area| AreaChange {
        area: area.id.clone(),
        before: score(before, &area.id),
        after: score(after, &area.id),
    });
    Some(Comparison {
        areas: areas.collect(),
        percent: (whole(before), whole(after)),
        profile: (before.outcome.profile, after.outcome.profile),
        confidence: (before.context.confidence, after.context.confidence),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;
    use crate::domain::assessment::{Answer, Context, Kind};
    use crate::domain::change::Stamp;
    use crate::domain::ids::{InstanceId, LearnerId, MediatorId};
    use crate::domain::scoring::score;
    use time::macros::date;

    fn assessment(content: &Content, kind: Kind, value: u8) -> Assessment {
        let answer = Answer { declared: Some(value), observed: None };
        let answers = content.questionnaire.asked(kind).map(|question| (question.id.clone(), answer)).collect();
        Assessment {
            learner: LearnerId::from_bytes([0; 16]),
            date: date!(2026 - 11 - 17),
            kind,
            version: content.questionnaire.version.clone(),
            context: Context { confidence: Some(value), ..Context::default() },
            procedures: Vec::new(),
            outcome: score(&content.questionnaire, &content.curriculum, kind, &answers, &[]),
            answers,
        }
    }

    #[test]
    fn areas_stand_side_by_side() {
        let content = Content::built_in().unwrap();
        let (first, second) = (assessment(&content, Kind::Short, 0), assessment(&content, Kind::Full, 2));
        let compared = compare(&content.questionnaire, &first, &second).unwrap();
        assert_eq!(compared.areas.len(), 7);
        assert_eq!(compared.areas[0].before, Some(AreaScore { percent: 0, level: 0 }));
        assert_eq!(compared.areas[0].after, Some(AreaScore { percent: 66, level: 3 }));
        assert_eq!(compared.areas[6].before, None, "the short form does not cover the last domain");
        assert_eq!((compared.percent, compared.profile), ((Some(0), Some(66)), (None, Some(3))));
        assert_eq!(compared.confidence, (Some(0), Some(2)));
    }

    #[test]
    fn versions_are_never_mixed() {
        let content = Content::built_in().unwrap();
        let (mut old, new) = (assessment(&content, Kind::Full, 1), assessment(&content, Kind::Full, 2));
        let kept = |number: u8, record: Assessment| {
            let stamp = Stamp {
                at: 0,
                instance: InstanceId::from_bytes([0; 16]),
                sequence: number.into(),
                author: MediatorId::from_bytes([0; 16]),
            };
            (AssessmentId::from_bytes([number; 16]), Kept { stamp, record })
        };
        let first = old.clone();
        old.version = "0".into();
        assert_eq!(compare(&content.questionnaire, &old, &new), None);
        let list = [kept(1, first.clone()), kept(2, old), kept(3, new)];
        let id = |number| AssessmentId::from_bytes([number; 16]);
        assert_eq!(previous(&list, &id(1), "1"), None);
        assert_eq!(previous(&list, &id(3), "1"), Some(&first));
        assert_eq!(previous(&list, &id(9), "1"), Some(&list[2].1.record), "one not filed yet");
    }
}
