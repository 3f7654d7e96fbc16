//! Repair, step by step down a ladder, never in place: the journal and the database, together; then what the backups still
//! have of the same journal; and when nothing of it can be recognised, the newest sound backup and the journal's tail.
//!
//! All is done on a copy. What was there goes aside to `damaged/` once the repaired store stands in its place.

mod merge;
#[cfg(test)]
mod tests;

use super::backup::{self, Backup};
use super::closed::{Closed, exists};
use super::codec::{self, Mended};
use super::deep::{DeepReport, learner_of};
use super::error::StoreError;
use super::folder::{self, Folder, if_there};
use super::house::Store;
use super::journal::{Survey, Write};
use super::key;
use super::keys;
use super::lock::{Holder, Lock};
use super::notice::Notice;
use super::progress::{Progress, Watch};
use super::recovery;
use super::restoring::{Opener, unlock};
use super::swap;
use super::team::team;
use super::tombstones::Tombstones;
use super::tree::Tree;
use crate::domain::ids::{LearnerId, MediatorId};
use crate::vault::{Keyring, KeysFile};
use merge::Merge;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};

/// A store that is held to be repaired, and not touched.
pub struct Patient {
    folder: Folder,
    keys: KeysFile,
    /// Neither copy of the keys could be used: these are a backup's.
    keys_from: Option<PathBuf>,
    /// The sound backups of this store, the newest first.
    backups: Vec<Backup>,
    holder: Holder,
    _lock: Lock,
}

/// What stands at the bottom of what came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rung {
    /// The journal, and what the database held beside it.
    Journal,
    /// The newest sound backup, when it was made, and what the journal held beyond it.
    Backup(PathBuf, i64),
}

/// A stretch of saves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub first: u64,
    pub last: u64,
    /// When the saves next to it were made, in seconds since 1970.
    pub before: Option<i64>,
    pub after: Option<i64>,
}

/// What came back and what did not.
#[derive(Debug)]
pub struct Repaired {
    pub rung: Rung,
    /// The backup whose keys were taken, when the store's own could not be used.
    pub keys_from: Option<PathBuf>,
    /// What was met and dealt with.
    pub notices: Vec<Notice>,
    /// Saves that came back from backups, by backup.
    pub from_backups: Vec<(PathBuf, u64)>,
    /// Records that came back, by the code of their learner; those of the place itself, and those of learners whose code
    /// cannot be read, stand under `None`.
    pub back: BTreeMap<Option<String>, u64>,
    /// Saves that are lost.
    pub lost: Vec<Stretch>,
    /// What stands there now.
    pub deep: DeepReport,
    /// The codes of the learners whose records cannot be opened.
    pub unreadable: BTreeMap<Option<String>, u64>,
    /// Where what was there before lies; `None` when nothing had to be changed.
    pub aside: Option<PathBuf>,
}

impl Patient {
    /// Takes a store, however damaged it is. `watch` is told while the backups are read again.
    pub fn take(dir: &Path, holder: &Holder, watch: Watch<'_>) -> Result<Self, StoreError> {
        let folder = Folder::new(dir);
        if !exists(dir) && !folder.backups().exists() {
            return Err(StoreError::NoStore);
        }
        let lock = Lock::take(&folder, holder)?;
        swap::finish(&folder)?;
        let own = keys::read(&folder).ok().map(|read| read.keys);
        let mut backups = sound_backups(dir, own.as_ref().map(KeysFile::instance), watch)?;
        let (keys, keys_from) = if let Some(keys) = own {
            (keys, None)
        } else {
            let newest = backups.first_mut().ok_or(StoreError::DamagedKeys)?;
            (newest.keys()?, Some(newest.path().to_owned()))
        };
        backups.retain(|backup| backup.store() == keys.instance());
        Ok(Self { folder, keys, keys_from, backups, holder: holder.clone(), _lock: lock })
    }

    /// Who can open it, in the order they were added.
    pub fn mediators(&self) -> Vec<(MediatorId, String)> {
        team(&self.keys)
    }

    /// Repairs a copy, and puts it in the store's place if anything had to be changed. `aside` names the folder, below
    /// `damaged/`, for what was there.
    pub fn repair(mut self, opener: &Opener<'_>, aside: &str, watch: Watch<'_>) -> Result<Repaired, StoreError> {
        let (keyring, author) = unlock(&self.keys, opener)?;
        let beside = Folder::new(&swap::begin(&self.folder)?);
        let repaired = self.on_copy(&beside, (&keyring, author), watch);
        let put =
            repaired.and_then(|repaired| if repaired.is_needed() { self.put(repaired, aside) } else { Ok(repaired) });
        swap::give_up(&self.folder);
        put
    }

    fn put(&self, repaired: Repaired, aside: &str) -> Result<Repaired, StoreError> {
        swap::commit(&self.folder)?;
        let path = self.folder.damaged().join(aside);
        std::fs::create_dir_all(self.folder.damaged())?;
        if_there(std::fs::rename(swap::replaced(&self.folder), &path))?;
        Ok(Repaired { aside: Some(path), ..repaired })
    }

    fn on_copy(
        &mut self,
        beside: &Folder,
        (keyring, author): (&Keyring, MediatorId),
        watch: Watch<'_>,
    ) -> Result<Repaired, StoreError> {
        let mut going = true;
        let mut report = |progress: Progress| going &= watch(progress);
        let reached = self.copy(beside)?;
        let mut found = Found::default();
        let rung = match enter(beside, (keyring, author), &self.holder, &mut report) {
            Ok(store) => {
                found.notices = store.notices();
                Rung::Journal
            }
            Err(StoreError::NewerFormat) => return Err(StoreError::NewerFormat),
            Err(error @ StoreError::DiskFull { .. }) => return Err(error),
            Err(error) => self.begin_with_backup(beside, error)?,
        };
        let merge = self.merge(beside, (keyring, reached), &mut found)?;
        let mut store = enter(beside, (keyring, author), &self.holder, &mut report)?;
        found.notices.extend(store.notices().into_iter().filter(|notice| !is_rebuilding(notice)));
        self.account(&mut store, &merge)?;
        self.erase_again(&mut store, author, &mut report)?;
        let deep = store.check_deep(self.holder.now, &mut report)?;
        if !going {
            return Err(StoreError::Stopped);
        }
        let lost = deep.check.lost.iter().map(|range| stretch(&merge, *range)).collect();
        let coded = |of: &BTreeMap<Option<LearnerId>, u64>| by_code(&store, of);
        Ok(Repaired {
            rung,
            keys_from: self.keys_from.clone(),
            back: coded(&found.back),
            unreadable: coded(&deep.unreadable),
            from_backups: found.from_backups,
            notices: found.notices,
            lost,
            deep,
            aside: None,
        })
    }

    /// Copies all a store is made of; answers the journal's last sequence, if it can be recognised.
    fn copy(&self, beside: &Folder) -> Result<u64, StoreError> {
        keys::write(beside, &self.keys)?;
        for (from, to) in [
            (self.folder.place(), beside.place()),
            (self.folder.erased(), beside.erased()),
            (self.folder.journal(), beside.journal()),
        ] {
            if_there(std::fs::copy(from, to))?;
        }
        for (from, to) in [(self.folder.database(), beside.database()), (self.folder.drafts(), beside.drafts())] {
            copy_folder(&from, &to)?;
        }
        Ok(Survey::of(&self.folder.journal(), &[]).ok().flatten().map_or(0, |survey| survey.last))
    }

    /// Begins again with the newest sound backup, the journal and the database having failed together.
    fn begin_with_backup(&mut self, beside: &Folder, error: StoreError) -> Result<Rung, StoreError> {
        let Some(newest) = self.backups.first_mut() else { return Err(error) };
        for path in [beside.database(), beside.old_database()] {
            if_there(std::fs::remove_dir_all(path))?;
        }
        if_there(std::fs::remove_file(beside.journal()))?;
        let mut out = File::create_new(beside.journal())?;
        std::io::copy(&mut newest.journal()?, &mut out)?;
        out.sync_all()?;
        Ok(Rung::Backup(newest.path().to_owned(), newest.made()))
    }

    /// Gathers the frames that the journal lacks, from the damaged one and from the backups, and writes them all as one
    /// journal if there are any. `reached` is how far the journal had come: what stands beyond was in the database.
    fn merge(
        &mut self,
        beside: &Folder,
        (keyring, reached): (&Keyring, u64),
        found: &mut Found,
    ) -> Result<Merge<Box<dyn Reader>>, StoreError> {
        let own: Box<dyn Reader> = Box::new(File::open(beside.journal())?);
        let mut beyond = |sequence: u64, tree: Tree, key: &[u8]| {
            if sequence > reached {
                found.note(tree, key);
            }
        };
        let mut merge = Merge::begin(own, keyring, &mut beyond)?.ok_or(StoreError::JournalLost)?;
        let mut added = 0;
        if let Some(damaged) = if_there(File::open(self.folder.journal()))? {
            added += merge.add(Box::new(damaged), keyring, &mut |_, tree, key| found.note(tree, key))?;
        }
        for backup in self.backups.drain(..) {
            let path = backup.path().to_owned();
            let part: Box<dyn Reader> = Box::new(backup.into_journal()?);
            let frames = merge.add(part, keyring, &mut |_, tree, key| found.note(tree, key))?;
            if frames > 0 {
                added += frames;
                found.from_backups.push((path, frames));
            }
        }
        if added > 0 {
            let whole = beside.path().join("journal.merged");
            merge.write(&whole)?;
            if_there(std::fs::remove_dir_all(beside.database()))?;
            std::fs::rename(&whole, beside.journal())?;
            folder::sync(beside.path())?;
        }
        Ok(merge)
    }

    /// Notes that saves told as lost are there again.
    fn account(&self, store: &mut Store, merge: &Merge<Box<dyn Reader>>) -> Result<(), StoreError> {
        let lost = store.read(recovery::lost)?;
        let mut writes = Vec::new();
        for ((first, last), whole) in lost.iter().flat_map(|range| merge.stretches(*range)) {
            if !whole && lost.contains(&(first, last)) {
                continue;
            }
            let record = Some(codec::encode(&Mended { first, last, whole })?);
            writes.push(Write { tree: Tree::House, key: key::mended(first), record, stamp: None });
        }
        if !writes.is_empty() {
            store.commit((store.mediator, store.instance), self.holder.now, writes, &[])?;
        }
        Ok(())
    }

    /// Erases whoever was erased, as far as what came back does not know.
    fn erase_again(
        &self,
        store: &mut Store,
        author: MediatorId,
        report: &mut dyn FnMut(Progress),
    ) -> Result<(), StoreError> {
        let known = store.told_tombstones()?;
        let erased = Tombstones::read(&self.folder)?.beyond(&known);
        if erased.is_empty() {
            return Ok(());
        }
        store.erase(author, self.holder.now, &erased, report)?.unfinished.map_or(Ok(()), Err)
    }
}

/// What is gathered on the way.
#[derive(Default)]
struct Found {
    notices: Vec<Notice>,
    from_backups: Vec<(PathBuf, u64)>,
    back: BTreeMap<Option<LearnerId>, u64>,
}

impl Found {
    /// Notes that a row came back; the access log and what derives from sessions are told to nobody.
    fn note(&mut self, tree: Tree, key: &[u8]) {
        let is_told = match tree {
            Tree::Log | Tree::Appointments => false,
            Tree::House => !is_inner(key),
            _ => true,
        };
        if is_told {
            *self.back.entry(learner_of(tree, key)).or_default() += 1;
        }
    }
}

/// Rows of the house that the store keeps for itself.
fn is_inner(key: &[u8]) -> bool {
    key == key::LOG_HEAD || key == key::INSTANCE || key.starts_with(key::MENDED)
}

/// What frames are read from.
trait Reader: Read + Seek {}
impl<R: Read + Seek> Reader for R {}

impl Repaired {
    /// Whether nothing can be missing. Of what was saved after a backup that had to be begun with, nobody can tell.
    pub fn is_whole(&self) -> bool {
        self.deep.is_whole() && self.rung == Rung::Journal
    }

    /// Whether anything had to be changed.
    fn is_needed(&self) -> bool {
        let dealt_with = !self.notices.is_empty() || !self.back.is_empty() || self.deep.derived > 0;
        dealt_with || self.keys_from.is_some() || self.rung != Rung::Journal
    }
}

/// Rebuilding the database is part of the repair.
const fn is_rebuilding(notice: &Notice) -> bool {
    matches!(notice, Notice::DatabaseRebuilt(_))
}

fn stretch(merge: &Merge<Box<dyn Reader>>, (first, last): (u64, u64)) -> Stretch {
    let (before, after) = merge.around((first, last));
    Stretch { first, last, before, after }
}

fn by_code(store: &Store, of: &BTreeMap<Option<LearnerId>, u64>) -> BTreeMap<Option<String>, u64> {
    let mut coded: BTreeMap<Option<String>, u64> = BTreeMap::new();
    for (learner, records) in of {
        let code = learner.and_then(|id| store.learner(id).ok().flatten()).map(|kept| kept.record.code.to_string());
        *coded.entry(code).or_default() += records;
    }
    coded
}

fn enter(
    beside: &Folder,
    (keyring, author): (&Keyring, MediatorId),
    holder: &Holder,
    report: &mut dyn FnMut(Progress),
) -> Result<Store, StoreError> {
    let closed = Closed::open(beside.path(), holder)?;
    closed.enter(keyring.clone(), author, report).map_err(|(_, error)| error)
}

/// The backups that can be reached and are sound, the newest first.
fn sound_backups(dir: &Path, store: Option<[u8; 16]>, watch: Watch<'_>) -> Result<Vec<Backup>, StoreError> {
    let mut sound = Vec::new();
    for mut backup in backup::known(dir)?.reachable.into_iter().filter_map(|found| found.backup.ok()) {
        if store.is_some_and(|store| store != backup.store()) {
            continue;
        }
        match backup.verify(watch) {
            Ok(()) => sound.push(backup),
            Err(StoreError::Stopped) => return Err(StoreError::Stopped),
            Err(_) => {}
        }
    }
    Ok(sound)
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), StoreError> {
    let Some(entries) = if_there(std::fs::read_dir(from))? else { return Ok(()) };
    std::fs::create_dir_all(to)?;
    for entry in entries {
        let path = entry?.path();
        let copy = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_folder(&path, &copy)?;
        } else {
            std::fs::copy(&path, &copy)?;
        }
    }
    Ok(())
}
