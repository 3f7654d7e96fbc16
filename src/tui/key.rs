//! What a keyboard can say, free of any terminal: keys are read and written as « f2 », « ctrl-s », « shift-up ».

use std::fmt;
use std::str::FromStr;

/// What comes in from the terminal.
#[derive(Clone, PartialEq, Eq)]
pub enum Input {
    /// One key. A typed character is a [`Code::Char`] without Ctrl nor Alt.
    Key(Key),
    /// Pasted text, lines ended by `\n`; where no text is expected it may be ignored.
    Text(String),
    /// The new size of the terminal, in columns and rows.
    Resize(u16, u16),
}

/// One key, as the user thinks of it: capitals and symbols carry no Shift, whatever the system reported.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    pub code: Code,
    pub ctrl: bool,
    pub shift: bool,
    pub alt: bool,
}

/// Which key it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    Char(char),
    /// A function key, from 1.
    F(u8),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
}

/// The text is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a key")]
pub struct UnknownKey;

/// The names of keys that are neither characters nor function keys.
const NAMES: &[(&str, Code)] = &[
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("backtab", Code::BackTab),
    ("backspace", Code::Backspace),
    ("delete", Code::Delete),
    ("insert", Code::Insert),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("pageup", Code::PageUp),
    ("pagedown", Code::PageDown),
    ("space", Code::Char(' ')),
];

impl Key {
    /// A key alone.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, shift: false, alt: false }
    }

    /// A key held with Ctrl; a letter is given in lower case.
    pub const fn ctrl(code: Code) -> Self {
        Self { code, ctrl: true, shift: false, alt: false }
    }

    /// A key held with Shift.
    pub const fn shift(code: Code) -> Self {
        Self { code, ctrl: false, shift: true, alt: false }
    }

    /// The character the key types, if it types one.
    pub const fn character(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            if held {
                out.write_str(name)?;
            }
        }
        match NAMES.iter().find(|(_, code)| *code == self.code) {
            Some((name, _)) => out.write_str(name),
            None => match self.code {
                Code::Char(c) => write!(out, "{c}"),
                Code::F(number) => write!(out, "f{number}"),
                _ => Ok(()),
            },
        }
    }
}

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        let mut key = Self::plain(Code::Esc);
        let mut rest = text;
        loop {
            let held = [("ctrl-", &mut key.ctrl), ("alt-", &mut key.alt), ("shift-", &mut key.shift)];
            let Some((after, flag)) =
                held.into_iter().find_map(|(name, flag)| rest.strip_prefix(name).map(|after| (after, flag)))
            else {
                break;
            };
            *flag = true;
            rest = after;
        }
        key.code = code(rest).ok_or(UnknownKey)?;
        Ok(key)
    }
}

fn code(name: &str) -> Option<Code> {
    if let Some((_, code)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(*code);
    }
    let mut characters = name.chars();
    match (characters.next(), characters.as_str()) {
        (Some(c), "") => Some(Code::Char(c)),
        (Some('f'), number) => number.parse().ok().filter(|number| (1..=24).contains(number)).map(Code::F),
        _ => None,
    }
}

/// What was typed may be a name or a passphrase: characters stay out of `Debug`.
impl fmt::Debug for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.character() {
            Some(_) => out.write_str("Key(character)"),
            None => write!(out, "Key({self})"),
        }
    }
}

impl fmt::Debug for Input {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => write!(out, "Input({key:?})"),
            Self::Text(_) => out.write_str("Input(text)"),
            Self::Resize(columns, rows) => write!(out, "Input({columns} x {rows})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back_as_written() {
        for name in ["f2", "f12", "ctrl-s", "shift-up", "esc", "é", "-", "ctrl--", "f", "space", "ctrl-shift-home", "@"]
        {
            let key: Key = name.parse().unwrap();
            assert_eq!(key.to_string(), name);
        }
        assert_eq!("f10".parse(), Ok(Key::plain(Code::F(10))));
        assert_eq!("ctrl-s".parse(), Ok(Key::ctrl(Code::Char('s'))));
        assert_eq!("shift-up".parse(), Ok(Key::shift(Code::Up)));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for name in ["", "f0", "f99", "foo", "ctrl-", "entrer"] {
            assert_eq!(name.parse::<Key>(), Err(UnknownKey), "{name}");
        }
    }

    #[test]
    fn what_is_typed_stays_out_of_debug() {
        let typed = Input::Key(Key::plain(Code::Char('Y')));
        assert_eq!(format!("{typed:?}{:?}", Input::Text("Yvette".into())), "Input(Key(character))Input(text)");
        assert_eq!(format!("{:?}", Key::ctrl(Code::Char('s'))), "Key(ctrl-s)");
    }
}
