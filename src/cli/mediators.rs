//! `jalon mediators`: who can open the store.

use super::args::Mediators;
use super::call::Call;
use super::init::checked;
use super::progress::Bar;
use super::stop::{Exit, Stop};
use super::{output, passphrase, say};
use crate::domain::fold::fold;
use crate::domain::ids::MediatorId;
use crate::store::{Store, StoreError};
use crate::text::cli as words;
use crate::text::cli::help;
use crate::text::store as store_words;
use crate::vault::Cost;
use std::path::Path;
use zeroize::Zeroizing;

/// Shows or changes the team.
pub fn mediators(call: &Call, what: &Mediators) -> Result<Exit, Stop> {
    match what {
        Mediators::List => list(&call.open()?),
        Mediators::Add { name, new_passphrase_file } => add(call, name, new_passphrase_file.as_deref()),
        Mediators::Remove { name } => remove(call, name),
        Mediators::Passphrase { new_passphrase_file } => change_passphrase(call, new_passphrase_file.as_deref()),
    }
}

fn list(store: &Store) -> Result<Exit, Stop> {
    let lines: String = store.team().into_iter().map(|(_, name)| name + "\n").collect();
    output::print_lines(&lines)?;
    Ok(Exit::Done)
}

fn add(call: &Call, name: &str, file: Option<&Path>) -> Result<Exit, Stop> {
    let name = checked(help::NAME, name)?;
    let mut store = call.open()?;
    let passphrase = new_passphrase(call, &store, file, &name)?;
    let added = store.add_mediator(&name, &passphrase, Cost::Standard, call.now().unix_timestamp());
    added.map_err(|error| call.stop(&error))?;
    say(&words::mediator_added(&name));
    Ok(Exit::Done)
}

fn remove(call: &Call, name: &str) -> Result<Exit, Stop> {
    let mut store = call.open()?;
    let (id, name) = member(&store, name).ok_or_else(|| call.stop(&StoreError::UnknownMediator))?;
    store.remove_mediator(id, call.now().unix_timestamp()).map_err(|error| call.stop(&error))?;
    say(&words::mediator_removed(&name));
    let mut bar = Bar::new();
    let compacted = store.compact(&mut |progress| {
        bar.store(progress);
        true
    });
    drop(bar);
    compacted.map_err(|error| Stop::failed(store_words::not_compacted(&call.stop(&error).failure)))?;
    Ok(Exit::Done)
}

fn change_passphrase(call: &Call, file: Option<&Path>) -> Result<Exit, Stop> {
    let mut store = call.open()?;
    let me = store.mediator();
    let name = store.team().into_iter().find(|(id, _)| *id == me).map(|(_, name)| name).unwrap_or_default();
    let passphrase = new_passphrase(call, &store, file, &name)?;
    let changed = store.set_passphrase(me, &passphrase, Cost::Standard, call.now().unix_timestamp());
    changed.map_err(|error| call.stop(&error))?;
    say(&words::passphrase_changed(&name));
    Ok(Exit::Done)
}

/// The one of the team who bears a name, case and accents ignored.
fn member(store: &Store, name: &str) -> Option<(MediatorId, String)> {
    store.team().into_iter().find(|(_, known)| fold(known) == fold(name))
}

/// A passphrase for somebody of the team; the place's name and theirs are worth little in it.
fn new_passphrase(call: &Call, store: &Store, file: Option<&Path>, name: &str) -> Result<Zeroizing<String>, Stop> {
    let settings = store.settings().map_err(|error| call.stop(&error))?;
    passphrase::read_new(file, &[&settings.place, name])
}
