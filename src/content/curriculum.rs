//! Reads and checks the programme.

use super::vocabularies::Vocabularies;
use super::{Fault, Faults, day, fault, parse, shaped, unique};
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

/// Whether a value of this file has the expected shape; `None` when nothing bears that name.
pub(super) fn shape(key: &str, value: toml::Value) -> Option<Result<(), toml::de::Error>> {
    match key {
        "scale" => Some(shaped::<[WordsText; 4]>(value)),
        "modules" => Some(shaped::<ModuleText>(value)),
        _ => None,
    }
}

/// Reads the programme; its themes must be the Coop's.
pub(super) fn read(text: &str, vocabularies: &Vocabularies, faults: &mut Faults) -> Option<Curriculum> {
    let text: CurriculumText = parse(FILE, text, faults)?;
    let modules: Vec<Module> = text.modules.into_iter().map(|text| module(text, faults)).collect();
    unique(FILE, modules.iter().map(|module| module.id.as_str()), faults);
    for (at, module) in modules.iter().enumerate() {
        check(module, modules.get(..at).unwrap_or_default(), vocabularies, faults);
    }
    Some(Curriculum { modules, scale: text.scale.map(Words::from) })
}

fn module(text: ModuleText, faults: &mut Faults) -> Module {
    let checked_on = text.checked_on.and_then(|checked| day(FILE, text.id.as_str(), &checked, faults));
    Module {
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
    }
}

/// Checks a module against those that stand before it, which also rules out circles.
fn check(module: &Module, before: &[Module], vocabularies: &Vocabularies, faults: &mut Faults) {
    let id = module.id.as_str();
    if module.prerequisites.iter().any(|needed| before.iter().all(|other| other.id != *needed)) {
        faults.push(fault(FILE, id, Fault::BeforePrerequisite));
    }
    let strange = module.themes.iter().filter(|theme| vocabularies.theme_label(theme).is_none());
    faults.extend(strange.map(|theme| fault(FILE, theme.as_str(), Fault::Unknown)));
    let foreign = module.skills.iter().filter(|skill| skill.id.module() != module.id);
    faults.extend(foreign.map(|skill| fault(FILE, skill.id.as_str(), Fault::ForeignSkill)));
    if !module.skills.iter().any(|skill| skill.essential) {
        faults.push(fault(FILE, id, Fault::NothingEssential));
    }
    unique(FILE, module.skills.iter().map(|skill| skill.id.as_str()), faults);
}
