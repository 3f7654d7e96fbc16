//! How far long work has come.

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The database follows the journal.
    Replaying,
    /// The journal is read and its seals are opened.
    CheckingJournal,
    /// The database is counted and compared.
    CheckingDatabase,
    /// The journal is written anew without what is dead in it.
    Compacting,
    /// Records are opened one by one.
    CheckingRecords,
    /// A backup is written.
    BackingUp,
    /// A backup is read again and compared.
    VerifyingBackup,
    /// A backup is brought back.
    Restoring,
}

/// How far it has come: `done` of `total`, in units of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub stage: Stage,
    pub done: u64,
    pub total: u64,
}

/// Who is told.
pub type Report<'a> = &'a mut dyn FnMut(Progress);

/// Who is told of work that can be stopped, and answers whether to go on.
pub type Watch<'a> = &'a mut dyn FnMut(Progress) -> bool;
