//! `jalon restore`: a copy takes the place of the data, or goes to another folder.

use super::args::Restore;
use super::backup::{Watched, moment};
use super::call::Call;
use super::stop::{Exit, Stop};
use super::{passphrase, say};
use crate::domain::ids::MediatorId;
use crate::store::backup::Backup;
use crate::store::restoring::{Opener, restore as bring_back};
use crate::store::{StoreError, exists};
use crate::text::cli as words;
use crate::text::cli::backup as backup_words;
use std::path::PathBuf;
use zeroize::Zeroizing;

/// What opens the copy, as it was given.
enum Key {
    Passphrase(MediatorId, Zeroizing<String>),
    Recovery(Zeroizing<String>),
}

/// Restores a copy once it is verified and opened.
pub fn restore(call: &Call, wanted: &Restore) -> Result<Exit, Stop> {
    let folder = target(call, wanted)?;
    if !wanted.file.is_file() {
        return Err(Stop::failed(backup_words::no_file(&wanted.file)));
    }
    let mut backup = Backup::open(&wanted.file).map_err(|error| call.stop(&error))?;
    let key = key(call, wanted, &mut backup)?;
    let opener = match &key {
        Key::Passphrase(id, passphrase) => Opener::Passphrase(*id, passphrase),
        Key::Recovery(typed) => Opener::Recovery(typed),
    };
    let mut watched = Watched::start();
    let now = (&call.holder(), call.now());
    let restored = bring_back(&mut backup, &folder, &opener, now, &mut |progress| watched.step(progress));
    drop(watched);
    let restored = restored.map_err(|error| call.stop(&error))?;
    let counts = restored.counts;
    say(&backup_words::restored(counts.learners, counts.assessments, counts.sessions, &folder));
    restored.lost.iter().for_each(|(first, last)| say(&words::lost(*first, *last)));
    if restored.replaced {
        say(backup_words::REPLACED);
    }
    Ok(Exit::Done)
}

/// Where it goes: the data folder, whatever is there, or a folder without data.
fn target(call: &Call, wanted: &Restore) -> Result<PathBuf, Stop> {
    match &wanted.to {
        None => call.folder(),
        Some(folder) if exists(folder) => Err(call.stop(&StoreError::AlreadyExists)),
        Some(folder) => call.allowed(folder.clone()),
    }
}

fn key(call: &Call, wanted: &Restore, backup: &mut Backup) -> Result<Key, Stop> {
    if let Some(file) = &wanted.recovery_code_file {
        let typed = passphrase::from_file(file).map_err(|_| Stop::refused(backup_words::recovery_unreadable()))?;
        return Ok(Key::Recovery(typed));
    }
    let mediators = backup.mediators().map_err(|error| call.stop(&error))?;
    let date = moment(backup.made(), call.offset).0;
    let (id, name) = call.mediator(&mediators).map_err(|stop| match stop.exit {
        Exit::Failed => Stop::failed(backup_words::not_in_backup(date)),
        _ => stop,
    })?;
    if let Some(file) = &call.global.passphrase_file {
        return Ok(Key::Passphrase(id, passphrase::from_file(file)?));
    }
    let typed = passphrase::ask(&backup_words::ask_passphrase_of_that_day(&name))?;
    if typed.is_empty() {
        return Ok(Key::Recovery(passphrase::ask(backup_words::ASK_RECOVERY_CODE)?));
    }
    Ok(Key::Passphrase(id, typed))
}
