//! The home screen: what may be done, who comes today, what was left open.

pub mod day;
mod month;
pub mod view;

use super::{Page, Screen, Step, Steps, effect, links, open, retention, search, toast, walk};
use crate::domain::change::Change;
use crate::domain::clock::Doubt;
use crate::text::{
    backup as backup_words, clock as clock_words, coop as coop_words, evening as evening_words, home as words,
    retention as retention_words, shell,
};
use crate::tui::action::{Action, Command};
use crate::tui::effect::{Effect, HomeFacts, Reply, Saving};
use crate::tui::key::Code;
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;
use month::Month;

/// The rows of the menu, each with the number it will always have.
pub const ROWS: [(char, Row); 8] = [
    ('1', Row::Welcome),
    ('2', Row::Session),
    ('3', Row::Workshops),
    ('4', Row::AllRecords),
    ('5', Row::Export),
    ('6', Row::Statistics),
    ('7', Row::Settings),
    ('8', Row::Request),
];

/// A row of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    Welcome,
    Session,
    Workshops,
    AllRecords,
    Export,
    Statistics,
    Settings,
    Request,
}

/// The home screen.
#[derive(Debug, Default)]
pub struct State {
    pub facts: HomeFacts,
    /// What recovery did at the start, until it was read.
    pub notices: Vec<String>,
    /// Why the machine's clock is doubted.
    pub doubt: Option<Doubt>,
    /// What is said of records that nothing happened to for long.
    pub due: Option<String>,
    /// How many activities are left to type again into the Coop.
    pub retyping: usize,
    pub list: List,
    /// The first row in sight below the menu.
    pub first: usize,
    pub month: Month,
}

/// What a line of the screen stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Menu(Row),
    /// Index among the appointments.
    Appointment(usize),
    /// Index among the workshops of the day.
    Workshop(usize),
    /// Index among what was left open.
    Open(usize),
    /// Appointments of past days that nobody closed.
    Evening,
    /// The clock.
    Clock,
    /// Records that nothing happened to for long.
    Due,
    /// What is left to type again into the Coop.
    Retyping,
    /// Index among the notices.
    Notice(usize),
    /// Index among what is said of the backups.
    Backup(usize),
}

impl State {
    /// The home screen after unlocking.
    pub fn new(notices: Vec<String>) -> Self {
        Self { notices, ..Self::default() }
    }

    /// Every line that can be pointed at, from top to bottom.
    pub fn lines(&self) -> Vec<Line> {
        let menu = ROWS.iter().map(|(_, row)| Line::Menu(*row));
        let open = (0..self.facts.open.len()).map(Line::Open);
        let evening = (self.facts.unclosed > 0).then_some(Line::Evening);
        let clock = self.doubt.map(|_| Line::Clock);
        let due = self.due.as_ref().map(|_| Line::Due);
        let notices = (0..self.notices.len()).map(Line::Notice);
        let backups = (0..self.facts.backups.len()).map(Line::Backup);
        let retyping = (self.retyping > 0).then_some(Line::Retyping);
        let known = evening.into_iter().chain(clock).chain(due).chain(retyping).chain(notices).chain(backups);
        menu.chain(self.today()).chain(open).chain(known).collect()
    }

    /// Appointments and workshops of the day, by their hour.
    pub fn today(&self) -> Vec<Line> {
        let appointments = self.facts.appointments.iter().enumerate();
        let workshops = self.facts.workshops.iter().enumerate();
        let mut lines: Vec<_> = appointments.map(|(at, found)| (found.time, Line::Appointment(at))).collect();
        lines.extend(workshops.map(|(at, (_, workshop))| (workshop.started, Line::Workshop(at))));
        lines.sort_by_key(|(time, _)| *time);
        lines.into_iter().map(|(_, line)| line).collect()
    }

    fn choose_number(&mut self, c: char, shared: &mut Shared) -> Steps {
        let row = ROWS.iter().find(|(number, _)| *number == c);
        row.map_or_else(Vec::new, |(_, row)| self.choose(Line::Menu(*row), shared))
    }

    fn choose(&mut self, line: Line, shared: &mut Shared) -> Steps {
        match line {
            Line::Menu(Row::Welcome) => vec![open(Screen::Search(search::State::typed("", shared)))],
            Line::Menu(Row::Session) => vec![open(Screen::Search(search::State::for_session(shared)))],
            Line::Menu(Row::Workshops) => links::workshops(),
            Line::Menu(Row::AllRecords) => links::everywhere(Command::AllRecords, shared),
            Line::Menu(Row::Export) => links::everywhere(Command::Export, shared),
            Line::Menu(Row::Statistics) => links::everywhere(Command::Statistics, shared),
            Line::Menu(Row::Settings) => links::everywhere(Command::Settings, shared),
            Line::Menu(Row::Request) => links::everywhere(Command::Request, shared),
            Line::Retyping => links::everywhere(Command::Retyping, shared),
            Line::Appointment(index) => {
                let appointment = self.facts.appointments.get(index);
                appointment.map_or_else(Vec::new, |found| vec![links::open_record(found.learner)])
            }
            Line::Workshop(index) => {
                let found = self.facts.workshops.get(index).map(|(id, _)| *id);
                found.map_or_else(Vec::new, |id| links::workshop(id, shared))
            }
            Line::Open(index) => {
                self.facts.open.get(index).cloned().map_or_else(Vec::new, |draft| links::resume(draft, shared))
            }
            Line::Evening => links::evening(),
            Line::Clock => match self.doubt {
                Some(Doubt::Ahead { .. }) => {
                    vec![effect(Effect::ConfirmClock(shared.now.unix())), toast(clock_words::CONFIRMED)]
                }
                _ => vec![toast(clock_words::SET)],
            },
            Line::Due => vec![open(Screen::Retention(retention::State::default()))],
            Line::Backup(_) => links::everywhere(Command::BackUp, shared),
            Line::Notice(index) => {
                if index < self.notices.len() {
                    self.notices.remove(index);
                }
                self.look(shared);
                Vec::new()
            }
        }
    }

    /// What the clock and the due records call for.
    fn look(&mut self, shared: &Shared) {
        self.doubt = shared.doubt();
        self.retyping = shared.coop.left();
        let (due, chosen) = (shared.retention.due(), shared.retention.choices().len());
        let line = || retention_words::line(due, chosen, &shared.settings, shared.today());
        self.due = (!due.is_empty()).then(line);
        let lines = self.lines().len();
        self.list.fit(lines, lines);
        self.scroll(shared);
    }

    /// Opens the record of the next appointment that is not over, or of the first one.
    fn open_next(&self, shared: &Shared) -> Steps {
        let now = shared.now.time();
        let coming = |found: &&crate::tui::effect::HomeAppointment| found.time.is_none_or(|time| time >= now);
        let next = self.facts.appointments.iter().find(coming).or_else(|| self.facts.appointments.first());
        next.map_or_else(Vec::new, |found| vec![links::open_record(found.learner)])
    }
}

/// Takes back the request that was just entered.
fn take_back(shared: &mut Shared) -> Steps {
    let Some((id, day)) = shared.coop.last.take() else { return Vec::new() };
    vec![effect(Effect::Save { saving: Saving::Request, changes: vec![Change::RequestRemoved(id, day)], draft: None })]
}

impl Page for State {
    fn enter(&mut self, shared: &mut Shared) -> Steps {
        self.list.reset();
        self.look(shared);
        // Without anybody logged in the store is open already: only the demonstration does that.
        let wanted = if shared.me.is_some() { Effect::LoadHome(shared.today()) } else { Effect::Enter };
        let mut steps = vec![effect(wanted)];
        steps.extend(self.month.enter(shared));
        steps
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match action {
            Action::Command(Command::Quit) => vec![Step::Quit],
            Action::Command(Command::Second) => self.open_next(shared),
            Action::Command(Command::Undo) => take_back(shared),
            Action::Command(command) => links::everywhere(command, shared),
            Action::Text(text) => vec![open(Screen::Search(search::State::typed(&text, shared)))],
            Action::Key(key) => match key.code {
                Code::Enter => {
                    self.lines().get(self.list.selected).map_or_else(Vec::new, |line| self.choose(*line, shared))
                }
                Code::Char(c @ '0'..='9') => self.choose_number(c, shared),
                Code::Char(c) => vec![open(Screen::Search(search::State::typed(&c.to_string(), shared)))],
                _ => {
                    let lines = self.lines().len();
                    let steps = walk(&mut self.list, &key, lines, lines);
                    self.scroll(shared);
                    steps
                }
            },
            Action::Answer(_) => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Steps {
        match reply {
            Reply::Home(facts) => self.facts = (**facts).clone(),
            Reply::BackedUp(_) => return vec![effect(Effect::LoadHome(shared.today()))],
            Reply::Noticed(notices) => self.notices.clone_from(notices),
            _ => {}
        }
        self.look(shared);
        let mut steps = self.month.hear(reply, shared);
        if let Reply::Saved(Saving::Request, changes) = reply
            && matches!(changes.as_slice(), [Change::RequestRemoved(..)])
        {
            // It was taken back from here.
            steps.extend(self.month.enter(shared));
            steps.push(toast(coop_words::TAKEN_BACK));
        }
        steps
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            Command::Second if self.facts.appointments.is_empty() => {
                Some(Offer { in_line: false, ..Offer::no(words::NEXT_APPOINTMENT, words::NO_APPOINTMENT)? })
            }
            Command::Second => Offer::yes(words::NEXT_APPOINTMENT),
            Command::Quit => Offer::yes(shell::QUIT),
            Command::Undo if shared.coop.last.is_some() => Offer::menu(coop_words::TAKE_BACK),
            _ => links::offered_everywhere(command, shared),
        }
    }

    fn spot(&self) -> Option<Spot> {
        Some(Spot::Home)
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        links::home_title(shared)
    }

    fn hint(&self, _shared: &Shared) -> String {
        let words = match self.lines().get(self.list.selected) {
            Some(Line::Appointment(_)) => words::HINT_APPOINTMENT,
            Some(Line::Workshop(_)) => words::HINT_WORKSHOP,
            Some(Line::Open(_)) => words::HINT_OPEN,
            Some(Line::Evening) => evening_words::HOME_HINT,
            Some(Line::Clock) if matches!(self.doubt, Some(Doubt::Ahead { .. })) => clock_words::CONFIRM_HINT,
            Some(Line::Clock) => clock_words::SET_HINT,
            Some(Line::Due) => retention_words::HOME_HINT,
            Some(Line::Retyping) => coop_words::HOME_HINT,
            Some(Line::Notice(_)) => words::HINT_NOTICE,
            Some(Line::Backup(_)) => backup_words::HINT,
            _ => words::HINT,
        };
        words.to_owned()
    }
}
