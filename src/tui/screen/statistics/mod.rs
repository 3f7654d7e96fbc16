//! « Statistiques »: what was done in a period, beside the period before; the figures come while they are counted.

mod choosing;
pub mod pages;
#[cfg(test)]
mod tests;
pub mod view;

use super::folder::Folder;
use super::{Page, Step, Steps, effect, links, toast};
use crate::domain::filter::Filter;
use crate::domain::period::{Period, Span};
use crate::domain::statistics::Scope;
use crate::domain::statistics::sheet::Sheet;
use crate::text::{export as export_words, preview as preview_words, shell, statistics as words};
use crate::tui::action::{Action, Command};
use crate::tui::ask::Ask;
use crate::tui::effect::{Counted, Counter, Document, Effect, FiguresFormat, Reply};
use crate::tui::form::{Edit, Form};
use crate::tui::key::{Code, Key};
use crate::tui::keymap::Offer;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;
use pages::PAGES;

/// The screen.
#[derive(Debug)]
pub struct State {
    pub scope: Scope,
    /// The figures so far; `None` before the first ones.
    pub sheet: Option<Box<Sheet>>,
    /// Done and total, while it is counted.
    pub progress: Option<(u64, u64)>,
    /// Counting was stopped before the end.
    pub is_stopped: bool,
    /// Which page is shown, and its first line.
    pub page: usize,
    pub first: usize,
    /// The form that asks what to count, while it does.
    pub choosing: Option<Form>,
    /// The file on its way to a folder.
    pub folder: Folder,
    /// The question asked about files.
    asking: Asking,
}

/// What an answer is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Asking {
    /// Which file, small numbers hidden.
    #[default]
    Masked,
    /// Which file, with every number.
    Full,
}

impl State {
    /// The figures of this month.
    pub fn new(shared: &Shared) -> Self {
        Self::of(Scope { period: Period::of(Span::Month, shared.today()), filter: Filter::default() })
    }

    /// The figures of any period.
    pub fn of(scope: Scope) -> Self {
        Self {
            scope,
            sheet: None,
            progress: None,
            is_stopped: false,
            page: 0,
            first: 0,
            choosing: None,
            folder: Folder::default(),
            asking: Asking::Masked,
        }
    }

    /// Counts anew.
    fn count(&mut self) -> Steps {
        (self.sheet, self.progress, self.is_stopped, self.first) = (None, Some((0, 0)), false, 0);
        vec![effect(Effect::Count { counter: Counter::Screen, scope: Box::new(self.scope.clone()), begins: true })]
    }

    /// Counts another period.
    fn turn_to(&mut self, period: Period) -> Steps {
        self.scope.period = period;
        self.count()
    }

    /// The next longer or shorter kind of period around the same days.
    fn widen(&mut self, longer: bool, shared: &Shared) -> Steps {
        let period = self.scope.period;
        let at = Span::CALENDAR.iter().position(|span| *span == period.span());
        let to = match at {
            Some(at) if longer => at.checked_add(1),
            Some(at) => at.checked_sub(1),
            None => Some(1),
        };
        let Some(span) = to.and_then(|to| Span::CALENDAR.get(to)) else {
            return vec![toast(if longer { words::LONGEST } else { words::SHORTEST })];
        };
        // A year goes down to this quarter, not to its first.
        let day = if period.contains(shared.today()) { shared.today() } else { period.first() };
        self.turn_to(Period::of(*span, day))
    }

    fn key(&mut self, key: &Key, shared: &Shared) -> Steps {
        match key.code {
            Code::Esc if self.progress.is_some() => {
                (self.progress, self.is_stopped) = (None, true);
                return vec![toast(words::STOPPED)];
            }
            Code::Esc => return vec![Step::Back],
            Code::Left => return self.turn_to(self.scope.period.before()),
            Code::Right => return self.turn_to(self.scope.period.after()),
            Code::Char('+') => return self.widen(true, shared),
            Code::Char('-') => return self.widen(false, shared),
            Code::Tab | Code::PageDown | Code::Enter => self.turn_page(1),
            Code::BackTab | Code::PageUp => self.turn_page(PAGES.len() - 1),
            Code::Up => self.first = self.first.saturating_sub(1),
            Code::Down => self.first += 1,
            Code::Home => self.first = 0,
            Code::End => self.first = usize::MAX,
            _ => return vec![toast(words::KEYS)],
        }
        self.fit(shared);
        Vec::new()
    }

    fn turn_page(&mut self, by: usize) {
        self.page = (self.page + by) % PAGES.len();
        self.first = 0;
    }

    /// Keeps the first line where there are lines below it.
    fn fit(&mut self, shared: &Shared) {
        let lines = self.sheet.as_ref().map_or(0, |sheet| pages::lines(sheet, self.page).len());
        self.first = self.first.min(lines.saturating_sub(pages::rows(shared)));
    }

    fn hear_counted(&mut self, counted: &Counted, shared: &Shared) -> Steps {
        if counted.counter != Counter::Screen || counted.scope != self.scope || self.is_stopped {
            return Vec::new();
        }
        self.sheet.clone_from(&counted.sheet);
        self.progress = counted.progress;
        self.fit(shared);
        if self.progress.is_none() {
            return Vec::new();
        }
        let scope = Box::new(self.scope.clone());
        vec![effect(Effect::Count { counter: Counter::Screen, scope, begins: false })]
    }

    fn ask(&mut self, asking: Asking) -> Steps {
        self.asking = asking;
        let (line, answers) = match asking {
            Asking::Masked => (words::FILES_MASKED, &words::FILES[..]),
            Asking::Full => (words::FILES_FULL, words::FILES.get(..3).unwrap_or_default()),
        };
        let answers = answers.iter().map(|answer| (*answer).to_owned()).collect();
        vec![Step::Ask(Box::new(Ask::new(words::FILES_TITLE, vec![line.to_owned()], answers)))]
    }

    fn answer(&mut self, index: usize, shared: &Shared) -> Steps {
        let full = self.asking == Asking::Full;
        let document = |format| Document::Statistics { scope: Box::new(self.scope.clone()), format, full };
        match index {
            0 => links::preview(document(FiguresFormat::Html)),
            1 => self.folder.write(document(FiguresFormat::Csv), shared),
            2 => self.folder.write(document(FiguresFormat::Workbook), shared),
            _ => self.ask(Asking::Full),
        }
    }
}

impl Page for State {
    fn enter(&mut self, _shared: &mut Shared) -> Steps {
        // Back from a page of them, they need not be counted again.
        if self.sheet.is_some() { Vec::new() } else { self.count() }
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        if self.folder.is_asking() {
            return self.folder.update(action, shared);
        }
        if self.choosing.is_some() {
            return match action {
                Action::Command(Command::Save) => self.chosen(shared),
                Action::Key(key) => Edit::from_key(key).map_or_else(Vec::new, |edit| self.choose(&edit, shared)),
                Action::Text(text) => self.choose(&Edit::Insert(text), shared),
                Action::Command(_) | Action::Answer(_) => Vec::new(),
            };
        }
        match action {
            Action::Key(key) => self.key(&key, shared),
            Action::Command(Command::Second) => self.begin_choosing(shared),
            Action::Command(Command::Export) => self.ask(Asking::Masked),
            Action::Command(command) => links::everywhere(command, shared),
            Action::Answer(index) => self.answer(index, shared),
            Action::Text(_) => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Steps {
        if let Some(path) = self.folder.hear(reply, shared) {
            return vec![toast(export_words::written(&path.display().to_string()))];
        }
        match reply {
            Reply::Counted(counted) => self.hear_counted(counted, shared),
            Reply::Failed(_) if self.progress.is_some() => {
                (self.progress, self.is_stopped) = (None, true);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn is_waiting(&self) -> bool {
        self.folder.is_proposing()
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            _ if self.folder.is_asking() => None,
            Command::Save if self.choosing.is_some() => Offer::yes(words::COUNT),
            _ if self.choosing.is_some() => None,
            Command::Second => Offer::yes(words::CHOOSE),
            Command::Export if self.progress.is_some() || self.is_stopped => Offer::no(words::WRITE, words::NOT_YET),
            Command::Export => Offer::yes(words::WRITE),
            Command::Statistics => None,
            _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
        }
    }

    fn spot(&self) -> Option<Spot> {
        Some(Spot::Statistics(self.scope.clone()))
    }

    fn title(&self, _shared: &Shared) -> (String, String) {
        (words::TITLE.to_owned(), words::period(&self.scope.period))
    }

    fn warning(&self, _shared: &Shared) -> Option<String> {
        self.choosing.as_ref().filter(|_| !self.folder.is_asking())?.warning()
    }

    fn hint(&self, _shared: &Shared) -> String {
        match &self.choosing {
            _ if self.folder.is_asking() => preview_words::HINT_FOLDER.to_owned(),
            Some(form) => form.hint(),
            None if self.progress.is_some() => words::HINT_COUNTING.to_owned(),
            None => words::HINT.to_owned(),
        }
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        match (&self.choosing, self.progress) {
            _ if self.folder.is_asking() => vec![(shell::ENTER_KEY, shell::SAVE), (shell::ESC_KEY, shell::BACK)],
            (Some(_), _) => vec![(shell::ESC_KEY, shell::BACK)],
            (None, Some(_)) => vec![(words::TAB_KEY, words::NEXT_PAGE), (shell::ESC_KEY, words::STOP)],
            (None, None) => vec![(words::TAB_KEY, words::NEXT_PAGE), (shell::ESC_KEY, shell::BACK)],
        }
    }
}
