//! What becomes of the answers: filed with their outcome, or shown as they stand.

use super::{Sheet, State};
use crate::domain::assessment::Assessment;
use crate::domain::change::Change;
use crate::domain::scoring::score;
use crate::tui::effect::{Effect, Saving};
use crate::tui::screen::{Screen, Steps, effect, open, registration, result};
use crate::tui::shared::Shared;

impl State {
    /// The assessment as it would be filed now.
    pub(super) fn assessment(&self, shared: &Shared) -> Assessment {
        let content = &shared.content;
        let open = &self.open;
        Assessment {
            learner: self.record.id,
            date: shared.today(),
            kind: open.kind,
            version: open.version.clone(),
            answers: open.answers.clone(),
            context: open.context.clone(),
            procedures: open.procedures.clone(),
            outcome: score(&content.questionnaire, &content.curriculum, open.kind, &open.answers, &open.procedures),
        }
    }

    /// Files the assessment, with the learner's own procedures when they changed.
    pub(super) fn finish(&mut self, shared: &Shared) -> Steps {
        let assessment = Box::new(self.assessment(shared));
        let mut changes = vec![Change::Assessment(self.open.id, assessment.clone())];
        if let Sheet::Closing(closing) = &self.sheet {
            let before = &self.record.learner.record;
            let after = closing.corrected(before, &self.open);
            if after != *before {
                let traces = registration::traces(before, &after, shared);
                changes.push(Change::Learner(self.record.id, Box::new(after)));
                changes.extend(traces.into_iter().map(|trace| Change::Trace(self.record.id, trace)));
            }
        }
        self.saving = Some(assessment);
        let saving = Saving::Assessment(self.record.id);
        vec![effect(Effect::Save { saving, changes, draft: Some(self.draft) })]
    }

    /// Shows what the answers so far come to. Nothing is filed unless the path is adopted.
    pub(super) fn first_result(&self, shared: &Shared) -> Steps {
        let assessment = self.assessment(shared);
        let so_far = result::State::of_unfinished(&self.record, self.open.id, assessment, self.draft, shared);
        vec![open(Screen::Result(Box::new(so_far)))]
    }
}
