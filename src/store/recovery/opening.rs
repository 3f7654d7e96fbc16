//! What can be done without keys, done while the passphrase is being typed.

use crate::store::database::{Broken, Sealed};
use crate::store::error::StoreError;
use crate::store::folder::Folder;
use crate::store::journal::Survey;
use std::thread::{Builder, JoinHandle};

/// Journal and database as they were found.
pub(in crate::store) struct Found {
    /// `None` when there is no journal, or none that can be recognised.
    pub survey: Result<Option<Survey>, StoreError>,
    pub database: Result<Sealed, Broken>,
    /// There was no database: the one that was opened is new.
    pub missing: bool,
}

impl Found {
    fn look(folder: &Folder) -> Self {
        let missing = !folder.database().exists();
        Self { survey: Survey::of(&folder.journal(), &[]), database: Sealed::open(&folder.database()), missing }
    }
}

/// The looking, under way. Dropping it waits for it: the folder's lock must outlive it.
pub(in crate::store) struct Opening(Option<Work>);

enum Work {
    Running(JoinHandle<Found>),
    Done(Box<Found>),
}

impl Opening {
    /// Starts looking, on a thread of its own if there can be one.
    pub(in crate::store) fn start(folder: &Folder) -> Self {
        let theirs = folder.clone();
        let work = match Builder::new().name("store-opening".to_owned()).spawn(move || Found::look(&theirs)) {
            Ok(thread) => Work::Running(thread),
            Err(_) => Work::Done(Box::new(Found::look(folder))),
        };
        Self(Some(work))
    }

    /// Waits for what was found, and leaves it there.
    pub(in crate::store) fn look(&mut self) -> Option<&Found> {
        if let Some(Work::Running(thread)) = self.0.take_if(|work| matches!(work, Work::Running(_))) {
            self.0 = thread.join().ok().map(|found| Work::Done(Box::new(found)));
        }
        match &self.0 {
            Some(Work::Done(found)) => Some(found),
            _ => None,
        }
    }

    /// Waits for what was found.
    pub(in crate::store) fn wait(mut self) -> Found {
        let lost = || Found { survey: Err(StoreError::JournalLost), database: Err(Broken::Damaged), missing: false };
        match self.0.take() {
            Some(Work::Running(thread)) => thread.join().unwrap_or_else(|_| lost()),
            Some(Work::Done(found)) => *found,
            None => lost(),
        }
    }
}

impl Drop for Opening {
    fn drop(&mut self) {
        if let Some(Work::Running(thread)) = self.0.take() {
            let _ = thread.join();
        }
    }
}
