//! From the form to the store: last checks, the code, the changes, the answer.

use super::fields::{EMAIL, FIRST_NAME};
use super::settling::check_email;
use super::{Asked, Stage, State, context, learner};
use crate::domain::change::Change;
use crate::domain::ids::Code;
use crate::domain::learner::Learner;
use crate::text::registration as words;
use crate::tui::effect::{Effect, Reply, Saving};
use crate::tui::screen::{Step, Steps, commune, effect, links, sensitive, toast};
use crate::tui::shared::Shared;

impl State {
    /// A form for a new record, and back to where it was asked for once it is saved.
    #[must_use]
    pub fn returning(self) -> Self {
        Self { returns: true, ..self }
    }

    /// Saves, once nothing is wrong and the text was read.
    ///
    /// A name may still be missing when the text is shown: one of its answers is to stay without.
    pub(super) fn finish(&mut self, shared: &mut Shared) -> Steps {
        commune::take(&mut self.form, context(shared));
        let fault = self.form.check(context(shared)).err().or_else(|| (!check_email(&mut self.form)).then_some(EMAIL));
        self.settle(shared);
        if let Some(name) = fault {
            self.form.focus(name);
            return Vec::new();
        }
        if self.needs_text() {
            return self.show_text(true, shared);
        }
        if self.form.text(FIRST_NAME).is_empty() && !self.nameless {
            self.form.focus(FIRST_NAME);
            if let Some(name) = self.form.field_mut(FIRST_NAME) {
                name.error = Some(words::NAME_MISSING.to_owned());
            }
            return Vec::new();
        }
        if let Some(question) = sensitive::question(&self.form) {
            self.asked = Asked::Sensitive;
            return vec![question];
        }
        self.save(shared)
    }

    fn save(&mut self, shared: &Shared) -> Steps {
        let after = match &self.before {
            Some(before) => learner::learner(&self.form, before, shared.today()),
            None if !shared.directory_ready => {
                self.stage = Stage::AwaitingNames;
                return vec![toast(words::NAMES_FIRST)];
            }
            None => {
                let Some(code) = draw_code(shared) else { return vec![toast(words::NO_CODE)] };
                let (opened_on, opened_by) = (Some(shared.today()), shared.me);
                let blank = Learner { code, opened_on, opened_by, ..Learner::default() };
                learner::learner(&self.form, &blank, shared.today())
            }
        };
        let traces = match &self.before {
            Some(before) => learner::traces(before, &after, shared),
            None => Vec::new(),
        };
        if self.before.as_deref() == Some(&after) {
            return self.drop_draft(Some(words::UNCHANGED));
        }
        let saving = if self.is_new() { Saving::Registration(self.learner) } else { Saving::Correction(self.learner) };
        let mut changes = vec![Change::Learner(self.learner, Box::new(after))];
        changes.extend(traces.into_iter().map(|trace| Change::Trace(self.learner, trace)));
        self.stage = Stage::Saving;
        vec![effect(Effect::Save { saving, changes, draft: Some(self.draft) })]
    }

    pub(super) fn heard(&mut self, reply: &Reply, shared: &mut Shared) -> Steps {
        match reply {
            Reply::Saved(Saving::Registration(learner), changes) if *learner == self.learner => {
                self.stage = Stage::Over;
                let mut steps = vec![if self.returns { Step::Back } else { links::go_to_record(self.learner) }];
                steps.extend(nameless_code(changes).map(|code| toast(words::saved_nameless(code.as_str()))));
                steps
            }
            Reply::Saved(Saving::Correction(learner), _) if *learner == self.learner && self.stage == Stage::Saving => {
                self.stage = Stage::Over;
                vec![Step::Back]
            }
            Reply::NotSaved(Saving::Registration(learner) | Saving::Correction(learner), _)
                if *learner == self.learner =>
            {
                self.stage = Stage::Typing;
                Vec::new()
            }
            Reply::DraftKept(draft) if *draft == self.draft => {
                self.kept = true;
                self.kept_at = Some(shared.now.time());
                Vec::new()
            }
            Reply::NamesReady => {
                self.look_for_duplicate(shared);
                if self.stage != Stage::AwaitingNames {
                    return Vec::new();
                }
                self.stage = Stage::Typing;
                self.finish(shared)
            }
            _ => Vec::new(),
        }
    }
}

/// A code that no record has.
fn draw_code(shared: &Shared) -> Option<Code> {
    let random = (shared.draw)().iter().fold(0_u64, |random, byte| random.rotate_left(8) ^ u64::from(*byte));
    shared.content.nouns.code_from(random, |code| shared.directory.by_code(code).is_some())
}

/// The code of a record saved without a name.
fn nameless_code(changes: &[Change]) -> Option<&Code> {
    changes.iter().find_map(|change| match change {
        Change::Learner(_, learner) if learner.anonymous => Some(&learner.code),
        _ => None,
    })
}
