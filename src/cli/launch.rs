//! Bare `jalon`: the program on the terminal.

use super::call::Call;
use super::stop::{Exit, Stop};
use super::theme::Surroundings;
use crate::domain::directory::Directory;
use crate::domain::place::Settings;
use crate::store::{self, Store};
use crate::text::cli as words;
use crate::tui::app::App;
use crate::tui::runtime::{self, Clock, Ending};
use crate::tui::screen::{Screen, first_start, home, unlock};
use crate::tui::shared::Shared;
use crate::tui::terminal;
use crate::tui::view::Looks;
use crate::tui::worker::{Setup, Worker};
use crate::vault::{self, Cost};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use time::OffsetDateTime;

/// What the program begins with.
pub struct Start {
    pub folder: PathBuf,
    pub looks: Looks,
    /// Cost of a passphrase that is set from here.
    pub cost: Cost,
    pub demo: bool,
}

/// Opens the program.
pub fn launch(call: &Call) -> Result<Exit, Stop> {
    if !terminal::is_terminal() {
        return Err(Stop::failed(words::no_terminal()));
    }
    let folder = call.folder()?;
    let start = |looks| Start { folder: folder.clone(), looks, cost: Cost::Standard, demo: false };
    if call.global.passphrase_file.is_none() && !store::exists(&folder) {
        call.new_folder()?;
        let first = |shared: &Shared| Screen::FirstStart(Box::new(first_start::State::new(shared)));
        return show(call, start(looks(call, "")?), Worker::without_store, first);
    }
    let closed = call.take()?;
    let start = start(looks(call, closed.theme())?);
    if call.global.passphrase_file.is_some() {
        let store = call.unlock(closed)?;
        return show(call, start, |setup| opened(setup, store), home);
    }
    let mediators = closed.mediators();
    let mut door = unlock::State::new(closed.place_name().to_owned(), mediators.clone());
    if call.global.mediator.is_some() {
        door.point_at(call.mediator(&mediators)?.0);
    }
    show(call, start, |setup| Worker::locked(setup, closed), |_| Screen::Unlock(Box::new(door)))
}

/// The home screen, for a store that is open already.
pub fn home(_shared: &Shared) -> Screen {
    Screen::Home(home::State::default())
}

/// How the screen looks; `place` is the theme the place chose, if any.
pub fn looks(call: &Call, place: &str) -> Result<Looks, Stop> {
    let around = Surroundings::read();
    Ok(Looks { theme: around.theme(call.global.theme.as_deref(), place)?, glyphs: around.glyphs() })
}

/// A worker whose store is open already.
pub fn opened(setup: Setup, store: Store) -> Worker {
    let me = store.mediator();
    Worker::open(setup, store, me)
}

/// Runs the program on the terminal until it is left.
pub fn show(
    call: &Call,
    start: Start,
    worker: impl FnOnce(Setup) -> Worker,
    first: impl FnOnce(&Shared) -> Screen,
) -> Result<Exit, Stop> {
    let Start { folder, looks, cost, demo } = start;
    let content = Arc::new(Call::content()?);
    let clock = Clock::start(call.offset);
    let shared = Shared {
        content: Arc::clone(&content),
        settings: Settings::default(),
        me: None,
        mediators: BTreeMap::new(),
        directory: Directory::default(),
        time: None,
        retention: crate::domain::retention::Desk::default(),
        coop: crate::tui::coop::Desk::default(),
        directory_ready: false,
        now: clock.now(),
        size: (80, 24),
        demo,
        discreet: false,
        practised: None,
        draw: vault::draw_id,
    };
    let first = first(&shared);
    let worker = worker(Setup { folder, content, offset: call.offset, cost, clock: OffsetDateTime::now_utc });
    let ending = runtime::run(App::new(shared, first), worker, &looks, clock);
    match ending.map_err(|error| Stop::terminal(&error))? {
        Ending::Left => Ok(Exit::Done),
        Ending::HungUp => Ok(Exit::HungUp),
    }
}
