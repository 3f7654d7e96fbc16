//! Where somebody stands, told so that it can be found again after the lock: ids and places, no word that was typed or
//! read about a person.

use super::record::{self, Over};
use super::{
    Page, Screen, Step, Steps, effect, export, guides, links, log, open, preview, records, registration, request,
    retyping, search, settings, statistics, team, try_keys, week, workshops,
};
use crate::domain::draft::{Draft, Work};
use crate::domain::ids::{DraftId, LearnerId, WorkshopId};
use crate::domain::statistics::Scope;
use crate::tui::effect::{Document, Effect};
use crate::tui::shared::Shared;
use time::Date;

/// A screen, without what it shows.
#[derive(Debug)]
pub enum Spot {
    Home,
    Search,
    Records,
    Export,
    Guides,
    TryKeys,
    Request,
    Retyping,
    Team {
        /// A recovery code was drawn and its paper not checked: it is gone from memory.
        unchecked: bool,
    },
    Log,
    /// They are about nobody: what was changed and not saved stays.
    Settings(Box<settings::State>),
    Preview(Document),
    Statistics(Scope),
    /// A form for a new record, with nothing in it.
    Registration,
    /// The week that begins on a Monday.
    Week(Date),
    Workshops,
    Workshop(WorkshopId),
    /// Over a person's record.
    Record(LearnerId, Over),
    /// Work whose draft lies in the store.
    Work(DraftId),
}

/// A spot, and the line that was focused there.
#[derive(Debug)]
pub struct Place {
    pub spot: Spot,
    pub focus: usize,
}

impl Place {
    /// Where the stack stands. What is being typed comes before what was opened over it to look at.
    pub fn of(stack: &[Screen], shared: &Shared) -> Self {
        let from_top = || stack.iter().rev();
        let typing = from_top().find_map(|screen| Some((screen, Spot::Work(screen.draft(shared)?.id))));
        let found = typing.or_else(|| from_top().find_map(|screen| Some((screen, screen.spot()?))));
        found.map_or(Self { spot: Spot::Home, focus: 0 }, |(screen, spot)| Self { spot, focus: screen.focus() })
    }

    /// Whether something that is not saved waits there.
    pub fn holds_work(&self) -> bool {
        match &self.spot {
            Spot::Work(_) => true,
            Spot::Settings(state) => state.form.is_changed(),
            _ => false,
        }
    }

    /// The steps that lead back, from the home screen.
    pub fn lead(self, shared: &mut Shared) -> Steps {
        let focus = self.focus;
        let screen = match self.spot {
            Spot::Home => return Vec::new(),
            Spot::Work(draft) => return vec![effect(Effect::TakeUp(draft))],
            Spot::Record(learner, over) => {
                return vec![open(Screen::Record(record::State::with_over(learner, over, focus)))];
            }
            Spot::Search => Screen::Search(search::State::typed("", shared)),
            Spot::Records => Screen::Records(records::State::new(shared)),
            Spot::Export => Screen::Export(export::State::default()),
            Spot::Team { unchecked } => Screen::Team(Box::new(team::State::new(unchecked))),
            Spot::Week(monday) => Screen::Week(week::State::of(monday)),
            Spot::Workshops => Screen::Workshops(workshops::State::default()),
            Spot::Workshop(id) => return links::workshop(id, shared),
            Spot::Guides => Screen::Guides(guides::State::default()),
            Spot::Request => Screen::Request(request::State::default()),
            Spot::Retyping => Screen::Retyping(retyping::State::default()),
            Spot::TryKeys => Screen::TryKeys(try_keys::State::new()),
            Spot::Log => Screen::Log(log::State::default()),
            Spot::Settings(state) => Screen::Settings(Box::new(state.unless_overtaken(shared))),
            Spot::Statistics(scope) => Screen::Statistics(Box::new(statistics::State::of(scope))),
            Spot::Preview(document) => Screen::Preview(preview::State::new(document)),
            Spot::Registration => Screen::Registration(Box::new(registration::State::new("", shared))),
        };
        refocused(vec![open(screen)], focus, shared)
    }
}

/// Takes up a draft at the line that was focused.
pub fn take_up(draft: Draft, focus: usize, shared: &mut Shared) -> Steps {
    match draft.work {
        Work::Workshop(_) => links::resume(draft, shared),
        Work::Registration(_) => refocused(links::resume(draft, shared), focus, shared),
        _ => vec![open(Screen::Record(record::State::with_over(draft.learner, Over::Work(Box::new(draft)), focus)))],
    }
}

/// The same steps, the screens they open focused on a line.
pub fn refocused(mut steps: Steps, focus: usize, shared: &Shared) -> Steps {
    for step in &mut steps {
        if let Step::Open(screen) = step {
            screen.refocus(focus, shared);
        }
    }
    steps
}
