//! What is left to type again into the Coop: each entry is read in the order of its screen, then ticked.

pub mod view;

use super::{Page, Step, Steps, effect, links, toast, unused, walk};
use crate::domain::change::Change;
use crate::domain::retyping::{Entries, Entry};
use crate::text::{coop as words, shell};
use crate::tui::action::{Action, Command};
use crate::tui::coop::{EntryFacts, Told, Wanted};
use crate::tui::effect::{Effect, Reply, Saving};
use crate::tui::key::{Code, Key};
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;

/// Lines of an entry's heading: the title line says them on the screen.
const HEADING: usize = 2;

/// Entries shown at most: nobody types more of them in one go.
const MOST: usize = 500;

/// The list, and the entry that is read.
#[derive(Debug, Default)]
pub struct State {
    /// What is listed, the oldest first; `None` until the worker has described it.
    pub facts: Option<Vec<EntryFacts>>,
    pub list: List,
    /// Those that are ticked are listed too.
    pub shows_done: bool,
    /// The entry that is read, its text, and the first line shown.
    pub reading: Option<Reading>,
    /// The list was opened for one entry alone.
    alone: bool,
}

/// An entry being read.
#[derive(Debug)]
pub struct Reading {
    pub entry: Entry,
    /// `None` until the worker has composed it.
    pub lines: Option<Vec<String>>,
    pub first: usize,
}

impl Reading {
    const fn of(entry: Entry) -> Self {
        Self { entry, lines: None, first: 0 }
    }
}

impl State {
    /// One entry, to be read at once.
    pub fn reading(entry: Entry) -> Self {
        Self { reading: Some(Reading::of(entry)), alone: true, ..Self::default() }
    }

    /// Rows of the list on the screen.
    pub fn rows(shared: &Shared) -> usize {
        shared.body_rows().saturating_sub(2)
    }

    /// Whether an entry is ticked.
    pub fn is_done(entry: &Entry, shared: &Shared) -> bool {
        shared.coop.entries.as_ref().is_some_and(|entries| entries.ticked.contains(entry))
    }

    fn pointed(&self) -> Option<Entry> {
        self.facts.as_ref()?.get(self.list.selected).map(|facts| facts.entry)
    }

    /// Asks what the entries are about that are to be listed.
    fn ask(&self, shared: &Shared) -> Steps {
        let Some(Entries { left, ticked }) = &shared.coop.entries else {
            let reads = (!shared.coop.is_reading()).then(|| Wanted::Retyping(shared.today(), None));
            return reads.into_iter().map(|wanted| effect(Effect::Coop(wanted))).collect();
        };
        let done = ticked.iter().filter(|_| self.shows_done);
        let mut wanted: Vec<Entry> = left.iter().chain(done).copied().collect();
        wanted.sort_unstable();
        wanted.truncate(MOST);
        vec![effect(Effect::Coop(Wanted::Facts(wanted)))]
    }

    fn key(&mut self, key: &Key, shared: &Shared) -> Steps {
        if let Some(reading) = &mut self.reading {
            let room = shared.body_rows();
            let last = reading.lines.as_ref().map_or(0, Vec::len).saturating_sub(room).max(HEADING);
            match key.code {
                Code::Esc if self.alone => return vec![Step::Back],
                Code::Esc => self.reading = None,
                Code::Char(' ') => return self.tick(shared),
                Code::Down => reading.first = (reading.first + 1).min(last),
                Code::PageDown => reading.first = (reading.first + room).min(last),
                Code::Up => reading.first = reading.first.saturating_sub(1).max(HEADING),
                Code::PageUp => reading.first = reading.first.saturating_sub(room).max(HEADING),
                _ => return unused(),
            }
            return Vec::new();
        }
        match key.code {
            Code::Esc => vec![Step::Back],
            Code::Enter => self.pointed().map_or_else(Vec::new, |entry| self.read(entry)),
            Code::Char(' ') => self.tick(shared),
            _ => {
                let len = self.facts.as_ref().map_or(0, Vec::len);
                walk(&mut self.list, key, len, Self::rows(shared))
            }
        }
    }

    fn read(&mut self, entry: Entry) -> Steps {
        self.reading = Some(Reading::of(entry));
        vec![effect(Effect::Coop(Wanted::Text(entry)))]
    }

    /// Ticks the entry that is read or pointed at, or takes its tick away.
    fn tick(&self, shared: &Shared) -> Steps {
        let entry = self.reading.as_ref().map(|reading| reading.entry).or_else(|| self.pointed());
        let Some(entry) = entry else { return Vec::new() };
        let changes = vec![Change::Retyped(entry, !Self::is_done(&entry, shared))];
        vec![effect(Effect::Save { saving: Saving::Retyped, changes, draft: None })]
    }

    /// Goes on to the next entry that is left, or back to the list.
    fn go_on(&mut self, after: Entry, shared: &Shared) -> Steps {
        if self.alone {
            return vec![Step::Back];
        }
        let facts = self.facts.as_deref().unwrap_or_default();
        let at = facts.iter().position(|facts| facts.entry == after).map_or(0, |at| at + 1);
        let next = facts.iter().enumerate().skip(at).find(|(_, facts)| !Self::is_done(&facts.entry, shared));
        match next.map(|(index, facts)| (index, facts.entry)) {
            Some((index, entry)) if self.reading.is_some() => {
                self.list.selected = index;
                self.list.fit(facts.len(), Self::rows(shared));
                self.read(entry)
            }
            _ => {
                self.reading = None;
                Vec::new()
            }
        }
    }
}

impl Page for State {
    fn enter(&mut self, shared: &mut Shared) -> Steps {
        let mut steps = self.ask(shared);
        steps.extend(self.reading.as_ref().map(|reading| effect(Effect::Coop(Wanted::Text(reading.entry)))));
        steps
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match action {
            Action::Key(key) => self.key(&key, shared),
            Action::Command(Command::Second) if self.reading.is_none() => {
                self.shows_done = !self.shows_done;
                self.list.reset();
                self.ask(shared)
            }
            Action::Command(command) => links::everywhere(command, shared),
            Action::Text(_) | Action::Answer(_) => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Steps {
        match reply {
            Reply::Coop(Told::Retyping { rest: None, .. }) => self.ask(shared),
            Reply::Coop(Told::Facts(facts)) => {
                self.list.fit(facts.len(), Self::rows(shared));
                self.facts = Some(facts.clone());
                Vec::new()
            }
            Reply::Coop(Told::Text(entry, lines)) => {
                if let Some(reading) = self.reading.as_mut().filter(|reading| reading.entry == *entry) {
                    reading.lines = Some(lines.clone());
                    reading.first = HEADING;
                }
                Vec::new()
            }
            Reply::Saved(Saving::Retyped, changes) => {
                let Some(Change::Retyped(entry, ticked)) = changes.first() else { return Vec::new() };
                let mut steps = if *ticked { self.go_on(*entry, shared) } else { Vec::new() };
                steps.push(toast(words::ticked(*ticked)));
                steps
            }
            _ => Vec::new(),
        }
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            Command::Second if self.reading.is_some() => None,
            Command::Second => Offer::yes(if self.shows_done { words::HIDE_DONE } else { words::SHOW_DONE }),
            Command::Retyping => None,
            _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
        }
    }

    fn spot(&self) -> Option<Spot> {
        Some(Spot::Retyping)
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        let heading = self.reading.as_ref().and_then(|reading| reading.lines.as_ref()?.first().cloned());
        (heading.unwrap_or_else(|| words::RETYPING.to_owned()), words::to_go(shared.coop.left()))
    }

    fn hint(&self, _shared: &Shared) -> String {
        if self.reading.is_some() { words::ENTRY_HINT } else { words::RETYPING_HINT }.to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        let mut keys = vec![(words::SPACE_KEY, words::TICK), (shell::ESC_KEY, shell::BACK)];
        if self.reading.is_none() {
            keys.insert(0, (shell::ENTER_KEY, words::READ));
        }
        keys
    }
}
