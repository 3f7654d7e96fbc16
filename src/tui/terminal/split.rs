//! Keys cut in two by a slow line: `Esc`, `[`, `A` in one breath is the up arrow (crossterm#993).

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// Whether more of the same key may follow.
pub fn may_continue(last: &Event) -> bool {
    is_key(last, KeyCode::Esc)
}

/// Puts keys cut after their Esc together again.
pub fn mend(batch: &[Event]) -> Vec<Event> {
    let mut mended = Vec::with_capacity(batch.len());
    let mut rest = batch;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match (is_key(first, KeyCode::Esc)).then(|| sequence(after)).flatten() {
            Some((code, length)) => {
                mended.push(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
                rest = after.get(length..).unwrap_or_default();
            }
            None => mended.push(first.clone()),
        }
    }
    mended
}

/// The key that the characters after an Esc spell, and how many they are.
fn sequence(after: &[Event]) -> Option<(KeyCode, usize)> {
    let spelled: String = after.iter().map_while(character).take(5).collect();
    KEYS.iter().find(|(sequence, _)| spelled.starts_with(sequence)).map(|(sequence, code)| (*code, sequence.len()))
}

fn character(event: &Event) -> Option<char> {
    match event {
        Event::Key(KeyEvent { code: KeyCode::Char(c), kind: KeyEventKind::Press, .. }) => Some(*c),
        _ => None,
    }
}

fn is_key(event: &Event, wanted: KeyCode) -> bool {
    matches!(event, Event::Key(KeyEvent { code, modifiers: KeyModifiers::NONE, .. }) if *code == wanted)
}

/// What terminals send after the Esc (xterm's control sequences), in their plain form.
const KEYS: &[(&str, KeyCode)] = &[
    ("[A", KeyCode::Up),
    ("[B", KeyCode::Down),
    ("[C", KeyCode::Right),
    ("[D", KeyCode::Left),
    ("[H", KeyCode::Home),
    ("[F", KeyCode::End),
    ("[Z", KeyCode::BackTab),
    ("OA", KeyCode::Up),
    ("OB", KeyCode::Down),
    ("OC", KeyCode::Right),
    ("OD", KeyCode::Left),
    ("OH", KeyCode::Home),
    ("OF", KeyCode::End),
    ("OP", KeyCode::F(1)),
    ("OQ", KeyCode::F(2)),
    ("OR", KeyCode::F(3)),
    ("OS", KeyCode::F(4)),
    ("[1~", KeyCode::Home),
    ("[2~", KeyCode::Insert),
    ("[3~", KeyCode::Delete),
    ("[4~", KeyCode::End),
    ("[5~", KeyCode::PageUp),
    ("[6~", KeyCode::PageDown),
    ("[15~", KeyCode::F(5)),
    ("[17~", KeyCode::F(6)),
    ("[18~", KeyCode::F(7)),
    ("[19~", KeyCode::F(8)),
    ("[20~", KeyCode::F(9)),
    ("[21~", KeyCode::F(10)),
    ("[23~", KeyCode::F(11)),
    ("[24~", KeyCode::F(12)),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(codes: &[KeyCode]) -> Vec<Event> {
        codes.iter().map(|code| Event::Key(KeyEvent::new(*code, KeyModifiers::NONE))).collect()
    }

    #[test]
    fn cut_keys_are_put_together() {
        use KeyCode::{Char, Down, Esc, F, Up};
        for (cut, whole) in [
            (vec![Esc, Char('['), Char('A')], vec![Up]),
            (vec![Char('a'), Esc, Char('['), Char('2'), Char('1'), Char('~'), Down], vec![Char('a'), F(10), Down]),
            (vec![Esc, Esc, Char('O'), Char('P'), Char('é')], vec![Esc, F(1), Char('é')]),
        ] {
            assert_eq!(mend(&keys(&cut)), keys(&whole));
        }
    }

    #[test]
    fn an_esc_and_what_spells_no_key_stay() {
        use KeyCode::{Char, Esc};
        for batch in [vec![Esc], vec![Esc, Char('[')], vec![Esc, Char('A')], vec![Char('['), Char('A')]] {
            assert_eq!(mend(&keys(&batch)), keys(&batch));
        }
        assert!(may_continue(&keys(&[Esc])[0]) && !may_continue(&keys(&[Char('[')])[0]));
    }
}
