//! The shape of what is taught and asked. The content itself is data: see `content`.

use super::ids::{AreaId, CoopKey, ModuleId, QuestionId, SkillId};
use time::{Date, Duration};

/// The questionnaire: its domains, its questions and their thresholds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questionnaire {
    /// Frozen with each result.
    pub version: String,
    /// The answers' words, from 0 to 3; the short ones serve in reasons.
    pub scale: [Words; 4],
    /// In the order they are shown.
    pub areas: Vec<Area>,
    /// In the order they are asked.
    pub questions: Vec<Question>,
    /// Percentages from which levels 1, 2 and 3 begin.
    pub thresholds: [u8; 3],
    /// Words for levels 0 to 3, long and short.
    pub levels: [Words; 4],
    /// Words for profiles 0 to 3.
    pub profiles: [String; 4],
}

/// A long and a short wording of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    pub long: String,
    pub short: String,
}

/// A domain of the questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    pub id: AreaId,
    pub label: String,
}

/// A sentence read aloud, answered 0 to 3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub id: QuestionId,
    pub area: AreaId,
    pub text: String,
    /// « Si besoin »: one rewording.
    pub hint: String,
    /// Two or three words, for reasons and lists.
    pub label: String,
    /// 1 or 2.
    pub weight: u8,
    /// Asked in the short form too.
    pub short: bool,
    pub modules: Vec<ModuleId>,
    /// Also concerns the procedures the person chose.
    pub own_procedures: bool,
    /// The practical test, for the seven questions that have one.
    pub test: Option<Test>,
}

/// A practical test: what the person is asked to do, and how what is seen becomes a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// Said to the person.
    pub prompt: String,
    /// For the mediator: what calls for the values 0 to 3.
    pub grid: [String; 4],
    /// The skills it shows; none when they depend on the procedure chosen.
    pub skills: Vec<SkillId>,
}

/// The three groups of modules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Track {
    Basics,
    Procedures,
    Security,
}

/// The programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curriculum {
    /// In the programme's order: basics, procedures, security.
    pub modules: Vec<Module>,
    /// Words for ratings 0 to 3, long and short.
    pub scale: [Words; 4],
}

/// A module: a few skills taught together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Module {
    pub id: ModuleId,
    pub track: Track,
    pub title: String,
    pub objective: String,
    /// What brings a person to it, in a word; `None` for a module nobody comes for by itself.
    pub reason: Option<String>,
    pub duration_min: u16,
    /// How the duration is cut into sessions: « 2 × 60 ».
    pub meetings: String,
    pub prerequisites: Vec<ModuleId>,
    /// Competences of `DigComp` 2.2 it belongs to, such as `5.1`.
    pub digcomp: Vec<String>,
    /// Keys of the Coop's themes it counts as.
    pub themes: Vec<CoopKey>,
    pub skills: Vec<Skill>,
    /// For the mediator alone.
    pub mediator_note: String,
    /// When a mediator last checked the content; `None` when nobody has.
    pub checked_on: Option<Date>,
    /// « Ce que je retiens »: sentences to choose from.
    pub sentences: Vec<String>,
    /// « J'apporte ».
    pub bring: String,
}

/// One observable act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skill {
    pub id: SkillId,
    pub label: String,
    /// Without it the module is not acquired; it cannot be « sans objet ».
    pub essential: bool,
}

impl Questionnaire {
    /// The questions of one form, in order.
    pub fn asked(&self, kind: super::assessment::Kind) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(move |question| question.short || kind == super::assessment::Kind::Full)
    }

    /// The question of that id.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }

    /// The level, 0 to 3, that a percentage reaches.
    pub fn level(&self, percent: u8) -> u8 {
        self.thresholds.iter().map(|threshold| u8::from(percent >= *threshold)).sum()
    }
}

/// How far the content of a module can be trusted today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// No mediator ever checked it.
    NeverChecked,
    /// Checked more than six months ago: sites change.
    Stale,
    Fresh,
}

impl Freshness {
    /// How fresh what was checked on a day is on another.
    pub fn since(checked_on: Date, today: Date) -> Self {
        const SIX_MONTHS: Duration = Duration::days(183);
        if today - checked_on > SIX_MONTHS { Self::Stale } else { Self::Fresh }
    }
}

impl Module {
    /// How fresh the content is on a day.
    pub fn freshness(&self, today: Date) -> Freshness {
        self.checked_on.map_or(Freshness::NeverChecked, |day| Freshness::since(day, today))
    }
}

impl Curriculum {
    /// The module of that id.
    pub fn module(&self, id: &ModuleId) -> Option<&Module> {
        self.modules.iter().find(|module| module.id == *id)
    }

    /// The skill of that id.
    pub fn skill(&self, id: &SkillId) -> Option<&Skill> {
        self.module(&id.module())?.skills.iter().find(|skill| skill.id == *id)
    }
}
