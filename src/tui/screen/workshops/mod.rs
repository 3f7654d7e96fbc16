//! The workshops: those to come, those that were held, and a new one.

pub mod view;

use super::{Page, Screen, Step, Steps, effect, links, open, toast, walk, workshop};
use crate::domain::change::Change;
use crate::domain::ids::WorkshopId;
use crate::domain::workshop::Workshop;
use crate::text::{shell, workshop as words};
use crate::tui::action::{Action, Command};
use crate::tui::effect::{Effect, Reply, Saving};
use crate::tui::key::{Code, Key};
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;
use time::{Date, Duration};

/// How far the list looks back and ahead, in days.
const BACK: i64 = 120;
const AHEAD: i64 = 400;

/// The list.
#[derive(Debug, Default)]
pub struct State {
    /// Those to come, the next one first, then those held, the latest first; `None` until they were read.
    pub workshops: Option<Vec<(WorkshopId, Workshop)>>,
    /// How many of them are not held yet.
    pub to_come: usize,
    pub list: List,
    /// A copy that is being saved, to be opened then.
    copying: Option<(WorkshopId, Date)>,
    /// The title of another one at the hour of the copy.
    at_once: Option<String>,
}

impl State {
    /// Rows of the list on the screen: two headings and a new one stand around them.
    pub fn rows(shared: &Shared) -> usize {
        shared.body_rows().saturating_sub(6)
    }

    fn len(&self) -> usize {
        self.workshops.as_ref().map_or(0, Vec::len)
    }

    /// The workshop pointed at; `None` on the row of a new one.
    pub fn pointed(&self) -> Option<&(WorkshopId, Workshop)> {
        self.workshops.as_ref()?.get(self.list.selected.checked_sub(1)?)
    }

    fn key(&mut self, key: &Key, shared: &mut Shared) -> Steps {
        match key.code {
            Code::Esc => vec![Step::Back],
            Code::Enter => match self.pointed() {
                Some((id, _)) => links::workshop(*id, shared),
                None => links::new_workshop(shared),
            },
            Code::Char('d' | 'D') => self.copy(shared),
            Code::Char('s' | 'S') => links::week(shared),
            _ => {
                let rows = self.len() + 1;
                walk(&mut self.list, key, rows, Self::rows(shared))
            }
        }
    }

    /// Plans the pointed workshop again, on the next day of its weekday.
    fn copy(&mut self, shared: &Shared) -> Steps {
        let Some((_, workshop)) = self.pointed() else { return vec![toast(words::POINT_AT_ONE)] };
        let again = workshop.again_on(workshop.next_day(shared.today()));
        let id = WorkshopId::from_bytes((shared.draw)());
        self.copying = Some((id, again.date));
        let mut others = self.workshops.iter().flatten().map(|(_, other)| other);
        self.at_once = others.find(|other| again.begins_with(other)).map(|other| other.title.clone());
        let changes = vec![Change::Workshop(id, Box::new(again))];
        vec![effect(Effect::Save { saving: Saving::Workshop(id), changes, draft: None })]
    }

    fn arrange(&mut self, found: &[(WorkshopId, Workshop)], shared: &Shared) {
        let (mut held, mut coming): (Vec<_>, Vec<_>) = found.iter().cloned().partition(|(_, workshop)| workshop.closed);
        held.reverse();
        self.to_come = coming.len();
        coming.append(&mut held);
        self.workshops = Some(coming);
        // The row of a new workshop stands first, the pointer on what comes next.
        if self.list == List::default() && self.to_come > 0 {
            self.list.selected = 1;
        }
        self.list.fit(self.len() + 1, Self::rows(shared));
    }
}

fn days(today: Date) -> (Date, Date) {
    (today.saturating_sub(Duration::days(BACK)), today.saturating_add(Duration::days(AHEAD)))
}

impl Page for State {
    fn enter(&mut self, shared: &mut Shared) -> Steps {
        let (from, to) = days(shared.today());
        vec![effect(Effect::LoadWorkshops(from, to))]
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match action {
            Action::Key(key) => self.key(&key, shared),
            Action::Command(Command::New) => links::new_workshop(shared),
            Action::Command(command) => links::everywhere(command, shared),
            Action::Text(_) | Action::Answer(_) => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Steps {
        match reply {
            Reply::Workshops(found) => self.arrange(found, shared),
            Reply::Saved(Saving::Workshop(saved), _) => {
                let Some((id, date)) = self.copying.take_if(|(id, _)| id == saved) else { return Vec::new() };
                let copy = workshop::State::reading(id, shared);
                let other = self.at_once.take();
                let said = other.map_or_else(|| words::again(date), |other| words::again_at_once(date, &other));
                return vec![open(Screen::Workshop(Box::new(copy))), toast(said)];
            }
            Reply::NotSaved(Saving::Workshop(_), _) => self.copying = None,
            _ => {}
        }
        Vec::new()
    }

    fn is_waiting(&self) -> bool {
        self.workshops.is_none() || self.copying.is_some()
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            Command::New => Offer::yes(words::NEW),
            _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
        }
    }

    fn spot(&self) -> Option<Spot> {
        Some(Spot::Workshops)
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        (words::TITLE.to_owned(), crate::text::dates::full(shared.today()))
    }

    fn hint(&self, _shared: &Shared) -> String {
        words::LIST_HINT.to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        vec![
            (shell::ENTER_KEY, shell::OPEN),
            (words::AGAIN_KEY, words::AGAIN),
            (words::WEEK_KEY, words::WEEK),
            (shell::ESC_KEY, shell::BACK),
        ]
    }
}
