//! The end of the program, and the long work that may stand before it.

use super::action::Command;
use super::app::App;
use super::ask::Ask;
use super::effect::{BackedUp, Backing, Effect, Reply};
use super::key::{Code, Input};
use super::keymap;
use super::overlay::{Asker, Asking, Overlay};
use crate::text::{backup as words, retention};

/// Work that Esc stops.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Work {
    #[default]
    None,
    /// A backup was asked for.
    BackingUp,
    /// What is done before the end.
    Leaving,
    /// It was stopped; the worker has not said so yet.
    Stopping,
}

impl App {
    /// Leaves the program, once what was saved is backed up.
    pub(super) fn quit(&mut self) -> Vec<Effect> {
        let mut effects = self.keep_draft();
        if self.shared.me.is_none() || self.shared.demo {
            self.quitting = true;
            return effects;
        }
        self.work = Work::Leaving;
        self.overlay = None;
        if let Some(chosen) = self.chosen() {
            self.toast = Some(retention::CARRYING_OUT.to_owned());
            effects.push(chosen);
            return effects;
        }
        self.toast = Some(words::LEAVING.to_owned());
        effects.push(Effect::Leave);
        effects
    }

    /// The terminal went away, or the system asks to end: what is typed is kept, nothing else is waited for.
    pub(super) fn hang_up(&mut self) -> Vec<Effect> {
        self.quitting = true;
        let mut effects = vec![Effect::Stop];
        effects.extend(self.keep_draft());
        effects.push(Effect::FlushLog);
        effects
    }

    /// What a key does while long work is under way; `None` when it has its own meaning all the same.
    pub(super) fn interrupt(&mut self, input: &Input) -> Option<Vec<Effect>> {
        let Input::Key(key) = input else { return self.is_leaving().then(Vec::new) };
        let stops = key.code == Code::Esc || keymap::command(key) == Some(Command::Quit);
        match self.work {
            Work::Leaving if stops => {
                self.work = Work::Stopping;
                Some(vec![Effect::Stop])
            }
            Work::Stopping if stops => {
                // A worker that is stuck keeps nobody.
                self.quitting = true;
                Some(Vec::new())
            }
            Work::Leaving | Work::Stopping => Some(Vec::new()),
            Work::BackingUp if key.code == Code::Esc && self.overlay.is_none() => Some(vec![Effect::Stop]),
            Work::BackingUp | Work::None => None,
        }
    }

    pub(super) const fn is_leaving(&self) -> bool {
        matches!(self.work, Work::Leaving | Work::Stopping)
    }

    /// Notes the long work that an effect begins.
    pub(super) fn note_work(&mut self, effect: &Effect) {
        if matches!(effect, Effect::BackUp(Backing::Asked)) {
            self.work = Work::BackingUp;
        }
    }

    /// Takes up what the worker answers about long work.
    pub(super) fn hear_work(&mut self, reply: &Reply) {
        match reply {
            Reply::Left => self.quitting = true,
            Reply::BackedUp(made) => self.backed_up(made),
            Reply::Failed(_) if self.work == Work::BackingUp => self.work = Work::None,
            _ => {}
        }
    }

    fn backed_up(&mut self, made: &BackedUp) {
        self.work = Work::None;
        let said = match made.second {
            None => words::DONE,
            Some(true) => words::DONE_TWICE,
            Some(false) => words::KEY_AWAY,
        };
        self.toast = Some(said.to_owned());
        if let Some((before, now)) = made.fall {
            let answers = vec![words::FALL_KEEP.to_owned(), words::FALL_ACCEPT.to_owned()];
            let ask = Ask::new(words::FALL_TITLE, words::fall_lines(before, now), answers);
            self.overlay = Some(Overlay::Ask(Asking { ask, asker: Asker::Fall }));
        }
    }

    /// The records became fewer for good reason, or nobody knows.
    pub(super) fn answer_fall(&mut self, index: usize) -> Vec<Effect> {
        if index == 0 {
            return Vec::new();
        }
        self.toast = Some(words::FALL_ACCEPTED.to_owned());
        vec![Effect::AcceptFall, Effect::LoadHome(self.shared.today())]
    }
}
