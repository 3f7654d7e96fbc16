//! Records that nothing happened to for long: looked for after the first frame, bit by bit, and done with at the end.

use super::app::App;
use super::ask::Ask;
use super::effect::{Effect, Reply};
use super::leaving::Work;
use super::overlay::{Asker, Asking, Overlay};
use crate::domain::change::Change;
use crate::domain::clock::Doubt;
use crate::domain::ids::LearnerId;
use crate::domain::retention::{Desk, may_be_due};
use crate::text::retention as words;

/// Records that are looked at in one go: the worker is free for other things in between.
const AT_ONCE: usize = 200;

impl App {
    /// Looks for due records again when something changes which they are, and goes on looking.
    pub(super) fn weigh(&mut self, reply: &Reply) -> Vec<Effect> {
        let months_changed = |changes: &[Change]| changes.iter().any(|change| matches!(change, Change::Settings(_)));
        match reply {
            Reply::Visits { rest: None, .. } | Reply::Time(_) if self.shared.directory_ready => self.begin_weighing(),
            Reply::Saved(_, changes) if months_changed(changes) => self.begin_weighing(),
            Reply::Weighed(_) => self.go_on_weighing(),
            // The clock was set right meanwhile.
            Reply::Home(_) if self.unweighed && self.shared.doubt().is_none() => self.begin_weighing(),
            _ => Vec::new(),
        }
    }

    fn begin_weighing(&mut self) -> Vec<Effect> {
        self.shared.retention.begin();
        self.weighing.clear();
        // A clock that jumped ahead would announce everybody.
        self.unweighed = matches!(self.shared.doubt(), Some(Doubt::Ahead { .. } | Doubt::TooEarly));
        if self.unweighed {
            return Vec::new();
        }
        let (months, today) = (self.shared.settings.retention_months, self.shared.today());
        let candidates = self.shared.directory.last_visits();
        let may_be = candidates.filter(|(_, last)| last.is_none_or(|last| may_be_due(last, months, today)));
        self.weighing = may_be.map(|(learner, _)| learner).collect();
        self.go_on_weighing()
    }

    fn go_on_weighing(&mut self) -> Vec<Effect> {
        let rest = self.weighing.len().saturating_sub(AT_ONCE);
        let learners: Vec<LearnerId> = self.weighing.drain(rest..).collect();
        if learners.is_empty() {
            return Vec::new();
        }
        let (months, today) = (self.shared.settings.retention_months, self.shared.today());
        vec![Effect::WeighRecords { learners, months, today }]
    }

    /// What was chosen for due records, to be done before the store is left. Invented people need not go.
    pub(super) fn chosen(&self) -> Option<Effect> {
        let choices = self.shared.retention.choices();
        (!choices.is_empty() && !self.shared.demo).then(|| Effect::CarryOut(choices.to_vec()))
    }

    /// Takes up how it went, on the way out.
    pub(super) fn hear_carried_out(&mut self, reply: &Reply) -> Vec<Effect> {
        match reply {
            Reply::CarriedOut(said) => {
                self.shared.retention = Desk::default();
                if said.is_empty() {
                    return self.quit();
                }
                self.work = Work::None;
                let ask = Ask::new(words::DONE_TITLE, said.clone(), vec![words::DONE_READ.to_owned()]);
                self.overlay = Some(Overlay::Ask(Asking { ask, asker: Asker::Quit }));
                Vec::new()
            }
            Reply::NotCarriedOut(failure) => {
                // Nobody is kept from leaving by what cannot be done today.
                while self.shared.retention.undo().is_some() {}
                self.work = Work::None;
                self.tell(&words::not_done(failure));
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}
