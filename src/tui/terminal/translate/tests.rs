//! What French keyboards send, and what must reach a field.

use super::*;
use crossterm::event::KeyEventState;

const NONE: KeyModifiers = KeyModifiers::NONE;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
const CTRL: KeyModifiers = KeyModifiers::CONTROL;
const ALT: KeyModifiers = KeyModifiers::ALT;
const ALT_GR: KeyModifiers = KeyModifiers::CONTROL.union(KeyModifiers::ALT);

fn press(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

fn typed(c: char, modifiers: KeyModifiers) -> Event {
    press(KeyCode::Char(c), modifiers)
}

fn released(c: char, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new_with_kind(KeyCode::Char(c), modifiers, KeyEventKind::Release))
}

/// What comes out when each event comes in its own batch, keys written as text.
fn told(translator: &mut Translator, events: Vec<Event>) -> Vec<String> {
    let inputs = events.into_iter().flat_map(|event| translator.translate(vec![event]));
    inputs.map(|input| said(&input)).collect()
}

fn said(input: &Input) -> String {
    match input {
        Input::Key(key) => key.to_string(),
        Input::Text(text) => format!("«{text}»"),
        Input::Resize(columns, rows) => format!("{columns}x{rows}"),
    }
}

#[test]
fn one_event_one_key() {
    for (event, expected) in [
        (typed('a', NONE), "a"),
        (typed('é', NONE), "é"),
        (typed('ê', NONE), "ê"), // a dead key arrives composed
        (typed('A', SHIFT), "A"),
        (typed('>', SHIFT), ">"), // Windows
        (typed('>', NONE), ">"),  // Unix
        (typed('5', SHIFT), "5"), // AZERTY's digits are shifted
        (typed('@', ALT_GR), "@"),
        (typed('#', ALT_GR), "#"),
        (typed('{', ALT_GR), "{"),
        (typed('|', ALT_GR), "|"),
        (typed('\\', ALT_GR), "\\"),
        (typed('€', ALT_GR), "€"),
        (typed('€', NONE), "€"), // Unix, which has AltGr of its own
        (typed('s', CTRL), "ctrl-s"),
        (typed('S', CTRL.union(SHIFT)), "ctrl-s"), // capitals locked
        (typed('s', ALT_GR), "ctrl-alt-s"),        // no text, and bound to nothing
        (typed('x', ALT), "alt-x"),
        (typed('h', CTRL), "backspace"),
        (typed('i', CTRL), "tab"),
        (typed('j', CTRL), "enter"),
        (typed('m', CTRL), "enter"),
        (press(KeyCode::Tab, SHIFT), "backtab"),
        (press(KeyCode::BackTab, SHIFT), "backtab"),
        (press(KeyCode::Up, SHIFT), "shift-up"),
        (press(KeyCode::F(2), NONE), "f2"),
        (press(KeyCode::Home, CTRL), "ctrl-home"),
        (Event::Paste("un\r\ndeux\rtrois".into()), "«un\ndeux\ntrois»"),
        (Event::Resize(80, 24), "80x24"),
    ] {
        let shown = format!("{event:?}");
        assert_eq!(told(&mut Translator::new(false), vec![event]), [expected], "{shown}");
    }
}

#[test]
fn repeats_and_the_keypad_count_and_the_rest_is_silent() {
    let keypad = KeyEvent { state: KeyEventState::KEYPAD, ..KeyEvent::new(KeyCode::Char('5'), NONE) };
    let repeated = KeyEvent::new_with_kind(KeyCode::Down, NONE, KeyEventKind::Repeat);
    let let_go = KeyEvent::new_with_kind(KeyCode::Enter, NONE, KeyEventKind::Release);
    let events = vec![
        Event::Key(keypad),
        Event::Key(repeated),
        Event::Key(let_go),
        Event::FocusGained,
        press(KeyCode::CapsLock, NONE),
    ];
    assert_eq!(told(&mut Translator::new(false), events), ["5", "down"]);
}

#[test]
fn alt_codes_are_text() {
    // Alt+0201, Alt+0199, Alt+64: only a release, Alt itself being up already.
    let events = vec![released('É', NONE), released('Ç', NONE), released('@', NONE), released('œ', ALT)];
    assert_eq!(told(&mut Translator::new(true), events), ["É", "Ç", "@", "œ"]);
}

#[test]
fn ordinary_releases_type_nothing_twice() {
    for events in [
        vec![typed('é', NONE), released('é', NONE)],
        vec![typed('2', SHIFT), released('é', NONE)], // Shift let go first
        vec![typed('E', SHIFT), released('e', NONE)],
        vec![typed('@', ALT_GR), released('à', NONE)],
        vec![released('^', NONE), typed('ê', NONE), released('e', NONE)], // a dead key, then its letter
        vec![typed('s', CTRL), released('s', CTRL)],
        vec![released('s', CTRL)], // held since before the program started
    ] {
        let presses = events.iter().filter(|event| event.as_key_press_event().is_some()).count();
        let shown = format!("{events:?}");
        assert_eq!(told(&mut Translator::new(true), events).len(), presses, "{shown}");
    }
}

#[test]
fn two_keys_rolled_over_do_not_hide_an_alt_code() {
    let mut events = vec![typed('l', NONE), typed('a', NONE), released('l', NONE), released('a', NONE)];
    events.push(released('À', NONE));
    assert_eq!(told(&mut Translator::new(true), events), ["l", "a", "À"]);
}

#[test]
fn a_burst_on_windows_is_pasted_text() {
    let paste = || {
        let mut events: Vec<Event> = "06 12".chars().flat_map(|c| [typed(c, NONE), released(c, NONE)]).collect();
        events.push(press(KeyCode::Enter, NONE));
        events.push(typed('é', NONE));
        events
    };
    let inputs = Translator::new(true).translate(paste());
    assert_eq!(inputs.iter().map(said).collect::<Vec<_>>(), ["«06 12\né»"]);
    assert_eq!(Translator::new(false).translate(paste()).len(), 7, "elsewhere a paste says that it is one");
}

#[test]
fn keys_typed_ahead_are_no_paste() {
    for events in [
        vec![press(KeyCode::Down, NONE), press(KeyCode::Down, NONE), typed('a', NONE)],
        vec![press(KeyCode::Enter, NONE), press(KeyCode::Enter, NONE), press(KeyCode::Enter, NONE)],
        vec![typed('a', NONE), typed('b', NONE)],
        vec![typed('a', NONE), typed('s', CTRL), typed('b', NONE)],
    ] {
        let count = events.len();
        assert_eq!(Translator::new(true).translate(events).len(), count);
    }
}

#[test]
fn of_several_sizes_the_last_counts() {
    let inputs = Translator::new(false).translate(vec![Event::Resize(90, 30), Event::Resize(80, 24)]);
    assert_eq!(inputs.iter().map(said).collect::<Vec<_>>(), ["80x24"]);
}
