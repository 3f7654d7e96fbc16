//! Whether F2 and `@` arrive. Part of the first start, and a screen of its own.

use crate::text::try_keys as words;
use crate::tui::action::{Action, Command};
use crate::tui::key::{Code, Key};
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::shared::Shared;

/// The rows, from top to bottom.
pub const ROWS: [Row; 3] = [Row::GoOn, Row::NoF2, Row::NoAt];

/// A row that can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    GoOn,
    /// F2 does nothing: the Ctrl twins are shown from then on.
    NoF2,
    /// `@` cannot be typed: where to find it.
    NoAt,
}

/// What is known of a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Heard {
    #[default]
    Waiting,
    Arrived,
    /// The person says it does not come.
    Missing,
}

/// The trial.
#[derive(Debug, Default)]
pub struct Trial {
    pub list: List,
    pub f2: Heard,
    pub at: Heard,
    /// The last character that came in place of `@`.
    pub other: Option<char>,
}

/// What came of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    Nothing,
    /// The key line shows other keys: the settings are to be saved.
    TwinsChanged,
    /// Enter on « Continuer ».
    Done,
    /// Esc.
    Left,
}

impl Trial {
    /// Answers a key, a text or a command.
    pub fn update(&mut self, action: &Action, shared: &mut Shared) -> Tried {
        match action {
            Action::Command(Command::Save) => {
                self.f2 = Heard::Arrived;
                show_twins(false, shared)
            }
            Action::Text(text) => {
                for c in text.chars() {
                    self.hear(c);
                }
                Tried::Nothing
            }
            Action::Key(key) => self.key(key, shared),
            _ => Tried::Nothing,
        }
    }

    fn key(&mut self, key: &Key, shared: &mut Shared) -> Tried {
        match key.code {
            Code::Enter => return self.choose(shared),
            Code::Esc => return Tried::Left,
            Code::Tab | Code::BackTab => {
                let code = if key.code == Code::Tab { Code::Down } else { Code::Up };
                self.list.key(&Key::plain(code), ROWS.len(), ROWS.len());
            }
            _ => match key.character() {
                Some(c) => self.hear(c),
                None => {
                    self.list.key(key, ROWS.len(), ROWS.len());
                }
            },
        }
        Tried::Nothing
    }

    fn hear(&mut self, c: char) {
        if c == '@' {
            self.at = Heard::Arrived;
            self.other = None;
        } else if self.at != Heard::Arrived {
            self.other = Some(c);
        }
    }

    fn choose(&mut self, shared: &mut Shared) -> Tried {
        match ROWS.get(self.list.selected) {
            Some(Row::NoF2) => {
                self.f2 = Heard::Missing;
                show_twins(true, shared)
            }
            Some(Row::NoAt) => {
                self.at = Heard::Missing;
                Tried::Nothing
            }
            _ => Tried::Done,
        }
    }

    /// Offers F2 to be tried; it does nothing else here.
    pub const fn offer(command: Command) -> Option<Offer> {
        match command {
            Command::Save => Offer::yes(words::TRY),
            _ => None,
        }
    }
}

/// Shows the Ctrl twins in the key line, or the function keys.
fn show_twins(twins: bool, shared: &mut Shared) -> Tried {
    if shared.settings.ctrl_twins == twins {
        return Tried::Nothing;
    }
    shared.settings.ctrl_twins = twins;
    Tried::TwinsChanged
}
