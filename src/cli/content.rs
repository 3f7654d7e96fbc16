//! `jalon content`: checking content packs, and writing one to start from.

use super::call::Call;
use super::say;
use super::stop::{Exit, Stop};
use crate::content::pack;
use crate::platform;
use crate::text::cli::{self, help as words};
use crate::text::content as content_words;
use std::path::{Path, PathBuf};

/// What is done with a pack.
#[derive(Debug, clap::Subcommand)]
pub enum What {
    #[command(about = words::CONTENT_CHECK)]
    Check {
        #[arg(value_name = words::FOLDER, help = words::CONTENT_FOLDER)]
        folder: PathBuf,
    },
    #[command(about = words::CONTENT_EXPORT)]
    Export {
        #[arg(value_name = words::FOLDER, help = words::CONTENT_FOLDER)]
        folder: PathBuf,
    },
}

/// Checks a pack, or writes the built-in one: neither needs the store.
pub fn content(call: &Call, what: &What) -> Result<Exit, Stop> {
    match what {
        What::Check { folder } => check(folder),
        What::Export { folder } => export(call, folder),
    }
}

fn check(folder: &Path) -> Result<Exit, Stop> {
    let files = platform::small_texts(folder).map_err(|_| Stop::failed(cli::no_folder(folder)))?;
    match pack::read(&files) {
        Ok(pack) => {
            say(&content_words::sound(&pack.about));
            Ok(Exit::Done)
        }
        Err(faults) => {
            for fault in &faults {
                say(&content_words::fault(fault));
            }
            say(&content_words::faults(faults.len()));
            Ok(Exit::Refused)
        }
    }
}

fn export(call: &Call, folder: &Path) -> Result<Exit, Stop> {
    let files = pack::built_in(call.now().date());
    // Nothing is written where one of them stands already.
    if let Some(path) = files.iter().map(|(name, _)| folder.join(name)).find(|path| path.exists()) {
        return Err(Stop::failed(cli::stands_there(&path)));
    }
    std::fs::create_dir_all(folder).map_err(|error| Stop::io(&error))?;
    for (name, text) in &files {
        let written = platform::write_new_file(&folder.join(name), text.as_bytes());
        written.map_err(|error| Stop::failed(crate::tui::worker::failure::platform_failure(&error)))?;
    }
    say(&content_words::exported(files.len(), &folder.display().to_string()));
    Ok(Exit::Done)
}
