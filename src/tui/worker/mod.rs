//! The worker: it owns the store, runs effects in order, and answers.

mod backup;
mod cards;
mod coop;
mod counting;
mod documents;
mod erasing;
mod evening;
pub mod failure;
mod importing;
mod log;
mod merging;
pub mod pack;
mod read;
mod retention;
mod tables;
mod team;
mod workshops;

use super::effect::{Counter, Effect, Founding, Gauge, Locked, Reply, Saving, Secret};
use crate::content::Content;
use crate::domain::change::Change;
use crate::domain::draft::Draft;
use crate::domain::ids::{DraftId, MediatorId};
use crate::platform;
use crate::store::{self, Closed, Counting, Holder, Progress, Store, StoreError};
use crate::text::store as words;
use crate::vault::passphrase::{self, Strength};
use crate::vault::{self, Cost};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use time::{OffsetDateTime, UtcOffset};

/// What the worker needs to know before anything is open.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The data folder.
    pub folder: PathBuf,
    pub content: Arc<Content>,
    pub offset: UtcOffset,
    /// Cost of deriving a key from a passphrase.
    pub cost: Cost,
    /// The clock, UTC.
    pub clock: fn() -> OffsetDateTime,
}

/// The store, closed or open, and what it takes to answer.
pub struct Worker {
    setup: Setup,
    closed: Option<Closed>,
    store: Option<Store>,
    me: Option<MediatorId>,
    /// Wrong passphrases in a row.
    wrong: u32,
    /// Long work is to stop.
    stop: Arc<AtomicBool>,
    /// What was done while locking, to be said to whoever goes in next.
    said: Vec<String>,
    /// The store was just opened: everything is being counted once.
    fresh: bool,
    /// Counts under way, or done.
    counts: BTreeMap<Counter, Counting>,
    /// The content without any pack.
    built_in: Arc<Content>,
}

impl Worker {
    /// A worker before the first start.
    pub fn without_store(setup: Setup) -> Self {
        let built_in = Arc::clone(&setup.content);
        Self {
            setup,
            closed: None,
            store: None,
            me: None,
            wrong: 0,
            stop: Arc::default(),
            said: Vec::new(),
            fresh: false,
            counts: BTreeMap::new(),
            built_in,
        }
    }

    /// A worker that waits for a passphrase.
    pub fn locked(setup: Setup, closed: Closed) -> Self {
        Self { closed: Some(closed), ..Self::without_store(setup) }
    }

    /// A worker whose store is open already.
    pub fn open(setup: Setup, store: Store, me: MediatorId) -> Self {
        Self { store: Some(store), me: Some(me), ..Self::without_store(setup) }
    }

    /// Raised to stop long work from another thread.
    pub fn stop_flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.stop)
    }

    /// Runs one effect; what comes of it goes to `answer`.
    pub fn run(&mut self, effect: Effect, answer: &mut dyn FnMut(Reply)) {
        let done = match effect {
            Effect::Found(founding) => self.found(&founding, answer),
            Effect::Enter => self.enter(answer),
            Effect::Unlock { mediator, passphrase } => self.unlock(mediator, &passphrase, answer),
            Effect::Recover { code, mediator, passphrase } => self.recover(mediator, &code, &passphrase, answer),
            Effect::Lock(draft) => {
                self.lock(draft.as_deref(), answer);
                Ok(())
            }
            Effect::LoadTeam => self.load_team(answer),
            Effect::ChangeTeam { change, confirm } => self.change_team(change, confirm.as_ref(), answer),
            Effect::SuggestPassphrase => {
                answer(Reply::PassphraseSuggested(Secret(passphrase::suggest(vault::draw_number).into())));
                Ok(())
            }
            Effect::GaugePassphrase { passphrase, known } => {
                answer(Reply::PassphraseGauged(gauge(&passphrase, &known)));
                Ok(())
            }
            Effect::Save { saving, changes, draft } => {
                self.save(saving, changes, draft, answer);
                Ok(())
            }
            Effect::Erase { learner, erasure } => self.erase(learner, erasure, answer),
            Effect::KeepDraft(draft) => {
                let kept = self.store().and_then(|store| store.keep_draft(&draft));
                kept.map(|()| answer(Reply::DraftKept(draft.id)))
            }
            Effect::DropDraft(id) => self.store().and_then(|store| store.drop_draft(id)),
            Effect::Preview(document) => self.preview(document, answer),
            Effect::ProposeFolder => {
                // Nothing to propose is asked all the same.
                answer(Reply::FolderProposed(platform::default_export_folder().unwrap_or_default()));
                Ok(())
            }
            Effect::Write { document, folder } => self.write(document, &folder, answer),
            Effect::OpenFile { path, document } => self.open_file(&path, &document, answer),
            Effect::BackUp(why) => self.back_up(why, answer),
            Effect::AcceptFall => self.accept_fall(),
            Effect::Leave => {
                self.leave(answer);
                Ok(())
            }
            Effect::WeighRecords { learners, months, today } => self.weigh(&learners, (months, today), answer),
            Effect::CarryOut(choices) => {
                self.carry_out(&choices, answer);
                Ok(())
            }
            Effect::LoadLog => self.load_log(answer),
            Effect::FlushLog => {
                self.settle();
                self.flush_log();
                Ok(())
            }
            Effect::ConfirmClock(at) => self.confirm_clock(at, answer),
            Effect::Count { counter, scope, begins } => self.count(counter, *scope, begins, answer),
            Effect::Import(wanted) => self.import(&wanted, answer),
            Effect::Merging(wanted) => self.read_for_merging(&wanted, answer),
            Effect::Coop(wanted) => self.read_for_coop(&wanted, answer),
            Effect::LookAtPack(folder) => {
                answer(pack::look_at_pack(folder));
                Ok(())
            }
            Effect::UsePack => self.use_pack(answer),
            // The flag was raised when it was sent.
            Effect::Stop => Ok(()),
            Effect::LoadWorkshops(from, to) => self.load_workshops(from, to, answer),
            Effect::LoadWorkshop(id) => self.load_workshop(id, answer),
            Effect::LoadEvening(today) => self.load_evening(today, answer),
            Effect::LoadWeek(monday) => self.load_week(monday, answer),
            Effect::LoadDirectory
            | Effect::CountVisits(_)
            | Effect::LoadHome(_)
            | Effect::LoadRecord(_)
            | Effect::TakeUp(_)
            | Effect::Peek(_) => self.read(&effect, answer),
        };
        if let Err(error) = done {
            answer(Reply::Failed(failure::failure(&error, self.setup.offset)));
        }
    }

    /// The first quiet moment after opening.
    fn settle(&mut self) {
        if std::mem::take(&mut self.fresh)
            && let Ok(store) = self.store()
        {
            store.shed();
        }
    }

    fn store(&mut self) -> Result<&mut Store, StoreError> {
        self.store.as_mut().ok_or(StoreError::NoStore)
    }

    fn now(&self) -> OffsetDateTime {
        (self.setup.clock)().to_offset(self.setup.offset)
    }

    fn found(&mut self, founding: &Founding, answer: &mut dyn FnMut(Reply)) -> Result<(), StoreError> {
        let new = store::Founding {
            place: &founding.settings.place,
            commune: founding.settings.commune.clone(),
            mediator: &founding.mediator,
            passphrase: &founding.passphrase.0,
            cost: self.setup.cost,
        };
        let (mut store, code) = store::create(&self.setup.folder, &new, &holder())?;
        let me = store.mediators()?.first().map(|(id, _)| *id);
        if let Some(me) = me {
            store.save(me, self.now().unix_timestamp(), &[Change::Settings(Box::new(founding.settings.clone()))])?;
        }
        self.me = me;
        self.store = Some(store);
        answer(Reply::Founded(Secret(code.groups().join(" ").into())));
        Ok(())
    }

    /// Goes in, once the store is open.
    fn enter(&mut self, answer: &mut dyn FnMut(Reply)) -> Result<(), StoreError> {
        let Some(me) = self.me else { return Err(StoreError::NoStore) };
        let store = self.store()?;
        let settings = Box::new(store.settings()?);
        let mediators = team::names(store)?;
        let kept = self.take_up_pack(&settings);
        answer(Reply::Content(Arc::clone(&self.setup.content)));
        let store = self.store()?;
        let notices = store.notices().iter().map(failure::notice).collect::<Vec<_>>();
        let notices = notices.into_iter().chain(std::mem::take(&mut self.said)).chain(kept).collect();
        self.fresh = true;
        answer(Reply::Unlocked { me, mediators, settings, notices });
        self.begin_log(answer)
    }

    fn unlock(
        &mut self,
        mediator: MediatorId,
        passphrase: &Secret,
        answer: &mut dyn FnMut(Reply),
    ) -> Result<(), StoreError> {
        let Some(closed) = self.closed.take() else { return self.enter(answer) };
        self.slow_down();
        let unlocked = closed.unlock(mediator, &passphrase.0, &mut |step| answer(progress(step)));
        self.opened(mediator, unlocked, answer)
    }

    fn recover(
        &mut self,
        mediator: MediatorId,
        code: &Secret,
        passphrase: &Secret,
        answer: &mut dyn FnMut(Reply),
    ) -> Result<(), StoreError> {
        let Some(closed) = self.closed.take() else { return self.enter(answer) };
        self.slow_down();
        let cost = self.setup.cost;
        let report = &mut |step| answer(progress(step));
        let unlocked = closed.unlock_with_recovery(&code.0, mediator, &passphrase.0, cost, report);
        self.opened(mediator, unlocked, answer)
    }

    fn opened(
        &mut self,
        mediator: MediatorId,
        unlocked: Result<Store, (Closed, StoreError)>,
        answer: &mut dyn FnMut(Reply),
    ) -> Result<(), StoreError> {
        match unlocked {
            Ok(store) => {
                self.wrong = 0;
                self.me = Some(mediator);
                self.store = Some(store);
                return self.enter(answer);
            }
            Err((closed, error)) => {
                self.closed = Some(closed);
                // A slip in the recovery code guesses nothing.
                self.wrong += u32::from(!matches!(error, StoreError::RecoveryTypo));
                match error {
                    StoreError::WrongPassphrase => answer(Reply::WrongPassphrase),
                    StoreError::RecoveryTypo => answer(Reply::WrongCode { typo: true }),
                    StoreError::WrongRecoveryCode => answer(Reply::WrongCode { typo: false }),
                    other => return Err(other),
                }
            }
        }
        Ok(())
    }

    /// After three wrong tries each further one takes longer; nobody is ever shut out.
    fn slow_down(&self) {
        if let Some(over) = self.wrong.checked_sub(3) {
            std::thread::sleep(std::time::Duration::from_secs(u64::from(over + 1).min(10)));
        }
    }

    /// Keeps what was being typed, and closes the store behind it.
    fn lock(&mut self, draft: Option<&Draft>, answer: &mut dyn FnMut(Reply)) {
        let mut locked = Locked { kept: draft.is_none(), ..Locked::default() };
        self.flush_log();
        self.counts.clear();
        if let Some(mut store) = self.store.take() {
            locked.kept |= draft.is_some_and(|draft| store.keep_draft(draft).is_ok());
            locked.drafts = store.drafts().unwrap_or_default().iter().map(|draft| draft.id).collect();
            let _ = store.flush_log(self.now().unix_timestamp());
            // Nobody asked for it: what fails, or is stopped by a key at the door, is tried again next time.
            self.stop.store(false, Ordering::Relaxed);
            let _ = store.compact_if_worthwhile(&mut |_| !self.stop.load(Ordering::Relaxed));
            self.closed = Some(store.lock());
        }
        self.me = None;
        locked.mediators = self.closed.as_ref().map(Closed::mediators).unwrap_or_default();
        answer(Reply::Locked(Box::new(locked)));
    }

    fn save(&mut self, saving: Saving, changes: Vec<Change>, draft: Option<DraftId>, answer: &mut dyn FnMut(Reply)) {
        let now = self.now().unix_timestamp();
        let (Some(me), Ok(store)) = (self.me, self.store()) else {
            answer(Reply::NotSaved(saving, words::not_open()));
            return;
        };
        let saved = store.save(me, now, &changes);
        match saved {
            Ok(_) => {
                // A draft that cannot be dropped is dropped when it is listed: its record exists by then.
                if let (Some(id), Ok(store)) = (draft, self.store()) {
                    let _left = store.drop_draft(id);
                }
                let merging = changes.iter().any(|change| matches!(change, Change::Merge(..) | Change::Unmerge(..)));
                answer(Reply::Saved(saving, changes));
                if merging {
                    self.tell_anew(answer);
                }
            }
            Err(error) => answer(Reply::NotSaved(saving, failure::failure(&error, self.setup.offset))),
        }
    }
}

/// Who holds the folder, for whoever comes second.
pub fn holder() -> Holder {
    let host = platform::host_name().unwrap_or_default();
    Holder { host, now: OffsetDateTime::now_utc().unix_timestamp() }
}

const fn progress(step: Progress) -> Reply {
    Reply::Progress(step.done, step.total)
}

/// `known` are words that a guesser would try first: the place's, the mediator's.
fn gauge(typed: &Secret, known: &[String]) -> Gauge {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    match passphrase::strength(&typed.0, &known) {
        Strength::TooShort => Gauge::TooShort,
        Strength::Weak => Gauge::Weak,
        Strength::Fair => Gauge::Fair,
        Strength::Strong => Gauge::Strong,
    }
}
