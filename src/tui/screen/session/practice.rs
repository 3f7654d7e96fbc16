//! Exercises done during a session: begun from its step, what they show proposed for the skills concerned.

use super::State;
use crate::text::exercise as words;
use crate::tui::screen::{Steps, links, toast};
use crate::tui::shared::Shared;

impl State {
    /// Lists the exercises of the step on the screen.
    pub(super) fn practise(&self) -> Steps {
        links::practise(self.sitting.open.module.clone(), Some(self.sitting.learner()))
    }

    /// Shows the true sites of the step on the screen as codes.
    pub(super) fn codes(&self, shared: &Shared) -> Steps {
        self.sitting.open.module.as_ref().map_or_else(Vec::new, |module| links::codes(module, shared))
    }

    /// Takes up what came of an exercise: its skills are proposed a rating, and the first of them is pointed at.
    pub(super) fn take_result(&mut self, shared: &mut Shared) -> Steps {
        let content = shared.content.clone();
        let Some(done) = shared.take_practised(self.sitting.learner()) else { return Vec::new() };
        let Some(exercise) = content.exercise(&done.exercise) else { return Vec::new() };
        let Some(rating) = exercise.rating(&done.outcome) else { return vec![toast(words::UNFINISHED)] };
        for skill in exercise.skills() {
            self.sitting.practised.insert(skill.clone(), rating);
        }
        if let Some(module) = exercise.module().filter(|module| self.sitting.open.module.as_ref() != Some(module)) {
            self.open_module(module);
        }
        let first = exercise.skills().first();
        let row = self.sitting.skills(&content).iter().position(|skill| first == Some(&skill.id));
        self.return_to(row.unwrap_or_default(), shared);
        let level = rating.level().and_then(|level| content.curriculum.scale.get(usize::from(level)));
        vec![toast(words::proposed(&exercise.title, level.map_or("", |words| words.short.as_str())))]
    }
}
