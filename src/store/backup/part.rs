//! A stretch of a file, read as if it were a file of its own.

use std::io::{self, Read, Seek, SeekFrom};

/// The bytes from `start` on, `length` of them.
pub(in crate::store) struct Part<R> {
    source: R,
    start: u64,
    length: u64,
    at: u64,
}

impl<R: Read + Seek> Part<R> {
    pub(super) fn new(mut source: R, start: u64, length: u64) -> io::Result<Self> {
        source.seek(SeekFrom::Start(start))?;
        Ok(Self { source, start, length, at: 0 })
    }
}

impl<R: Read> Read for Part<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.length.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let wanted = buffer.len().min(left);
        let read = self.source.read(buffer.get_mut(..wanted).unwrap_or_default())?;
        self.at += read as u64;
        Ok(read)
    }
}

impl<R: Seek> Seek for Part<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        let at = at.ok_or(io::ErrorKind::InvalidInput)?;
        let place = self.start.checked_add(at).ok_or(io::ErrorKind::InvalidInput)?;
        self.source.seek(SeekFrom::Start(place))?;
        self.at = at;
        Ok(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn only_the_stretch_is_seen() {
        let mut part = Part::new(Cursor::new(b"before0123456after"), 6, 7).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        assert_eq!(text, "0123456");
        assert_eq!(part.seek(SeekFrom::End(-2)).unwrap(), 5);
        let mut rest = Vec::new();
        part.read_to_end(&mut rest).unwrap();
        assert_eq!(rest, b"56");
        part.seek(SeekFrom::Start(1)).unwrap();
        assert_eq!(part.seek(SeekFrom::Current(2)).unwrap(), 3);
        assert!(part.seek(SeekFrom::Current(-9)).is_err());
        part.seek(SeekFrom::Start(99)).unwrap();
        assert_eq!(part.read(&mut [0; 4]).unwrap(), 0);
    }
}
