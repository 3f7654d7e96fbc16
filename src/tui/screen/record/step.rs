//! The pointed step of a record: its guide, its sites, its exercises.

use super::{State, Target};
use crate::domain::exercise::{Exercise, Practised};
use crate::domain::ids::ModuleId;
use crate::tui::screen::{Steps, links};
use crate::tui::shared::Shared;

impl State {
    /// The module of the pointed row.
    pub(super) fn pointed_step(&self) -> Option<&ModuleId> {
        match self.rows.get(self.pointed())?.target.as_ref()? {
            Target::Step(module) => Some(module),
            _ => None,
        }
    }

    /// Shows the guide to the module of the pointed row, if it is a module's.
    pub(super) fn guide(&self) -> Steps {
        self.pointed_step().map_or_else(Vec::new, |module| links::guide(module.clone()))
    }

    /// Shows the true sites of the pointed step as codes.
    pub(super) fn codes(&self, shared: &Shared) -> Steps {
        self.pointed_step().map_or_else(Vec::new, |module| links::codes(module, shared))
    }

    /// Lists the exercises of the pointed step, or of all.
    pub(super) fn practise(&self) -> Steps {
        links::practise(self.pointed_step().cloned(), Some(self.learner))
    }

    /// What came of an exercise is proposed in a session on its module.
    pub(super) fn take_result(&self, shared: &mut Shared) -> Steps {
        let mine = |done: &&Practised| done.learner == self.learner && Some(done.mediator) == shared.me;
        let done = shared.practised.as_ref().filter(mine);
        let exercise = done.and_then(|done| shared.content.exercise(&done.exercise));
        let module = exercise.and_then(Exercise::module);
        module.map_or_else(Vec::new, |module| self.session(Some(module), shared))
    }
}
