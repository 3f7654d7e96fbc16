//! Opening a workshop: a new one, one that was planned, left open or held.

use super::{Grid, Leaf, State, plan, totals};
use crate::domain::draft::{Draft, OpenWorkshop, Work};
use crate::domain::ids::{DraftId, WorkshopId};
use crate::domain::workshop::Workshop;
use crate::text::workshop as words;
use crate::tui::effect::WorkshopFacts;
use crate::tui::screen::{Step, Steps, toast};
use crate::tui::shared::Shared;
use std::collections::BTreeMap;
use time::Date;

/// The usual device.
const USUAL_DEVICE: &str = "ordinateur";

impl State {
    /// A workshop that begins with its plan: today, at the next full hour.
    pub fn new(shared: &mut Shared) -> Self {
        Self::new_on(shared.today(), shared)
    }

    /// A workshop that begins with its plan, on a day.
    pub fn new_on(day: Date, shared: &mut Shared) -> Self {
        let id = WorkshopId::from_bytes((shared.draw)());
        let now = shared.now.time();
        let hour = now.replace_minute(0).ok().map(|hour| hour + time::Duration::hours(i64::from(now.minute() > 0)));
        let workshop = Workshop { started: hour, devices: vec![USUAL_DEVICE.into()], ..Workshop::on(day) };
        Self::on(blank(id, workshop), Leaf::Plan, false, shared)
    }

    /// A workshop that the worker reads first.
    pub fn reading(id: WorkshopId, shared: &mut Shared) -> Self {
        Self::on(blank(id, Workshop::on(shared.today())), Leaf::Group, true, shared)
    }

    fn on(open: OpenWorkshop, page: Leaf, reading: bool, shared: &mut Shared) -> Self {
        Self {
            plan: plan::form(&open.workshop, &shared.content),
            totals: totals::form(&open.workshop.anonymous, &shared.content),
            opening: open.clone(),
            open,
            page,
            grid: Grid::default(),
            over: None,
            previous: BTreeMap::new(),
            reading,
            draft: DraftId::from_bytes((shared.draw)()),
            stored: None,
            filed: BTreeMap::new(),
            undone: Vec::new(),
            asked: None,
            saving: None,
            comparing: false,
            registering: false,
        }
    }

    /// Takes up what the worker read: what was left open comes before what was saved.
    pub(super) fn take_facts(&mut self, facts: &WorkshopFacts, shared: &Shared) -> Steps {
        self.reading = false;
        self.previous.clone_from(&facts.previous);
        self.filed.clone_from(&facts.filed);
        self.stored.clone_from(&facts.kept);
        if let Some(kept) = &facts.kept {
            self.open.workshop = kept.clone();
            self.take_filed();
        }
        self.opening = self.open.clone();
        let mut page = Leaf::Group;
        match facts.open.clone() {
            Some(Draft { id, work: Work::Workshop(open), .. }) => {
                self.draft = id;
                page = if open.page == Leaf::Plan as u8 { Leaf::Plan } else { Leaf::Group };
                self.open = *open;
            }
            _ if facts.kept.is_none() => return vec![Step::Back, toast(words::GONE)],
            _ => {}
        }
        if facts.kept.is_none() {
            // Everything in the draft was typed.
            self.opening = blank(self.open.id, Workshop::on(Date::MIN));
        }
        self.turn(page, shared)
    }

    /// Reads attendance, ratings and sentences off the sessions that were filed: they may have been corrected since.
    fn take_filed(&mut self) {
        for person in &mut self.open.workshop.participants {
            let Some((_, session)) = self.filed.get(&person.learner) else { continue };
            person.attendance = Some(session.attendance);
            if !session.ratings.is_empty() {
                self.open.ratings.insert(person.learner, session.ratings.clone());
            }
            if !session.sentence.is_empty() {
                self.open.sentences.insert(person.learner, session.sentence.clone());
            }
        }
    }
}

/// A workshop of which nothing was said yet.
pub(super) fn blank(id: WorkshopId, workshop: Workshop) -> OpenWorkshop {
    OpenWorkshop { id, workshop, ratings: BTreeMap::new(), sentences: BTreeMap::new(), page: 0 }
}
