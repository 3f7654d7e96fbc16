//! The settings as they are changed, key by key.

use super::*;
use crate::tui::key::Key;
use crate::tui::screen::registration::tests::shared;
use proptest::prelude::*;

fn press(state: &mut State, keys: &str, shared: &mut Shared) -> Steps {
    let key = |name: &str| Action::Key(name.parse::<Key>().unwrap());
    keys.split_whitespace().flat_map(|name| state.update(key(name), shared)).collect()
}

fn text(state: &mut State, text: &str, shared: &mut Shared) {
    state.update(Action::Text(text.to_owned()), shared);
}

fn saved(steps: &[Step]) -> Option<&Settings> {
    steps.iter().find_map(|step| match step {
        Step::Do(effect) => match &**effect {
            Effect::Save { saving: Saving::Settings, changes, draft: None } => match changes.as_slice() {
                [Change::Settings(settings)] => Some(&**settings),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    })
}

fn full() -> Settings {
    Settings {
        place: "Médiathèque de Gien".into(),
        commune: Some("45155".into()),
        room: "salle numérique".into(),
        phone: "02 38 00 00 00".into(),
        opening_hours: "le mardi, de 10 h à 12 h".into(),
        responsible: "La mairie de Gien".into(),
        rights_address: "3 rue de la Loire, 45500 Gien".into(),
        names_to_coop: true,
        information_text: "Le nôtre.\nEn deux lignes.".into(),
        theme: "contraste".into(),
        export_folder: "/home/claire/feuilles".into(),
        idle_minutes: 30,
        retention_months: 24,
        discreet: true,
        ctrl_twins: true,
        backup_folder: "/media/claire/CLE/jalon".into(),
        content_pack: None,
    }
}

#[test]
fn what_is_set_reads_back_unchanged() {
    let own_theme = Settings { theme: "/home/claire/bleu.toml".into(), ..full() };
    for settings in [full(), own_theme, Settings { place: "Ici".into(), ..Settings::default() }] {
        let mut shared = shared();
        shared.settings = settings.clone();
        let state = State::new(&shared);
        assert_eq!(state.typed(&shared), settings);
        assert!(!state.form.is_changed());
    }
}

#[test]
fn a_change_is_saved_and_closes_the_screen() {
    let mut shared = shared();
    let mut state = State::new(&shared);
    press(&mut state, "ctrl-end", &mut shared);
    press(&mut state, "left up up", &mut shared);
    text(&mut state, "12", &mut shared);
    let steps = state.update(Action::Command(Command::Save), &mut shared);
    let settings = saved(&steps).unwrap();
    assert_eq!((settings.idle_minutes, settings.ctrl_twins), (12, true));
    assert_eq!(*settings, Settings { idle_minutes: 12, ctrl_twins: true, ..shared.settings.clone() });
    assert!(state.update(Action::Command(Command::Save), &mut shared).is_empty());
    let reply = Reply::Saved(Saving::Settings, Vec::new());
    assert!(matches!(state.hear(&reply, &mut shared).as_slice(), [Step::Back]));
}

#[test]
fn figures_stay_within_their_bounds_and_the_place_has_a_name() {
    for (line, typed) in [(fields::IDLE, "31"), (fields::RETENTION, "0"), (fields::PLACE, "")] {
        let mut shared = shared();
        let mut state = State::new(&shared);
        state.form.focus(line);
        press(&mut state, "ctrl-u", &mut shared);
        text(&mut state, typed, &mut shared);
        let steps = state.update(Action::Command(Command::Save), &mut shared);
        assert!(steps.is_empty() && !state.saving, "{line}");
        assert_eq!(state.form.focused_name(), line);
        assert!(!state.hint(&shared).is_empty());
    }
}

#[test]
fn a_changed_form_asks_before_it_closes() {
    let mut shared = shared();
    let mut state = State::new(&shared);
    assert!(matches!(press(&mut state, "esc", &mut shared).as_slice(), [Step::Back]));
    text(&mut state, "!", &mut shared);
    assert!(matches!(press(&mut state, "esc", &mut shared).as_slice(), [Step::Ask(_)]));
    assert!(matches!(state.update(Action::Answer(1), &mut shared).as_slice(), [Step::Back]));
    assert!(saved(&state.update(Action::Answer(0), &mut shared)).is_some());
}

#[test]
fn the_text_is_shown_as_it_would_be() {
    let mut shared = shared();
    let mut state = State::new(&shared);
    state.form.set(fields::RESPONSIBLE, "La mairie de Gien");
    let steps = state.update(Action::Command(Command::ReadAloud), &mut shared);
    let [Step::Open(screen)] = steps.as_slice() else { panic!("nothing was opened") };
    let Screen::Information(information) = &**screen else { panic!("another screen was opened") };
    assert!(information.reader.lines(80).first().is_some_and(|line| line.starts_with("La mairie de Gien")));
}

proptest! {
    #[test]
    fn the_focused_line_is_always_in_sight(keys in prop::collection::vec(0_usize..6, 0..60), rows in 5_u16..40) {
        let mut shared = shared();
        shared.size = (80, rows + 5);
        let mut state = State::new(&shared);
        for key in keys {
            press(&mut state, ["down", "up", "tab", "backtab", "ctrl-end", "ctrl-home"][key], &mut shared);
            let (row, high) = fields::place(state.form.focused_name()).unwrap();
            let visible = u16::try_from(shared.body_rows()).unwrap();
            prop_assert!(state.first <= row && row + high <= state.first + visible);
        }
    }
}
