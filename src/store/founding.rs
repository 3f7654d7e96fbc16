//! Creating a store: the keys come last, so that an interrupted creation leaves nothing that looks like a store.

use super::closed::exists;
use super::compaction::draw_mark;
use super::database::{Sealed, Seals};
use super::error::StoreError;
use super::folder::{self, Folder, if_there};
use super::house::Store;
use super::journal::{Journal, Survey};
use super::keys;
use super::lock::{Holder, Lock};
use super::recovery::{self, Found};
use crate::domain::change::Change;
use crate::domain::ids::{Insee, MediatorId};
use crate::domain::place::{Mediator, Settings};
use crate::vault::{Cost, KeysFile, RecoveryCode, draw_id};
use std::path::Path;
use std::sync::Arc;

/// What a store is created with.
pub struct Founding<'a> {
    /// The place's name.
    pub place: &'a str,
    pub commune: Option<Insee>,
    /// The first mediator's name.
    pub mediator: &'a str,
    pub passphrase: &'a str,
    pub cost: Cost,
}

/// Creates a store in a folder, which is created too if need be. `holder.now` dates the first save.
///
/// What an interrupted creation left behind is removed; a store that is there is refused.
pub fn create(dir: &Path, founding: &Founding<'_>, holder: &Holder) -> Result<(Store, RecoveryCode), StoreError> {
    std::fs::create_dir_all(dir)?;
    let folder = Folder::new(dir);
    if exists(dir) {
        return Err(StoreError::AlreadyExists);
    }
    let lock = Lock::take(&folder, holder)?;
    // Another start may have founded the store since, and let go of it.
    if exists(dir) {
        return Err(StoreError::AlreadyExists);
    }
    clear(&folder)?;
    let (instance, mediator) = (draw_id(), MediatorId::from_bytes(draw_id()));
    let (keys, keyring, code) =
        KeysFile::found(instance, *mediator.bytes(), founding.mediator, founding.passphrase, founding.cost)?;
    let seals = Seals { keyring: Arc::new(keyring), instance };
    let survey = empty_journal(&folder)?;
    let found = Found { survey: Ok(Some(survey)), database: Sealed::open(&folder.database()), missing: false };
    let settled = recovery::settle(&folder, &seals, found, mediator, &mut |_| {})?;
    let mut store = Store::assemble(folder.clone(), lock, keys, seals, mediator, settled);
    let settings =
        Settings { place: founding.place.to_owned(), commune: founding.commune.clone(), ..Settings::default() };
    let name = Mediator { name: founding.mediator.to_owned() };
    store.save(mediator, holder.now, &[Change::Settings(Box::new(settings)), Change::Mediator(mediator, name)])?;
    keys::write(&folder, &store.keys)?;
    if_there(std::fs::remove_file(folder.founding()))?;
    folder::sync(dir)?;
    Ok((store, code))
}

/// Removes what an interrupted creation left, and says that one is under way.
fn clear(folder: &Folder) -> Result<(), StoreError> {
    folder::replace(&folder.founding(), b"")?;
    if_there(std::fs::remove_file(folder.journal()))?;
    if_there(std::fs::remove_dir_all(folder.database()))?;
    Ok(())
}

fn empty_journal(folder: &Folder) -> Result<Survey, StoreError> {
    drop(Journal::create(&folder.journal(), draw_mark(), 0)?);
    Survey::of(&folder.journal(), &[])?.ok_or(StoreError::JournalLost)
}
