//! A process that goes on with the story until it is killed, saying aloud what it begins and what is done.

use crate::world::{open, perform};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

const FOLDER: &str = "JALON_ACCIDENT_FOLDER";
const FROM: &str = "JALON_ACCIDENT_FROM";

/// The process' own work: none, unless it was started to do some.
#[test]
fn goes_on_with_the_story() {
    let (Some(folder), Some(from)) = (std::env::var_os(FOLDER), std::env::var(FROM).ok()) else { return };
    let folder = PathBuf::from(folder);
    let mut store = open(&folder);
    for step in from.parse().unwrap().. {
        say("begun", step);
        store = perform(&folder, store, step);
        say("done", step);
    }
}

fn say(what: &str, step: u32) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n{what} {step}").and_then(|()| out.flush()).unwrap();
}

/// How far the story went.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reached {
    /// Steps whose end was heard of.
    pub done: u32,
    /// Steps whose beginning was heard of.
    pub begun: u32,
}

/// A process at work.
pub struct Worker {
    child: Child,
    heard: Receiver<String>,
    reached: Reached,
}

impl Worker {
    /// Starts a process that goes on after so many steps.
    pub fn start(folder: &Path, done: u32) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "worker::goes_on_with_the_story", "--nocapture", "--test-threads", "1"]);
        command.env(FOLDER, folder).env(FROM, done.to_string());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (sender, heard) = channel();
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                let _gone = sender.send(line);
            }
        });
        Self { child, heard, reached: Reached { done, begun: done } }
    }

    /// Waits until some steps are begun.
    pub fn begins(mut self, steps: u32) -> Self {
        let wanted = self.reached.begun + steps;
        while self.reached.begun < wanted {
            let line = self.heard.recv_timeout(Duration::from_secs(120)).expect("the story goes on");
            self.hear(&line);
        }
        self
    }

    /// Holds it still, or lets it go on.
    pub fn signal(&self, signal: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
    }

    /// How far it has gone, as far as anybody heard.
    pub fn reached(&mut self) -> Reached {
        while let Ok(line) = self.heard.try_recv() {
            self.hear(&line);
        }
        self.reached
    }

    /// Kills it, and tells how far it had gone.
    pub fn kill(mut self) -> Reached {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        while let Ok(line) = self.heard.recv_timeout(Duration::from_secs(10)) {
            self.hear(&line);
        }
        self.reached
    }

    fn hear(&mut self, line: &str) {
        if let Some((what, step)) = line.split_once(' ')
            && let Ok(step) = step.parse::<u32>()
        {
            match what {
                "begun" => self.reached.begun = step + 1,
                "done" => self.reached.done = step + 1,
                _ => {}
            }
        }
    }
}
