//! `jalon demo`: invented people in a store that is gone at exit, or that is written to a folder.

use super::args;
use super::call::Call;
use super::launch::{self, Start};
use super::progress::Bar;
use super::say;
use super::stop::{Exit, Stop};
use crate::content::Content;
use crate::demo::{self, Plan, Story};
use crate::domain::change::Change;
use crate::domain::ids::InstanceId;
use crate::store::{self, Founding, Store};
use crate::text::cli as words;
use crate::tui::terminal;
use crate::vault::{Cost, draw_id};
use std::path::{Path, PathBuf};

/// Changes saved at once: each save waits for the disk.
const BATCH: usize = 50_000;

/// Opens the demonstration, or writes it where `--data` says.
pub fn demo(call: &Call, wanted: &args::Demo) -> Result<Exit, Stop> {
    let usual = Plan::default();
    let plan = Plan {
        learners: wanted.learners.unwrap_or(usual.learners),
        sessions: wanted.sessions.unwrap_or(usual.sessions),
        seed: wanted.seed.unwrap_or(usual.seed),
    };
    // A variable of the environment is the real place's folder: only the option asks for a store to keep.
    if call.global.data.is_some() { write(call, plan) } else { show(call, plan) }
}

fn write(call: &Call, plan: Plan) -> Result<Exit, Stop> {
    let folder = call.new_folder()?;
    let store = invent(call, &folder, plan)?;
    let counts = store.counts().map_err(|error| call.stop(&error))?;
    say(&words::demo_written(counts.learners, counts.sessions, &folder, demo::PASSPHRASE));
    Ok(Exit::Done)
}

fn show(call: &Call, plan: Plan) -> Result<Exit, Stop> {
    if !terminal::is_terminal() {
        return Err(Stop::failed(words::no_terminal()));
    }
    let looks = launch::looks(call, "")?;
    let folder = Throwaway::create()?;
    let store = invent(call, &folder.0, plan)?;
    let start = Start { folder: folder.0.clone(), looks, cost: Cost::Light, demo: true };
    launch::show(call, start, |setup| launch::opened(setup, store), launch::home)
}

/// Creates a store of invented people.
fn invent(call: &Call, folder: &Path, plan: Plan) -> Result<Store, Stop> {
    let settings = demo::settings();
    let founding = Founding {
        place: &settings.place,
        commune: settings.commune.clone(),
        mediator: demo::MEDIATOR,
        passphrase: demo::PASSPHRASE,
        cost: Cost::Light,
    };
    let content = Call::content()?;
    let (mut store, _code) = store::create(folder, &founding, &call.holder()).map_err(|error| call.stop(&error))?;
    tell(call, &mut store, &content, plan, Change::Settings(Box::new(settings)))?;
    Ok(store)
}

/// Saves the story, a batch of people at a time.
fn tell(call: &Call, store: &mut Store, content: &Content, plan: Plan, first: Change) -> Result<(), Stop> {
    let (me, now) = (store.mediator(), call.now());
    let mut bar = Bar::new();
    let mut batch = vec![first];
    let mut telling = Story::new(plan, content, me, now.date());
    for (told, changes) in (1..).zip(telling.by_ref()) {
        batch.extend(changes);
        if batch.len() >= BATCH {
            store.save(me, now.unix_timestamp(), &batch).map_err(|error| call.stop(&error))?;
            batch.clear();
        }
        bar.show(words::progress::INVENTING, told, u64::from(plan.learners));
    }
    batch.extend(telling.workshops());
    store.save(me, now.unix_timestamp(), &batch).map_err(|error| call.stop(&error))?;
    Ok(())
}

/// A private folder that is gone when this is dropped.
struct Throwaway(PathBuf);

impl Throwaway {
    fn create() -> Result<Self, Stop> {
        let folder = std::env::temp_dir().join(format!("jalon-demo-{}", InstanceId::from_bytes(draw_id())));
        let mut builder = std::fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&folder).map_err(|error| Stop::io(&error))?;
        Ok(Self(folder))
    }
}

impl Drop for Throwaway {
    fn drop(&mut self) {
        // Nothing in it was real.
        let _left = std::fs::remove_dir_all(&self.0);
    }
}
