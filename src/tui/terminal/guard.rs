//! Taking the terminal and giving it back, whatever happens in between.

use crate::text::shell;
use crossterm::cursor::{MoveTo, SetCursorStyle, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::{Attribute, Print, SetAttribute};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode,
};
use crossterm::{Command, queue};
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicU8, Ordering};

/// The terminal is its user's.
const FREE: u8 = 0;
/// The terminal is ours: raw, on the alternate screen.
const HELD: u8 = 1;
/// Lent to the shell until the program is continued.
const SUSPENDED: u8 = 2;

/// Whose the terminal is. There is one terminal a process, and a panic may come from any thread.
static STATE: AtomicU8 = AtomicU8::new(FREE);

/// Holds the terminal: raw mode and the alternate screen, until dropped.
#[must_use = "the terminal is given back when this is dropped"]
pub struct Guard(());

impl Guard {
    /// Takes the terminal. Fails when it is taken already, or when standard input or output is none.
    pub fn enter() -> io::Result<Self> {
        if !is_terminal() {
            return Err(io::Error::new(io::ErrorKind::Unsupported, "not a terminal"));
        }
        if !moved(FREE, HELD) {
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, "the terminal is held already"));
        }
        let guard = Self(());
        take()?;
        Ok(guard)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Whether the program can talk with somebody on both standard input and output.
pub fn is_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Whether frames may be written now.
pub fn is_held() -> bool {
    STATE.load(Ordering::SeqCst) == HELD
}

/// Gives the terminal back for good; a second call does nothing.
pub fn restore() {
    if STATE.swap(FREE, Ordering::SeqCst) == HELD {
        give_back();
    }
}

/// Lends the terminal to the shell.
#[cfg(unix)]
pub fn suspend() {
    if moved(HELD, SUSPENDED) {
        give_back();
    }
}

/// Takes the terminal again after a stop; answers whether everything must be drawn anew.
#[cfg(unix)]
pub fn resume() -> bool {
    // The shell sets its own modes after a stop that was not announced too.
    suspend();
    moved(SUSPENDED, HELD) && take().is_ok()
}

/// Forgets the lines that scrolled out of sight, where names may stand.
pub fn clear_scrollback() {
    write(|bytes| queue!(bytes, Clear(ClearType::Purge)));
}

fn moved(from: u8, to: u8) -> bool {
    STATE.compare_exchange(from, to, Ordering::SeqCst, Ordering::SeqCst).is_ok()
}

fn take() -> io::Result<()> {
    enable_raw_mode()?;
    write(|bytes| {
        queue!(bytes, EnterAlternateScreen, Clear(ClearType::All))?;
        if is_window() {
            // The title it had comes back at the end; ours names nobody.
            on_unix(bytes, Print("\x1b[22;2t"))?;
            queue!(bytes, SetTitle(shell::WINDOW))?;
        }
        on_unix(bytes, EnableBracketedPaste)
    });
    Ok(())
}

/// Raw mode ends last: nothing may echo on the screen that is being left.
fn give_back() {
    write(|bytes| {
        on_unix(bytes, DisableBracketedPaste)?;
        queue!(bytes, SetAttribute(Attribute::Reset), SetCursorStyle::DefaultUserShape, Show)?;
        if is_window() {
            on_unix(bytes, Print("\x1b[23;2t"))?;
        } else {
            // The Linux console has no alternate screen: names would stay on it.
            queue!(bytes, Clear(ClearType::All), Clear(ClearType::Purge), MoveTo(0, 0))?;
        }
        queue!(bytes, LeaveAlternateScreen)
    });
    // The terminal may be gone.
    let _gone = disable_raw_mode();
}

/// Whether the terminal is a window, which has a title and an alternate screen; the Linux console has neither.
fn is_window() -> bool {
    std::env::var_os("TERM").is_none_or(|name| name != "linux")
}

/// On Windows bracketed paste does not exist, and asking for it turns pasted line ends into Ctrl-Enter.
fn on_unix(bytes: &mut Vec<u8>, command: impl Command) -> io::Result<()> {
    if cfg!(unix) { queue!(bytes, command) } else { Ok(()) }
}

/// Writes past `io::stdout`, whose lock may be held by the very thread that panics; a terminal that is gone is no news.
fn write(fill: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) {
    let mut bytes = Vec::new();
    if fill(&mut bytes).is_err() {
        return;
    }
    #[cfg(unix)]
    let _gone = Unlocked.write_all(&bytes);
    #[cfg(not(unix))]
    let _gone = io::stdout().write_all(&bytes).and_then(|()| io::stdout().flush());
}

#[cfg(unix)]
struct Unlocked;

#[cfg(unix)]
impl Write for Unlocked {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(rustix::io::write(rustix::stdio::stdout(), bytes)?)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
