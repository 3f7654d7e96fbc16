//! The modules worked on in a session, each skill before and after.

use crate::domain::curriculum::{Curriculum, Module};
use crate::domain::ids::{ModuleId, SkillId};
use crate::domain::progress::{ModuleProgress, Ratings, module_progress};
use crate::domain::session::{Rating, Session};

/// A module worked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub id: ModuleId,
    pub title: String,
    /// It is a reason to come, which a visitor need not read.
    pub tells_procedure: bool,
    pub before: ModuleProgress,
    pub now: ModuleProgress,
    pub skills: Vec<SkillLine>,
}

/// A skill before a session and after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillLine {
    pub id: SkillId,
    pub label: String,
    pub essential: bool,
    pub before: Option<Rating>,
    pub now: Option<Rating>,
    /// It was rated in this session.
    pub touched: bool,
}

/// The modules opened in a session, then those of other skills rated in it.
pub fn worked_on(session: &Session, before: &Ratings, curriculum: &Curriculum) -> Vec<Step> {
    let mut ids = session.modules.clone();
    for skill in session.ratings.keys() {
        let module = skill.module();
        if !ids.contains(&module) {
            ids.push(module);
        }
    }
    let mut now = before.clone();
    now.extend(session.ratings.clone());
    ids.into_iter().map(|id| step(id, session, before, &now, curriculum)).collect()
}

fn step(id: ModuleId, session: &Session, before: &Ratings, now: &Ratings, curriculum: &Curriculum) -> Step {
    let module = curriculum.module(&id);
    let progress = |ratings| module.map(|module| module_progress(module, ratings)).unwrap_or_default();
    Step {
        title: module.map_or_else(|| id.to_string(), |module| module.title.clone()),
        tells_procedure: module.is_some_and(|module| module.reason.is_some()),
        before: progress(before),
        now: progress(now),
        skills: skills(&id, module, session, before, now),
        id,
    }
}

/// A module's skills, then those rated that the programme does not have any more.
fn skills(
    id: &ModuleId,
    module: Option<&Module>,
    session: &Session,
    before: &Ratings,
    now: &Ratings,
) -> Vec<SkillLine> {
    let line = |skill: &SkillId, label: &str, essential: bool| SkillLine {
        id: skill.clone(),
        label: label.to_owned(),
        essential,
        before: before.get(skill).copied(),
        now: now.get(skill).copied(),
        touched: session.ratings.contains_key(skill),
    };
    let taught = module.map(|module| module.skills.as_slice()).unwrap_or_default();
    let gone = session
        .ratings
        .keys()
        .filter(|skill| skill.module() == *id && !taught.iter().any(|other| other.id == **skill))
        .map(|skill| line(skill, skill.as_str(), false));
    taught.iter().map(|skill| line(&skill.id, &skill.label, skill.essential)).chain(gone).collect()
}
