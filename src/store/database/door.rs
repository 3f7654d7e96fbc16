//! The one way into sled: its panics are caught, and its errors are told apart no further than is of use.

use crate::store::error::is_full;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Why the database is of no use any more. It can always be rebuilt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Broken {
    /// Another process holds it.
    Locked,
    /// The disk is full.
    Full,
    /// Damaged: it failed, panicked, or holds what cannot be.
    Damaged,
}

impl From<sled::Error> for Broken {
    fn from(error: sled::Error) -> Self {
        match error {
            sled::Error::Io(error) if is_full(&error) => Self::Full,
            // sled reports a lock it could not take as an error of its own wording.
            sled::Error::Io(error) if error.to_string().starts_with("could not acquire lock") => Self::Locked,
            _ => Self::Damaged,
        }
    }
}

/// Tells whether this thread is inside sled, whose panics are caught: a panic hook then stays silent.
pub fn guarded() -> bool {
    INSIDE.get() || std::thread::current().name().is_some_and(|name| name.starts_with("sled-"))
}

/// Runs something of sled's.
pub(in crate::store) fn guard<T, E: Into<Broken>>(work: impl FnOnce() -> Result<T, E>) -> Result<T, Broken> {
    let outside = INSIDE.replace(true);
    let result = catch_unwind(AssertUnwindSafe(work));
    INSIDE.set(outside);
    match result {
        Ok(result) => result.map_err(Into::into),
        Err(_) => Err(Broken::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_inside_is_caught_and_known_as_such() {
        assert!(!guarded());
        let result: Result<(), Broken> = guard(|| -> Result<(), Broken> {
            assert!(guarded());
            panic!("sled panics on damage");
        });
        assert_eq!((result, guarded()), (Err(Broken::Damaged), false));
    }

    #[test]
    fn errors_are_told_apart() {
        let io = |kind, text: &str| sled::Error::Io(std::io::Error::new(kind, text.to_owned()));
        let broken = |error| guard(|| Err::<(), sled::Error>(error)).unwrap_err();
        assert_eq!(broken(io(std::io::ErrorKind::StorageFull, "")), Broken::Full);
        assert_eq!(broken(io(std::io::ErrorKind::Other, "could not acquire lock on \"db\"")), Broken::Locked);
        assert_eq!(broken(sled::Error::ReportableBug(String::new())), Broken::Damaged);
    }
}
