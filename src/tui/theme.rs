//! Colours by meaning, read from TOML files: four are built in, a file of one's own may be named.

use ratatui::style::{Color, Modifier, Style};
use std::collections::BTreeMap;

/// What a piece of the screen means; the theme decides how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Normal,
    Title,
    Label,
    /// The field or the answer the keys go to.
    Focus,
    /// The pointed row.
    Selected,
    Muted,
    Error,
    Good,
    Key,
    Heading,
    Rule,
    Bar,
    Demo,
    /// Dark on light whatever the theme, as on paper: for what a phone is to read.
    Paper,
}

const ROLES: [(&str, Role); 14] = [
    ("normal", Role::Normal),
    ("title", Role::Title),
    ("label", Role::Label),
    ("focus", Role::Focus),
    ("selected", Role::Selected),
    ("muted", Role::Muted),
    ("error", Role::Error),
    ("good", Role::Good),
    ("key", Role::Key),
    ("heading", Role::Heading),
    ("rule", Role::Rule),
    ("bar", Role::Bar),
    ("demo", Role::Demo),
    ("paper", Role::Paper),
];

/// The themes that come with the program.
pub const BUILT_IN: [(&str, &str); 4] = [
    ("clair", include_str!("../../themes/clair.toml")),
    ("sombre", include_str!("../../themes/sombre.toml")),
    ("contraste", include_str!("../../themes/contraste.toml")),
    ("mono", include_str!("../../themes/mono.toml")),
];

/// A style for each role; a role the file leaves out looks like normal text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    styles: BTreeMap<Role, Style>,
}

/// Why a theme file cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ThemeError {
    #[error("not TOML: {0}")]
    Syntax(String),
    #[error("unknown role: {0}")]
    UnknownRole(String),
    #[error("unknown colour: {0}")]
    UnknownColour(String),
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Look {
    fg: Option<String>,
    bg: Option<String>,
    #[serde(default)]
    bold: bool,
    #[serde(default)]
    reversed: bool,
    #[serde(default)]
    underlined: bool,
}

impl Theme {
    /// Reads a theme.
    pub fn parse(toml: &str) -> Result<Self, ThemeError> {
        let looks: BTreeMap<String, Look> =
            toml::from_str(toml).map_err(|error| ThemeError::Syntax(error.message().to_owned()))?;
        let mut styles = BTreeMap::new();
        for (name, look) in looks {
            let role = ROLES.iter().find(|(known, _)| *known == name).map(|(_, role)| *role);
            styles.insert(role.ok_or(ThemeError::UnknownRole(name))?, style(&look)?);
        }
        Ok(Self { styles })
    }

    /// The built-in theme of that name.
    pub fn built_in(name: &str) -> Option<Self> {
        let (_, toml) = BUILT_IN.iter().find(|(known, _)| *known == name)?;
        Self::parse(toml).ok()
    }

    /// How a role looks.
    pub fn style(&self, role: Role) -> Style {
        let normal = self.styles.get(&Role::Normal).copied().unwrap_or_default();
        self.styles.get(&role).map_or(normal, |style| normal.patch(*style))
    }
}

fn style(look: &Look) -> Result<Style, ThemeError> {
    let colour = |name: &Option<String>| -> Result<Option<Color>, ThemeError> {
        let Some(name) = name else { return Ok(None) };
        name.parse().map(Some).map_err(|_| ThemeError::UnknownColour(name.clone()))
    };
    let mut style = Style { fg: colour(&look.fg)?, bg: colour(&look.bg)?, ..Style::default() };
    let modifiers =
        [(look.bold, Modifier::BOLD), (look.reversed, Modifier::REVERSED), (look.underlined, Modifier::UNDERLINED)];
    for (_, modifier) in modifiers.into_iter().filter(|(wanted, _)| *wanted) {
        style = style.add_modifier(modifier);
    }
    Ok(style)
}

/// The built-in theme that suits a terminal when none was asked for.
pub fn default_name(no_color: bool, term: &str) -> &'static str {
    match (no_color, term) {
        (true, _) | (_, "dumb") => "mono",
        (_, "linux") => "contraste",
        _ => "sombre",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_themes_can_be_read() {
        for (name, toml) in BUILT_IN {
            assert!(Theme::parse(toml).is_ok(), "{name}");
        }
    }

    #[test]
    fn the_theme_without_colours_has_none() {
        let mono = Theme::built_in("mono").unwrap();
        for (_, role) in ROLES {
            let style = mono.style(role);
            assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
        }
        assert!(mono.style(Role::Focus).add_modifier.contains(Modifier::REVERSED));
    }

    #[test]
    fn faults_of_a_theme_file_are_named() {
        assert_eq!(Theme::parse("titel = { bold = true }"), Err(ThemeError::UnknownRole("titel".into())));
        assert_eq!(Theme::parse("title = { fg = \"vert\" }"), Err(ThemeError::UnknownColour("vert".into())));
        assert!(matches!(Theme::parse("title = "), Err(ThemeError::Syntax(_))));
    }

    #[test]
    fn the_terminal_chooses_when_nobody_does() {
        assert_eq!(default_name(true, "xterm-256color"), "mono");
        assert_eq!(default_name(false, "linux"), "contraste");
        assert_eq!(default_name(false, "xterm-256color"), "sombre");
    }
}
