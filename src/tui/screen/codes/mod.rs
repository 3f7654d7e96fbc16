//! An official address as a code to aim a phone at, full screen, and in letters: the learner reaches the true site.

pub mod view;

use super::{Page, Step, Steps, walk};
use crate::domain::guide::Address;
use crate::text::{codes as words, shell};
use crate::tui::action::{Action, Command};
use crate::tui::key::Code;
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::shared::Shared;
use qrcodegen::{QrCode, QrCodeEcc};

/// The codes of some addresses.
#[derive(Debug)]
pub struct State {
    codes: Vec<Shown>,
    pub list: List,
    /// Light and dark squares change places: for a terminal whose colours are not what they are believed to be.
    pub inverted: bool,
}

/// An address and its code.
#[derive(Clone, Debug)]
pub struct Shown {
    pub name: String,
    /// As it is typed.
    pub typed: String,
    /// Squares on a side.
    pub size: i32,
    dark: Vec<bool>,
}

impl Shown {
    fn of(address: &Address) -> Option<Self> {
        // A phone reads a screen well: the smallest code has the largest squares.
        let drawn = QrCode::encode_text(&address.at, QrCodeEcc::Low).ok()?;
        let size = drawn.size();
        let dark = (0..size).flat_map(|y| (0..size).map(move |x| (x, y))).map(|(x, y)| drawn.get_module(x, y));
        Some(Self { name: address.name.clone(), typed: address.typed().to_owned(), size, dark: dark.collect() })
    }

    /// Whether a square is dark; those around the code are light.
    pub fn is_dark(&self, x: i32, y: i32) -> bool {
        let inside = 0..self.size;
        let at = || usize::try_from(y * self.size + x).ok();
        inside.contains(&x) && inside.contains(&y) && at().and_then(|at| self.dark.get(at)) == Some(&true)
    }
}

impl State {
    /// The codes of the sites among some addresses; `None` when there is no site.
    pub fn of(addresses: &[Address]) -> Option<Self> {
        let sites = addresses.iter().filter(|address| address.is_site());
        let codes: Vec<Shown> = sites.filter_map(Shown::of).collect();
        (!codes.is_empty()).then_some(Self { codes, list: List::default(), inverted: false })
    }

    /// The codes, in the order of the guide.
    pub fn codes(&self) -> &[Shown] {
        &self.codes
    }

    /// The code on the screen.
    pub fn shown(&self) -> Option<&Shown> {
        self.codes.get(self.list.selected)
    }
}

impl Page for State {
    fn update(&mut self, action: Action, _shared: &mut Shared) -> Steps {
        let Action::Key(key) = action else { return Vec::new() };
        match key.code {
            Code::Esc => return vec![Step::Back],
            Code::Char('i' | 'I') => self.inverted = !self.inverted,
            _ => return walk(&mut self.list, &key, self.codes.len(), view::ROWS),
        }
        Vec::new()
    }

    fn offer(&self, _command: Command, _shared: &Shared) -> Option<Offer> {
        None
    }

    fn title(&self, _shared: &Shared) -> (String, String) {
        let place = (self.codes.len() > 1).then(|| words::place(self.list.selected + 1, self.codes.len()));
        (words::TITLE.to_owned(), place.unwrap_or_default())
    }

    fn hint(&self, _shared: &Shared) -> String {
        words::HINT.to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        vec![(words::MOVE_KEYS, words::OTHER), (words::INVERT_KEY, words::INVERT), (shell::ESC_KEY, shell::BACK)]
    }
}
