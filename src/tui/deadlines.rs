//! What falls due: the draft of what is being typed, the lock after a pause, and the access log, which is told of what
//! was read by the next save, or in a save of its own a little later.

use super::app::App;
use super::effect::Effect;

/// What was read waits no longer for a save to take it along.
const WAITS_MS: u64 = 5_000;

impl App {
    /// When the next deadline falls due, on the clock that never goes back.
    pub fn due(&self) -> Option<u64> {
        self.draft_due.into_iter().chain(self.log_due).chain(self.idle_due()).min()
    }

    /// Does what is due.
    pub(super) fn fall_due(&mut self) -> Vec<Effect> {
        let now = self.shared.now.millis;
        if self.idle_due().is_some_and(|due| due <= now) {
            return self.lock();
        }
        let mut effects = Vec::new();
        if self.draft_due.is_some_and(|due| due <= now) {
            effects.extend(self.keep_draft());
        }
        effects.extend(self.log_due.take_if(|due| *due <= now).map(|_| Effect::FlushLog));
        effects
    }

    /// Notes that something the access log tells of was asked for.
    pub(super) fn await_log(&mut self, effects: &[Effect]) {
        let told = |effect: &Effect| {
            matches!(effect, Effect::LoadRecord(_) | Effect::LoadWorkshop(_) | Effect::Write { .. } | Effect::BackUp(_))
        };
        if effects.iter().any(told) {
            self.read_now();
        }
    }

    /// From now on something waits.
    pub(super) fn read_now(&mut self) {
        self.log_due.get_or_insert(self.shared.now.millis + WAITS_MS);
    }
}
