//! How a command ends: its exit code, which scripts rely on, and the words that go with it.

use crate::store::StoreError;
use crate::text::{Failure, cli as words, store as store_words};
use crate::tui::worker::failure;
use std::io;
use std::path::Path;
use std::process::ExitCode;
use time::UtcOffset;

/// An exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Done = 0,
    Failed = 1,
    /// Wrong usage, no passphrase and no terminal, or some rows refused.
    Refused = 2,
    InUse = 3,
    WrongPassphrase = 4,
    /// Ctrl-C stopped it: 128 + SIGINT, as the shell shows it.
    Interrupted = 130,
    /// The terminal went away: 128 + SIGHUP, as the shell shows it.
    HungUp = 129,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command stopped before its end.
#[derive(Debug, PartialEq, Eq)]
pub struct Stop {
    pub exit: Exit,
    pub failure: Failure,
}

impl Stop {
    /// It could not be done.
    pub const fn failed(failure: Failure) -> Self {
        Self { exit: Exit::Failed, failure }
    }

    /// It was not asked for properly.
    pub const fn refused(failure: Failure) -> Self {
        Self { exit: Exit::Refused, failure }
    }

    /// The store refused.
    pub fn store(error: &StoreError, offset: UtcOffset) -> Self {
        let exit = match error {
            StoreError::InUse { .. } | StoreError::LockedElsewhere => Exit::InUse,
            StoreError::WrongPassphrase | StoreError::RecoveryTypo | StoreError::WrongRecoveryCode => {
                Exit::WrongPassphrase
            }
            StoreError::Stopped => Exit::Interrupted,
            _ => Exit::Failed,
        };
        let mut failure = failure::failure(error, offset);
        if matches!(error, StoreError::DiskFull { .. }) {
            words::MAKE_ROOM.clone_into(&mut failure.hint);
        }
        Self { exit, failure }
    }

    /// The data folder cannot be used.
    pub fn folder(error: &io::Error, folder: &Path) -> Self {
        Self::failed(store_words::folder(error.kind(), folder))
    }

    /// The operating system refused.
    pub fn io(error: &io::Error) -> Self {
        Self::failed(store_words::io(error.kind()))
    }

    /// The terminal stopped answering.
    pub fn terminal(_error: &io::Error) -> Self {
        Self::failed(words::terminal_lost())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_store_refuses_has_its_exit_code() {
        let exit = |error: StoreError| Stop::store(&error, UtcOffset::UTC).exit as u8;
        assert_eq!(exit(StoreError::NoStore), 1);
        assert_eq!(exit(StoreError::AlreadyExists), 1);
        assert_eq!(exit(StoreError::InUse { host: String::new(), since: 0 }), 3);
        assert_eq!(exit(StoreError::LockedElsewhere), 3);
        assert_eq!(exit(StoreError::WrongPassphrase), 4);
    }
}
