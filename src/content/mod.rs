//! What ships as data: the questionnaire, the programme, its guides and exercises, the Coop's vocabularies, the nouns of
//! learners' codes.
//!
//! The texts stand in TOML beside their loaders and are built in; the same loaders read changed texts, so that a new
//! module or question is tried without compiling.

pub mod codes;
pub mod communes;
mod curriculum;
mod exercises;
mod guides;
pub mod pack;
mod questionnaire;
#[cfg(test)]
mod tests;
pub mod vocabularies;

use crate::domain::curriculum::{Curriculum, Questionnaire};
use crate::domain::exercise::Exercise;
use crate::domain::guide::Guide;
use crate::domain::ids::{ExerciseId, ModuleId, QuestionId};
use crate::domain::pack::{About, Fault};
use codes::Nouns;
use time::Date;
use time::macros::format_description;
use vocabularies::Vocabularies;

/// All content, read and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    pub questionnaire: Questionnaire,
    pub curriculum: Curriculum,
    pub vocabularies: Vocabularies,
    pub nouns: Nouns,
    /// The mediators' guides, one a module.
    pub guides: Vec<Guide>,
    /// The practical tests and the practice exercises.
    pub exercises: Vec<Exercise>,
    /// The pack that was added to it.
    pub pack: Option<About>,
}

/// The texts content is read from.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// TOML.
    pub questionnaire: &'a str,
    /// TOML.
    pub curriculum: &'a str,
    /// TOML.
    pub vocabularies: &'a str,
    /// One noun a line.
    pub codes: &'a str,
    /// TOML.
    pub guides: &'a str,
    /// TOML.
    pub addresses: &'a str,
    /// TOML.
    pub exercises: &'a str,
}

impl Sources<'static> {
    /// The texts built into the program.
    pub const BUILT_IN: Self = Self {
        questionnaire: include_str!("questionnaire.toml"),
        curriculum: include_str!("curriculum.toml"),
        vocabularies: include_str!("vocabularies.toml"),
        codes: include_str!("codes.txt"),
        guides: include_str!("guides.toml"),
        addresses: include_str!("addresses.toml"),
        exercises: include_str!("exercises.toml"),
    };
}

/// Content that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ContentError {
    /// Not TOML, or not of the expected shape.
    #[error("{file}: {source}")]
    Shape { file: &'static str, source: toml::de::Error },
    /// Well shaped, but against a rule of the content.
    #[error("{file}: {place}: {fault}")]
    Fault { file: &'static str, place: String, fault: Fault },
}

/// Every fault found on the way.
type Faults = Vec<ContentError>;

impl Content {
    /// Reads the content built into the program. To be called once: the result is kept by the caller.
    pub fn built_in() -> Result<Self, ContentError> {
        Self::read(&Sources::BUILT_IN)
    }

    /// Reads and checks content.
    ///
    /// # Errors
    /// The first text that is not of the expected shape, or the first id that breaks a rule.
    pub fn read(sources: &Sources) -> Result<Self, ContentError> {
        let mut faults = Vec::new();
        let content = Self::read_noting(sources, &mut faults);
        match (faults.into_iter().next(), content) {
            (None, Some(content)) => Ok(content),
            (Some(first), _) => Err(first),
            (None, None) => Err(fault("", "", Fault::Empty)),
        }
    }

    /// Reads and checks content, noting every fault; `None` when a text has not even the expected shape.
    fn read_noting(sources: &Sources, faults: &mut Faults) -> Option<Self> {
        let vocabularies = vocabularies::read(sources.vocabularies, faults)?;
        let curriculum = curriculum::read(sources.curriculum, &vocabularies, faults)?;
        let questionnaire = questionnaire::read(sources.questionnaire, &curriculum, faults);
        let nouns = codes::read(sources.codes, faults);
        let guides = guides::read(sources.guides, sources.addresses, &curriculum, faults);
        let questionnaire = questionnaire?;
        let exercises = exercises::read(sources.exercises, &curriculum, &questionnaire, faults)?;
        Some(Self { questionnaire, curriculum, vocabularies, nouns, guides: guides?, exercises, pack: None })
    }

    /// The guide to a module.
    pub fn guide(&self, module: &ModuleId) -> Option<&Guide> {
        self.guides.iter().find(|guide| guide.module == *module)
    }

    /// The exercise of that id.
    pub fn exercise(&self, id: &ExerciseId) -> Option<&Exercise> {
        self.exercises.iter().find(|exercise| exercise.id == *id)
    }

    /// The exercise that is the practical test of a question, when it can be held in the terminal.
    pub fn test_of(&self, question: &QuestionId) -> Option<&Exercise> {
        self.exercises.iter().find(|exercise| exercise.question() == Some(question))
    }

    /// The practice exercises of a module; of all modules when none is named.
    pub fn practice<'c>(&'c self, module: Option<&'c ModuleId>) -> impl Iterator<Item = &'c Exercise> {
        let practice = self.exercises.iter().filter(|exercise| exercise.question().is_none());
        practice.filter(move |exercise| module.is_none_or(|module| exercise.trains(module)))
    }
}

/// Reads a TOML text: by way of a table, so that packs and built-in files are given their shape by the same code.
fn parse<T: serde::de::DeserializeOwned>(file: &'static str, text: &str, faults: &mut Faults) -> Option<T> {
    let shaped = text.parse::<toml::Table>().and_then(toml::Table::try_into);
    shaped.map_err(|source| faults.push(ContentError::Shape { file, source })).ok()
}

/// Whether a value can be read as what it should be.
fn shaped<T: serde::de::DeserializeOwned>(value: toml::Value) -> Result<(), toml::de::Error> {
    value.try_into::<T>().map(drop)
}

/// Notes ids that were seen already.
fn unique<'a>(file: &'static str, ids: impl IntoIterator<Item = &'a str>, faults: &mut Faults) {
    let mut seen = std::collections::BTreeSet::new();
    let twice = ids.into_iter().filter(|id| !seen.insert(*id));
    faults.extend(twice.map(|id| fault(file, id, Fault::Twice)));
}

/// Reads a day as the files write it.
fn day(file: &'static str, place: &str, text: &str, faults: &mut Faults) -> Option<Date> {
    let day = Date::parse(text, format_description!("[year]-[month]-[day]"));
    day.map_err(|_| faults.push(fault(file, place, Fault::Date))).ok()
}

fn fault(file: &'static str, place: impl Into<String>, fault: Fault) -> ContentError {
    ContentError::Fault { file, place: place.into(), fault }
}
