//! What a journal file holds, found out without any key: so it runs while the passphrase is being typed.

use super::header::{FORMAT, HEADER, Head, Header, Mark};
use super::walk::{Contents, Step, Walker, end_of};
use crate::store::error::StoreError;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::RangeInclusive;
use std::path::Path;

/// One frame in so many is remembered, so that a walk can start near any sequence.
const SIGNPOST_EVERY: u64 = 256;

/// A journal as it stands on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Survey {
    pub mark: Mark,
    /// The head was unreadable: the mark was found in the frames.
    pub headless: bool,
    /// The sequence before the first frame.
    pub base: u64,
    /// The last sequence; the base when there is no frame.
    pub last: u64,
    /// Where the last frame ends.
    pub end: u64,
    /// The file's length; more than `end` when its tail is torn.
    pub length: u64,
    /// The lowest epoch that sealed a frame; `None` without frames.
    pub oldest_epoch: Option<u32>,
    /// How many frames there are.
    pub frames: u64,
    /// Damaged stretches between frames, from and to.
    pub stretches: Vec<(u64, u64)>,
    /// Sequences that are missing before the last one.
    pub gaps: Vec<RangeInclusive<u64>>,
    /// Where the frames after the gaps stand: their seal tells whether they belong here.
    pub jumps: Vec<u64>,
    /// Places of frames whose seal did not hold.
    pub refused: Vec<u64>,
    /// Sequence and place of some frames, in order.
    signposts: Vec<(u64, u64)>,
}

impl Survey {
    /// Reads a whole journal. `refused` are the places of frames whose seal did not hold.
    /// `None` when there is no such file, or nothing in it can be recognised.
    pub(in crate::store) fn of(path: &Path, refused: &[u64]) -> Result<Option<Self>, StoreError> {
        match File::open(path) {
            Ok(mut file) => Self::read(&mut file, refused),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// As [`Survey::of`], of a journal wherever it stands.
    pub(in crate::store) fn read<R: Read + Seek>(source: &mut R, refused: &[u64]) -> Result<Option<Self>, StoreError> {
        let length = source.seek(SeekFrom::End(0))?;
        let Some((mark, base)) = read_head(source)? else {
            let Some(mark) = find_mark(source)? else { return Ok(None) };
            let mut survey = Self::walk(source, mark, (0, 0), length, refused)?;
            survey.headless = true;
            return Ok(Some(survey));
        };
        Ok(Some(Self::walk(source, mark, (HEADER as u64, base), length, refused)?))
    }

    fn walk<R: Read + Seek>(
        source: &mut R,
        mark: Mark,
        (at, base): (u64, u64),
        length: u64,
        refused: &[u64],
    ) -> Result<Self, StoreError> {
        let mut survey = Self {
            mark,
            headless: false,
            base,
            last: base,
            end: HEADER as u64,
            length,
            oldest_epoch: None,
            frames: 0,
            stretches: Vec::new(),
            gaps: Vec::new(),
            jumps: Vec::new(),
            refused: refused.to_vec(),
            signposts: Vec::new(),
        };
        let mut walker = Walker::new(source, mark, Contents::Checked, (at, base), refused.to_vec())?;
        while let Some(step) = walker.step()? {
            match step {
                Step::Frame(frame) => survey.note(&frame.header, frame.at),
                Step::Bad { from, to } if to < length => survey.stretches.push((from, to)),
                Step::Bad { .. } => {}
            }
        }
        Ok(survey)
    }

    fn note(&mut self, header: &Header, at: u64) {
        if header.sequence > self.last + 1 {
            self.gaps.push(self.last + 1..=header.sequence - 1);
            self.jumps.push(at);
        }
        if self.frames.is_multiple_of(SIGNPOST_EVERY) {
            self.signposts.push((header.sequence, at));
        }
        self.frames += 1;
        self.oldest_epoch = Some(self.oldest_epoch.map_or(header.epoch, |epoch| epoch.min(header.epoch)));
        self.last = header.sequence;
        self.end = end_of(header, at);
    }

    /// Where the first frame begins.
    pub(in crate::store) fn first_frame(&self) -> Option<u64> {
        self.signposts.first().map(|(_, at)| *at)
    }

    /// A walk that begins with the frame at a place, whatever its sequence.
    pub(in crate::store) fn walker_at(&self, path: &Path, at: u64) -> Result<Walker<File>, StoreError> {
        Ok(Walker::new(File::open(path)?, self.mark, Contents::Kept, (at, 0), self.refused.clone())?)
    }

    /// A walk over the frames after a sequence, starting a little before it.
    pub(in crate::store) fn walker_after(&self, path: &Path, sequence: u64) -> Result<Walker<File>, StoreError> {
        let near = self.signposts.iter().rev().find(|(first, _)| *first <= sequence.saturating_add(1));
        let start = near.or(self.signposts.first()).map_or((self.end, self.last), |(first, at)| (*at, first - 1));
        Ok(Walker::new(File::open(path)?, self.mark, Contents::Kept, start, self.refused.clone())?)
    }
}

/// The mark and base of a sound head.
fn read_head<R: Read + Seek>(source: &mut R) -> Result<Option<(Mark, u64)>, StoreError> {
    let mut bytes = [0; HEADER];
    source.seek(SeekFrom::Start(0))?;
    match source.read_exact(&mut bytes) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error.into()),
    }
    match Head::decode(&bytes) {
        Some(head) if head.format > FORMAT => Err(StoreError::NewerFormat),
        head => Ok(head.map(|head| (head.mark, head.base))),
    }
}

/// The mark of the first header whose checksum holds, when the head cannot tell.
fn find_mark<R: Read + Seek>(source: &mut R) -> Result<Option<Mark>, StoreError> {
    let mut window = Vec::new();
    source.seek(SeekFrom::Start(0))?;
    loop {
        let read = source.take(256 * 1024).read_to_end(&mut window)?;
        let headers = window.windows(HEADER).filter_map(|bytes| bytes.first_chunk().and_then(Header::decode));
        if let Some(header) = headers.into_iter().find(|header| header.format == FORMAT) {
            return Ok(Some(header.mark));
        }
        if read == 0 {
            return Ok(None);
        }
        window.drain(..window.len().saturating_sub(HEADER - 1));
    }
}
