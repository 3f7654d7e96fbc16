//! Which modules the answers call for, in which order, and why.

use super::assessment::{Answer, Path, Proposal};
use super::curriculum::{Curriculum, Module, Question, Questionnaire, Track};
use super::ids::{ModuleId, QuestionId};
use super::scoring::answered;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The need from which a module is kept.
const KEPT_FROM: u32 = 2;

/// The first answer that calls for nothing more.
const ABLE: u8 = 2;

/// The module that opens the door to all procedures.
const DOOR: &str = "D1";

/// What put a module in the proposed path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason<'q> {
    /// The person comes for it.
    OwnRequest,
    /// An answer below « sans aide ».
    Answer { question: &'q Question, value: u8 },
}

/// Proposes a path from what was answered, be it everything or a few questions.
///
/// A module is kept when `Σ (2 − answer) × weight`, over the questions that concern it and are answered below 2, reaches 2.
/// A prerequisite that is not kept is taken as acquired.
pub fn recommend(
    questionnaire: &Questionnaire,
    curriculum: &Curriculum,
    answers: &BTreeMap<QuestionId, Answer>,
    procedures: &[ModuleId],
) -> Proposal {
    let lacks: Vec<_> = answered(questionnaire, answers).filter(|(_, value)| *value < ABLE).collect();
    let need = |module: &ModuleId| -> u32 {
        lacks.iter().filter(|(question, _)| question.modules.contains(module)).map(|lack| weight(*lack)).sum()
    };
    let kept = |track: Track| {
        let modules = curriculum.modules.iter().filter(move |module| module.track == track);
        modules.map(|module| (module, need(&module.id))).filter(|(_, need)| *need >= KEPT_FROM)
    };
    let path = Path {
        basics: kept(Track::Basics).map(|(module, _)| module.id.clone()).collect(),
        procedures: own_procedures(curriculum, procedures, need(&DOOR.into()) >= KEPT_FROM),
        security: by_need(kept(Track::Security).collect()),
    };
    let ask_procedure = procedures.is_empty() && lacks.iter().any(|(question, _)| question.own_procedures);
    Proposal { path, ask_procedure }
}

/// Why a module is in the path: the person's request first, then the answers that weigh most.
///
/// Empty for a module that nobody but the mediator asked for.
pub fn reasons<'q>(
    questionnaire: &'q Questionnaire,
    answers: &BTreeMap<QuestionId, Answer>,
    procedures: &[ModuleId],
    module: &ModuleId,
) -> Vec<Reason<'q>> {
    let own = procedures.contains(module);
    let mut lacks: Vec<_> = answered(questionnaire, answers)
        .filter(|(question, value)| {
            *value < ABLE && (question.modules.contains(module) || own && question.own_procedures)
        })
        .collect();
    lacks.sort_by_key(|lack| Reverse(weight(*lack)));
    let because = lacks.into_iter().map(|(question, value)| Reason::Answer { question, value });
    own.then_some(Reason::OwnRequest).into_iter().chain(because).collect()
}

/// How much an answer below 2 asks for.
fn weight((question, value): (&Question, u8)) -> u32 {
    u32::from(ABLE.saturating_sub(value)) * u32::from(question.weight)
}

/// The door if it is kept, then the procedures the person named, in their order and once each.
fn own_procedures(curriculum: &Curriculum, named: &[ModuleId], door_kept: bool) -> Vec<ModuleId> {
    let mut list: Vec<ModuleId> = Vec::new();
    let door = door_kept.then(|| ModuleId::from(DOOR));
    for id in door.iter().chain(named) {
        let known = curriculum.module(id).is_some_and(|module| module.track == Track::Procedures);
        if known && !list.contains(id) {
            list.push(id.clone());
        }
    }
    list
}

/// The greatest need first, then the programme's order; each module after those of its prerequisites that are kept.
fn by_need(mut kept: Vec<(&Module, u32)>) -> Vec<ModuleId> {
    let programme: Vec<&Module> = kept.iter().map(|(module, _)| *module).collect();
    kept.sort_by_key(|(_, need)| Reverse(*need));
    let mut placed = Vec::new();
    let mut seen = Vec::new();
    for (module, _) in kept {
        place(module, &programme, &mut seen, &mut placed);
    }
    placed
}

/// Places a module after its kept prerequisites, step by step. `seen` keeps a circular programme from looping.
fn place<'m>(module: &'m Module, kept: &[&'m Module], seen: &mut Vec<&'m ModuleId>, placed: &mut Vec<ModuleId>) {
    if seen.contains(&&module.id) {
        return;
    }
    seen.push(&module.id);
    for before in kept.iter().filter(|other| module.prerequisites.contains(&other.id)) {
        place(before, kept, seen, placed);
    }
    placed.push(module.id.clone());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;
    use proptest::prelude::*;

    type Answers = BTreeMap<QuestionId, Answer>;

    fn said<'a>(pairs: impl IntoIterator<Item = (&'a str, u8)>) -> Answers {
        let answer = |value| Answer { declared: Some(value), observed: None };
        pairs.into_iter().map(|(id, value)| (QuestionId::from(id), answer(value))).collect()
    }

    fn ids(text: &str) -> Vec<ModuleId> {
        text.split_whitespace().map(ModuleId::from).collect()
    }

    fn proposal(content: &Content, answers: &Answers, procedures: &str) -> Proposal {
        recommend(&content.questionnaire, &content.curriculum, answers, &ids(procedures))
    }

    #[test]
    fn five_answers_are_enough_for_a_first_path() {
        let content = Content::built_in().unwrap();
        let answers = said([("MAT2", 0), ("MAT3", 2), ("INF1", 1), ("COM1", 2), ("COM2", 1)]);
        let proposal = proposal(&content, &answers, "");
        assert_eq!(proposal.path, Path { basics: ids("P1 P3 P4 P5"), ..Path::default() });
        assert!(!proposal.ask_procedure, "nothing was said about forms yet");
    }

    #[test]
    fn procedures_follow_the_persons_order_once_each() {
        let content = Content::built_in().unwrap();
        let able = said([("DEM1", 2), ("DEM2", 2), ("DEM3", 2)]);
        assert_eq!(proposal(&content, &able, "D7 D2 D7 P1 D99").path.procedures, ids("D7 D2"));
        let unable = said([("DEM1", 1), ("DEM2", 2), ("DEM3", 2)]);
        assert_eq!(proposal(&content, &unable, "D7 D1 D2").path.procedures, ids("D1 D7 D2"));
        assert_eq!(proposal(&content, &able, "D7 D1 D2").path.procedures, ids("D7 D1 D2"));
    }

    #[test]
    fn a_procedure_is_asked_for_when_forms_are_hard_and_none_was_named() {
        let content = Content::built_in().unwrap();
        for (answers, named, asked) in [
            (said([("DEM3", 1)]), "", true),
            (said([("DEM4", 1)]), "", true),
            (said([("DEM3", 1)]), "D3", false),
            (said([("DEM3", 2), ("DEM4", 3), ("DEM1", 0)]), "", false),
        ] {
            assert_eq!(proposal(&content, &answers, named).ask_procedure, asked);
        }
    }

    #[test]
    fn reasons_begin_with_the_heaviest() {
        let content = Content::built_in().unwrap();
        let answers = said([("INF3", 0), ("DEM1", 0), ("SEC2", 1), ("DEM3", 1), ("DEM4", 0)]);
        let labels = |module: &str, own: &str| -> Vec<(String, u8)> {
            reasons(&content.questionnaire, &answers, &ids(own), &module.into())
                .into_iter()
                .map(|reason| match reason {
                    Reason::OwnRequest => ("own".to_owned(), 9),
                    Reason::Answer { question, value } => (question.label.clone(), value),
                })
                .collect()
        };
        let list = |pairs: &[(&str, u8)]| pairs.iter().map(|(l, v)| ((*l).to_owned(), *v)).collect::<Vec<_>>();
        assert_eq!(labels("S2", ""), list(&[("vrai site", 0), ("publicités", 0), ("faux messages", 1)]));
        assert_eq!(labels("D3", "D3"), list(&[("own", 9), ("formulaire", 1), ("envoyer un papier", 0)]));
        assert_eq!(labels("D3", ""), []);
        assert_eq!(labels("S4", ""), []);
    }

    #[test]
    fn kept_prerequisites_always_come_before() {
        let content = Content::built_in().unwrap();
        proptest!(ProptestConfig::with_cases(2000), |(values in prop::collection::vec(prop::option::weighted(0.9, 0u8..=3), 24))| {
            let answers: Answers = content.questionnaire.questions.iter().zip(values)
                .map(|(question, value)| (question.id.clone(), Answer { declared: value, observed: None }))
                .collect();
            let path = proposal(&content, &answers, "D2").path;
            for group in [&path.basics, &path.procedures, &path.security] {
                for (at, id) in group.iter().enumerate() {
                    let module = content.curriculum.module(id).unwrap();
                    prop_assert!(group[at..].iter().all(|later| !module.prerequisites.contains(later)), "{:?}", group);
                    prop_assert!(!group[..at].contains(id));
                    let why = reasons(&content.questionnaire, &answers, &ids("D2"), id);
                    prop_assert!(!why.is_empty(), "{} without a reason", id);
                }
            }
        });
    }
}
