//! « Fin de journée » comes by itself once a day, at the first start after appointments that nobody closed.

use super::app::App;
use super::effect::{Effect, Reply};
use super::screen::{Screen, Step, evening};
use time::Date;

/// When it came by itself last, and whether it may come with the next reading of the home screen.
#[derive(Debug, Default)]
pub struct Evening {
    shown_on: Option<Date>,
    may_come: bool,
}

impl App {
    /// Somebody went in: it may come with what the home screen reads first.
    pub(super) const fn await_evening(&mut self) {
        self.evening.may_come = !self.shared.demo;
    }

    /// Opens it when lines wait and nothing else was begun meanwhile.
    pub(super) fn hear_evening(&mut self, reply: &Reply) -> Vec<Effect> {
        let Reply::Home(facts) = reply else { return Vec::new() };
        let today = self.shared.today();
        let may_come = std::mem::take(&mut self.evening.may_come) && self.evening.shown_on != Some(today);
        if !may_come || facts.unclosed == 0 || self.stack.len() != 1 || self.overlay.is_some() {
            return Vec::new();
        }
        self.evening.shown_on = Some(today);
        self.take(vec![Step::Open(Box::new(Screen::Evening(evening::State::default())))])
    }
}
