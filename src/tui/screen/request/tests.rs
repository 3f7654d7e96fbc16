//! Three keys, the same ones whatever was asked for before.

use super::*;

fn press(state: &mut State, shared: &mut Shared, c: char) -> Steps {
    state.update(Action::Key(Key::plain(Code::Char(c))), shared)
}

fn asked(asked: &[&str]) -> (State, Shared) {
    let (mut state, mut shared) = (State::default(), Shared::for_tests());
    let asked = asked.iter().map(|key| CoopKey::from(*key)).collect();
    state.hear(&Reply::Coop(Told::AskedThemes(asked)), &mut shared);
    (state, shared)
}

/// The key a theme always has.
fn key_for(theme: &str, shared: &Shared) -> char {
    key_of(themes(shared).position(|known| known.as_str() == theme).unwrap())
}

fn saved(steps: &Steps) -> Request {
    let [Step::Do(done)] = steps.as_slice() else { panic!("{steps:?}") };
    let Effect::Save { changes, .. } = &**done else { panic!("nothing saved") };
    let [Change::Request(_, request)] = changes.as_slice() else { panic!("no request") };
    (**request).clone()
}

#[test]
fn a_theme_and_a_duration_are_all_it_takes() {
    let (mut state, mut shared) = asked(&["email"]);
    let key = key_for("email", &shared);
    press(&mut state, &mut shared, key);
    let request = saved(&press(&mut state, &mut shared, 'é'));
    assert_eq!((request.themes, request.duration_min), (vec![CoopKey::from("email")], 30));
    assert_eq!((request.date, request.time), (shared.today(), Some(shared.now.time())));
    assert!(state.is_waiting(), "a key typed twice saves once");
}

#[test]
fn an_administrative_theme_brings_the_one_that_allows_it() {
    let (mut state, mut shared) = asked(&["logement"]);
    let key = key_for("logement", &shared);
    press(&mut state, &mut shared, key);
    let request = saved(&press(&mut state, &mut shared, '1'));
    assert_eq!(request.themes, [CoopKey::from(PROCEDURES_THEME), "logement".into()]);
}

#[test]
fn every_theme_has_a_key_and_those_asked_for_are_marked() {
    let (state, shared) = asked(&["sante", "unknown", "logement"]);
    let all: Vec<CoopKey> = themes(&shared).cloned().collect();
    let mut often: Vec<&str> = all.iter().filter(|theme| state.is_often(theme)).map(CoopKey::as_str).collect();
    often.sort_unstable();
    assert_eq!(often, ["logement", "sante"]);
    assert!(all.len() <= 2 * ROWS && (0..all.len()).all(|row| row_of(key_of(row)) == Some(row)));
}

#[test]
fn a_key_never_changes_its_meaning() {
    for before in [&[][..], &["email"], &["logement", "sante", "email"]] {
        let (mut state, mut shared) = asked(before);
        press(&mut state, &mut shared, '&');
        let request = saved(&press(&mut state, &mut shared, '2'));
        assert_eq!(request.themes, [CoopKey::from("diagnostic_numerique")], "after {before:?}");
    }
}

#[test]
fn the_place_is_turned_with_one_key() {
    let (mut state, mut shared) = asked(&[]);
    (0..3).for_each(|_| drop(state.update(Action::Command(Command::Second), &mut shared)));
    assert_eq!(state.place(&shared), "à distance");
    press(&mut state, &mut shared, 'a');
    let request = saved(&press(&mut state, &mut shared, '1'));
    assert_eq!(request.place, CoopKey::from("a_distance"));
}
