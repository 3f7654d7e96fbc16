//! The file under the journal, as little of it as writing needs.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};

/// What the journal asks of its file: a seam, so that tests can count syncs and make them fail.
pub(in crate::store) trait Tape: Send {
    /// Writes all bytes from a place on.
    fn write(&mut self, at: u64, bytes: &[u8]) -> io::Result<()>;
    /// Waits until the disk holds what was written.
    fn sync(&mut self) -> io::Result<()>;
    /// Cuts the file to a length.
    fn cut(&mut self, length: u64) -> io::Result<()>;
}

impl Tape for File {
    fn write(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        self.seek(SeekFrom::Start(at))?;
        self.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.set_len(length)
    }
}
