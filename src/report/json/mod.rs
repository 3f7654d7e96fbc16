//! Records as JSON: stable English names, dates as `AAAA-MM-JJ`, what is absent as `null`.

mod history;
mod learner;
mod open;
mod session;
mod workshop;
mod writer;
mod written;

pub use learner::{LearnerJson, learner};
pub use session::{SessionJson, SheetJson, session, sheet};
pub use workshop::{WorkshopJson, workshop};
pub use writer::{Array, write_one};

use crate::domain::ids::{CoopKey, ModuleId};
use time::{Date, Time};

fn iso(date: Date) -> String {
    date.to_string()
}

/// `10:30`.
fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// A text, or `null` when it is empty.
fn filled(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

fn keys(keys: &[CoopKey]) -> Vec<&str> {
    keys.iter().map(CoopKey::as_str).collect()
}

fn ids(modules: &[ModuleId]) -> Vec<&str> {
    modules.iter().map(ModuleId::as_str).collect()
}
