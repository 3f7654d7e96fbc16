//! A self-assessment: what was answered, and the outcome frozen with it.

use super::ids::{AreaId, CoopKey, LearnerId, ModuleId, QuestionId};
use std::collections::BTreeMap;
use time::Date;

/// Which questions are asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// The ten questions of the short form.
    #[default]
    Short,
    /// All questions.
    Full,
}

/// What was said, and what was seen, for one question. Values are 0 to 3.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What the person said; `None` when they preferred not to answer.
    pub declared: Option<u8>,
    /// What a practical test showed; it counts instead of the declared value, which is kept.
    pub observed: Option<u8>,
}

impl Answer {
    /// The value that counts: the observed one, else the declared one.
    pub const fn value(self) -> Option<u8> {
        match self.observed {
            Some(seen) => Some(seen),
            None => self.declared,
        }
    }
}

/// The unscored questions, all optional.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// Keys of the Coop's `materiel`, `aucun` for somebody who does not go online.
    pub devices: Vec<CoopKey>,
    pub home_internet: Option<HomeInternet>,
    pub own_email: Option<OwnEmail>,
    pub obstacle: Option<Obstacle>,
    /// From 0 (« je n'ose pas ») to 10 (« c'est facile »).
    pub confidence: Option<u8>,
}

/// Whether the person has the Internet at home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HomeInternet {
    Yes,
    No,
    ByPhone,
}

/// Whether the person has an e-mail address of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnEmail {
    Yes,
    Shared,
    No,
}

/// What hinders the person most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    Equipment,
    Connection,
    Words,
    FearOfMistakes,
    TextsToRead,
    Other,
}

/// A finished self-assessment. It is never modified: doing it again makes another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    pub learner: LearnerId,
    pub date: Date,
    pub kind: Kind,
    /// The questionnaire's version; results are compared only within one version.
    pub version: String,
    pub answers: BTreeMap<QuestionId, Answer>,
    pub context: Context,
    /// The learner's procedures at that moment, in their order.
    pub procedures: Vec<ModuleId>,
    /// Computed once, when the assessment was finished.
    pub outcome: Outcome,
}

/// What the rules make of the answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// By domain of the questionnaire; `None` when less than half of its weight was answered.
    pub areas: BTreeMap<AreaId, Option<AreaScore>>,
    /// 0 to 100 over the answered questions; `None` when there are none.
    pub percent: Option<u8>,
    /// 0 to 100 over the answered questions of the short form; `None` when there are none.
    pub short_percent: Option<u8>,
    /// 0 to 3; `None` when too few domains are determined, and always for the short form.
    pub profile: Option<u8>,
    pub proposal: Proposal,
}

/// A domain's result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaScore {
    /// 0 to 100.
    pub percent: u8,
    /// 0 to 3.
    pub level: u8,
}

/// The recommended path, in its three groups and in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    pub path: Path,
    /// The answers call for a procedure and the person named none: ask.
    pub ask_procedure: bool,
}

/// A path: modules in three groups, each in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    pub basics: Vec<ModuleId>,
    pub procedures: Vec<ModuleId>,
    pub security: Vec<ModuleId>,
}

impl Path {
    /// All modules: the first of each group, then the rest, group by group.
    pub fn in_order(&self) -> Vec<&ModuleId> {
        let groups = [&self.basics, &self.procedures, &self.security];
        groups
            .iter()
            .filter_map(|group| group.first())
            .chain(groups.iter().flat_map(|group| group.iter().skip(1)))
            .collect()
    }

    /// How many modules the path has.
    pub fn len(&self) -> usize {
        self.basics.len() + self.procedures.len() + self.security.len()
    }

    /// Whether the path has no module.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether the path has this module.
    pub fn contains(&self, module: &ModuleId) -> bool {
        [&self.basics, &self.procedures, &self.security].iter().any(|group| group.contains(module))
    }
}

/// The path the learner and the mediator settled on. Who decided and when is the change's own stamp.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AdoptedPath {
    pub path: Path,
    /// The day it was settled.
    pub date: Option<Date>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_observed_value_counts_and_the_declared_one_stays() {
        let answer = Answer { declared: Some(2), observed: Some(1) };
        assert_eq!((answer.value(), answer.declared), (Some(1), Some(2)));
        assert_eq!(Answer { declared: None, observed: None }.value(), None);
    }

    #[test]
    fn a_path_begins_with_the_first_of_each_group() {
        let ids = |text: &str| text.split_whitespace().map(ModuleId::from).collect::<Vec<_>>();
        let path = Path { basics: ids("P1 P2"), procedures: ids("D1 D2"), security: ids("S2 S1") };
        let order: Vec<_> = path.in_order().into_iter().map(ModuleId::as_str).collect();
        assert_eq!(order, ["P1", "D1", "S2", "P2", "D2", "S1"]);
        assert!(path.contains(&"S1".into()) && !path.contains(&"S3".into()));
    }
}
