//! Backups: asked for, made by themselves behind the door or before the end, and what the home screen says of them.

use super::Worker;
use crate::domain::log::{Action, Event};
use crate::domain::place::Settings;
use crate::store::backup::{Made, Place, When};
use crate::store::{Progress, StoreError};
use crate::tui::effect::{BackedUp, Backing, BackupFact, Reply};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use time::{Date, Duration, OffsetDateTime};

/// From so many days on the home screen speaks of a backup that was not made.
const LATE_DAYS: i64 = 3;

impl Worker {
    /// Makes backups here and in the second place.
    pub(super) fn back_up(&mut self, why: Backing, answer: &mut dyn FnMut(Reply)) -> Result<(), StoreError> {
        self.stop.store(false, Ordering::Relaxed);
        match why {
            Backing::Asked => self.back_up_asked(answer),
            Backing::Daily => {
                // Nobody asked for it: the home screen says so once there is none for days.
                let stop = self.stop.clone();
                let _ = self.back_up_due(When::DayAfter, &mut |_| !stop.load(Ordering::Relaxed));
                Ok(())
            }
        }
    }

    fn back_up_asked(&mut self, answer: &mut dyn FnMut(Reply)) -> Result<(), StoreError> {
        let (at, second, stop) = (self.now(), self.second_place(), self.stop.clone());
        let mut watch = |step: Progress| {
            answer(super::progress(step));
            !stop.load(Ordering::Relaxed)
        };
        let store = self.store()?;
        let own = store.back_up(Place::Own, at, &mut watch)?;
        store.note(at.unix_timestamp(), Event::of(Action::BackupMade));
        let second = match second {
            Some(folder) if folder.is_dir() => Some(store.back_up(Place::Second(&folder), at, &mut watch).map(drop)),
            Some(_) => Some(Err(StoreError::NotABackup)),
            None => None,
        };
        let fall = own.fall.map(|fall| (fall.before, fall.now));
        match second {
            Some(Err(StoreError::NotABackup)) => answer(backed_up(Some(false), fall)),
            Some(Err(error)) => return Err(error),
            Some(Ok(())) => answer(backed_up(Some(true), fall)),
            None => answer(backed_up(None, fall)),
        }
        Ok(())
    }

    /// What is done before the program ends: the journal loses its dead weight, then what was saved is backed up.
    pub(super) fn leave(&mut self, answer: &mut dyn FnMut(Reply)) {
        self.stop.store(false, Ordering::Relaxed);
        self.flush_log();
        let stop = self.stop.clone();
        let mut watch = |step: Progress| {
            answer(super::progress(step));
            !stop.load(Ordering::Relaxed)
        };
        // Neither is worth keeping anybody: what fails is tried again next time, and told when it fails for days.
        let compacted = self.store.as_mut().map(|store| store.compact_if_worthwhile(&mut watch));
        if !matches!(compacted, Some(Err(StoreError::Stopped))) {
            let _ = self.back_up_due(When::Changed, &mut watch);
        }
        self.flush_log();
        answer(Reply::Left);
    }

    fn back_up_due(&mut self, when: When, watch: &mut dyn FnMut(Progress) -> bool) -> Result<(), StoreError> {
        let at = self.now();
        let second = self.second_place();
        let mut places = vec![Place::Own];
        places.extend(second.as_deref().map(Place::Second));
        for place in places {
            self.back_up_if(when, place, at, watch)?;
        }
        Ok(())
    }

    fn back_up_if(
        &mut self,
        when: When,
        place: Place<'_>,
        at: OffsetDateTime,
        watch: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<Option<Made>, StoreError> {
        match (&mut self.store, &mut self.closed) {
            (Some(store), _) => {
                let made = store.back_up_when(when, place, at, watch)?;
                if made.is_some() {
                    store.note(at.unix_timestamp(), Event::of(Action::BackupMade));
                }
                Ok(made)
            }
            (None, Some(closed)) => closed.back_up_when(when, place, at, watch),
            (None, None) => Ok(None),
        }
    }

    /// The second place, from the settings or, behind the door, from what stands outside the seal.
    fn second_place(&self) -> Option<PathBuf> {
        match (&self.store, &self.closed) {
            (Some(store), _) => store.settings().ok().and_then(|settings| second_of(&settings)),
            (None, Some(closed)) => closed.second_place().map(Path::to_owned),
            (None, None) => None,
        }
    }

    /// Says that the records became fewer for good reason.
    pub(super) fn accept_fall(&mut self) -> Result<(), StoreError> {
        let at = self.now();
        self.store()?.accept_fall(at)
    }

    /// What the home screen says of the backups; nothing when it cannot be told.
    pub(super) fn backup_facts(&mut self, today: Date) -> Vec<BackupFact> {
        let second = self.second_place();
        let Some(state) = self.store.as_ref().and_then(|store| store.backup_state(second.as_deref()).ok()) else {
            return Vec::new();
        };
        let day = |at: i64| self.day_of(at);
        let mut facts = Vec::new();
        if let Some(fall) = state.fall {
            facts.push(BackupFact::Fallen { before: fall.before, now: fall.now });
        }
        let late = |own: &Date| !state.is_current && today - *own >= Duration::days(LATE_DAYS);
        facts.extend(state.own.and_then(day).filter(late).map(BackupFact::Late));
        if second.is_some() {
            facts.push(BackupFact::Second(state.second.and_then(day)));
        }
        facts
    }

    fn day_of(&self, at: i64) -> Option<Date> {
        Some(OffsetDateTime::from_unix_timestamp(at).ok()?.to_offset(self.setup.offset).date())
    }
}

fn second_of(settings: &Settings) -> Option<PathBuf> {
    Some(PathBuf::from(&settings.backup_folder)).filter(|path| !path.as_os_str().is_empty())
}

fn backed_up(second: Option<bool>, fall: Option<(u64, u64)>) -> Reply {
    Reply::BackedUp(Box::new(BackedUp { second, fall }))
}
