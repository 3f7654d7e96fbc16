//! The only door to the terminal: what it says comes in as [`Event`], what is drawn goes out one write a frame.

mod guard;
mod hangup;
mod input;
mod panic;
mod split;
mod translate;
mod writer;

pub use guard::{Guard, clear_scrollback, is_terminal};
pub use panic::install as install_panic_hook;
pub use writer::{FrameBackend, Screen, screen};

/// The translation of the terminal's events, for the fuzzer.
#[cfg(fuzzing)]
pub mod fuzzing {
    use super::Input;
    use super::{split, translate::Translator};

    /// What a batch of events means.
    pub fn inputs(bursts: bool, batch: Vec<crossterm::event::Event>) -> Vec<Input> {
        Translator::new(bursts).translate(split::mend(&batch))
    }
}

use super::key::Input;
use std::io;
use std::sync::Arc;

/// What the terminal, or the system about the terminal, has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    Input(Input),
    /// The screen holds something else now (the program was suspended): clear it and draw everything.
    Redraw,
    /// The terminal is gone or the program is asked to end: it has one second to keep the draft.
    HangUp,
}

/// Starts the threads that listen; each event is handed to `send`, which must not block.
pub fn listen(send: impl Fn(Event) + Send + Sync + 'static) -> io::Result<()> {
    let send: Arc<dyn Fn(Event) + Send + Sync> = Arc::new(send);
    hangup::watch(&send)?;
    input::read(send)
}
