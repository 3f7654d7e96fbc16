//! The menu: every command, what it does here, and why it cannot be used when it cannot.

use super::action::Command;
use super::app::App;
use super::form::text::TextField;
use super::key::{Code, Key};
use super::keymap::{self, BINDINGS, Binding, Offer};
use super::list::List;
use super::overlay::{Menu, MenuRow};
use super::screen::{Page, Screen};
use super::shared::Shared;
use crate::domain::fold::fold;
use crate::text::{assessment, codes, coop, merging, paper, preview, record, shell as words};

impl App {
    /// The menu of the screen on top.
    pub fn menu(&self) -> Menu {
        let Some(top) = self.top() else { return Menu::of(Vec::new()) };
        let twins = self.shared.settings.ctrl_twins;
        let row = |binding: &Binding, offer: Offer| MenuRow {
            command: binding.command,
            label: offer.label,
            key: binding.shown(twins),
            reason: offer.reason,
        };
        let bindings = || BINDINGS.iter().filter(|binding| binding.command != Command::Menu);
        let here = bindings().filter_map(|binding| Some(row(binding, offered(top, binding.command, &self.shared)?)));
        let elsewhere =
            bindings().filter_map(|binding| Some(row(binding, elsewhere(top, binding.command, &self.shared)?)));
        Menu::of(here.chain(elsewhere).collect())
    }
}

/// What a screen offers, or what the program offers everywhere.
pub fn offered(top: &Screen, command: Command, shared: &Shared) -> Option<Offer> {
    top.offer(command, shared).or_else(|| match command {
        Command::Help => Offer::yes(words::HELP),
        Command::Menu => Offer::yes(words::MENU),
        Command::Quit => Offer::menu(words::QUIT),
        Command::Lock if shared.demo => {
            Some(Offer { in_line: false, ..Offer::no(words::LOCK, words::LOCK_NOT_IN_DEMO)? })
        }
        // Where the line has room, and somebody may have to get up at once.
        Command::Lock
            if shared.me.is_some() && matches!(top, Screen::Home(_) | Screen::Search(_) | Screen::Session(_)) =>
        {
            Offer::yes(words::LOCK)
        }
        Command::Lock if shared.me.is_some() => Offer::menu(words::LOCK),
        Command::Discreet if shared.me.is_some() => Offer::menu(words::DISCREET),
        _ => None,
    })
}

/// What a command does on another screen, and where that is; for the menu, which knows every action.
pub fn elsewhere(top: &Screen, command: Command, shared: &Shared) -> Option<Offer> {
    let (label, place) = match command {
        Command::History => (record::HISTORY, words::ON_A_RECORD),
        Command::Merge => (merging::COMMAND, words::ON_A_RECORD),
        Command::Erase => (record::ERASE_RECORD, words::ON_A_RECORD),
        Command::ChangePerson => (record::CHANGE_PERSON, words::ON_A_SESSION),
        Command::Retype => (coop::OF_SESSION, words::ON_A_SESSION),
        Command::Correct => (preview::CORRECT, words::ON_A_SHEET),
        Command::EnterSheet => (paper::ENTER_SHEET, words::IN_A_SESSION),
        Command::Observe => (assessment::TEST, words::AT_A_QUESTION),
        Command::ShowCode => (codes::SHOW, words::ON_A_STEP),
        _ => return None,
    };
    // A screen that keeps the rest of the program out of sight keeps these out too.
    let is_open = top.offer(Command::Week, shared).is_some() || top.offer(Command::Guide, shared).is_some();
    if is_open && top.offer(command, shared).is_none() { Offer::no(label, place) } else { None }
}

impl Menu {
    fn of(rows: Vec<MenuRow>) -> Self {
        Self { filter: TextField::one_line(40), rows, list: List::default() }
    }

    /// The first row of the frame and its rows, in a body of so many: all of a small one.
    pub fn placed(body: usize) -> (usize, usize) {
        if body < 19 { (0, body) } else { (1, body.min(21) - 2) }
    }

    /// Actions in sight, in a body of so many rows.
    pub fn shown_rows(body: usize) -> usize {
        Self::placed(body).1.saturating_sub(4).max(1)
    }

    /// The rows that hold every typed word.
    pub fn shown(&self) -> Vec<&MenuRow> {
        let typed = fold(self.filter.text());
        let wanted: Vec<&str> = typed.split_whitespace().collect();
        let holds = |row: &&MenuRow| {
            let label = fold(row.label);
            wanted.iter().all(|word| label.contains(word))
        };
        self.rows.iter().filter(holds).collect()
    }

    /// Filters by a text.
    pub fn type_text(&mut self, text: &str) {
        self.filter.insert(text);
        self.list.reset();
    }

    /// Moves, filters or chooses; the chosen command comes back.
    pub fn key(&mut self, key: &Key, rows: usize) -> Option<Command> {
        let shown = self.shown().len();
        match key.code {
            Code::Enter => return self.shown().get(self.list.selected).map(|row| row.command),
            Code::Home | Code::End => {
                self.list.key(key, shown, Self::shown_rows(rows));
            }
            _ if keymap::command(key).is_some() => {
                return keymap::command(key).filter(|command| *command != Command::Menu);
            }
            _ if self.filter.key(key) => self.list.reset(),
            _ => {
                self.list.key(key, shown, Self::shown_rows(rows));
            }
        }
        None
    }

    /// Whether a key closes the menu without choosing.
    pub fn is_left_by(&self, key: &Key) -> bool {
        key.code == Code::Esc || keymap::command(key) == Some(Command::Menu)
    }
}
