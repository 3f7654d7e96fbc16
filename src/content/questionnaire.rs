//! Reads and checks the questionnaire.

use super::curriculum::WordsText;
use super::{Fault, Faults, fault, parse, shaped, unique};
use crate::domain::curriculum::{Area, Curriculum, Question, Questionnaire, Test, Words};
use crate::domain::ids::{AreaId, ModuleId, QuestionId, SkillId};
use serde::Deserialize;

const FILE: &str = "questionnaire.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionnaireText {
    version: String,
    thresholds: [u8; 3],
    scale: [WordsText; 4],
    levels: [WordsText; 4],
    profiles: [String; 4],
    areas: Vec<AreaText>,
    questions: Vec<QuestionText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AreaText {
    id: AreaId,
    label: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionText {
    id: QuestionId,
    area: AreaId,
    text: String,
    hint: String,
    label: String,
    weight: u8,
    #[serde(default)]
    short: bool,
    modules: Vec<ModuleId>,
    #[serde(default)]
    own_procedures: bool,
    test: Option<TestText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TestText {
    prompt: String,
    grid: [String; 4],
    skills: Vec<SkillId>,
}

/// Whether a value of this file has the expected shape; `None` when nothing bears that name.
pub(super) fn shape(key: &str, value: toml::Value) -> Option<Result<(), toml::de::Error>> {
    match key {
        "version" => Some(shaped::<String>(value)),
        "thresholds" => Some(shaped::<[u8; 3]>(value)),
        "scale" | "levels" => Some(shaped::<[WordsText; 4]>(value)),
        "profiles" => Some(shaped::<[String; 4]>(value)),
        "areas" => Some(shaped::<AreaText>(value)),
        "questions" => Some(shaped::<QuestionText>(value)),
        _ => None,
    }
}

/// Reads the questionnaire; the modules and skills it names must be the programme's.
pub(super) fn read(text: &str, curriculum: &Curriculum, faults: &mut Faults) -> Option<Questionnaire> {
    let text: QuestionnaireText = parse(FILE, text, faults)?;
    let questionnaire = Questionnaire {
        version: text.version,
        scale: text.scale.map(Words::from),
        areas: text.areas.into_iter().map(|area| Area { id: area.id, label: area.label }).collect(),
        questions: text.questions.into_iter().map(question).collect(),
        thresholds: text.thresholds,
        levels: text.levels.map(Words::from),
        profiles: text.profiles,
    };
    check(&questionnaire, curriculum, faults);
    Some(questionnaire)
}

fn question(text: QuestionText) -> Question {
    Question {
        id: text.id,
        area: text.area,
        text: text.text,
        hint: text.hint,
        label: text.label,
        weight: text.weight,
        short: text.short,
        modules: text.modules,
        own_procedures: text.own_procedures,
        test: text.test.map(|test| Test { prompt: test.prompt, grid: test.grid, skills: test.skills }),
    }
}

fn check(questionnaire: &Questionnaire, curriculum: &Curriculum, faults: &mut Faults) {
    let [first, second, third] = questionnaire.thresholds;
    if !(0 < first && first < second && second < third && third <= 100) {
        faults.push(fault(FILE, "thresholds", Fault::Thresholds));
    }
    if questionnaire.version.is_empty() {
        faults.push(fault(FILE, "version", Fault::Empty));
    }
    unique(FILE, questionnaire.areas.iter().map(|area| area.id.as_str()), faults);
    unique(FILE, questionnaire.questions.iter().map(|question| question.id.as_str()), faults);
    for question in &questionnaire.questions {
        let id = question.id.as_str();
        if !(1..=2).contains(&question.weight) {
            faults.push(fault(FILE, id, Fault::Weight));
        }
        let skills = question.test.iter().flat_map(|test| &test.skills);
        let known = questionnaire.areas.iter().any(|area| area.id == question.area)
            && question.modules.iter().all(|module| curriculum.module(module).is_some())
            && skills.into_iter().all(|skill| curriculum.skill(skill).is_some());
        if !known {
            faults.push(fault(FILE, id, Fault::Unknown));
        }
    }
}
