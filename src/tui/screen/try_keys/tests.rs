use super::*;
use crate::domain::ids::MediatorId;
use crate::tui::screen::Screen;
use crate::tui::screen::home;
use crate::tui::screen::tests::Desk;

fn desk() -> Desk {
    let mut desk = Desk::on(Screen::Home(home::State::default()));
    desk.app.shared.me = Some(MediatorId::from_bytes([1; 16]));
    desk.press("f9").type_text("essai").press("enter");
    desk
}

fn saved_twins(desk: &Desk) -> Vec<bool> {
    let changes = desk.asked.iter().filter_map(|effect| match effect {
        Effect::Save { saving: Saving::Settings, changes, .. } => changes.first(),
        _ => None,
    });
    let twins = changes.filter_map(|change| match change {
        Change::Settings(settings) => Some(settings.ctrl_twins),
        _ => None,
    });
    twins.collect()
}

#[test]
fn both_keys_arrive() {
    let mut desk = desk();
    desk.cursor_on(words::GO_ON).sees(words::WAITING);
    desk.press("f2").sees(words::F2_ARRIVED).type_text("@").sees(words::AT_ARRIVED).sees_not(words::WAITING);
    desk.press("enter");
    assert!(matches!(desk.app.top(), Some(Screen::Home(_))));
    assert!(saved_twins(&desk).is_empty());
}

#[test]
fn a_function_key_that_does_nothing_turns_the_key_line_to_the_twins_and_back() {
    let mut desk = desk();
    desk.sees("F1 Aide").press("down enter").sees("Ctrl-A Aide").sees(words::NO_F2_ADVICE[0]);
    assert_eq!(saved_twins(&desk), [true]);
    desk.press("enter");
    assert_eq!(saved_twins(&desk), [true], "once is enough");
    desk.press("f2").sees("F1 Aide");
    assert_eq!(saved_twins(&desk), [true, false]);
}

#[test]
fn another_character_in_place_of_the_at_sign_names_alt_gr() {
    let mut desk = desk();
    desk.sees_not("Alt Gr").type_text("à").sees(&words::other_arrived('à')).sees("Alt Gr");
    desk.type_text("@").sees_not("Alt Gr").sees(words::AT_ARRIVED);
    let mut desk = self::desk();
    desk.press("down down enter").sees("Alt Gr").sees(words::AT_MISSING);
}

#[test]
fn before_anybody_is_logged_in_nothing_is_saved() {
    let mut desk = Desk::on(Screen::TryKeys(State::new()));
    desk.press("down enter").sees("Ctrl-A Aide");
    assert!(saved_twins(&desk).is_empty());
}
