//! Which theme the screen gets: the one asked for, else what the place or the terminal says.

use super::stop::Stop;
use crate::platform;
use crate::text::Failure;
use crate::text::cli as words;
use crate::tui::glyphs::{DRAWN, Glyphs, PLAIN};
use crate::tui::theme::{BUILT_IN, Theme, ThemeError, default_name};
use std::path::{Path, PathBuf};

/// Themes of one's own, below the settings folder.
const FOLDER: &str = "themes";

/// What the terminal says about itself.
pub struct Surroundings {
    pub no_color: bool,
    pub term: String,
    /// Where the settings are.
    pub settings: Option<PathBuf>,
}

impl Surroundings {
    /// Reads the environment.
    pub fn read() -> Self {
        Self {
            no_color: std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()),
            term: std::env::var("TERM").unwrap_or_default(),
            settings: platform::settings_folder().ok(),
        }
    }

    /// Characters that the terminal's font has.
    pub fn glyphs(&self) -> Glyphs {
        if matches!(self.term.as_str(), "linux" | "dumb") { PLAIN } else { DRAWN }
    }

    /// The theme `wanted` on the command line, else the one the terminal needs, else the one the place chose.
    pub fn theme(&self, wanted: Option<&str>, place: &str) -> Result<Theme, Stop> {
        if let Some(wanted) = wanted {
            let path = Path::new(wanted);
            let found = self.named(wanted).or_else(|| path.is_file().then(|| from_file(path)));
            return found.unwrap_or_else(|| Err(words::no_theme(wanted))).map_err(Stop::refused);
        }
        let usual = default_name(self.no_color, &self.term);
        // A theme that was renamed or broken since keeps nobody out.
        let chosen = if usual == "sombre" { self.named(place).and_then(Result::ok) } else { None };
        Ok(chosen.or_else(|| self.named(usual)?.ok()).or_else(|| Theme::built_in(usual)).unwrap_or_default())
    }

    /// The theme of that name: one's own, else a built-in one.
    fn named(&self, name: &str) -> Option<Result<Theme, Failure>> {
        let plain = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
        let own =
            self.settings.as_ref().filter(|_| plain).map(|folder| folder.join(FOLDER).join(format!("{name}.toml")));
        if let Some(path) = own.filter(|path| path.is_file()) {
            return Some(from_file(&path));
        }
        let (_, toml) = BUILT_IN.iter().find(|(known, _)| *known == name)?;
        Some(parse(toml))
    }
}

fn from_file(path: &Path) -> Result<Theme, Failure> {
    let toml = std::fs::read_to_string(path).map_err(|_| words::no_theme(&path.to_string_lossy()))?;
    parse(&toml)
}

fn parse(toml: &str) -> Result<Theme, Failure> {
    Theme::parse(toml).map_err(|error| {
        words::bad_theme(&match error {
            ThemeError::Syntax(message) => words::theme_syntax(&message),
            ThemeError::UnknownRole(name) => words::theme_role(&name),
            ThemeError::UnknownColour(name) => words::theme_colour(&name),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(no_color: bool, term: &str, settings: &Path) -> Surroundings {
        Surroundings { no_color, term: term.to_owned(), settings: Some(settings.to_owned()) }
    }

    #[test]
    fn the_option_then_the_terminal_then_the_place_choose() {
        let folder = tempfile::tempdir().unwrap();
        let built_in = |name| Theme::built_in(name).unwrap();
        for (no_color, term, wanted, place, expected) in [
            (false, "xterm", None, "", "sombre"),
            (false, "xterm", None, "clair", "clair"),
            (false, "xterm", None, "gone", "sombre"),
            (false, "xterm", Some("contraste"), "clair", "contraste"),
            (true, "xterm", None, "clair", "mono"),
            (true, "xterm", Some("clair"), "", "clair"),
            (false, "linux", None, "clair", "contraste"),
        ] {
            let theme = on(no_color, term, folder.path()).theme(wanted, place).unwrap();
            assert_eq!(theme, built_in(expected), "{no_color} {term} {wanted:?} {place}");
        }
    }

    #[test]
    fn a_file_or_a_theme_of_one_s_own_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("themes");
        std::fs::create_dir(&own).unwrap();
        std::fs::write(own.join("clair.toml"), "title = { underlined = true }").unwrap();
        let path = folder.path().join("x.toml");
        std::fs::write(&path, "title = { fg = \"vert\" }").unwrap();
        let around = on(false, "xterm", folder.path());
        assert_eq!(around.theme(Some("clair"), "").unwrap(), Theme::parse("title = { underlined = true }").unwrap());
        let stop = around.theme(path.to_str(), "").unwrap_err();
        assert_eq!(stop, Stop::refused(words::bad_theme(&words::theme_colour("vert"))));
        assert_eq!(around.theme(Some("nuit"), "").unwrap_err(), Stop::refused(words::no_theme("nuit")));
    }
}
