//! Reads and checks the practical tests and the practice exercises.

use super::{ContentError, Fault, Faults, fault, parse, shaped, unique};
use crate::domain::curriculum::{Curriculum, Questionnaire};
use crate::domain::exercise::{Choice, Exercise, Form, FormBox, Model, Pool, Purpose, Sequence, Step, Thing};
use crate::domain::ids::{ExerciseId, QuestionId, SkillId};
use serde::Deserialize;

const FILE: &str = "exercises.toml";

/// Items of a practice exercise.
const ITEMS: std::ops::RangeInclusive<usize> = 5..=12;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExercisesText {
    exercises: Vec<ExerciseText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExerciseText {
    id: ExerciseId,
    title: String,
    prompt: String,
    test: Option<QuestionId>,
    #[serde(default)]
    grades: [usize; 2],
    #[serde(default)]
    skills: Vec<SkillId>,
    drawn: usize,
    answers: Option<[String; 2]>,
    judge: Option<Vec<ThingText>>,
    choose: Option<Vec<ChoiceText>>,
    copy: Option<Vec<ModelText>>,
    order: Option<Vec<SequenceText>>,
    fill: Option<Vec<FormText>>,
    passphrase: Option<Vec<ChoiceText>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThingText {
    #[serde(default)]
    from: String,
    text: String,
    #[serde(default, rename = "fake")]
    is_false: bool,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChoiceText {
    ask: String,
    right: String,
    wrong: Vec<String>,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModelText {
    text: String,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SequenceText {
    ask: String,
    steps: Vec<ModelText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormText {
    title: String,
    letter: Vec<String>,
    boxes: Vec<BoxText>,
    receipt: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BoxText {
    label: String,
    right: String,
    #[serde(default)]
    given: String,
    fault: String,
}

/// Whether a value of this file has the expected shape; `None` when nothing bears that name.
pub(super) fn shape(key: &str, value: toml::Value) -> Option<Result<(), toml::de::Error>> {
    match key {
        "exercises" => Some(shaped::<ExerciseText>(value)),
        _ => None,
    }
}

/// Reads the exercises; the skills and questions they name must be the programme's and the questionnaire's.
pub(super) fn read(
    text: &str,
    curriculum: &Curriculum,
    questionnaire: &Questionnaire,
    faults: &mut Faults,
) -> Option<Vec<Exercise>> {
    let text: ExercisesText = parse(FILE, text, faults)?;
    let read = text.exercises.into_iter().map(exercise);
    let exercises: Vec<Exercise> =
        read.filter_map(|exercise| exercise.map_err(|fault| faults.push(fault)).ok()).collect();
    unique(FILE, exercises.iter().map(|exercise| exercise.id.as_str()), faults);
    for exercise in &exercises {
        let id = exercise.id.as_str();
        let known = match &exercise.purpose {
            Purpose::Test { question, .. } => {
                questionnaire.question(question).is_some_and(|known| known.test.is_some())
            }
            Purpose::Practice(skills) => {
                !skills.is_empty() && skills.iter().all(|skill| curriculum.skill(skill).is_some())
            }
        };
        if !known {
            faults.push(fault(FILE, id, Fault::Unknown));
        }
        if !has_enough(exercise) {
            faults.push(fault(FILE, id, Fault::TooFew));
        }
    }
    Some(exercises)
}

/// Whether the pool has what is drawn of it, and practice neither too little nor too much to do.
fn has_enough(exercise: &Exercise) -> bool {
    let drawn = exercise.drawn;
    let fits = match &exercise.pool {
        Pool::Judge { things, .. } => {
            let wrong = things.iter().filter(|thing| thing.is_false).count();
            wrong >= drawn / 2 && things.len() - wrong >= drawn - drawn / 2
        }
        Pool::Choose(choices) | Pool::Passphrase(choices) => {
            choices.len() >= drawn && choices.iter().all(|choice| !choice.wrong.is_empty())
        }
        Pool::Copy(models) => models.len() >= drawn,
        Pool::Order(sequences) => {
            !sequences.is_empty() && sequences.iter().all(|sequence| sequence.steps.len() == drawn + 1)
        }
        Pool::Fill(forms) => !forms.is_empty() && forms.iter().all(|form| !form.boxes.is_empty()),
    };
    fits && (exercise.question().is_some() || ITEMS.contains(&exercise.draw(0).len()))
}

fn exercise(text: ExerciseText) -> Result<Exercise, ContentError> {
    let one_pool = || fault(FILE, text.id.as_str(), Fault::OnePool);
    let judge = match (text.answers, text.judge) {
        (Some(answers), Some(things)) => Some(Pool::Judge { answers, things: all(things, thing) }),
        (None, None) => None,
        _ => return Err(one_pool()),
    };
    let pools = [
        judge,
        text.choose.map(|choices| Pool::Choose(all(choices, choice))),
        text.copy.map(|models| Pool::Copy(all(models, |model| Model { text: model.text, why: model.why }))),
        text.order.map(|sequences| Pool::Order(all(sequences, sequence))),
        text.fill.map(|forms| Pool::Fill(all(forms, form))),
        text.passphrase.map(|choices| Pool::Passphrase(all(choices, choice))),
    ];
    let mut pools = pools.into_iter().flatten();
    let (Some(pool), None) = (pools.next(), pools.next()) else { return Err(one_pool()) };
    let purpose = match text.test {
        Some(question) => Purpose::Test { question, grades: text.grades },
        None => Purpose::Practice(text.skills),
    };
    Ok(Exercise { id: text.id, title: text.title, prompt: text.prompt, purpose, drawn: text.drawn, pool })
}

fn all<T, U>(texts: Vec<T>, read: impl Fn(T) -> U) -> Vec<U> {
    texts.into_iter().map(read).collect()
}

fn thing(text: ThingText) -> Thing {
    Thing { from: text.from, text: text.text, is_false: text.is_false, why: text.why }
}

fn choice(text: ChoiceText) -> Choice {
    Choice { ask: text.ask, right: text.right, wrong: text.wrong, why: text.why }
}

fn sequence(text: SequenceText) -> Sequence {
    Sequence { ask: text.ask, steps: all(text.steps, |step| Step { text: step.text, why: step.why }) }
}

fn form(text: FormText) -> Form {
    Form { title: text.title, letter: text.letter, boxes: all(text.boxes, form_box), receipt: text.receipt }
}

fn form_box(text: BoxText) -> FormBox {
    FormBox { label: text.label, right: text.right, given: text.given, fault: text.fault }
}
