//! Runs the real binary on a folder of its own.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "canard bleu lune verte";

/// What a run of the program left.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    /// Asserts how it ended.
    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    /// Asserts what was said on standard error.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.err.contains(words), "{words:?} was not said: {self:#?}");
        self
    }

    /// Asserts that standard output got nothing.
    #[track_caller]
    pub fn prints_nothing(self) -> Self {
        assert_eq!(self.out, "", "{self:#?}");
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }
}

/// A folder with a passphrase file, and a store once [`Place::opened`].
pub struct Place(TempDir);

impl Place {
    /// A place before the first start.
    pub fn new() -> Self {
        let place = Self(TempDir::new().unwrap());
        place.file("passphrase", format!("{PASSPHRASE}\n"));
        place
    }

    /// A place whose mediator is Claire; nobody is registered.
    pub fn opened() -> Self {
        let place = Self::new();
        place.init().ends(0);
        place
    }

    /// Runs `init` as the scripts do.
    pub fn init(&self) -> Run {
        let line = "init --place Gien --commune 45155 --mediator Claire --light-key";
        self.run(&line.split(' ').collect::<Vec<_>>())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn data(&self) -> PathBuf {
        self.path("data")
    }

    /// Writes a file and gives its path.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        std::fs::write(self.path(name), bytes).unwrap();
        self.path(name).to_str().unwrap().to_owned()
    }

    /// The program without any option, away from the account's own folders.
    pub fn bare(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jalon"));
        command.current_dir(self.0.path()).stdin(Stdio::null());
        for (name, value) in self.environment() {
            command.env(name, value);
        }
        command.env_remove("NO_COLOR");
        command
    }

    /// What keeps the program away from the account's own folders.
    pub fn environment(&self) -> Vec<(&'static str, PathBuf)> {
        let home = self.path("home");
        vec![
            ("HOME", home.clone()),
            ("XDG_DATA_HOME", home.join("data")),
            ("XDG_CONFIG_HOME", home.join("config")),
            ("JALON_DATA", PathBuf::new()),
        ]
    }

    /// A command on this place's store, with its passphrase.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.bare();
        command.args(arguments).arg("--data").arg(self.data()).arg("--passphrase-file").arg(self.path("passphrase"));
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        run(&mut self.command(arguments))
    }

    /// Imports a table's text.
    pub fn import(&self, what: &str, table: impl AsRef<[u8]>) -> Run {
        let path = self.file("table.csv", table);
        self.run(&["import", what, &path])
    }

    /// All learners, as JSON.
    #[track_caller]
    pub fn learners(&self) -> Vec<serde_json::Value> {
        let run = self.run(&["export", "learners", "--format", "json"]).ends(0);
        run.json().as_array().unwrap().clone()
    }
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    Run {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The permissions of a file.
#[cfg(unix)]
pub fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}
