//! What screens ask for: opening and leaving, work for the worker, words for the status line.

use super::app::App;
use super::effect::Effect;
use super::leaving::Work;
use super::overlay::{Asker, Asking, Overlay};
use super::screen::{Page, Step, Steps};
use crate::domain::draft::Draft;

impl App {
    /// Takes a screen's steps, in order.
    pub(super) fn take(&mut self, steps: Steps) -> Vec<Effect> {
        let mut effects = Vec::new();
        for step in steps {
            match step {
                Step::Open(screen) => {
                    effects.extend(self.keep_draft());
                    self.stack.push(*screen);
                    effects.extend(self.enter_top());
                }
                Step::Replace(screen) => {
                    self.stack.pop();
                    self.stack.push(*screen);
                    effects.extend(self.enter_top());
                }
                Step::Back => {
                    if self.stack.len() > 1 {
                        self.stack.pop();
                    }
                    effects.extend(self.enter_top());
                }
                Step::Home => {
                    self.stack.truncate(1);
                    effects.extend(self.enter_top());
                }
                Step::HomeThen(screen) => {
                    self.stack.truncate(1);
                    self.stack.push(*screen);
                    effects.extend(self.enter_top());
                }
                Step::Do(effect) => {
                    self.note_work(&effect);
                    effects.push(*effect);
                }
                Step::Toast(words) => self.toast = Some(words),
                Step::Ask(ask) => self.overlay = Some(Overlay::Ask(Asking { ask: *ask, asker: Asker::Screen })),
                Step::HandOver(exercise) => effects.extend(self.hand_over(*exercise)),
                Step::KeepDraft => effects.extend(self.keep_draft()),
                Step::Quit => effects.extend(self.quit()),
            }
        }
        effects
    }

    pub(super) fn enter_top(&mut self) -> Vec<Effect> {
        self.draft_due = None;
        self.kept = None;
        let Some(top) = self.stack.last_mut() else { return Vec::new() };
        let steps = top.enter(&mut self.shared);
        self.take(steps)
    }

    /// Forgets what is neither a screen nor shared by them.
    pub(super) fn forget(&mut self) {
        (self.overlay, self.toast, self.progress) = (None, None, None);
        (self.kept, self.draft_due, self.work) = (None, None, Work::None);
        self.log_due = None;
        self.weighing.clear();
        self.ahead.clear();
    }

    /// Keeps what the screen on top holds, unless it is kept already.
    pub(super) fn keep_draft(&mut self) -> Vec<Effect> {
        self.draft_due = None;
        let draft: Option<Draft> = self.top().and_then(|top| top.draft(&self.shared));
        let Some(draft) = draft.filter(|draft| self.kept.as_ref() != Some(&draft.work)) else { return Vec::new() };
        self.kept = Some(draft.work.clone());
        vec![Effect::KeepDraft(Box::new(draft))]
    }

    pub(super) fn say(&mut self, words: &str) -> Vec<Effect> {
        self.toast = Some(words.to_owned());
        Vec::new()
    }
}
