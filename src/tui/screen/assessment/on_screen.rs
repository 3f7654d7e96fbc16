//! The practical test held on the screen: begun from its question, its outcome proposed there as the value seen.

use super::{Sheet, State};
use crate::domain::exercise::Exercise;
use crate::text::{assessment as words, exercise as exercise_words};
use crate::tui::screen::{Screen, Steps, exercise, open};
use crate::tui::shared::Shared;

impl State {
    /// The test of the question that can be held on the screen.
    pub fn exercise<'s>(&self, shared: &'s Shared) -> Option<&'s Exercise> {
        shared.content.test_of(&self.question(shared)?.id)
    }

    /// The value that what was seen on the screen proposes.
    pub fn value_seen(&self, shared: &Shared) -> Option<u8> {
        self.exercise(shared)?.value(self.seen.as_ref()?)
    }

    /// Holds the test.
    pub(super) fn hold_test(&self, shared: &Shared) -> Steps {
        let test = self.exercise(shared);
        let state = test.and_then(|test| exercise::State::new(&test.id, Some(self.record.id), shared));
        state.map_or_else(Vec::new, |state| vec![open(Screen::Exercise(Box::new(state)))])
    }

    /// Takes up what came of a test held for this person, on the question it belongs to.
    pub(super) fn take_result(&mut self, shared: &mut Shared) {
        let Some(done) = shared.take_practised(self.record.id) else { return };
        let question = shared.content.exercise(&done.exercise).and_then(Exercise::question);
        let mut asked = shared.content.questionnaire.asked(self.open.kind);
        let Some(at) = question.and_then(|id| asked.position(|asked| asked.id == *id)) else { return };
        self.open.position = u16::try_from(at).unwrap_or_default();
        (self.sheet, self.seen) = (Sheet::Test, Some(done.outcome));
    }

    /// What the test's page says on the help line.
    pub(super) fn test_hint(&self, shared: &Shared) -> String {
        let held = self.seen.is_none() && self.exercise(shared).is_some();
        if held { exercise_words::TEST_ON_SCREEN_HINT } else { words::TEST_HINT }.to_owned()
    }
}
