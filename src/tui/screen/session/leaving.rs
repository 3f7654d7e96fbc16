//! Leaving a session: a pause, a correction settled, a saving, or throwing it away.

use super::State;
use crate::text::session as words;
use crate::tui::ask::Ask;
use crate::tui::effect::{Effect, Saving};
use crate::tui::screen::{Page, Step, Steps, effect, sensitive, toast};
use crate::tui::shared::Shared;

/// The question that was asked last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Leaving a correction.
    Leave,
    /// Throwing the session away.
    Discard,
    /// Whether words on health, justice or family life are to stay.
    Sensitive,
}

impl State {
    /// Leaves the ratings page: a session is paused without a question; a correction is settled first.
    pub(super) fn leave(&mut self, shared: &Shared) -> Steps {
        if self.sitting.before.is_none() {
            let mut steps = vec![Step::KeepDraft, Step::Home];
            // What an exercise shows is proposed, never kept.
            steps.extend(self.sitting.is_practice_pending().then(|| toast(words::NOT_TAKEN)));
            return steps;
        }
        if self.draft(shared).is_some() {
            return self.ask(Asked::Leave);
        }
        vec![effect(Effect::DropDraft(self.sitting.draft)), Step::Back]
    }

    pub(super) fn ask(&mut self, asked: Asked) -> Steps {
        self.asked = Some(asked);
        let (title, lines, answers): (_, Vec<&str>, &[&str]) = match asked {
            Asked::Leave => (words::LEAVE_TITLE, Vec::new(), &words::LEAVE_ANSWERS),
            Asked::Discard if self.sitting.before.is_some() => {
                (words::DISCARD_TITLE, vec![words::DISCARD_CORRECTION], &words::DISCARD_ANSWERS)
            }
            Asked::Discard => (words::DISCARD_TITLE, vec![words::DISCARD_SESSION], &words::DISCARD_ANSWERS),
            Asked::Sensitive => return self.ending.as_ref().and_then(sensitive::question).into_iter().collect(),
        };
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        vec![Step::Ask(Box::new(Ask::new(title, owned(&lines), owned(answers))))]
    }

    pub(super) fn answer(&mut self, index: usize, shared: &mut Shared) -> Steps {
        match (self.asked.take(), index) {
            (Some(Asked::Leave), 0) => {
                let mut steps = if self.ending.is_none() { self.end(shared) } else { Vec::new() };
                if self.ending.is_some() {
                    steps.extend(self.save(shared));
                }
                steps
            }
            (Some(Asked::Leave), 1) => vec![Step::KeepDraft, Step::Back],
            (Some(Asked::Leave), 2) | (Some(Asked::Discard), 1) => {
                vec![effect(Effect::DropDraft(self.sitting.draft)), Step::Back]
            }
            (Some(Asked::Sensitive), answer) => self.settle(answer, shared),
            _ => Vec::new(),
        }
    }

    fn settle(&mut self, answer: usize, shared: &mut Shared) -> Steps {
        let Some(form) = &mut self.ending else { return Vec::new() };
        if answer == sensitive::KEEP {
            form.settle();
            return self.save(shared);
        }
        sensitive::correct(form);
        Vec::new()
    }

    /// Files the session.
    pub(super) fn file(&mut self) -> Steps {
        if self.sitting.before.as_deref() == Some(&self.sitting.closed()) {
            return vec![effect(Effect::DropDraft(self.sitting.draft)), Step::Back];
        }
        self.saving = true;
        let saving = Saving::Session(self.sitting.learner(), self.sitting.open.id);
        vec![effect(Effect::Save { saving, changes: self.sitting.changes(), draft: Some(self.sitting.draft) })]
    }
}
