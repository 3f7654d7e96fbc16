//! From what crossterm reports to what the user meant, the same on every system.

use crate::tui::key::{Code, Input, Key};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// How many keys must come in one breath to be a paste: nobody types that fast.
const BURST: usize = 3;

/// Accents that wait for their letter: their release may come without a press.
const DEAD_KEYS: &str = "^`~´¨";

/// Turns batches of events into inputs.
pub struct Translator {
    /// The system has no paste of its own, which then comes as a burst of keys: Windows.
    bursts: bool,
    /// Characters pressed and not released yet; only Windows reports releases.
    held: Vec<char>,
}

impl Translator {
    /// A translator; with `bursts`, several characters in one batch are pasted text.
    pub const fn new(bursts: bool) -> Self {
        Self { bursts, held: Vec::new() }
    }

    /// Translates what came in one breath.
    pub fn translate(&mut self, batch: Vec<Event>) -> Vec<Input> {
        let mut inputs: Vec<Input> = Vec::with_capacity(batch.len());
        for input in batch.into_iter().filter_map(|event| self.input(event)) {
            // Of several sizes only the last is true.
            if let (Input::Resize(..), Some(Input::Resize(..))) = (&input, inputs.last()) {
                inputs.pop();
            }
            inputs.push(input);
        }
        match burst(&inputs) {
            Some(text) if self.bursts => vec![Input::Text(text)],
            _ => inputs,
        }
    }

    fn input(&mut self, event: Event) -> Option<Input> {
        match event {
            Event::Key(key) => self.key(key).map(Input::Key),
            Event::Paste(text) => Some(Input::Text(text.replace("\r\n", "\n").replace('\r', "\n"))),
            Event::Resize(columns, rows) => Some(Input::Resize(columns, rows)),
            Event::FocusGained | Event::FocusLost | Event::Mouse(_) => None,
        }
    }

    fn key(&mut self, event: KeyEvent) -> Option<Key> {
        if let KeyCode::Char(c) = event.code {
            match event.kind {
                KeyEventKind::Press if !self.held.contains(&c) => self.held.push(c),
                KeyEventKind::Release => return self.alt_code(c, event.modifiers),
                _ => {}
            }
        }
        (event.kind != KeyEventKind::Release).then(|| key(event.code, event.modifiers)).flatten()
    }

    /// « É » by Alt+0201 comes as the release of a character that was never pressed.
    ///
    /// A release may name another character than its press (Shift let go first), so any character held accounts for it.
    fn alt_code(&mut self, c: char, modifiers: KeyModifiers) -> Option<Key> {
        match self.held.iter().position(|held| *held == c) {
            Some(at) => {
                self.held.remove(at);
            }
            None if self.held.is_empty() => {
                let typed = !modifiers.contains(KeyModifiers::CONTROL) && !DEAD_KEYS.contains(c) && !c.is_control();
                return typed.then(|| Key::plain(Code::Char(c)));
            }
            None => {
                self.held.remove(0);
            }
        }
        None
    }
}

/// The text that a batch spells when it is a paste.
fn burst(inputs: &[Input]) -> Option<String> {
    let text: String = inputs.iter().map(spelled).collect::<Option<_>>()?;
    (inputs.len() >= BURST && text.chars().any(|c| !c.is_whitespace())).then_some(text)
}

fn spelled(input: &Input) -> Option<char> {
    let Input::Key(key) = input else { return None };
    match key.code {
        Code::Enter => Some('\n'),
        Code::Tab => Some('\t'),
        _ => key.character(),
    }
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
    let [ctrl, shift, alt] =
        [KeyModifiers::CONTROL, KeyModifiers::SHIFT, KeyModifiers::ALT].map(|one| modifiers.contains(one));
    let code = match code {
        KeyCode::Char(c) => return Some(character(c, ctrl, alt)),
        KeyCode::F(number) => Code::F(number),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab if !shift => Code::Tab,
        KeyCode::Tab | KeyCode::BackTab => return Some(Key { shift: false, ctrl, alt, code: Code::BackTab }),
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    Some(Key { code, ctrl, shift, alt })
}

/// The character says by itself whether Shift was held, so Shift is dropped: systems do not agree on it.
fn character(c: char, ctrl: bool, alt: bool) -> Key {
    match (ctrl, alt) {
        // AltGr is Ctrl and Alt: on AZERTY all of @ # { [ | \ ^ ] } € need it. A letter is a shortcut of nothing.
        (true, true) if !c.is_ascii_alphabetic() && c != ' ' => Key::plain(Code::Char(c)),
        (true, false) => control(c.to_ascii_lowercase()),
        _ => Key { code: Code::Char(c), ctrl, shift: false, alt },
    }
}

/// Terminals send the same byte for Ctrl-H and Backspace, Ctrl-I and Tab, Ctrl-J or Ctrl-M and Enter.
fn control(letter: char) -> Key {
    match letter {
        'h' => Key::plain(Code::Backspace),
        'i' => Key::plain(Code::Tab),
        'j' | 'm' => Key::plain(Code::Enter),
        '[' => Key::plain(Code::Esc),
        _ => Key::ctrl(Code::Char(letter)),
    }
}

#[cfg(test)]
mod tests;
