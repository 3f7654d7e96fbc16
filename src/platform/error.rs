//! What the system may refuse.

use std::io;
use thiserror::Error;

/// Why the system could not do it. Paths are left out: they can quote a learner's code.
#[derive(Debug, Error)]
pub enum PlatformError {
    /// The account has no home folder.
    #[error("no home folder")]
    NoHome,
    /// There is no desktop here, only a console.
    #[error("no desktop")]
    NoDesktop,
    /// The desktop has no program that opens files.
    #[error("no program to open the file with")]
    NoOpener,
    /// There is no printer, or it refused.
    #[error("no printer")]
    NoPrinter,
    /// The file exists already, and nothing is written over.
    #[error("the file exists")]
    Exists,
    /// The file could not be read or written.
    #[error("the system refused")]
    File(#[source] io::Error),
}

impl From<io::Error> for PlatformError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::AlreadyExists => Self::Exists,
            _ => Self::File(error),
        }
    }
}
