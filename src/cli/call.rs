//! What every command needs: the global options, the folder, the clock, the store.

use super::args::Global;
use super::passphrase;
use super::progress::Bar;
use super::say;
use super::stop::Stop;
use crate::content::Content;
use crate::domain::clock::Doubt;
use crate::domain::fold::fold;
use crate::domain::ids::MediatorId;
use crate::platform;
use crate::store::{Closed, Holder, Store, StoreError};
use crate::text::cli as words;
use crate::text::clock;
use crate::text::store as store_words;
use crate::tui::worker::pack::taken_up;
use std::path::PathBuf;
use time::{OffsetDateTime, UtcOffset};

/// Names the data folder when no option does.
const VARIABLE: &str = "JALON_DATA";
/// Where reports of accidents are written, below the data folder.
const REPORTS: &str = "reports";

/// A run of the program.
pub struct Call {
    pub global: Global,
    /// Local time's offset from UTC.
    pub offset: UtcOffset,
}

impl Call {
    /// A run with these global options.
    pub const fn new(global: Global, offset: UtcOffset) -> Self {
        Self { global, offset }
    }

    /// This moment, on the clock of the place.
    pub fn now(&self) -> OffsetDateTime {
        OffsetDateTime::now_utc().to_offset(self.offset)
    }

    /// Who opens a store.
    pub fn holder(&self) -> Holder {
        Holder { host: platform::host_name().unwrap_or_default(), now: self.now().unix_timestamp() }
    }

    /// The content that ships with the program.
    pub fn content() -> Result<Content, Stop> {
        Content::built_in().map_err(|_| Stop::failed(words::content_unreadable()))
    }

    /// The content a store uses: with its content pack, as long as it is what somebody looked at.
    pub fn content_of(&self, store: &Store) -> Result<Content, Stop> {
        let settings = store.settings().map_err(|error| self.stop(&error))?;
        match taken_up(&settings) {
            Ok(Some(content)) => return Ok(content),
            Ok(None) => {}
            Err(why_not) => say(why_not),
        }
        Self::content()
    }

    /// The data folder, refused on the network and in synchronised folders unless that is forced.
    pub fn folder(&self) -> Result<PathBuf, Stop> {
        let folder = self.named_folder().map_or_else(platform::data_folder, Ok);
        self.allowed(folder.map_err(|_| Stop::failed(words::no_home()))?)
    }

    /// A folder that is to hold data, refused on the network and in synchronised folders unless that is forced.
    pub fn allowed(&self, folder: PathBuf) -> Result<PathBuf, Stop> {
        if self.global.force_network_folder {
            return Ok(folder);
        }
        if platform::is_network_folder(&folder) {
            return Err(Stop::failed(store_words::network_folder()));
        }
        if platform::is_synced_folder(&folder) {
            return Err(Stop::failed(words::synced_folder()));
        }
        Ok(folder)
    }

    /// The data folder of a store that is to be created, refused where that cannot be done.
    pub fn new_folder(&self) -> Result<PathBuf, Stop> {
        let folder = self.folder()?;
        platform::check_new_folder(&folder).map_err(|error| Stop::folder(&error, &folder))?;
        Ok(folder)
    }

    fn named_folder(&self) -> Option<PathBuf> {
        let variable = || std::env::var_os(VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from);
        self.global.data.clone().or_else(variable)
    }

    /// Where a report of an accident goes.
    pub fn report_folder(&self) -> PathBuf {
        let folder = self.named_folder().or_else(|| platform::data_folder().ok());
        folder.unwrap_or_else(std::env::temp_dir).join(REPORTS)
    }

    /// What the store refused, as the command ends on it.
    pub fn stop(&self, error: &StoreError) -> Stop {
        Stop::store(error, self.offset)
    }

    /// Takes the store, still locked.
    pub fn take(&self) -> Result<Closed, Stop> {
        let folder = self.folder()?;
        Closed::open(&folder, &self.holder()).map_err(|error| match error {
            StoreError::Io(error) => Stop::folder(&error, &folder),
            error => self.stop(&error),
        })
    }

    /// Opens the store with the passphrase of the file, or asks for it.
    pub fn open(&self) -> Result<Store, Stop> {
        self.unlock(self.take()?)
    }

    /// Unlocks the store with the passphrase of the file, or asks for it.
    pub fn unlock(&self, closed: Closed) -> Result<Store, Stop> {
        let mediators = closed.mediators();
        let (id, name) = self.mediator(&mediators)?;
        let prompt = match mediators.len() {
            1 => words::ASK_PASSPHRASE.to_owned(),
            _ => words::ask_passphrase_of(&name),
        };
        let passphrase = passphrase::read(self.global.passphrase_file.as_deref(), &prompt)?;
        let mut bar = Bar::new();
        let unlocked = closed.unlock(id, &passphrase, &mut |progress| bar.store(progress));
        let store = unlocked.map_err(|(_, error)| self.stop(&error))?;
        self.doubt_clock(&store);
        Ok(store)
    }

    /// Says that the clock may be wrong.
    fn doubt_clock(&self, store: &Store) {
        let now = self.now();
        let doubt = store.known_time().ok().and_then(|known| known.doubt(now.unix_timestamp()));
        let day = |at: i64| {
            let at = OffsetDateTime::from_unix_timestamp(at).unwrap_or(OffsetDateTime::UNIX_EPOCH);
            at.to_offset(self.offset).date()
        };
        let line = match doubt {
            None => return,
            Some(Doubt::TooEarly) => clock::too_early(now.date()),
            Some(Doubt::Behind { last }) => clock::behind(day(last)),
            Some(Doubt::Ahead { known }) => clock::ahead(day(known)),
        };
        say(&clock::warning(&line, now.date()));
    }

    /// Who opens the store: the one named, or the only one there is.
    pub fn mediator(&self, known: &[(MediatorId, String)]) -> Result<(MediatorId, String), Stop> {
        let found = match (&self.global.mediator, known) {
            (Some(wanted), _) => known.iter().find(|(_, name)| fold(name) == fold(wanted)),
            (None, [only]) => Some(only),
            (None, _) => {
                let names: Vec<String> = known.iter().map(|(_, name)| name.clone()).collect();
                return Err(Stop::refused(words::which_mediator(&names)));
            }
        };
        found.cloned().ok_or_else(|| Stop::failed(store_words::unknown_mediator()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args;
    use crate::cli::stop::Exit;

    fn call(line: &str) -> Call {
        Call::new(args::parse(line.split(' ').map(Into::into)).unwrap().global, UtcOffset::UTC)
    }

    #[test]
    fn the_only_mediator_need_not_be_named() {
        let id = |byte| MediatorId::from_bytes([byte; 16]);
        let claire = [(id(1), "Claire".to_owned())];
        let two = [(id(1), "Claire".to_owned()), (id(2), "Éloi".to_owned())];
        let chosen = |line: &str, known: &[_]| call(line).mediator(known).map(|(id, _)| id).map_err(|stop| stop.exit);
        assert_eq!(chosen("jalon", &claire), Ok(id(1)));
        assert_eq!(chosen("jalon", &two), Err(Exit::Refused));
        assert_eq!(chosen("jalon --mediator eloi", &two), Ok(id(2)));
        assert_eq!(chosen("jalon --mediator Paul", &claire), Err(Exit::Failed));
    }

    #[test]
    fn a_synchronised_folder_must_be_forced() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(".dropbox"), "").unwrap();
        let line = format!("jalon --data {}", folder.path().join("data").display());
        assert_eq!(call(&line).folder().unwrap_err(), Stop::failed(words::synced_folder()));
        assert!(call(&format!("{line} --force-network-folder")).folder().is_ok());
    }
}
