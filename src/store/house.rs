//! The store, unlocked: one save at a time, read as often as one likes.

use super::card::Card;
use super::database::{Broken, Database, Seals};
use super::error::StoreError;
use super::folder::Folder;
use super::journal::{Content, Journal, Survey, Write, encode};
use super::lock::Lock;
use super::log::Log;
use super::notice::{Cause, Notice};
use super::progress::{Progress, Report};
use super::recovery::{self, Settled};
use super::tree::Tree;
use super::writes::Plan;
use crate::domain::change::{Change, Stamp};
use crate::domain::ids::{InstanceId, MediatorId};
use crate::domain::log::{Event, gathered};
use crate::vault::KeysFile;
use std::cell::{Ref, RefCell};

/// An unlocked store.
///
/// Reading takes `&self` although it may rebuild a database that broke meanwhile: what is read is the same.
pub struct Store {
    pub(super) folder: Folder,
    pub(super) seals: Seals,
    pub(super) keys: KeysFile,
    pub(super) mediator: MediatorId,
    /// What stamps bear: the keys' id, or the one drawn when the store was restored.
    pub(super) instance: InstanceId,
    pub(super) journal: RefCell<Journal>,
    /// `None` when it broke and must be rebuilt before the next read.
    pub(super) database: RefCell<Option<Database>>,
    pub(super) notices: RefCell<Vec<Notice>>,
    /// The time of the last save, in seconds since 1970.
    pub(super) at: i64,
    pub(super) log: Log,
    /// Last: the database is closed before the folder is let go.
    pub(super) lock: Lock,
}

/// How many records of each kind the store holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub learners: u64,
    pub paths: u64,
    pub assessments: u64,
    pub sessions: u64,
    pub appointments: u64,
    pub traces: u64,
    /// What stays of sessions whose learner was erased.
    pub remains: u64,
    pub workshops: u64,
}

impl Store {
    /// Puts together what was settled at opening.
    pub(super) fn assemble(
        folder: Folder,
        lock: Lock,
        keys: KeysFile,
        seals: Seals,
        mediator: MediatorId,
        settled: Settled,
    ) -> Self {
        let kept = InstanceId::from_bytes(seals.instance);
        let mut store = Self {
            folder,
            seals,
            keys,
            mediator,
            instance: kept,
            at: settled.database.state().at,
            journal: RefCell::new(settled.journal),
            database: RefCell::new(Some(settled.database)),
            notices: RefCell::new(settled.notices),
            log: Log::default(),
            lock,
        };
        store.instance = store.drawn_instance().unwrap_or(kept);
        store
    }

    /// Saves changes: all of them are on the disk once this returns, none of them after an error.
    ///
    /// `now` is in seconds since 1970, UTC. The stamp's time never goes back: it is the later of `now` and one second
    /// after the last save.
    pub fn save(&mut self, author: MediatorId, now: i64, changes: &[Change]) -> Result<Stamp, StoreError> {
        self.save_told(author, now, changes, None)
    }

    /// Saves changes that the access log tells as one thing, such as the import of a table.
    pub fn save_as(
        &mut self,
        author: MediatorId,
        now: i64,
        changes: &[Change],
        event: Event,
    ) -> Result<Stamp, StoreError> {
        self.save_told(author, now, changes, Some(event))
    }

    fn save_told(
        &mut self,
        author: MediatorId,
        now: i64,
        changes: &[Change],
        told: Option<Event>,
    ) -> Result<Stamp, StoreError> {
        let sequence = self.journal.get_mut().last() + 1;
        let (writes, events) = self.mending(|database| Plan::of(database, sequence, changes))?;
        let events = told.map_or_else(|| gathered(&events), |event| vec![event]);
        let drawn = changes.iter().find_map(|change| if let Change::Instance(id) = change { Some(*id) } else { None });
        let instance = drawn.unwrap_or(self.instance);
        let stamp = self.commit((author, instance), now, writes, &events)?;
        self.write_card(changes);
        Ok(stamp)
    }

    /// Appends one frame that holds writes, the events they stand for and those that wait, and has the database follow.
    pub(super) fn commit(
        &mut self,
        (author, instance): (MediatorId, InstanceId),
        now: i64,
        mut writes: Vec<Write>,
        events: &[Event],
    ) -> Result<Stamp, StoreError> {
        let sequence = self.journal.get_mut().last() + 1;
        let stamp = Stamp { at: now.max(self.at.saturating_add(1)), instance, sequence, author };
        let extended = self.extended_log(author, now, events, &mut writes)?;
        let plain = encode(&stamp, &writes)?;
        drop(writes);
        self.journal.get_mut().append(&self.seals.keyring, sequence, &plain)?;
        (self.at, self.instance) = (stamp.at, stamp.instance);
        self.log.settle(extended);
        self.follow(&plain, sequence);
        Ok(stamp)
    }

    /// Lets the database follow a frame. The save is acknowledged whatever comes of it: the journal has it.
    fn follow(&self, plain: &[u8], sequence: u64) {
        let mut database = self.database.borrow_mut();
        let applied = match (database.as_mut(), Content::read(plain, sequence)) {
            (Some(database), Ok(content)) => database.apply(&content, &mut |_| {}).is_ok(),
            _ => false,
        };
        if !applied {
            *database = None;
            self.notices.borrow_mut().push(Notice::DatabaseRebuilt(Cause::Broken));
        }
    }

    /// Keeps the place's name and theme outside the seal. It is derived, and written again at unlocking.
    fn write_card(&self, changes: &[Change]) {
        for change in changes {
            if let Change::Settings(settings) = change {
                let _ = Card::of(settings).write(&self.folder);
            }
        }
    }

    /// Writes the card again if it does not say what the settings do.
    pub(super) fn refresh_card(&self, card: &Card) {
        if let Ok(settings) = self.settings()
            && Card::of(&settings) != *card
        {
            let _ = Card::of(&settings).write(&self.folder);
        }
    }

    /// The store's id, which every stamp bears.
    pub const fn instance(&self) -> InstanceId {
        self.instance
    }

    /// Who unlocked the store.
    pub const fn mediator(&self) -> MediatorId {
        self.mediator
    }

    /// What was met and dealt with since the store was opened.
    pub fn notices(&self) -> Vec<Notice> {
        self.notices.borrow().clone()
    }

    /// How many records the store holds.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        let live = self.read(|database| Ok(database.state().live))?;
        let of = |tree: Tree| live.get(tree.index()).copied().unwrap_or_default();
        Ok(Counts {
            learners: of(Tree::Learners),
            paths: of(Tree::Paths),
            assessments: of(Tree::Assessments),
            sessions: of(Tree::Sessions),
            appointments: of(Tree::Appointments),
            traces: of(Tree::Traces),
            remains: of(Tree::Remains),
            workshops: of(Tree::Workshops),
        })
    }

    /// Counts every row, and rebuilds the database when the counts disagree: to be called once nobody waits.
    /// Answers whether they agreed.
    pub fn verify_counts(&self, report: Report<'_>) -> Result<bool, StoreError> {
        for tree in Tree::ALL {
            if !self.read(|database| database.is_counted_right(tree))? {
                self.discard(Cause::Miscounted);
                self.rebuilt(report)?;
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Hands what the database keeps in memory to the operating system; worth a call when nothing is going on.
    pub fn flush(&self) -> Result<(), StoreError> {
        self.read(Database::flush)
    }

    /// Reads something, once more after a rebuild if the database breaks meanwhile.
    pub(super) fn read<T>(&self, read: impl Fn(&Database) -> Result<T, Broken>) -> Result<T, StoreError> {
        self.mending(|database| Ok(read(database)?))
    }

    /// As [`Store::read`], for what can fail in other ways too.
    pub(super) fn mending<T>(&self, read: impl Fn(&Database) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let first = read(&*self.rebuilt(&mut |_| {})?);
        if !matches!(first, Err(StoreError::DamagedRecord)) {
            return first;
        }
        self.discard(Cause::Broken);
        read(&*self.rebuilt(&mut |_: Progress| {})?)
    }

    /// Gives up the database: the next read rebuilds it.
    pub(super) fn discard(&self, cause: Cause) {
        self.notices.borrow_mut().push(Notice::DatabaseRebuilt(cause));
        *self.database.borrow_mut() = None;
    }

    /// The database, rebuilt if it had been given up.
    pub(super) fn rebuilt(&self, report: Report<'_>) -> Result<Ref<'_, Database>, StoreError> {
        if self.database.borrow().is_none() {
            let (database, survey) = recovery::rebuild(&self.folder, &self.seals, report)?;
            *self.database.borrow_mut() = Some(database);
            self.account(&survey, survey.base)?;
        }
        Ref::filter_map(self.database.borrow(), Option::as_ref).map_err(|_| StoreError::DamagedRecord)
    }

    /// Writes back to the journal what it lacks and the database holds, having followed it until `seen`.
    pub(super) fn account(&self, survey: &Survey, seen: u64) -> Result<(), StoreError> {
        let mut database = self.database.borrow_mut();
        if let Some(open) = database.as_mut() {
            let (mut journal, mut notices) = (self.journal.borrow_mut(), self.notices.borrow_mut());
            if !recovery::write_back(&self.folder, survey, &mut journal, open, (seen, self.mediator), &mut notices)? {
                *database = None;
            }
        }
        Ok(())
    }
}
