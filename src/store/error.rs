//! What can go wrong at the store's door, told apart so that each has its own advice.

use super::codec::CodecError;
use std::io;

/// A failure of the store. None of them quotes what a record holds.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another Jalon holds the folder. `since` is in seconds since 1970, UTC; both are empty when nobody can tell.
    #[error("the store is in use on {host}")]
    InUse { host: String, since: i64 },
    /// Another Jalon holds the folder, and its screen is locked.
    #[error("the store is open and locked in another window")]
    LockedElsewhere,
    /// There is no store in the folder.
    #[error("there is no store in this folder")]
    NoStore,
    /// There is a store in the folder already.
    #[error("there is a store in this folder already")]
    AlreadyExists,
    /// The passphrase does not open this mediator's slot.
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    /// No mediator bears this id.
    #[error("no such mediator")]
    UnknownMediator,
    /// The recovery code was mistyped: its checksum does not hold.
    #[error("the recovery code was mistyped")]
    RecoveryTypo,
    /// The recovery code is well formed and is not this store's.
    #[error("the recovery code is wrong")]
    WrongRecoveryCode,
    /// The last mediator cannot be removed.
    #[error("the last mediator cannot be removed")]
    LastMediator,
    /// Nobody removes themselves: it takes a colleague.
    #[error("whoever is in cannot be removed")]
    OwnSlot,
    /// Another mediator bears this name.
    #[error("another mediator bears this name")]
    NameTaken,
    /// The passphrase is right, and somebody without the keys wrote to the keys file: it opens nothing any more.
    #[error("the keys were tampered with")]
    TamperedKeys,
    /// Neither copy of the keys can be used, or they are not the keys of this journal.
    #[error("the keys are damaged")]
    DamagedKeys,
    /// Neither the journal nor the database can be read.
    #[error("the journal is lost")]
    JournalLost,
    /// Something was written by a newer version: it can be neither read nor replaced by this one.
    #[error("written by a newer version")]
    NewerFormat,
    /// The disk is full; nothing of the save was kept. `missing` is in bytes, at least.
    #[error("the disk is full: {missing} bytes are missing")]
    DiskFull { missing: u64 },
    /// An earlier write failed and could not be undone: nothing more is written until a restart.
    #[error("the store is read-only until it is opened again")]
    ReadOnly,
    /// A save too large for one frame, or a record too large to be kept.
    #[error("too large to be saved at once")]
    TooLarge,
    /// No record bears this id.
    #[error("no such record")]
    UnknownRecord,
    /// A record cannot be read, even after the database was rebuilt.
    #[error("a record is damaged")]
    DamagedRecord,
    /// Long work was stopped on demand; nothing was changed.
    #[error("stopped")]
    Stopped,
    /// The file is no backup.
    #[error("the file is no backup")]
    NotABackup,
    /// The backup was cut short or altered.
    #[error("the backup is damaged")]
    DamagedBackup,
    /// The operating system refused.
    #[error("the operating system refused: {0}")]
    Io(#[source] io::Error),
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        if is_full(&error) { Self::DiskFull { missing: 0 } } else { Self::Io(error) }
    }
}

impl From<CodecError> for StoreError {
    fn from(error: CodecError) -> Self {
        match error {
            CodecError::Newer | CodecError::UnknownCode => Self::NewerFormat,
            CodecError::TooLarge => Self::TooLarge,
            CodecError::Malformed => Self::DamagedRecord,
        }
    }
}

/// Whether the error says that no room is left, by a full disk, a quota or a limit.
pub(super) fn is_full(error: &io::Error) -> bool {
    use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge)
}
