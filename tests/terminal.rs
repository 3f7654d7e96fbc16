//! The program in a real terminal: its first frame, its end, and the terminal's own wishes.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod program;
mod pty;

use program::{PASSPHRASE, Place};
use pty::{ENTER, F4, F10, F12, Pty};
use std::path::PathBuf;

const HOME: &str = "Que voulez-vous faire";

fn demo(place: &Place, more: &[(&'static str, &str)]) -> Pty {
    std::fs::create_dir_all(place.path("tmp")).unwrap();
    let mut environment = place.environment();
    environment.push(("TMPDIR", place.path("tmp")));
    environment.extend(more.iter().map(|(name, value)| (*name, PathBuf::from(value))));
    Pty::start(&["demo"], &environment)
}

fn is_gone(place: &Place) -> bool {
    std::fs::read_dir(place.path("tmp")).unwrap().next().is_none()
}

/// Colours of all cells that are not the terminal's own.
fn colours(pty: &Pty) -> usize {
    let cells = || (0..24_u16).flat_map(|row| (0..80_u16).map(move |column| (row, column)));
    pty.look(|screen| {
        let coloured =
            |cell: &vt100::Cell| cell.fgcolor() != vt100::Color::Default || cell.bgcolor() != vt100::Color::Default;
        cells().filter(|(row, column)| screen.cell(*row, *column).is_some_and(coloured)).count()
    })
}

#[test]
fn the_demonstration_opens_at_once_and_leaves_nothing() {
    let place = Place::new();
    let mut pty = demo(&place, &[]);
    pty.sees(HOME).sees("DÉMO").sees("40 personnes").sees("F10");
    assert!(colours(&pty) > 0);
    assert!(!is_gone(&place));
    assert!(pty.look(|screen| screen.alternate_screen() && !screen.hide_cursor()));
    pty.send(F10);
    assert_eq!(pty.ends().exit_code(), 0);
    assert!(is_gone(&place));
}

#[test]
fn a_closed_window_ends_the_program_and_leaves_nothing() {
    let place = Place::new();
    let mut pty = demo(&place, &[]);
    pty.sees(HOME);
    pty.close_window();
    assert_eq!(pty.ends().exit_code(), 129);
    assert!(is_gone(&place));
}

#[test]
fn no_color_is_obeyed() {
    let place = Place::new();
    let mut pty = demo(&place, &[("NO_COLOR", "1")]);
    pty.sees(HOME).sees("►");
    assert_eq!(colours(&pty), 0);
}

#[test]
fn the_linux_console_gets_signs_its_font_has() {
    let place = Place::new();
    let mut pty = demo(&place, &[("TERM", "linux")]);
    pty.sees(HOME).sees("> 1").sees("-----");
    assert!(!pty.text().contains(['►', '─', '█', '•']), "{}", pty.text());
}

#[test]
fn a_passphrase_file_opens_the_program_without_a_question() {
    let place = Place::opened();
    let (data, passphrase) = (place.data(), place.path("passphrase"));
    let arguments = ["--data", data.to_str().unwrap(), "--passphrase-file", passphrase.to_str().unwrap()];
    let mut pty = Pty::start(&arguments, &place.environment());
    pty.sees(HOME).sees("Claire");
    assert!(!pty.text().contains("DÉMO"));
    place.run(&["check"]).ends(3).says("Jalon est déjà ouvert");
    pty.send(F10);
    assert_eq!(pty.ends().exit_code(), 0);
    place.run(&["check"]).ends(0);
}

#[test]
fn a_locked_program_shows_no_name_and_sends_a_second_start_back() {
    let place = Place::opened();
    let (data, passphrase) = (place.data(), place.path("passphrase"));
    let arguments = ["--data", data.to_str().unwrap(), "--passphrase-file", passphrase.to_str().unwrap()];
    let mut pty = Pty::start(&arguments, &place.environment());
    pty.sees(HOME).send(F4).sees("Inscription").send("Yvette").sees("[Yvette").send(F12).sees("une saisie l'attend");
    assert!(!pty.text().contains("Yvette"), "{}", pty.text());
    place.run(&["check"]).ends(3).says("Jalon est ouvert et verrouillé dans une autre fenêtre");
    pty.send(PASSPHRASE).send(ENTER).sees("[Yvette").send(F12).sees("Jalon est verrouillé").send(F10);
    assert_eq!(pty.ends().exit_code(), 0);
    place.run(&["check"]).ends(0);
}

#[test]
fn without_a_store_the_first_start_is_shown() {
    let place = Place::new();
    let data = place.data();
    let mut pty = Pty::start(&["--data", data.to_str().unwrap()], &place.environment());
    pty.sees("Première ouverture").send(F10);
    assert_eq!(pty.ends().exit_code(), 0);
    assert!(!data.join("keys").exists());
}

#[test]
fn with_a_store_the_passphrase_is_asked_for_and_never_shown() {
    let place = Place::opened();
    let data = place.data();
    let mut pty = Pty::start(&["--data", data.to_str().unwrap(), "--mediator", "claire"], &place.environment());
    pty.sees("Gien").sees("hrase de passe").send(PASSPHRASE);
    assert!(!pty.text().contains("canard"), "{}", pty.text());
    pty.send(ENTER).sees(HOME).send(F10);
    assert_eq!(pty.ends().exit_code(), 0);
}

#[test]
fn commands_ask_for_the_passphrase_without_echo() {
    let place = Place::opened();
    let check = |typed: &str| {
        let data = place.data();
        let mut pty = Pty::start(&["check", "--data", data.to_str().unwrap()], &place.environment());
        pty.sees("Phrase de passe :");
        // The prompt is written a moment before the echo is turned off; nobody types that fast.
        std::thread::sleep(std::time::Duration::from_millis(500));
        pty.send(typed).send(ENTER);
        let code = pty.ends().exit_code();
        assert!(!pty.text().contains(typed), "{}", pty.text());
        code
    };
    assert_eq!(check(PASSPHRASE), 0);
    assert_eq!(check("autre phrase"), 4);
}

#[test]
fn a_theme_that_does_not_exist_is_told_before_the_screen_is_taken() {
    let place = Place::opened();
    let (data, passphrase) = (place.data(), place.path("passphrase"));
    let files = ["--data", data.to_str().unwrap(), "--passphrase-file", passphrase.to_str().unwrap()];
    let mut pty = Pty::start(&[&files[..], &["--theme", "nuit"]].concat(), &place.environment());
    pty.sees("Le thème « nuit » n'existe pas");
    assert_eq!(pty.ends().exit_code(), 2);
    let own = place.file("own.toml", "title = { reversed = true }\n");
    let mut pty = Pty::start(&[&files[..], &["--theme", &own]].concat(), &place.environment());
    pty.sees(HOME);
    assert!(pty.look(|screen| screen.cell(0, 1).is_some_and(vt100::Cell::inverse)));
}
