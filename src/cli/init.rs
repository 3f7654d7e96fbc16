//! `jalon init`: a store without questions.

use super::args;
use super::call::Call;
use super::stop::{Exit, Stop};
use super::{output, passphrase, say};
use crate::content::communes;
use crate::domain::ids::Insee;
use crate::domain::{guards, harmless};
use crate::store::{self, Founding, StoreError};
use crate::text::cli as words;
use crate::text::guards as guard_words;
use crate::vault::Cost;

/// The longest name of a place or a mediator, in graphemes.
const LONGEST: usize = 100;

/// Creates a store and prints its recovery code.
pub fn init(call: &Call, wanted: &args::Init) -> Result<Exit, Stop> {
    let mediator = call.global.mediator.as_deref().ok_or_else(|| Stop::refused(words::no_mediator()))?;
    let mediator = checked("--mediator", mediator)?;
    let place = checked("--place", &wanted.place)?;
    let commune = commune(&wanted.commune)?;
    let folder = call.folder()?;
    // Before the passphrase is asked for.
    if store::exists(&folder) {
        return Err(call.stop(&StoreError::AlreadyExists));
    }
    call.new_folder()?;
    let passphrase = passphrase::read_new(call.global.passphrase_file.as_deref(), &[&place, &mediator])?;
    let cost = if wanted.light_key { Cost::Light } else { Cost::Standard };
    let founding =
        Founding { place: &place, commune: Some(commune), mediator: &mediator, passphrase: &passphrase, cost };
    let (store, code) = store::create(&folder, &founding, &call.holder()).map_err(|error| call.stop(&error))?;
    drop(store);
    say(&words::created(&folder));
    output::print(format!("{}\n", code.groups().join(" ")).as_bytes())?;
    Ok(Exit::Done)
}

/// A name made harmless, refused when it is empty or holds what is never kept.
pub(super) fn checked(option: &str, text: &str) -> Result<String, Stop> {
    let clean = harmless::clean_line(text, LONGEST).trim().to_owned();
    if clean.is_empty() {
        return Err(Stop::refused(words::empty_text(option)));
    }
    match guards::refuse(&clean) {
        Some(found) => Err(Stop::refused(words::forbidden_text(option, guard_words::name(found.refusal)))),
        None => Ok(clean),
    }
}

fn commune(typed: &str) -> Result<Insee, Stop> {
    let insee = Insee::new(typed.trim().to_uppercase());
    match communes::by_insee(&insee) {
        Some(_) => Ok(insee),
        None => Err(Stop::refused(words::unknown_commune())),
    }
}
