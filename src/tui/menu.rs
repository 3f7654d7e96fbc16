//! The menu: every command, what it does here, and why it cannot be used when it cannot.

use super::action::Command;
use super::app::App;
use super::form::text::TextField;
use super::key::{Code, Key};
use super::keymap::{self, BINDINGS, Offer};
use super::list::List;
use super::overlay::{Menu, MenuRow};
use super::screen::{Page, Screen};
use super::shared::Shared;
use crate::domain::fold::fold;
use crate::text::shell as words;

impl App {
    /// The menu of the screen on top.
    pub fn menu(&self) -> Menu {
        let twins = self.shared.settings.ctrl_twins;
        let rows = BINDINGS.iter().filter(|binding| binding.command != Command::Menu).filter_map(|binding| {
            let offer = offered(self.top()?, binding.command, &self.shared)?;
            Some(MenuRow {
                command: binding.command,
                label: offer.label,
                key: binding.shown(twins),
                reason: offer.reason,
            })
        });
        Menu { filter: TextField::one_line(40), rows: rows.collect(), list: List::default() }
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

impl Menu {
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
                self.list.key(key, shown, rows.saturating_sub(6));
            }
            _ if keymap::command(key).is_some() => {
                return keymap::command(key).filter(|command| *command != Command::Menu);
            }
            _ if self.filter.key(key) => self.list.reset(),
            _ => {
                self.list.key(key, shown, rows.saturating_sub(6));
            }
        }
        None
    }

    /// Whether a key closes the menu without choosing.
    pub fn is_left_by(&self, key: &Key) -> bool {
        key.code == Code::Esc || keymap::command(key) == Some(Command::Menu)
    }
}
