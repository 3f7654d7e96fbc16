//! Bringing a surveyed journal into order, without any key: what is damaged is copied aside before it is touched.

use super::header::{FORMAT, HEADER, Head};
use super::survey::Survey;
use crate::store::bytes::hex;
use crate::store::error::StoreError;
use crate::store::folder::Folder;
use crate::store::notice::Notice;
use atomic_write_file::AtomicWriteFile;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};

/// Copies damaged stretches aside, writes an unreadable head again and cuts a torn tail; the survey then says so.
pub(in crate::store) fn mend(folder: &Folder, survey: &mut Survey) -> Result<Vec<Notice>, StoreError> {
    let mut notices = Vec::new();
    make_room_for_head(folder, survey)?;
    let mut file = OpenOptions::new().read(true).write(true).open(folder.journal())?;
    for (from, to) in std::mem::take(&mut survey.stretches) {
        if copy_aside(folder, survey, &mut file, from, to)? {
            notices.push(Notice::StretchSetAside { bytes: to - from });
        }
    }
    if survey.headless {
        let head = Head { format: FORMAT, mark: survey.mark, base: survey.base };
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&head.encode())?;
        file.sync_data()?;
        survey.headless = false;
    }
    if survey.end < survey.length {
        copy_aside(folder, survey, &mut file, survey.end, survey.length)?;
        file.set_len(survey.end)?;
        file.sync_data()?;
        notices.push(Notice::TailCut { bytes: survey.length - survey.end });
        survey.length = survey.end;
    }
    Ok(notices)
}

/// Moves a first frame that stands where the head belongs, because the file lost its beginning: the head would be
/// written over it.
fn make_room_for_head(folder: &Folder, survey: &mut Survey) -> Result<(), StoreError> {
    let path = folder.journal();
    let first = survey.first_frame().filter(|at| survey.headless && *at < HEADER as u64);
    let Some(first) = first else { return Ok(()) };
    let head = Head { format: FORMAT, mark: survey.mark, base: survey.base };
    let mut whole = AtomicWriteFile::open(&path)?;
    whole.write_all(&head.encode())?;
    let mut frames = File::open(&path)?;
    frames.seek(SeekFrom::Start(first))?;
    io::copy(&mut frames, &mut whole)?;
    whole.commit()?;
    let refused: Vec<u64> = survey.refused.iter().map(|at| at + HEADER as u64 - first).collect();
    if let Some(moved) = Survey::of(&path, &refused)? {
        *survey = moved;
    }
    Ok(())
}

/// Copies a stretch of the journal into the folder for what is damaged; `false` when it stands there already.
fn copy_aside(folder: &Folder, survey: &Survey, journal: &mut File, from: u64, to: u64) -> Result<bool, StoreError> {
    std::fs::create_dir_all(folder.damaged())?;
    let mut crc = Checksum::default();
    copy(journal, (from, to), &mut crc)?;
    let path = folder.damaged().join(format!("journal-{}-{from}-{:08x}", hex(&survey.mark), crc.0.finalize()));
    if path.try_exists()? {
        return Ok(false);
    }
    copy(journal, (from, to), &mut File::create(path)?)?;
    Ok(true)
}

/// Copies a stretch, however long, piece by piece.
fn copy(journal: &mut File, (from, to): (u64, u64), out: &mut impl Write) -> io::Result<()> {
    journal.seek(SeekFrom::Start(from))?;
    io::copy(&mut journal.take(to - from), out)?;
    Ok(())
}

/// The checksum of what is written to it.
#[derive(Default)]
struct Checksum(crc32fast::Hasher);

impl Write for Checksum {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
