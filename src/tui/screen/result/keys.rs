//! Keys of the result: moving, removing, putting in order, adding.

use super::{Adding, Face, Purpose, State, Target};
use crate::domain::ids::ModuleId;
use crate::text::result as words;
use crate::tui::ask::Ask;
use crate::tui::form::Edit;
use crate::tui::key::{Code, Key};
use crate::tui::screen::{Step, Steps, toast, walk};
use crate::tui::shared::Shared;

/// The answers to the question about a changed path.
const ADOPT: usize = 0;

impl State {
    pub(super) fn key(&mut self, key: &Key, shared: &Shared) -> Steps {
        if self.adding.is_some() {
            self.adding_key(key, shared);
            return Vec::new();
        }
        match (key.code, key.shift) {
            (Code::Esc, _) => self.back(shared),
            (Code::Enter, _) => self.enter_row(shared),
            _ if self.face == Face::ForTwo => Vec::new(),
            (Code::Char('+'), _) | (Code::Up, true) => self.shift(true, shared),
            (Code::Char('-'), _) | (Code::Down, true) => self.shift(false, shared),
            (Code::Char(' '), _) => self.toggle(shared),
            (Code::Char('a' | 'A') | Code::Insert, _) => self.search(false, shared),
            (Code::PageDown, _) if self.face == Face::Figures => self.unfold(shared),
            (Code::PageUp, _) if self.list.selected == 0 => self.fold(shared),
            _ => {
                let (len, rows) = (self.rows.len(), self.rows_shown(shared));
                walk(&mut self.list, key, len, rows)
            }
        }
    }

    /// Pasted text goes to the search, and nowhere else.
    pub(super) fn text(&mut self, text: String, shared: &Shared) -> Steps {
        if let Some(adding) = &mut self.adding {
            adding.edit(&Edit::Insert(text), &self.plan, &shared.content.curriculum);
        }
        Vec::new()
    }

    fn enter_row(&mut self, shared: &Shared) -> Steps {
        match self.pointed().map(|row| row.target.clone()) {
            Some(Target::Action) | None => self.adopt(shared),
            Some(Target::Others) => self.unfold(shared),
            Some(Target::AskProcedure) => self.search(true, shared),
            Some(Target::Add) => self.search(false, shared),
            Some(Target::Stage(_)) if self.purpose == Purpose::Consult => vec![toast(words::OLD_RESULT)],
            Some(Target::Stage(_)) => vec![toast(words::ENTER_ON_STEP)],
        }
    }

    /// Esc: from all steps to the figures, from there away, but never from changes without asking.
    fn back(&mut self, shared: &Shared) -> Steps {
        if self.face == Face::Steps && self.figures.is_some() && !self.opened_on_steps {
            return self.fold(shared);
        }
        if !self.is_changed() {
            return vec![Step::Back];
        }
        let answers = vec![words::LEAVE_ADOPT.to_owned(), words::LEAVE_AS_BEFORE.to_owned()];
        let ask = Ask::new(words::LEAVE_TITLE, vec![words::LEAVE_LINE.to_owned()], answers);
        vec![Step::Ask(Box::new(ask))]
    }

    /// The answer to what is to become of a changed path.
    pub(super) fn left(&mut self, answer: usize, shared: &Shared) -> Steps {
        if answer == ADOPT { self.adopt(shared) } else { vec![Step::Back] }
    }

    /// Shows all steps, pointing at the first one that was folded.
    fn unfold(&mut self, shared: &Shared) -> Steps {
        let hidden = self.plan.others().next().map(|stage| stage.module.clone());
        self.face = Face::Steps;
        self.list.reset();
        self.arrange(shared);
        if let Some(module) = hidden {
            self.point_at(&module, shared);
        }
        Vec::new()
    }

    /// Goes back to the figures, if there are any.
    fn fold(&mut self, shared: &Shared) -> Steps {
        if self.face == Face::Steps && self.figures.is_some() {
            self.face = Face::Figures;
            self.list.reset();
            self.arrange(shared);
        }
        Vec::new()
    }

    fn toggle(&mut self, shared: &Shared) -> Steps {
        let target = self.pointed().map(|row| row.target.clone());
        match target {
            Some(_) if self.purpose == Purpose::Consult => return vec![toast(words::OLD_RESULT)],
            Some(Target::Stage(module)) => self.plan.toggle(&module),
            Some(Target::Others) => self.plan.toggle_others(),
            _ => {}
        }
        self.arrange(shared);
        Vec::new()
    }

    /// Moves the pointed step; all steps are shown, so that it is seen where it goes.
    fn shift(&mut self, earlier: bool, shared: &Shared) -> Steps {
        let Some(Target::Stage(module)) = self.pointed().map(|row| row.target.clone()) else { return Vec::new() };
        if self.purpose == Purpose::Consult {
            return vec![toast(words::OLD_RESULT)];
        }
        let moved = self.plan.shift(&module, earlier);
        self.face = Face::Steps;
        self.arrange(shared);
        self.point_at(&module, shared);
        if moved { Vec::new() } else { vec![toast(words::AT_THE_EDGE)] }
    }

    fn point_at(&mut self, module: &ModuleId, shared: &Shared) {
        let target = Target::Stage(module.clone());
        if let Some(at) = self.rows.iter().position(|row| row.target == target) {
            self.list.selected = at;
            self.list.fit(self.rows.len(), self.rows_shown(shared));
        }
    }

    fn search(&mut self, procedures: bool, shared: &Shared) -> Steps {
        if self.purpose == Purpose::Consult {
            return vec![toast(words::OLD_RESULT)];
        }
        self.adding = Some(Box::new(Adding::new(procedures, &self.plan, &shared.content.curriculum)));
        Vec::new()
    }

    fn adding_key(&mut self, key: &Key, shared: &Shared) {
        let Some(adding) = &mut self.adding else { return };
        let curriculum = &shared.content.curriculum;
        match key.code {
            Code::Esc => self.adding = None,
            Code::Enter => {
                let Some(module) = adding.pointed().cloned() else { return };
                self.adding = None;
                self.plan.add(&module, curriculum);
                self.face = Face::Steps;
                self.arrange(shared);
                self.point_at(&module, shared);
            }
            _ => {
                let rows = shared.body_rows().saturating_sub(usize::from(super::view::STEPS_TOP));
                adding.key(key, &self.plan, curriculum, rows);
            }
        }
    }
}
