//! What recovery did, as data: the words are found elsewhere.

/// Something the store met and dealt with by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// One copy of the keys was damaged or missing, and was written again from the other.
    KeysHealed,
    /// The journal ended in the middle of a frame: a save that was never acknowledged, or that damage took away.
    /// It was copied aside and cut.
    TailCut { bytes: u64 },
    /// A stretch of the journal is damaged; it was copied aside.
    StretchSetAside { bytes: u64 },
    /// The journal was missing or unreadable as a whole, and was begun again.
    JournalBegunAgain,
    /// Saves that the journal had lost, from the first to the last sequence. What the database still held of them,
    /// `records` of them, was written back to the journal. `whole` says that nothing can have been lost.
    SavesLost { first: u64, last: u64, records: u64, whole: bool },
    /// The database was set aside and built again from the journal.
    DatabaseRebuilt(Cause),
}

/// Why the database was rebuilt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It was not there.
    Missing,
    /// It did not open, or broke while it was being read or written.
    Broken,
    /// It belongs to another journal or another store.
    Foreign,
    /// It does not hold as many records as it should.
    Miscounted,
}
