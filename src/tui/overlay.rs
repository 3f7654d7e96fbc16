//! What stands on top of a screen for a moment: the menu, the help, a question.

use super::action::Command;
use super::ask::Ask;
use super::form::text::TextField;
use super::list::List;

/// One overlay at a time.
#[derive(Debug)]
pub enum Overlay {
    Menu(Menu),
    /// The keys of this screen; the first line shown.
    Help(usize),
    Ask(Asking),
}

/// The menu of all actions, filtered by what is typed.
#[derive(Debug)]
pub struct Menu {
    pub filter: TextField,
    pub rows: Vec<MenuRow>,
    pub list: List,
}

/// A row of the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuRow {
    pub command: Command,
    pub label: &'static str,
    /// Shown on the right.
    pub key: &'static str,
    /// Why it cannot be used now.
    pub reason: Option<&'static str>,
}

/// A question and who asked it.
#[derive(Debug)]
pub struct Asking {
    pub ask: Ask,
    pub asker: Asker,
}

/// Who gets the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asker {
    /// The screen on top.
    Screen,
    /// The program: leave it?
    Quit,
    /// The program: did the records become fewer for good reason?
    Fall,
    /// Nobody: something was told that did not fit on the status line.
    Nobody,
}
