//! The loop: three producers, one channel; update, effects, draw; deadlines, no ticks.

use super::app::{App, Msg};
use super::effect::{Effect, Reply};
use super::shared::Moment;
use super::terminal::{self, Event, Guard};
use super::view::{self, Looks};
use super::worker::Worker;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use time::{OffsetDateTime, UtcOffset};

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The person left it.
    Left,
    /// The terminal went away, or the system asked.
    HungUp,
}

/// The clocks, read here and passed to everything else.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// The place's offset from UTC, read at the start, before there were threads.
    pub offset: UtcOffset,
    started: Instant,
}

impl Clock {
    /// Starts counting.
    pub fn start(offset: UtcOffset) -> Self {
        Self { offset, started: Instant::now() }
    }

    /// This moment.
    pub fn now(&self) -> Moment {
        let millis = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        Moment { local: OffsetDateTime::now_utc().to_offset(self.offset), millis }
    }
}

/// Runs the program on the terminal until it is left.
pub fn run(mut app: App, mut worker: Worker, looks: &Looks, clock: Clock) -> io::Result<Ending> {
    let _guard = Guard::enter()?;
    let mut screen = terminal::screen()?;
    let (messages, inbox) = channel();
    let from_terminal = messages.clone();
    terminal::listen(move |event| {
        // Nobody listens any more once the loop has ended.
        let _ended = from_terminal.send(match event {
            Event::Input(input) => Msg::Input(input),
            Event::Redraw => Msg::Redraw,
            Event::HangUp => Msg::HangUp,
        });
    })?;
    let size = screen.size()?;
    app.shared.size = (size.width, size.height);
    app.shared.now = clock.now();
    let first = begin(&mut app, &mut worker, &clock);
    let stop = worker.stop_flag();
    let (effects, thread) = start(worker, messages)?;
    let send = |effects: &Sender<Effect>, wanted| send(effects, &stop, wanted);
    send(&effects, first);
    let mut ending = Ending::Left;
    while !app.quitting {
        if std::mem::take(&mut app.lock.clears) {
            // Names may stand above the window too, on a terminal without an alternate screen.
            terminal::clear_scrollback();
            let _drawn_whole = screen.clear();
        }
        if screen.draw(|frame| view::draw(&app, looks, frame)).is_err() {
            // The terminal went away before anybody said so: what is typed is kept all the same.
            send(&effects, app.update(Msg::HangUp, clock.now()));
            ending = Ending::HungUp;
            break;
        }
        let Some(first) = next(&inbox, app.due(), &clock) else { break };
        let mut message = Some(first);
        // Keys typed ahead are all taken up before the next frame.
        while let Some(msg) = message {
            match &msg {
                Msg::HangUp => ending = Ending::HungUp,
                // A terminal that is gone is found out at the next frame.
                Msg::Redraw => drop(screen.clear()),
                _ => {}
            }
            send(&effects, app.update(msg, clock.now()));
            message = if app.quitting { None } else { inbox.try_recv().ok() };
        }
    }
    // The worker ends what it was given, the last draft included, then gives the store back.
    drop(effects);
    let _panicked = thread.join();
    Ok(ending)
}

/// What the first screen needs. A store that is open already is entered before the first frame is drawn, so that no key
/// falls between two screens.
fn begin(app: &mut App, worker: &mut Worker, clock: &Clock) -> Vec<Effect> {
    let mut wanted = app.start();
    if matches!(wanted.as_slice(), [Effect::Enter]) {
        wanted.clear();
        worker.run(Effect::Enter, &mut |reply| {
            wanted.extend(app.update(Msg::Reply(Box::new(reply)), clock.now()));
        });
    }
    wanted
}

/// The next message, or the deadline that falls due before it.
fn next(inbox: &Receiver<Msg>, due: Option<u64>, clock: &Clock) -> Option<Msg> {
    let Some(due) = due else { return inbox.recv().ok() };
    let left = Duration::from_millis(due.saturating_sub(clock.now().millis));
    match inbox.recv_timeout(left) {
        Ok(msg) => Some(msg),
        Err(RecvTimeoutError::Timeout) => Some(Msg::Due),
        Err(RecvTimeoutError::Disconnected) => None,
    }
}

/// Gives the worker its effects. What stops long work, or what somebody waits for behind the door, stops it at once.
fn send(effects: &Sender<Effect>, stop: &AtomicBool, wanted: Vec<Effect>) {
    for effect in wanted {
        if matches!(effect, Effect::Stop | Effect::Unlock { .. } | Effect::Recover { .. }) {
            stop.store(true, Ordering::Relaxed);
        }
        // A worker that panicked has said so; the screen stays usable to read and to leave.
        let _ended = effects.send(effect);
    }
}

fn start(mut worker: Worker, messages: Sender<Msg>) -> io::Result<(Sender<Effect>, JoinHandle<()>)> {
    let (effects, inbox) = channel::<Effect>();
    let thread = std::thread::Builder::new().name("store".into()).spawn(move || {
        while let Ok(effect) = inbox.recv() {
            worker.run(effect, &mut |reply: Reply| {
                let _ended = messages.send(Msg::Reply(Box::new(reply)));
            });
        }
    })?;
    Ok((effects, thread))
}
