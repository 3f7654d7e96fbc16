//! Going through a journal frame by frame, past what is damaged.

use super::header::{FORMAT, HEADER, Header, LONGEST, Mark};
use crate::store::error::StoreError;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

/// How much is read at once.
const CHUNK: usize = 256 * 1024;

/// What stands at a place of the journal.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::store) enum Step {
    Frame(Frame),
    /// A stretch that is no frame that may stand here; it goes on until `to`.
    Bad {
        from: u64,
        to: u64,
    },
}

/// A frame whose checksums hold and whose sequence follows.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::store) struct Frame {
    pub header: Header,
    /// Where its header begins.
    pub at: u64,
    /// The sealed content; empty unless it was asked for.
    pub sealed: Vec<u8>,
}

#[cfg(test)]
impl Frame {
    /// The header that bytes are, if they are one.
    pub(in crate::store) fn header_of(bytes: &[u8]) -> Option<Header> {
        Header::decode(bytes.first_chunk()?)
    }
}

/// Whether the frames' contents are kept or only checked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Contents {
    Kept,
    Checked,
}

/// A reader that goes from frame to frame.
pub(in crate::store) struct Walker<R> {
    reader: BufReader<R>,
    mark: Mark,
    contents: Contents,
    /// Places of frames whose seal did not hold: read as damage.
    refused: Vec<u64>,
    at: u64,
    end: u64,
    /// The last sequence met.
    last: u64,
}

impl<R: Read + Seek> Walker<R> {
    /// Starts at `at`, after the sequence `last`.
    pub(in crate::store) fn new(
        file: R,
        mark: Mark,
        contents: Contents,
        (at, last): (u64, u64),
        refused: Vec<u64>,
    ) -> io::Result<Self> {
        let mut reader = BufReader::with_capacity(CHUNK, file);
        let end = reader.seek(SeekFrom::End(0))?;
        reader.seek(SeekFrom::Start(at))?;
        Ok(Self { reader, mark, contents, refused, at, end, last })
    }

    /// The next frame or damaged stretch; `None` at the end. A frame of a newer format stops the walk.
    pub(in crate::store) fn step(&mut self) -> Result<Option<Step>, StoreError> {
        if self.at >= self.end {
            return Ok(None);
        }
        let from = self.at;
        if let Some(frame) = self.frame()? {
            self.at = end_of(&frame.header, from);
            self.last = frame.header.sequence;
            return Ok(Some(Step::Frame(frame)));
        }
        self.at = self.search(from + 1)?;
        self.reader.seek(SeekFrom::Start(self.at))?;
        Ok(Some(Step::Bad { from, to: self.at }))
    }

    /// The frame at the current place, if one may stand there.
    fn frame(&mut self) -> Result<Option<Frame>, StoreError> {
        let mut bytes = [0; HEADER];
        if self.end - self.at < HEADER as u64 {
            return Ok(None);
        }
        self.reader.read_exact(&mut bytes)?;
        let Some(header) = self.header(&bytes, self.at)? else { return Ok(None) };
        let mut sealed = Vec::new();
        let mut crc = crc32fast::Hasher::new();
        let mut left = u64::from(header.length);
        let mut chunk = vec![0; CHUNK.min(usize::try_from(left).unwrap_or(CHUNK))];
        while left > 0 {
            let length = usize::try_from(left).unwrap_or(CHUNK).min(CHUNK);
            let Some(part) = chunk.get_mut(..length) else { return Ok(None) };
            self.reader.read_exact(part)?;
            crc.update(part);
            if self.contents == Contents::Kept {
                sealed.extend_from_slice(part);
            }
            left -= length as u64;
        }
        let mut expected = [0; 4];
        self.reader.read_exact(&mut expected)?;
        let sound = crc.finalize() == u32::from_le_bytes(expected);
        Ok(sound.then_some(Frame { header, at: self.at, sealed }))
    }

    /// A header that may stand at a place: of this journal, after the last sequence, and the frame fits in the file.
    fn header(&self, bytes: &[u8; HEADER], at: u64) -> Result<Option<Header>, StoreError> {
        let Some(header) = Header::decode(bytes).filter(|header| header.mark == self.mark) else { return Ok(None) };
        if header.format > FORMAT {
            return Err(StoreError::NewerFormat);
        }
        let follows = header.sequence > self.last && header.length <= LONGEST && !self.refused.contains(&at);
        Ok((follows && end_of(&header, at) <= self.end).then_some(header))
    }

    /// Where the next header that may stand there begins, from a place on; the file's end if there is none.
    fn search(&mut self, from: u64) -> Result<u64, StoreError> {
        let mut window: Vec<u8> = Vec::new();
        let mut at = from;
        self.reader.seek(SeekFrom::Start(from))?;
        loop {
            let read = (&mut self.reader).take(CHUNK as u64).read_to_end(&mut window)?;
            for (offset, bytes) in window.windows(HEADER).enumerate() {
                let Some(bytes) = bytes.first_chunk::<HEADER>().filter(|bytes| bytes.starts_with(&self.mark)) else {
                    continue;
                };
                let place = at + offset as u64;
                if self.header(bytes, place)?.is_some() {
                    return Ok(place);
                }
            }
            if read == 0 {
                return Ok(self.end);
            }
            // A header may lie across two chunks.
            let done = window.len().saturating_sub(HEADER - 1);
            window.drain(..done);
            at += done as u64;
        }
    }
}

/// Where the frame that begins at `at` ends.
pub(in crate::store) const fn end_of(header: &Header, at: u64) -> u64 {
    at + HEADER as u64 + header.length as u64 + 4
}
