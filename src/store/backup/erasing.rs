//! Making backups forget: each one that can be reached is written anew without whoever was erased, by the function that
//! compacts the journal.
//!
//! What a backup forgot stands at its head, in clear: one that was away is told by that when it comes back, and made
//! to forget then. It is sealed under the current epoch and bears today's keys, so the passphrases of today open it.

use super::file::Backup;
use super::known::known;
use super::layout::{Head, Lengths, Live};
use super::part::Part;
use super::writing::{Leftover, aside};
use crate::domain::change::Stamp;
use crate::domain::erasure::Erasure;
use crate::domain::ids::LearnerId;
use crate::store::compaction::{Plan, Watched, draw_mark, rewrite, sum};
use crate::store::database::Rows;
use crate::store::error::StoreError;
use crate::store::folder::{self, if_there};
use crate::store::house::Store;
use crate::store::journal::{HEADER, Source, Survey};
use crate::store::progress::Report;
use crate::store::tombstones::Tombstones;
use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

impl Store {
    /// Makes every backup that can be reached forget whoever was erased. Answers the known ones that still hold it: away,
    /// or refused by the disk. They are made to forget once they are back.
    pub(in crate::store) fn forget_in_backups(&self, report: Report<'_>) -> Result<Vec<PathBuf>, StoreError> {
        let erased = self.told_tombstones()?;
        if erased.is_empty() {
            return Ok(Vec::new());
        }
        folder::replace(&self.folder.forgetting(), b"")?;
        let known = known(self.folder.path())?;
        let mut unreached = Vec::new();
        // What is no backup holds nothing that anybody could read.
        for backup in known.reachable.into_iter().filter_map(|found| found.backup.ok()) {
            unreached.extend(self.forget_in(backup, &erased, report));
        }
        unreached.extend(known.away.into_iter().map(|(path, _)| path));
        if_there(std::fs::remove_file(self.folder.forgetting()))?;
        Ok(unreached)
    }

    /// Goes on with what a power cut interrupted.
    pub(in crate::store) fn go_on_forgetting(&self, report: Report<'_>) -> Result<(), StoreError> {
        if self.folder.forgetting().exists() { self.forget_in_backups(report).map(drop) } else { Ok(()) }
    }

    /// Makes the backups of one folder forget: they may have been away.
    pub(in crate::store) fn forget_in_folder(&self, folder: &Path, report: Report<'_>) -> Result<(), StoreError> {
        let erased = self.told_tombstones()?;
        for backup in super::shelf::of_store(folder, self.keys.instance())? {
            self.forget_in(backup, &erased, report);
        }
        Ok(())
    }

    /// Makes one backup forget, wherever it is.
    pub(in crate::store) fn forget_in_file(&self, path: &Path, report: Report<'_>) -> Result<(), StoreError> {
        let erased = self.told_tombstones()?;
        self.forget_in(Backup::open(path)?, &erased, report);
        Ok(())
    }

    /// Makes a backup forget; its path when it could not be.
    fn forget_in(&self, mut backup: Backup, erased: &Tombstones, report: Report<'_>) -> Option<PathBuf> {
        let known = backup.erased().map(|bytes| Tombstones::decode(&bytes)).unwrap_or_default();
        let new = erased.beyond(&known);
        if backup.head.store != self.keys.instance() || new.is_empty() {
            return None;
        }
        let mut all = known;
        all.merge(erased);
        let forgot = self.without(&mut backup, (&new, &all), report);
        forgot.err().map(|_| backup.path)
    }

    /// Writes a backup anew, verifies it, and gives it the old one's name.
    fn without(
        &self,
        backup: &mut Backup,
        (new, all): (&[(LearnerId, Erasure)], &Tombstones),
        report: Report<'_>,
    ) -> Result<(), StoreError> {
        let mut going = |progress| {
            report(progress);
            true
        };
        backup.verify(&mut going)?;
        let path = backup.path.clone();
        let folder = path.parent().unwrap_or(Path::new("."));
        let part = Leftover(aside(folder, self.keys.instance()));
        let clear = [self.keys.to_bytes(), backup.card()?, all.encode()];
        if_there(std::fs::remove_file(&part.0))?;
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&part.0)?;
        let lengths = lengths_of(&clear)?;
        file.seek(SeekFrom::Start(lengths.journal_at()))?;
        let (file, live) = self.rewrite_journal(backup, file, (lengths, new), &mut going)?;
        self.close(file, backup, (lengths, live), &clear)?;
        let mut written = Backup::open(&part.0)?;
        written.verify(&mut going)?;
        drop(written);
        std::fs::rename(&part.0, &path)?;
        folder::sync_anywhere(folder)?;
        Ok(())
    }

    /// Writes the journal anew behind the clear part, reads it again and counts it.
    fn rewrite_journal(
        &self,
        backup: &mut Backup,
        file: File,
        (lengths, erased): (Lengths, &[(LearnerId, Erasure)]),
        going: &mut dyn FnMut(crate::store::Progress) -> bool,
    ) -> Result<(File, Rows), StoreError> {
        let keyring = &self.seals.keyring;
        let mut watched = Watched::new(going, backup.head.lengths.journal);
        let mut source = source_of(backup.journal()?)?;
        let plan = Plan::read(&mut source, keyring, erased, &mut watched)?;
        watched.next()?;
        source.refused.clone_from(&plan.refused);
        let stamp = Stamp { at: self.at, instance: self.instance, sequence: 0, author: self.mediator };
        let mut out = BufWriter::with_capacity(256 * 1024, file);
        let sealing = (&**keyring, draw_mark(), stamp);
        let written = rewrite(&mut source, &mut out, &plan, sealing, &mut watched)?;
        let mut file = out.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        watched.next()?;
        let length = file.seek(SeekFrom::End(0))? - lengths.journal_at();
        let mut again = source_of(Part::new(&mut file, lengths.journal_at(), length)?)?;
        if sum(&mut again, keyring, &mut watched)? != written {
            return Err(StoreError::DamagedRecord);
        }
        let mut live = Rows::default();
        again.each(keyring, &mut |_, content| {
            for write in content.writes() {
                if let Some(count) = live.get_mut(write?.tree.index()) {
                    *count += 1;
                }
            }
            Ok(())
        })?;
        Ok((file, live))
    }

    /// Writes the clear part and the footer.
    fn close(
        &self,
        mut file: File,
        backup: &Backup,
        (lengths, live): (Lengths, Rows),
        clear: &[Vec<u8>; 3],
    ) -> Result<(), StoreError> {
        let journal = file.seek(SeekFrom::End(0))? - lengths.journal_at();
        let survey = Survey::read(&mut Part::new(&mut file, lengths.journal_at(), journal)?, &[])?;
        let survey = survey.ok_or(StoreError::JournalLost)?;
        let lengths = Lengths { journal, ..lengths };
        let live: Option<Live> = Some(Live::of(&live));
        let head =
            Head { store: self.keys.instance(), mark: survey.mark, last: survey.last, live, lengths, ..backup.head };
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&head.encode())?;
        for bytes in clear {
            file.write_all(bytes)?;
        }
        file.seek(SeekFrom::End(0))?;
        file.write_all(&survey.frames.to_le_bytes())?;
        file.seek(SeekFrom::Start(0))?;
        let mut hasher = blake3::Hasher::new();
        let mut buffer = vec![0; super::file::CHUNK];
        loop {
            let read = file.read(&mut buffer)?;
            if read == 0 {
                break;
            }
            hasher.update(buffer.get(..read).unwrap_or_default());
        }
        file.write_all(hasher.finalize().as_bytes())?;
        folder::tolerate(file.sync_all())?;
        Ok(())
    }
}

pub(super) fn source_of<R: Read + Seek>(mut reader: R) -> Result<Source<R>, StoreError> {
    let survey = Survey::read(&mut reader, &[])?.ok_or(StoreError::JournalLost)?;
    let (mark, base, end) = (survey.mark, survey.base, survey.end);
    Ok(Source { reader, mark, base, start: HEADER as u64, end, refused: Vec::new() })
}

/// The lengths of the clear part.
fn lengths_of([keys, card, erased]: &[Vec<u8>; 3]) -> Result<Lengths, StoreError> {
    let length = |bytes: &Vec<u8>| u32::try_from(bytes.len()).map_err(|_| StoreError::TooLarge);
    Ok(Lengths { keys: length(keys)?, card: length(card)?, erased: length(erased)?, journal: 0 })
}
