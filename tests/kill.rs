//! kill -9 on the real binary in a real terminal: what was acknowledged is there, what was typed is offered again.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod program;
mod pty;

use program::Place;
use pty::{ENTER, F2, F4, F10, Pty};

const ROUNDS: usize = 8;
const HOME: &str = "Que voulez-vous faire";

fn open(place: &Place) -> Pty {
    let (data, passphrase) = (place.data(), place.path("passphrase"));
    let arguments = ["--data", data.to_str().unwrap(), "--passphrase-file", passphrase.to_str().unwrap()];
    let mut pty = Pty::start(&arguments, &place.environment());
    pty.sees(HOME);
    pty
}

/// Types a person's name and has the text read: one key is left before the save.
fn ready_to_save(pty: &mut Pty, name: &str) {
    pty.send(F4).sees("Prénom ou pseudonyme").send(name).sees(name).send(F2).sees("Texte lu, on continue");
}

fn first_names(place: &Place) -> Vec<String> {
    let mut names: Vec<String> =
        place.learners().iter().map(|learner| learner["first_name"].as_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

#[test]
fn nothing_acknowledged_is_ever_missing() {
    let place = Place::opened();
    let mut acknowledged = Vec::new();
    for round in 0..ROUNDS {
        let name = format!("Personne{round}");
        let mut pty = open(&place);
        ready_to_save(&mut pty, &name);
        pty.send(ENTER).sees("Enregistré");
        acknowledged.push(name);
        pty.kill();
        assert_eq!(first_names(&place), acknowledged, "after round {round}");
    }
    place.run(&["check"]).ends(0);
}

#[test]
fn a_kill_in_the_middle_of_a_save_leaves_a_person_or_none() {
    let place = Place::opened();
    let mut before = Vec::new();
    for round in 0..ROUNDS {
        let name = format!("Personne{round}");
        let mut pty = open(&place);
        ready_to_save(&mut pty, &name);
        pty.send(ENTER);
        std::thread::sleep(std::time::Duration::from_micros(700 * round as u64));
        pty.kill();
        let mut with_it = before.clone();
        with_it.push(name);
        let found = first_names(&place);
        assert!(found == before || found == with_it, "{found:?} after {before:?}");
        before = found;
    }
    place.run(&["check"]).ends(0);
}

#[test]
fn what_was_typed_survives_a_kill() {
    let place = Place::opened();
    let mut pty = open(&place);
    pty.send(F4).sees("Prénom ou pseudonyme").send("Yvette").send(ENTER).sees("brouillon gardé");
    pty.kill();
    let mut pty = open(&place);
    pty.sees("inscription à finir").send(F10);
    assert_eq!(pty.ends().exit_code(), 0);
    assert!(first_names(&place).is_empty());
}

#[test]
fn what_was_typed_survives_the_machine_being_turned_off() {
    let place = Place::opened();
    let mut pty = open(&place);
    pty.send(F4).sees("Prénom ou pseudonyme").send("Yvette").sees("Yvette");
    pty.terminate();
    assert_eq!(pty.ends().exit_code(), 129);
    assert!(!pty.text().contains("Yvette"), "{}", pty.text());
    open(&place).sees("inscription à finir");
}

#[test]
fn what_was_typed_survives_a_closed_window() {
    let place = Place::opened();
    let mut pty = open(&place);
    pty.send(F4).sees("Prénom ou pseudonyme").send("Yvette").sees("Yvette");
    pty.close_window();
    assert_eq!(pty.ends().exit_code(), 129);
    let mut pty = open(&place);
    pty.sees("inscription à finir").send("\x1b[F").send(ENTER).sees("Yvette");
}
