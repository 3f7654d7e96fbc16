//! The help of a screen: what its keys do, told from the table of keys.

use super::action::Command;
use super::app::App;
use super::key::{Code, Key};
use super::keymap::{self, BINDINGS};
use super::menu::offered;
use super::screen::Page;
use crate::text::shell as words;

/// The first line shown after a key, or `None` when the key closes the help.
pub fn scrolled(key: &Key, first: usize) -> Option<usize> {
    match key.code {
        Code::Down => Some(first + 1),
        Code::Up => Some(first.saturating_sub(1)),
        Code::PageDown => Some(first + 10),
        Code::PageUp => Some(first.saturating_sub(10)),
        Code::Home => Some(0),
        Code::Esc | Code::Enter => None,
        _ if keymap::command(key) == Some(Command::Help) => None,
        _ => Some(first),
    }
}

impl App {
    /// A line per key: the key, its twin, what it does here.
    pub fn help_lines(&self) -> Vec<(String, String)> {
        let Some(top) = self.top() else { return Vec::new() };
        let mut lines: Vec<(String, String)> = BINDINGS
            .iter()
            .filter(|binding| !binding.key.is_empty())
            .filter_map(|binding| {
                let offer = offered(top, binding.command, &self.shared)?;
                let keys = if binding.key == binding.twin {
                    words::key_name(binding.key)
                } else {
                    words::two_keys(binding.key, binding.twin)
                };
                let what = offer
                    .reason
                    .map_or_else(|| offer.label.to_owned(), |reason| words::unavailable(offer.label, reason));
                Some((keys, what))
            })
            .collect();
        lines.extend(top.keys(&self.shared).into_iter().map(|(key, what)| (key.to_owned(), what.to_owned())));
        lines.extend(top.help().into_iter().map(|(key, what)| (key.to_owned(), what.to_owned())));
        lines.extend(words::EDITING_HELP.iter().map(|(key, what)| ((*key).to_owned(), (*what).to_owned())));
        lines
    }
}
