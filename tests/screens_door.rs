//! From nothing to the home screen, and through the door again: the real vault and store behind the screens.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::Ui;
use jalon::store::Closed;
use jalon::tui::screen::{Screen, first_start, try_keys, unlock};
use jalon::tui::worker::{Worker, holder};
use std::sync::Arc;
use tempfile::TempDir;

const PHRASE: &str = "cheval lampe batterie";
const HOME: &str = "Que voulez-vous faire ?";

/// The first start on an empty folder.
fn first_start() -> Ui {
    let folder = Arc::new(TempDir::new().unwrap());
    let worker = Worker::without_store(Ui::setup_of(folder.path()));
    let mut ui = Ui::on(folder, worker, Screen::TryKeys(try_keys::State::new()));
    let first = first_start::State::new(&ui.app.shared);
    ui.app.stack = vec![Screen::FirstStart(Box::new(first))];
    ui
}

/// The next start on the same folder.
fn next_start(ui: Ui) -> Ui {
    let folder = Arc::clone(&ui.folder);
    drop(ui);
    let closed = Closed::open(folder.path(), &holder()).unwrap();
    let door = unlock::State::new(closed.place_name().to_owned(), closed.mediators());
    let worker = Worker::locked(Ui::setup_of(folder.path()), closed);
    Ui::on(folder, worker, Screen::Unlock(Box::new(door)))
}

/// Answers everything up to the recovery code.
fn founded() -> Ui {
    let mut ui = first_start();
    ui.paste("Médiathèque de Gien").press("enter").paste("45500").press("enter enter");
    ui.paste("Claire").press("enter").paste(PHRASE).press("enter").paste(PHRASE).press("enter");
    ui.press("f2").type_text("@").press("enter").sees("Votre code de secours");
    ui
}

/// The nine groups in sight.
fn code(ui: &Ui) -> Vec<String> {
    let screen = ui.screen();
    let framed: String = screen.lines().filter(|line| line.contains('│')).collect();
    let letters: String = framed.chars().filter(char::is_ascii_alphabetic).collect();
    assert_eq!(letters.len(), 36, "{screen}");
    letters.as_bytes().chunks(4).map(|group| String::from_utf8(group.to_vec()).unwrap()).collect()
}

/// The group asked for, numbered from 1.
fn asked(ui: &Ui) -> usize {
    let screen = ui.screen();
    let label = screen.split("Groupe ").nth(1).unwrap();
    label.chars().next().unwrap().to_digit(10).unwrap() as usize
}

/// Copies the code, proves it, and goes in.
fn through(ui: &mut Ui) -> Vec<String> {
    let code = code(ui);
    ui.press("enter");
    let group = code[asked(ui) - 1].to_lowercase();
    ui.type_text(&group).press("enter").sees(HOME);
    code
}

#[test]
fn from_nothing_to_the_home_screen() {
    let mut ui = founded();
    through(&mut ui);
    ui.sees("Médiathèque de Gien").sees("Claire");
    assert_eq!(ui.app.shared.settings.commune, Some("45155".into()));
    ui.press("f10");
    assert!(ui.app.quitting);
}

#[test]
fn nothing_is_on_the_disk_before_the_keys_are_prepared() {
    let mut ui = first_start();
    ui.paste("Médiathèque de Gien").press("enter").paste("45500").press("enter enter");
    ui.paste("Claire").press("enter").paste(PHRASE).press("enter").paste(PHRASE).press("enter").press("f10");
    assert!(ui.app.quitting);
    assert_eq!(std::fs::read_dir(ui.folder.path()).unwrap().count(), 0);
}

#[test]
fn the_suggested_words_found_a_store() {
    let mut ui = first_start();
    ui.paste("Lieu").press("enter").paste("45500").press("enter enter").paste("Claire").press("enter");
    ui.sees("Par exemple").press("f4").sees("Forte").press("f5");
    let screen = ui.screen();
    let line = screen.lines().find(|line| line.contains("Phrase de passe   [")).unwrap();
    let words = line.split(['[', ']']).nth(1).unwrap().trim().to_owned();
    assert_eq!(words.split(' ').count(), 5, "{screen}");
    ui.press("enter enter").sees("Votre code de secours");
    through(&mut ui);
    next_start(ui).paste(&words).press("enter").sees(HOME);
}

#[test]
fn too_short_and_different_phrases_are_refused() {
    let mut ui = first_start();
    ui.paste("Lieu").press("enter").paste("45500").press("enter enter").paste("Claire").press("enter");
    ui.paste("court").sees("Trop courte").press("enter").paste("court").press("enter").sees("12 caractères");
    ui.press("ctrl-u").paste("claire lieu gien").sees("Faible");
    ui.press("ctrl-u").paste(PHRASE).press("enter ctrl-u").paste("autre chose ici").press("enter");
    ui.sees("ne sont pas pareilles").cursor_on("Encore une fois").paste(PHRASE).press("enter").sees("étape 4 sur 5");
}

#[test]
fn the_keys_chosen_at_the_first_start_stay() {
    let mut ui = first_start();
    ui.paste("Lieu").press("enter").paste("45500").press("enter enter");
    ui.paste("Claire").press("enter").paste(PHRASE).press("enter").paste(PHRASE).press("enter");
    ui.press("down enter up enter");
    through(&mut ui);
    let mut ui = next_start(ui);
    ui.paste(PHRASE).press("enter").sees(HOME).sees("Ctrl-A Aide");
}

#[test]
fn a_wrong_group_can_be_read_again() {
    let mut ui = founded();
    ui.press("enter").type_text("bbbb").press("enter").sees("Ce n'est pas le groupe");
    ui.press("esc");
    through(&mut ui);
}

#[test]
fn later_starts_ask_for_the_passphrase() {
    let mut ui = founded();
    through(&mut ui);
    let mut ui = next_start(ui);
    ui.sees("JALON  Médiathèque de Gien").sees("Claire").cursor_on("Phrase de passe");
    ui.paste("cheval lampe batteries").press("enter").sees("n'ouvre pas Jalon").sees_not(HOME);
    ui.paste(PHRASE).sees_not("cheval").press("enter").sees(HOME);
}

#[test]
fn a_name_typed_right_after_the_passphrase_is_searched() {
    let mut ui = founded();
    through(&mut ui);
    let mut ui = next_start(ui);
    ui.paste(PHRASE).press("enter").type_text("yv").sees("inscrire « yv »");
}

#[test]
fn the_code_that_was_shown_opens_and_changes_the_passphrase() {
    let mut ui = founded();
    let code = through(&mut ui);
    let mut ui = next_start(ui);
    let mut slip = code.clone();
    slip[3] = slip[3].chars().rev().collect();
    if slip == code {
        slip.swap(0, 1);
    }
    ui.press("up down enter").sees("Ouvrir avec le code de secours").paste(&slip.join("-").to_lowercase());
    ui.press("enter enter").paste("tomate glacier canard").press("enter").paste("tomate glacier canard").press("enter");
    ui.sees("faute de frappe").cursor_on("Code de secours").press("ctrl-u").paste(&code.join(" "));
    ui.press("enter enter enter").sees(HOME);
    let mut ui = next_start(ui);
    ui.paste(PHRASE).press("enter").sees("n'ouvre pas Jalon");
    ui.paste("tomate glacier canard").press("enter").sees(HOME);
}

#[test]
fn another_places_code_is_told_apart_from_a_slip() {
    let mut other = founded();
    let code = through(&mut other);
    let mut ui = founded();
    through(&mut ui);
    let mut ui = next_start(ui);
    ui.press("up down enter").paste(&code.join(" ")).press("enter enter");
    ui.paste(PHRASE).press("enter").paste(PHRASE).press("enter").sees("n'est pas celui d'ici");
}

#[test]
fn one_arrow_at_the_door_says_where_the_keys_go() {
    let mut ui = Ui::opened();
    ui.press("f12").sees("Qui êtes-vous ?").sees("• 1  Claire");
    let arrows = |ui: &Ui| ui.screen().matches('►').count();
    assert_eq!(arrows(&ui), 1, "{}", ui.screen());
    ui.press("up").cursor_on("Claire").sees("► 1  Claire");
    assert_eq!(arrows(&ui), 1, "{}", ui.screen());
}
