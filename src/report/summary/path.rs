//! The path that was settled on, how far it is, and why each step is in it.

use crate::content::Content;
use crate::domain::assessment::Assessment;
use crate::domain::ids::ModuleId;
use crate::domain::progress::{Ratings, State, module_progress};
use crate::domain::recommendation::{Reason, reasons};
use crate::domain::record::Record;
use crate::report::Office;
use crate::text::assessment::reason;
use crate::text::report::answer;
use crate::text::report::mediator_sheet::own_request;
use std::collections::BTreeMap;
use time::Date;

/// A path adopted with a learner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathSummary {
    pub decided_by: String,
    pub date: Option<Date>,
    /// By group: basics, procedures, security.
    pub groups: [Vec<PathStep>; 3],
}

/// A module of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathStep {
    pub id: ModuleId,
    pub title: String,
    pub state: State,
    pub because: Because,
}

/// Why a module is in a path; all empty when only the mediator asked for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Because {
    /// « à sa demande (Santé) ».
    pub request: Option<String>,
    /// « allumer, souris : pas encore », the lowest answers first.
    pub answers: Vec<String>,
}

impl PathSummary {
    pub(super) fn of(record: &Record, now: &Ratings, office: &Office<'_>) -> Option<Self> {
        let kept = record.path.as_ref()?;
        let adopted = &kept.record;
        let assessment = record.last_assessment().map(|(_, kept)| &kept.record);
        let group = |ids: &[ModuleId]| ids.iter().map(|id| path_step(id, now, assessment, office.content)).collect();
        let path = &adopted.path;
        Some(Self {
            decided_by: (office.mediator)(&kept.stamp.author),
            date: adopted.date,
            groups: [group(&path.basics), group(&path.procedures), group(&path.security)],
        })
    }

    /// All steps, group by group.
    pub fn steps(&self) -> impl Iterator<Item = &PathStep> {
        self.groups.iter().flatten()
    }

    /// How many steps are in that state.
    pub fn count(&self, state: State) -> usize {
        self.steps().filter(|step| step.state == state).count()
    }
}

fn path_step(id: &ModuleId, now: &Ratings, assessment: Option<&Assessment>, content: &Content) -> PathStep {
    let module = content.curriculum.module(id);
    PathStep {
        id: id.clone(),
        title: module.map_or_else(|| id.to_string(), |module| module.title.clone()),
        state: module.map(|module| module_progress(module, now).state).unwrap_or_default(),
        because: assessment.map(|assessment| Because::of(id, assessment, content)).unwrap_or_default(),
    }
}

impl Because {
    /// Why a module is in the path of somebody with that assessment.
    pub fn of(id: &ModuleId, assessment: &Assessment, content: &Content) -> Self {
        let mut request = None;
        let mut labels: BTreeMap<u8, Vec<&str>> = BTreeMap::new();
        for found in reasons(&content.questionnaire, &assessment.answers, &assessment.procedures, id) {
            match found {
                Reason::OwnRequest => {
                    let module = content.curriculum.module(id);
                    request = module.map(|module| own_request(module.reason.as_deref().unwrap_or(&module.title)));
                }
                Reason::Answer { question, value } => {
                    labels.entry(value).or_default().push(question.label.as_str());
                }
            }
        }
        let answers = labels.iter().map(|(value, labels)| reason(&labels.join(", "), answer(*value)));
        Self { request, answers: answers.collect() }
    }
}
