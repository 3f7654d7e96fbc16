//! The end from outside: signals, and a terminal that goes away.
//!
//! crossterm 0.29 spins at 100 % of a core when its terminal disappears (crossterm#793): neither thread here goes
//! through it, and neither waits for the rest of the program.

use super::Event;
use std::io;
use std::sync::Arc;

type Send = Arc<dyn Fn(Event) + std::marker::Send + Sync>;

/// Starts the watch.
#[cfg(unix)]
pub fn watch(send: &Send) -> io::Result<()> {
    unix::watch(send)
}

/// Elsewhere the console ends its programs by itself.
#[cfg(not(unix))]
pub fn watch(_send: &Send) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
mod unix {
    use super::super::guard;
    use super::{Event, Send};
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;
    use rustix::process::{Signal, kill_current_process_group};
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;
    use std::io;
    use std::sync::Arc;
    use std::thread;
    use std::time::Duration;

    /// What the shell shows of a program that a hang-up ended: 128 + SIGHUP.
    const EXIT_CODE: i32 = 129;
    /// How long the program has to keep its draft.
    const GRACE: Duration = Duration::from_secs(1);

    pub(super) fn watch(send: &Send) -> io::Result<()> {
        let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
        let told = Arc::clone(send);
        thread::Builder::new().name("signals".into()).spawn(move || {
            for signal in signals.forever() {
                match signal {
                    SIGTSTP => stop(),
                    SIGCONT if guard::resume() => told(Event::Redraw),
                    SIGCONT => {}
                    _ => hang_up(&told),
                }
            }
        })?;
        let told = Arc::clone(send);
        thread::Builder::new().name("hang-up".into()).spawn(move || {
            wait_for_hang_up();
            hang_up(&told);
        })?;
        Ok(())
    }

    /// Stops the whole group, as the shell's job; the thread goes on here when it is continued, and SIGCONT follows.
    fn stop() {
        guard::suspend();
        // Without it the program simply goes on, with a terminal that nobody continues.
        if kill_current_process_group(Signal::STOP).is_err() {
            guard::resume();
        }
    }

    /// Sleeps until the other end of standard input is closed, without reading anything from it.
    fn wait_for_hang_up() {
        let input = rustix::stdio::stdin();
        loop {
            let mut watched = [PollFd::new(&input, PollFlags::empty())];
            match poll(&mut watched, None) {
                Err(Errno::INTR) | Ok(0) => {}
                _ => return,
            }
        }
    }

    /// Tells the program, and ends the process itself if the program is stuck.
    fn hang_up(told: &Send) {
        told(Event::HangUp);
        // A failure leaves the end to the program alone.
        let _watchdog = thread::Builder::new().name("watchdog".into()).spawn(|| {
            thread::sleep(GRACE);
            // Writing to a terminal held by flow control could last for ever.
            let _restoring = thread::Builder::new().spawn(guard::restore);
            thread::sleep(Duration::from_millis(50));
            std::process::exit(EXIT_CODE);
        });
    }
}
