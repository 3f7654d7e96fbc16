//! The thread that reads keys, and nothing else: drawing never waits for it, nor it for drawing.

use super::translate::Translator;
use super::{Event, split};
use std::io;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// How long the rest of a key may take over a slow line: crossterm takes an Esc for a key as soon as its read ends there.
const REST_OF_KEY: Duration = Duration::from_millis(5);

/// Starts reading. When reading ends, for whatever reason, the last event is [`Event::HangUp`].
pub fn read(send: Arc<dyn Fn(Event) + Send + Sync>) -> io::Result<()> {
    thread::Builder::new().name("input".into()).spawn(move || {
        let last_word = LastWord(send);
        let mut translator = Translator::new(cfg!(windows));
        while let Ok(batch) = drain() {
            for input in translator.translate(split::mend(&batch)) {
                last_word.0(Event::Input(input));
            }
        }
    })?;
    Ok(())
}

/// Waits for one event and takes those that came with it.
fn drain() -> io::Result<Vec<crossterm::event::Event>> {
    let mut batch = vec![crossterm::event::read()?];
    while crossterm::event::poll(patience(&batch))? {
        batch.push(crossterm::event::read()?);
    }
    Ok(batch)
}

/// A lone key goes on at once; an Esc, or a paste under way on Windows, is worth a short wait.
fn patience(batch: &[crossterm::event::Event]) -> Duration {
    let unfinished = batch.last().is_some_and(split::may_continue) || (cfg!(windows) && batch.len() > 2);
    if unfinished { REST_OF_KEY } else { Duration::ZERO }
}

/// Says that nothing more will come, after a panic of the thread too.
struct LastWord(Arc<dyn Fn(Event) + Send + Sync>);

impl Drop for LastWord {
    fn drop(&mut self) {
        (self.0)(Event::HangUp);
    }
}
