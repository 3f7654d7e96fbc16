//! Reads and checks the programme.

use super::vocabularies::Vocabularies;
use super::{ContentError, Fault, day, fault, parse, unique};
use crate::domain::curriculum::{Curriculum, Module, Skill, Track, Words};
use crate::domain::ids::{CoopKey, ModuleId, SkillId};
use serde::Deserialize;

const FILE: &str = "curriculum.toml";

/// A long and a short wording as the files write them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WordsText {
    long: String,
    short: String,
}

impl From<WordsText> for Words {
    fn from(text: WordsText) -> Self {
        Self { long: text.long, short: text.short }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CurriculumText {
    scale: [WordsText; 4],
    modules: Vec<ModuleText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModuleText {
    id: ModuleId,
    track: TrackText,
    title: String,
    objective: String,
    reason: Option<String>,
    duration_min: u16,
    meetings: String,
    prerequisites: Vec<ModuleId>,
    digcomp: Vec<String>,
    themes: Vec<CoopKey>,
    mediator_note: String,
    checked_on: Option<String>,
    sentences: Vec<String>,
    bring: String,
    skills: Vec<SkillText>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum TrackText {
    Basics,
    Procedures,
    Security,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SkillText {
    id: SkillId,
    label: String,
    #[serde(default)]
    essential: bool,
}

/// Reads the programme; its themes must be the Coop's.
pub(super) fn read(text: &str, vocabularies: &Vocabularies) -> Result<Curriculum, ContentError> {
    let text: CurriculumText = parse(FILE, text)?;
    let modules = text.modules.into_iter().map(module).collect::<Result<Vec<_>, _>>()?;
    unique(FILE, modules.iter().map(|module| module.id.as_str()))?;
    for (at, module) in modules.iter().enumerate() {
        check(module, modules.get(..at).unwrap_or_default(), vocabularies)?;
    }
    Ok(Curriculum { modules, scale: text.scale.map(Words::from) })
}

fn module(text: ModuleText) -> Result<Module, ContentError> {
    let checked_on = text.checked_on.map(|checked| day(FILE, text.id.as_str(), &checked)).transpose()?;
    Ok(Module {
        checked_on,
        id: text.id,
        track: match text.track {
            TrackText::Basics => Track::Basics,
            TrackText::Procedures => Track::Procedures,
            TrackText::Security => Track::Security,
        },
        title: text.title,
        objective: text.objective,
        reason: text.reason,
        duration_min: text.duration_min,
        meetings: text.meetings,
        prerequisites: text.prerequisites,
        digcomp: text.digcomp,
        themes: text.themes,
        skills: text
            .skills
            .into_iter()
            .map(|skill| Skill { id: skill.id, label: skill.label, essential: skill.essential })
            .collect(),
        mediator_note: text.mediator_note,
        sentences: text.sentences,
        bring: text.bring,
    })
}

/// Checks a module against those that stand before it, which also rules out circles.
fn check(module: &Module, before: &[Module], vocabularies: &Vocabularies) -> Result<(), ContentError> {
    let id = module.id.as_str();
    if module.prerequisites.iter().any(|needed| before.iter().all(|other| other.id != *needed)) {
        return Err(fault(FILE, id, Fault::BeforePrerequisite));
    }
    if let Some(theme) = module.themes.iter().find(|theme| vocabularies.theme_label(theme).is_none()) {
        return Err(fault(FILE, theme.as_str(), Fault::Unknown));
    }
    if let Some(skill) = module.skills.iter().find(|skill| skill.id.module() != module.id) {
        return Err(fault(FILE, skill.id.as_str(), Fault::ForeignSkill));
    }
    if !module.skills.iter().any(|skill| skill.essential) {
        return Err(fault(FILE, id, Fault::NothingEssential));
    }
    unique(FILE, module.skills.iter().map(|skill| skill.id.as_str()))
}
