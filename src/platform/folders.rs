//! Where things go on each platform.

use super::error::PlatformError;
use etcetera::base_strategy::{BaseStrategy, choose_native_strategy};
use std::path::{Path, PathBuf};

const NAME: &str = "jalon";

/// The folder of the store: `~/.local/share/jalon`, `~/Library/Application Support/jalon`, `AppData\Local\jalon`.
pub fn data_folder() -> Result<PathBuf, PlatformError> {
    let strategy = choose_native_strategy().map_err(|_| PlatformError::NoHome)?;
    // On Windows `data_dir` is the roaming profile, which some networks copy away at logout.
    let base = if cfg!(windows) { strategy.cache_dir() } else { strategy.data_dir() };
    // Relative to a home folder that is not absolute, it would move with the folder one stands in.
    if base.is_absolute() { Ok(base.join(NAME)) } else { Err(PlatformError::NoHome) }
}

/// The folder of the themes that replace those built in.
pub fn settings_folder() -> Result<PathBuf, PlatformError> {
    let strategy = choose_native_strategy().map_err(|_| PlatformError::NoHome)?;
    Ok(strategy.config_dir().join(NAME))
}

/// Where documents are proposed to be written: the account's documents, else its home.
pub fn default_export_folder() -> Result<PathBuf, PlatformError> {
    let strategy = choose_native_strategy().map_err(|_| PlatformError::NoHome)?;
    let home = strategy.home_dir();
    let named = std::fs::read_to_string(strategy.config_dir().join("user-dirs.dirs")).ok();
    let named = named.and_then(|text| documents_in(&text, home));
    let found = named.into_iter().chain([home.join("Documents")]).find(|folder| folder.is_dir());
    Ok(found.unwrap_or_else(|| home.to_owned()))
}

/// The documents' folder as freedesktop.org's `user-dirs.dirs` names it, in the desktop's language.
fn documents_in(text: &str, home: &Path) -> Option<PathBuf> {
    let line = text.lines().find_map(|line| line.trim().strip_prefix("XDG_DOCUMENTS_DIR="))?;
    let value = line.trim().trim_matches('"');
    let folder = match value.strip_prefix("$HOME") {
        Some(below) => home.join(below.trim_start_matches('/')),
        None => PathBuf::from(value),
    };
    folder.is_absolute().then_some(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_bear_the_program_s_name() {
        for folder in [data_folder().unwrap(), settings_folder().unwrap()] {
            assert!(folder.is_absolute() && folder.ends_with("jalon"));
        }
        assert!(default_export_folder().unwrap().is_absolute());
    }

    #[cfg(unix)]
    #[test]
    fn documents_are_found_in_the_desktop_s_language() {
        let found = |text| documents_in(text, Path::new("/home/sophie"));
        let text = "# written\nXDG_DESKTOP_DIR=\"$HOME/Bureau\"\nXDG_DOCUMENTS_DIR=\"$HOME/Mes documents\"\n";
        assert_eq!(found(text), Some(PathBuf::from("/home/sophie/Mes documents")));
        assert_eq!(found("XDG_DOCUMENTS_DIR=\"$HOME/\""), Some(PathBuf::from("/home/sophie/")));
        assert_eq!(found("XDG_DOCUMENTS_DIR=\"/mnt/documents\""), Some(PathBuf::from("/mnt/documents")));
        assert_eq!(found("XDG_DOCUMENTS_DIR=\"documents\""), None);
        assert_eq!(found(""), None);
    }
}
