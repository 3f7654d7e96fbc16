//! What a learner can do by now: the current value of each skill, the state of each module, the natural next step.
//!
//! Nothing of it is stored: it is read off the sessions each time, so that a correction is always followed.

use super::assessment::Path;
use super::change::Kept;
use super::curriculum::{Curriculum, Module, Skill};
use super::ids::{SessionId, SkillId};
use super::session::{Rating, Session};
use std::collections::BTreeMap;
use time::Date;

/// The best rating: without help.
const BEST: u8 = 3;

/// Ratings by skill.
pub type Ratings = BTreeMap<SkillId, Rating>;

/// How far a module is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nothing rated above « pas encore vu ».
    #[default]
    Todo,
    /// At least one skill was begun.
    Started,
    /// All essential skills at 2 at least.
    WithHelp,
    /// All essential skills at 3, and four fifths of all.
    Acquired,
}

/// A module's state with its figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ModuleProgress {
    pub state: State,
    /// 0 to 100.
    pub percent: u8,
    /// Skills done without help.
    pub autonomous: u8,
    /// Skills that count: all but those « sans objet ».
    pub counted: u8,
}

/// The value of each skill after these sessions, which come by date, then by entry, the oldest first.
pub fn current_ratings<'a>(sessions: impl IntoIterator<Item = &'a Session>) -> Ratings {
    sessions
        .into_iter()
        .flat_map(|session| session.ratings.iter().map(|(skill, rating)| (skill.clone(), *rating)))
        .collect()
}

/// The skills that were rated and that the programme has no more, such as those of a content pack that is not used: what
/// was rated is kept.
pub fn strangers(curriculum: &Curriculum, ratings: &Ratings) -> Vec<(SkillId, Rating)> {
    let gone = ratings.iter().filter(|(skill, _)| curriculum.skill(skill).is_none());
    gone.map(|(skill, rating)| (skill.clone(), *rating)).collect()
}

/// The value of each skill before a session, whether it is filed already, moved to another day, or still open.
///
/// `sessions` are a record's, the oldest first. A session that is not filed yet comes after those of its own day.
pub fn previous_ratings(sessions: &[(SessionId, Kept<Session>)], id: &SessionId, date: Date) -> Ratings {
    let earlier = sessions
        .iter()
        .map(|(other, kept)| (other, &kept.record))
        .take_while(|(other, session)| session.date < date || session.date == date && *other != id)
        .filter(|(other, _)| *other != id);
    current_ratings(earlier.map(|(_, session)| session))
}

/// A skill's level, or `None` when it does not apply. An essential skill always applies.
fn level(skill: &Skill, ratings: &Ratings) -> Option<u8> {
    match ratings.get(&skill.id) {
        Some(Rating::Level(level)) => Some((*level).min(BEST)),
        Some(Rating::NotApplicable) if !skill.essential => None,
        Some(Rating::NotApplicable) | None => Some(0),
    }
}

/// Computes a module's state and figures. Integers only.
pub fn module_progress(module: &Module, ratings: &Ratings) -> ModuleProgress {
    let counted: Vec<u8> = module.skills.iter().filter_map(|skill| level(skill, ratings)).collect();
    let sum: usize = counted.iter().map(|level| usize::from(*level)).sum();
    let autonomous = counted.iter().filter(|level| **level >= BEST).count();
    let percent = (100 * sum).checked_div(usize::from(BEST) * counted.len()).unwrap_or(0);

    let mut essential = module.skills.iter().filter(|skill| skill.essential);
    let weakest = essential.by_ref().filter_map(|skill| level(skill, ratings)).min().unwrap_or(0);
    let state = if weakest == BEST && 5 * autonomous >= 4 * counted.len() {
        State::Acquired
    } else if weakest >= 2 {
        State::WithHelp
    } else if sum > 0 {
        State::Started
    } else {
        State::Todo
    };
    let small = |figure: usize| u8::try_from(figure).unwrap_or(u8::MAX);
    ModuleProgress { state, percent: small(percent), autonomous: small(autonomous), counted: small(counted.len()) }
}

/// The steps to take up first: in each group of the path, its first module that is not acquired.
pub fn next_steps<'c>(path: &Path, curriculum: &'c Curriculum, ratings: &Ratings) -> Vec<&'c Module> {
    let groups = [&path.basics, &path.procedures, &path.security];
    groups
        .into_iter()
        .filter_map(|group| {
            let mut modules = group.iter().filter_map(|id| curriculum.module(id));
            modules.find(|module| !is_acquired(module, ratings))
        })
        .collect()
}

/// The natural next step: the first module not acquired, the first of each group coming before the second of any.
///
/// A bit of basics and a bit of the procedure that brings the person: beginners would otherwise wait nine hours for it.
pub fn next_module<'c>(path: &Path, curriculum: &'c Curriculum, ratings: &Ratings) -> Option<&'c Module> {
    let mut modules = path.in_order().into_iter().filter_map(|id| curriculum.module(id));
    modules.find(|module| !is_acquired(module, ratings))
}

/// The prerequisites of a module that the path holds and that are not acquired: to be shown, never to block.
///
/// A prerequisite outside the path is taken as acquired.
pub fn missing_prerequisites<'c>(
    module: &Module,
    path: &Path,
    curriculum: &'c Curriculum,
    ratings: &Ratings,
) -> Vec<&'c Module> {
    let in_path = module.prerequisites.iter().filter(|id| path.contains(id));
    in_path.filter_map(|id| curriculum.module(id)).filter(|before| !is_acquired(before, ratings)).collect()
}

/// The skill to work on next: essential ones not yet reached at 2, then at 3, then the others, each in order.
pub fn next_skill<'m>(module: &'m Module, ratings: &Ratings) -> Option<&'m Skill> {
    let below = |essential: bool, bound: u8| {
        let mut skills = module.skills.iter().filter(move |skill| skill.essential == essential);
        skills.find(|skill| level(skill, ratings).is_some_and(|level| level < bound))
    };
    below(true, 2).or_else(|| below(true, BEST)).or_else(|| below(false, BEST))
}

fn is_acquired(module: &Module, ratings: &Ratings) -> bool {
    module_progress(module, ratings).state == State::Acquired
}

#[cfg(test)]
mod tests;
