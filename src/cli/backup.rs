//! `jalon backup` and `jalon backups`: making a copy and listing those there are. Neither asks for a passphrase.

use super::args::Backup as Wanted;
use super::call::Call;
use super::output;
use super::progress::Bar;
use super::say;
use super::stop::{Exit, Stop};
use crate::platform;
use crate::store::backup::{self, Backup, Live, Place};
use crate::store::{Progress, StoreError, exists};
use crate::text::cli::backup as words;
use std::path::Path;
use std::sync::atomic::Ordering;
use time::{Date, OffsetDateTime, Time, UtcOffset};

/// Work that Ctrl-C stops, with its progress bar.
pub struct Watched {
    stop: std::sync::Arc<std::sync::atomic::AtomicBool>,
    bar: Bar,
}

impl Watched {
    /// From here on Ctrl-C leaves nothing half done.
    pub fn start() -> Self {
        Self { stop: platform::watch_interrupt(), bar: Bar::new() }
    }

    /// Wipes the bar: something is asked.
    pub fn pause(&mut self) {
        self.bar = Bar::new();
    }

    /// Shows how far it has come, and answers whether to go on.
    pub fn step(&mut self, progress: Progress) -> bool {
        self.bar.store(progress);
        !self.stop.load(Ordering::Relaxed)
    }
}

/// Makes a copy in the data folder, or where it is wanted.
pub fn backup(call: &Call, wanted: &Wanted) -> Result<Exit, Stop> {
    let place = match &wanted.destination {
        None => Place::Own,
        Some(path) if path.is_dir() => Place::Folder(path),
        Some(path) if path.symlink_metadata().is_ok() => {
            return Err(Stop::failed(crate::text::cli::output_exists(path)));
        }
        Some(path) if path.parent().is_some_and(|parent| parent.as_os_str().is_empty() || parent.is_dir()) => {
            Place::File(path)
        }
        Some(path) => return Err(Stop::failed(words::no_file(path.parent().unwrap_or(path)))),
    };
    let mut closed = call.take()?;
    let mut watched = Watched::start();
    let made = closed.back_up(place, call.now(), &mut |progress| watched.step(progress));
    let made = made.map_err(|error| call.stop(&error))?;
    let second = closed.second_place().filter(|folder| place == Place::Own && folder.is_dir()).map(Path::to_owned);
    let doubled =
        second.map(|second| closed.back_up(Place::Second(&second), call.now(), &mut |progress| watched.step(progress)));
    drop(watched);
    say(&words::made(made.backup.path(), made.backup.live().map(pair)));
    if let Some(doubled) = doubled {
        let doubled = doubled.map_err(|error| call.stop(&error))?;
        say(&words::made(doubled.backup.path(), doubled.backup.live().map(pair)));
    }
    if let Some(fall) = made.fall {
        say(&words::fallen(fall.before, fall.now));
    }
    Ok(Exit::Done)
}

/// Lists the copies, each read again from end to end.
pub fn backups(call: &Call) -> Result<Exit, Stop> {
    let folder = call.folder()?;
    if !exists(&folder) && !backup::own_folder(&folder).exists() {
        return Err(call.stop(&StoreError::NoStore));
    }
    let known = backup::known(&folder).map_err(|error| call.stop(&error))?;
    let mut watched = Watched::start();
    let mut lines = String::new();
    for found in known.reachable {
        let line = match found.backup {
            Ok(mut backup) => match backup.verify(&mut |progress| watched.step(progress)) {
                Err(StoreError::Stopped) => return Err(call.stop(&StoreError::Stopped)),
                verified => line(&backup, verified.is_ok(), call.offset),
            },
            Err(_) => words::unreadable(found.path.metadata().map_or(0, |about| about.len()), &found.path),
        };
        lines.push_str(&line);
        lines.push('\n');
    }
    for (path, made) in known.away {
        lines.push_str(&words::away(moment(made, call.offset), &path));
        lines.push('\n');
    }
    drop(watched);
    if lines.is_empty() {
        say(words::NONE);
    }
    output::print_lines(&lines)?;
    Ok(Exit::Done)
}

fn line(backup: &Backup, sound: bool, offset: UtcOffset) -> String {
    let path: &Path = backup.path();
    words::line(moment(backup.made(), offset), backup.length(), sound, backup.live().map(pair), path)
}

/// A moment on the clock of the place.
pub fn moment(at: i64, offset: UtcOffset) -> (Date, Time) {
    let at = OffsetDateTime::from_unix_timestamp(at).unwrap_or(OffsetDateTime::UNIX_EPOCH).to_offset(offset);
    (at.date(), at.time())
}

fn pair(live: Live) -> (u64, u64) {
    (live.learners, live.sessions)
}
