//! The real binary in a real pseudo-terminal, read as a terminal shows it.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};
use vt100::Parser;

/// Nothing is expected within that time but that tests end, however slow the machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Keys as a terminal sends them.
pub const F2: &str = "\x1bOQ";
pub const F4: &str = "\x1bOS";
pub const F10: &str = "\x1b[21~";
pub const F12: &str = "\x1b[24~";
pub const ENTER: &str = "\r";

/// A program running in a terminal of 80 columns and 24 rows.
pub struct Pty {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keyboard: Option<Box<dyn Write + Send>>,
    screen: Arc<Mutex<Parser>>,
    closing: Arc<AtomicBool>,
    reader: Option<JoinHandle<()>>,
}

impl Pty {
    /// Starts `jalon` with these arguments and nothing of the tests' own environment but what is given.
    pub fn start(arguments: &[&str], environment: &[(&str, PathBuf)]) -> Self {
        let pair =
            native_pty_system().openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_jalon"));
        command.args(arguments);
        command.cwd(std::env::temp_dir());
        command.env_clear();
        command.env("TERM", "xterm-256color");
        for (name, value) in environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let screen = Arc::new(Mutex::new(Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0)));
        let (mut output, shown) = (pair.master.try_clone_reader().unwrap(), Arc::clone(&screen));
        let closing = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&closing);
        let reader = thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = output.read(&mut bytes)
                && !told.load(Ordering::SeqCst)
            {
                shown.lock().unwrap().process(bytes.get(..read).unwrap());
            }
        });
        let keyboard = pair.master.take_writer().unwrap();
        Self { child, master: Some(pair.master), keyboard: Some(keyboard), screen, closing, reader: Some(reader) }
    }

    /// The process.
    pub fn id(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Types.
    pub fn send(&mut self, keys: &str) -> &mut Self {
        let keyboard = self.keyboard.as_mut().unwrap();
        keyboard.write_all(keys.as_bytes()).and_then(|()| keyboard.flush()).unwrap();
        self
    }

    /// The screen's text.
    pub fn text(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    /// Reads the screen.
    pub fn look<T>(&self, read: impl FnOnce(&vt100::Screen) -> T) -> T {
        read(self.screen.lock().unwrap().screen())
    }

    /// Waits until the screen shows some words.
    #[track_caller]
    pub fn sees(&mut self, words: &str) -> &mut Self {
        let begun = Instant::now();
        while !self.text().contains(words) {
            let over = self.is_over() && !self.text().contains(words);
            assert!(!over && begun.elapsed() < PATIENCE, "{words:?} is not on the screen:\n{}", self.text());
            thread::sleep(Duration::from_millis(5));
        }
        self
    }

    /// Whether everything that will ever be shown has been.
    fn is_over(&self) -> bool {
        self.reader.as_ref().is_none_or(JoinHandle::is_finished)
    }

    /// Waits for the end.
    #[track_caller]
    pub fn ends(&mut self) -> ExitStatus {
        let begun = Instant::now();
        loop {
            if self.is_over()
                && let Some(status) = self.child.try_wait().unwrap()
            {
                return status;
            }
            assert!(begun.elapsed() < PATIENCE, "still there:\n{}", self.text());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Closes the terminal's window.
    pub fn close_window(&mut self) {
        let master = self.master.take().unwrap();
        // The reader holds the terminal too: a last frame makes it look up and leave.
        self.closing.store(true, Ordering::SeqCst);
        master.resize(PtySize { rows: 25, cols: 81, pixel_width: 0, pixel_height: 0 }).unwrap();
        self.reader.take().unwrap().join().unwrap();
        self.keyboard = None;
    }

    /// Asks the process to end, as the system does when the machine is turned off.
    #[cfg(unix)]
    pub fn terminate(&mut self) {
        use rustix::process::{Pid, Signal, kill_process};
        kill_process(Pid::from_raw(self.id().try_into().unwrap()).unwrap(), Signal::TERM).unwrap();
    }

    /// Ends the process with SIGKILL.
    #[cfg(unix)]
    pub fn kill(&mut self) {
        use rustix::process::{Pid, Signal, kill_process};
        kill_process(Pid::from_raw(self.id().try_into().unwrap()).unwrap(), Signal::KILL).unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ended = self.child.kill();
        let _ended = self.child.wait();
    }
}
