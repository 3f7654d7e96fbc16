//! A week: seven days, their appointments and workshops.

pub mod view;

use super::{Page, Screen, Step, Steps, effect, links, open, toast, walk, workshop};
use crate::text::{dates, shell, week as words};
use crate::tui::action::{Action, Command};
use crate::tui::effect::{Effect, Reply, WeekFacts};
use crate::tui::key::{Code, Key};
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;
use time::{Date, Duration};

/// The week.
#[derive(Debug)]
pub struct State {
    /// Its first day.
    pub monday: Date,
    /// `None` until it was read.
    pub facts: Option<WeekFacts>,
    pub rows: Vec<Row>,
    pub list: List,
}

/// A row: a day with nothing on it, or one of its meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub day: Date,
    /// The day's name stands on its first row alone.
    pub first: bool,
    pub what: What,
}

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Nothing,
    /// Index among the appointments.
    Appointment(usize),
    /// Index among the workshops.
    Workshop(usize),
}

impl State {
    /// The week of a day.
    pub fn of(day: Date) -> Self {
        Self { monday: monday(day), facts: None, rows: Vec::new(), list: List::default() }
    }

    /// Rows of the week on the screen.
    pub fn shown(shared: &Shared) -> usize {
        shared.sight_rows()
    }

    fn turn(&mut self, weeks: i64) -> Steps {
        self.monday = self.monday.saturating_add(Duration::weeks(weeks));
        (self.facts, self.list) = (None, List::default());
        vec![effect(Effect::LoadWeek(self.monday))]
    }

    fn key(&mut self, key: &Key, shared: &mut Shared) -> Steps {
        match key.code {
            Code::Esc => vec![Step::Back],
            Code::Left => self.turn(-1),
            Code::Right => self.turn(1),
            Code::Enter => self.choose(shared),
            _ => walk(&mut self.list, key, self.rows.len(), Self::shown(shared)),
        }
    }

    fn choose(&self, shared: &mut Shared) -> Steps {
        let (Some(row), Some(facts)) = (self.rows.get(self.list.selected), &self.facts) else { return Vec::new() };
        match row.what {
            What::Appointment(index) => {
                let found = facts.appointments.get(index);
                found.map_or_else(Vec::new, |(_, found)| vec![links::open_record(found.learner)])
            }
            What::Workshop(index) => {
                let found = facts.workshops.get(index).map(|(id, _)| *id);
                found.map_or_else(Vec::new, |id| links::workshop(id, shared))
            }
            What::Nothing if row.day < shared.today() => vec![toast(words::OVER)],
            What::Nothing => {
                vec![open(Screen::Workshop(Box::new(workshop::State::new_on(row.day, shared))))]
            }
        }
    }

    fn arrange(&mut self, shared: &Shared) {
        let Some(facts) = &self.facts else { return };
        let again = !self.rows.is_empty() && self.list != List::default();
        self.rows = (0..7).flat_map(|day| day_rows(self.monday.saturating_add(Duration::days(day)), facts)).collect();
        if !again {
            // This week begins at today.
            let today = self.rows.iter().position(|row| row.day == shared.today());
            self.list.selected = today.unwrap_or(0);
        }
        self.list.fit(self.rows.len(), Self::shown(shared));
    }
}

fn day_rows(day: Date, facts: &WeekFacts) -> Vec<Row> {
    let appointments = facts.appointments.iter().enumerate().filter(|(_, (on, _))| *on == day);
    let workshops = facts.workshops.iter().enumerate().filter(|(_, (_, workshop))| workshop.date == day);
    let mut all: Vec<_> = appointments.map(|(at, (_, found))| (found.time, What::Appointment(at))).collect();
    all.extend(workshops.map(|(at, (_, workshop))| (workshop.started, What::Workshop(at))));
    all.sort_by_key(|(time, _)| *time);
    if all.is_empty() {
        return vec![Row { day, first: true, what: What::Nothing }];
    }
    all.into_iter().enumerate().map(|(at, (_, what))| Row { day, first: at == 0, what }).collect()
}

/// The first day of a day's week.
pub(super) fn monday(day: Date) -> Date {
    day.saturating_sub(Duration::days(day.weekday().number_days_from_monday().into()))
}

impl Page for State {
    fn enter(&mut self, _shared: &mut Shared) -> Steps {
        vec![effect(Effect::LoadWeek(self.monday))]
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match action {
            Action::Key(key) => self.key(&key, shared),
            Action::Command(command) => links::everywhere(command, shared),
            Action::Text(_) | Action::Answer(_) => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Steps {
        if let Reply::Week(facts) = reply
            && facts.monday == self.monday
        {
            self.facts = Some((**facts).clone());
            self.arrange(shared);
        }
        Vec::new()
    }

    fn is_waiting(&self) -> bool {
        self.facts.is_none()
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer })
    }

    fn spot(&self) -> Option<Spot> {
        Some(Spot::Week(self.monday))
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        let weeks = (self.monday - monday(shared.today())).whole_weeks();
        (words::title(self.monday), words::which(weeks))
    }

    fn hint(&self, shared: &Shared) -> String {
        let row = self.rows.get(self.list.selected);
        let words = match row.map(|row| row.what) {
            Some(What::Nothing) if row.is_some_and(|row| row.day >= shared.today()) => words::HINT_FREE,
            _ => words::HINT,
        };
        words.to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        vec![(words::ARROWS, words::OTHER_WEEK), (shell::ENTER_KEY, shell::OPEN), (shell::ESC_KEY, shell::BACK)]
    }
}

/// The hour of a meeting, as wide as any.
pub fn hour(time: Option<time::Time>) -> String {
    time.map(dates::time_column).unwrap_or_default()
}
