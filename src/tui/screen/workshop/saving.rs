//! Planning, closing, correcting, leaving.

use super::{Leaf, State, opening, plan, totals};
use crate::domain::change::Change;
use crate::domain::draft::{Draft, OpenWorkshop, Work};
use crate::domain::ids::{LearnerId, SessionId};
use crate::domain::workshop::closing::{close, unsaid};
use crate::domain::workshop::{Anonymous, Participant, Workshop};
use crate::text::workshop as words;
use crate::tui::ask::Ask;
use crate::tui::effect::{Effect, Saving, WeekFacts};
use crate::tui::form::Field;
use crate::tui::screen::{Step, Steps, effect, links, sensitive, toast, week};
use crate::tui::shared::Shared;

/// A workshop is nobody's record.
const NOBODY: LearnerId = LearnerId::from_bytes([0; 16]);

/// What is being saved, and what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The plan; the group follows.
    Plan,
    /// The plan; the screen is left.
    Leave,
    /// The workshop with its sessions; the sheets follow.
    Close,
    /// The workshop is taken away.
    Remove,
}

/// The question that was asked last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Leaving a correction.
    Leave,
    /// Taking the workshop away.
    Remove,
    /// Whether words on health, justice or family life are to stay.
    Sensitive,
}

impl State {
    /// Whether it was saved as held.
    pub(super) fn stored_closed(&self) -> bool {
        self.stored.as_ref().is_some_and(|workshop| workshop.closed)
    }

    /// Whether anything of the workshop itself was noted, beside its plan.
    pub(super) fn is_held(&self) -> bool {
        let open = &self.open;
        let noted = open.workshop.participants.iter().any(|person| person.attendance.is_some());
        noted || !open.ratings.is_empty() || !open.sentences.is_empty() || open.workshop.anonymous.count > 0
    }

    pub(super) fn is_changed(&self) -> bool {
        OpenWorkshop { page: 0, ..self.open.clone() } != OpenWorkshop { page: 0, ..self.opening.clone() }
    }

    pub(super) fn as_draft(&self, shared: &Shared) -> Option<Draft> {
        let work = Work::Workshop(Box::new(self.open.clone()));
        Some(Draft { id: self.draft, at: shared.now.unix(), author: shared.me?, learner: NOBODY, work })
    }

    /// The plan alone: nobody came yet.
    fn planned(&self, shared: &Shared) -> Workshop {
        let workshop = &self.open.workshop;
        let people = workshop.participants.iter().map(|person| Participant::expected(person.learner));
        Workshop {
            title: plan::title(workshop, &shared.content),
            participants: people.collect(),
            anonymous: Anonymous::default(),
            closed: false,
            ..workshop.clone()
        }
    }

    /// Checks the plan, saves it, and turns to the group.
    pub(super) fn finish_plan(&mut self, shared: &mut Shared) -> Steps {
        if let Err(name) = self.plan.check(shared.form_context()) {
            let fault = self.plan.field(name).and_then(Field::message).unwrap_or_default();
            return vec![toast(fault)];
        }
        plan::take(&self.plan, &mut self.open.workshop, shared.today());
        let to_come = self.open.workshop.is_to_come(shared.today());
        let missing = [
            (plan::DAY, words::DAY_MISSING, self.plan.text(plan::DAY).is_empty()),
            (plan::DURATION, words::DURATION_MISSING, self.plan.text(plan::DURATION).is_empty()),
            (plan::DAY, words::CLOSED_TO_COME, to_come && self.stored_closed()),
        ];
        if let Some((name, fault, _)) = missing.into_iter().find(|(.., missing)| *missing) {
            if let Some(field) = self.plan.field_mut(name) {
                field.error = Some(fault.to_owned());
            }
            self.plan.focus(name);
            return vec![toast(fault)];
        }
        if let Some(question) = sensitive::question(&self.plan) {
            self.asked = Some(Asked::Sensitive);
            return vec![question];
        }
        self.open.workshop.title = plan::title(&self.open.workshop, &shared.content);
        if self.stored_closed() {
            return self.turn(Leaf::Group, shared);
        }
        self.save_plan(Target::Plan, shared)
    }

    fn save_plan(&mut self, target: Target, shared: &Shared) -> Steps {
        let planned = self.planned(shared);
        if self.stored.as_ref() == Some(&planned) {
            return self.planned_already(target, shared);
        }
        self.saving = Some(target);
        let changes = vec![Change::Workshop(self.open.id, Box::new(planned))];
        // What was noted of the group is not in it: its draft stays.
        let draft = (!self.is_held()).then_some(self.draft);
        vec![effect(Effect::Save { saving: Saving::Workshop(self.open.id), changes, draft })]
    }

    fn planned_already(&mut self, target: Target, shared: &Shared) -> Steps {
        if target == Target::Plan { self.turn(Leaf::Group, shared) } else { vec![Step::Back] }
    }

    /// Leaves the plan: what stands in it is saved with the group, unless it never was and nothing was changed.
    pub(super) fn leave_plan(&mut self, shared: &mut Shared) -> Steps {
        match (&self.stored, self.is_changed()) {
            (None, false) => vec![Step::Back],
            (None, true) => self.ask(Asked::Leave),
            (Some(_), _) => self.turn(Leaf::Group, shared),
        }
    }

    /// Leaves the group: a plan is saved, what was noted is paused, a correction is asked about.
    pub(super) fn leave(&mut self, shared: &mut Shared) -> Steps {
        match (self.stored_closed(), self.is_changed()) {
            (true, false) => vec![effect(Effect::DropDraft(self.draft)), Step::Back],
            (true, true) => self.ask(Asked::Leave),
            (false, _) if self.is_held() => vec![Step::KeepDraft, Step::Home, toast(words::PAUSED)],
            (false, _) => self.save_plan(Target::Leave, shared),
        }
    }

    /// Turns to the end, once somebody said of everybody whether they came; a workshop to come is saved.
    pub(super) fn finish_group(&mut self, shared: &mut Shared) -> Steps {
        if self.open.workshop.is_to_come(shared.today()) {
            if self.stored.as_ref() == Some(&self.planned(shared)) {
                return vec![Step::Back, toast(words::PLANNED)];
            }
            return self.save_plan(Target::Leave, shared);
        }
        let people = &self.open.workshop.participants;
        if let Some(first) = people.iter().position(|person| person.attendance.is_none()) {
            let said = words::unsaid(unsaid(&self.open.workshop));
            self.point(first, 0, shared);
            return vec![toast(said)];
        }
        self.turn(Leaf::End, shared)
    }

    /// Saves the workshop and everybody's session at once.
    pub(super) fn close(&mut self, shared: &mut Shared) -> Steps {
        if let Err(name) = self.totals.check(shared.form_context()) {
            let fault = self.totals.field(name).and_then(Field::message).unwrap_or_default();
            return vec![toast(fault)];
        }
        self.open.workshop.anonymous = totals::take(&self.totals, &shared.content, shared.today());
        if let Some(name) = totals::fault(&self.open.workshop.anonymous) {
            if let Some(field) = self.totals.field_mut(name) {
                field.error = Some(words::TOO_MANY_TOLD.to_owned());
            }
            self.totals.focus(name);
            return vec![toast(words::TOO_MANY_TOLD)];
        }
        let workshop = &self.open.workshop;
        if workshop.participants.is_empty() && workshop.anonymous.count == 0 && workshop.erased == 0 {
            return vec![toast(words::EMPTY)];
        }
        let draw = shared.draw;
        let (closed, changes) = close(&self.open, &self.filed, &mut || SessionId::from_bytes(draw()));
        self.open.workshop = closed;
        self.saving = Some(Target::Close);
        let (saving, draft) = (Saving::Workshop(self.open.id), Some(self.draft));
        vec![effect(Effect::Save { saving, changes, draft })]
    }

    /// What was being saved is on the disk.
    pub(super) fn saved(&mut self, shared: &mut Shared) -> Steps {
        match self.saving.take() {
            None => Vec::new(),
            Some(Target::Remove | Target::Leave) => vec![Step::Back],
            Some(Target::Close) => {
                links::instead_of_workshop(self.open.id, self.open.workshop.present().next().is_some())
            }
            Some(Target::Plan) => {
                let planned = self.planned(shared);
                self.opening = opening::blank(self.open.id, planned.clone());
                let mut steps = self.look_at_the_day(&planned, shared);
                self.stored = Some(planned);
                steps.extend(self.turn(Leaf::Group, shared));
                steps
            }
        }
    }

    /// Says of a day just chosen that it is past, and looks for another workshop at that hour: a warning, never a block.
    fn look_at_the_day(&mut self, planned: &Workshop, shared: &Shared) -> Steps {
        let when = |workshop: &Workshop| (workshop.date, workshop.started);
        if self.stored.as_ref().map(when) == Some(when(planned)) {
            return Vec::new();
        }
        let past = planned.date < shared.today();
        let said = past.then(|| toast(words::planned_in_the_past(planned.date)));
        self.comparing = planned.started.is_some();
        let read = self.comparing.then(|| effect(Effect::LoadWeek(week::monday(planned.date))));
        said.into_iter().chain(read).collect()
    }

    /// Says that another workshop begins at the same hour.
    pub(super) fn compare(&self, week: &WeekFacts) -> Steps {
        let mut others = week.workshops.iter().filter(|(id, _)| *id != self.open.id);
        let other = others.find(|(_, other)| self.open.workshop.begins_with(other));
        other.map(|(_, other)| toast(words::planned_at_once(&other.title))).into_iter().collect()
    }

    /// What the Coop asks for and the plan does not say.
    pub fn missing_for_coop(&self) -> Option<&'static str> {
        let workshop = &self.open.workshop;
        words::missing_for_coop(workshop.level.is_none(), workshop.themes.is_empty())
    }

    pub(super) fn ask(&mut self, asked: Asked) -> Steps {
        self.asked = Some(asked);
        let all = |words: &[&str]| words.iter().map(|words| (*words).to_owned()).collect::<Vec<_>>();
        let ask = match asked {
            Asked::Remove => {
                Ask::new(words::REMOVE_ASK, all(&[words::REMOVE_LINE]), all(&[words::REMOVE_NO, words::REMOVE_YES]))
            }
            _ => {
                Ask::new(words::LEAVE_ASK, Vec::new(), all(&[words::LEAVE_SAVE, words::LEAVE_KEEP, words::LEAVE_DROP]))
            }
        };
        vec![Step::Ask(Box::new(ask))]
    }

    pub(super) fn answered(&mut self, index: usize, shared: &mut Shared) -> Steps {
        match (self.asked.take(), index) {
            (Some(Asked::Sensitive), sensitive::KEEP) => {
                self.plan.settle();
                self.finish_plan(shared)
            }
            (Some(Asked::Sensitive), sensitive::CORRECT) => {
                sensitive::correct(&mut self.plan);
                Vec::new()
            }
            (Some(Asked::Leave), 0) if self.page == Leaf::Plan => self.finish_plan(shared),
            (Some(Asked::Leave), 0) => self.finish_group(shared),
            (Some(Asked::Leave), 1) => vec![Step::KeepDraft, Step::Back],
            (Some(Asked::Leave), 2) => {
                self.open = self.opening.clone();
                vec![effect(Effect::DropDraft(self.draft)), Step::Back]
            }
            (Some(Asked::Remove), 1) => self.remove(),
            _ => Vec::new(),
        }
    }

    fn remove(&mut self) -> Steps {
        self.open = self.opening.clone();
        if self.stored.is_none() {
            return vec![effect(Effect::DropDraft(self.draft)), Step::Back];
        }
        self.saving = Some(Target::Remove);
        let changes = vec![Change::WorkshopRemoved(self.open.id)];
        let (saving, draft) = (Saving::Workshop(self.open.id), Some(self.draft));
        vec![effect(Effect::Save { saving, changes, draft })]
    }
}
