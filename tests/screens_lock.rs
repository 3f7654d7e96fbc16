//! Locking and coming back, driven as a mediator would: the real vault and store behind the screens.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::{PASSPHRASE, Ui};
use jalon::store::{Closed, StoreError};
use jalon::tui::worker::holder;

const LOCKED: &str = "Jalon est verrouillé. Rien n'est perdu.";
const HOME: &str = "Que voulez-vous faire ?";

/// Yvette is registered, and her record is on the screen.
fn with_yvette() -> Ui {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Yvette").press("f2 enter").sees("Fiche d'Yvette");
    ui
}

fn come_back(ui: &mut Ui) -> &mut Ui {
    ui.sees(LOCKED).paste(PASSPHRASE).press("enter")
}

#[test]
fn locking_hides_everything_and_brings_back_the_very_field() {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Yvette").press("enter").type_text("19").press("f12");
    ui.sees(LOCKED).sees("JALON  Médiathèque de Gien").sees("verrouillé à 10 h").sees("Claire");
    ui.sees("une saisie l'attend").cursor_on("Phrase de passe").sees_not("Yvette").sees_not("Inscription");
    assert!(!format!("{:?}", ui.app).contains("Yvette"));
    assert!(ui.app.lock.clears && ui.app.shared.me.is_none() && ui.app.shared.directory.is_empty());
    ui.paste("une autre phrase").press("enter").sees("n'ouvre pas Jalon").sees_not("Yvette");
    come_back(&mut ui).sees("[Yvette ").cursor_on("Année de naissance").type_text("51").sees("[1951]");
    ui.press("f2 enter").sees("Fiche d'Yvette").press("esc").sees_not("En cours");
}

#[test]
fn five_minutes_without_a_key_lock() {
    let mut ui = with_yvette();
    ui.wait(200).press("down").wait(299).sees("Fiche d'Yvette").wait(2).sees(LOCKED);
    come_back(&mut ui).sees("Fiche d'Yvette");
}

#[test]
fn the_place_chooses_its_minutes() {
    let mut ui = Ui::opened();
    ui.press("7 ctrl-end up up")
        .cursor_on("Verrou après")
        .press("ctrl-u")
        .type_text("1")
        .press("f2")
        .sees("Enregistré");
    ui.wait(59).sees(HOME).wait(1).sees(LOCKED);
}

#[test]
fn a_computer_that_slept_locks_at_the_first_key() {
    let mut ui = with_yvette();
    ui.sleep(3_600).press("down").sees(LOCKED).sees_not("Yvette");
}

#[test]
fn nothing_locks_twice_or_before_somebody_is_in() {
    let mut ui = with_yvette();
    ui.press("ctrl-k").sees(LOCKED).press("f12").sees("Cette touche ne sert pas ici").wait(10_000).sees(LOCKED);
    assert_eq!(ui.app.due(), None);
}

#[test]
fn a_question_and_the_menu_are_put_away_too() {
    for keys in ["f9", "f1", "f4 x esc"] {
        let mut ui = with_yvette();
        ui.press(keys).press("f12").sees(LOCKED).sees_not("Yvette");
        come_back(&mut ui);
        assert!(ui.app.overlay.is_none());
    }
}

#[test]
fn every_place_is_found_again() {
    let text = |ui: &mut Ui| ui.screen();
    for keys in [
        "esc",
        "esc f3",
        "esc 4 down",
        "esc 5",
        "esc 7 down down",
        "",
        "down",
        "f5",
        "f5 down down",
        "f7",
        "enter",
        "f4 down down down",
        "f9 h i s t enter",
        "f4 ctrl-end enter down down",
        "f4 x ctrl-end enter down down",
    ] {
        let mut ui = with_yvette();
        ui.press(keys);
        let (before, cursor) = (text(&mut ui), ui.cursor());
        ui.press("f12");
        come_back(&mut ui);
        let status = |screen: &str| screen.lines().take(22).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(status(&text(&mut ui)), status(&before), "{keys}");
        assert_eq!(ui.cursor(), cursor, "{keys}");
    }
}

#[test]
fn a_paused_assessment_is_taken_up_at_its_question() {
    let mut ui = with_yvette();
    ui.press("enter 1 2").sees("question 3 sur 10").press("f12").sees("une saisie l'attend");
    come_back(&mut ui).sees("question 3 sur 10").press("esc").sees("point à reprendre, question 3 sur 10");
}

#[test]
fn a_session_is_taken_up_at_its_line_and_at_its_end() {
    let mut ui = with_yvette();
    ui.press("f4").type_text("1").press("down").sees("Séance");
    let at = ui.cursor();
    ui.press("f12");
    assert_eq!(come_back(&mut ui).cursor(), at);
    ui.press("f2 down down down down");
    let (at, screen) = (ui.cursor(), ui.screen());
    ui.press("f12");
    assert_eq!(come_back(&mut ui).cursor(), at);
    assert_eq!(ui.screen().lines().take(22).collect::<Vec<_>>(), screen.lines().take(22).collect::<Vec<_>>());
}

#[test]
fn changed_settings_wait_for_their_author() {
    let mut ui = Ui::opened();
    ui.press("7 down down").type_text(", 2e étage").press("f12").sees("une saisie l'attend");
    come_back(&mut ui).cursor_on("2e étage").press("f2").sees("Enregistré");
}

#[test]
fn keys_typed_right_after_the_passphrase_reach_the_field() {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Yv").press("f12").paste(PASSPHRASE).press("enter").type_text("ette").sees("[Yvette ");
}

#[test]
fn a_second_start_is_sent_to_the_locked_window() {
    let mut ui = with_yvette();
    let second = |ui: &Ui| Closed::open(ui.folder.path(), &holder()).map(drop).unwrap_err();
    assert!(matches!(second(&ui), StoreError::InUse { .. }));
    ui.press("f12");
    assert!(matches!(second(&ui), StoreError::LockedElsewhere));
    come_back(&mut ui);
    assert!(matches!(second(&ui), StoreError::InUse { .. }));
}

#[test]
fn a_draft_that_cannot_be_written_stays_in_memory_behind_the_door() {
    let mut ui = Ui::opened();
    // A file where the drafts' folder should be: nothing can be written below it.
    std::fs::write(ui.folder.path().join("drafts"), b"").unwrap();
    ui.press("f4").type_text("Yvette").press("f12").sees(LOCKED).sees_not("Yvette").sees("ne quittez pas");
    come_back(&mut ui).press("esc").sees("[Yvette ").cursor_on("Prénom").type_text("s").sees("[Yvettes ");
}

#[test]
fn the_demonstration_is_never_locked() {
    let mut ui = Ui::opened();
    ui.app.shared.demo = true;
    ui.press("f12").sees("inventées").wait(3_600).sees(HOME);
}

#[test]
fn the_lock_fits_every_window() {
    let mut ui = with_yvette();
    ui.press("f12");
    for (columns, rows) in [(1, 1), (60, 15), (80, 24), (250, 80)] {
        ui.resize(columns, rows);
        let (x, y) = ui.cursor();
        assert!(x < columns && y < rows);
    }
}
