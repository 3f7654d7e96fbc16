//! Things to teach with, in a real terminal: a guide read, a code shown, the keyboard handed over and given back.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod program;
mod pty;

use program::{PASSPHRASE, Place};
use pty::{ENTER, F2, F4, F10, Pty};

const ESC: &str = "\x1b";
const F9: &str = "\x1b[20~";
const LOCKED: &str = "Jalon est verrouillé";

#[test]
fn a_guide_is_read_and_its_site_shown_from_the_home_screen() {
    let place = Place::new();
    let mut pty = Pty::start(&["demo"], &place.environment());
    pty.sees("Que voulez-vous faire").send(F9).sees("Menu").send("guides des").send(ENTER).sees("Guides des étapes");
    pty.send("\x1b[F").send(ENTER).sees("Guide du médiateur").sees("Réagir à une arnaque").send("q");
    pty.sees("17cyber.gouv.fr").sees("Visez ce carré").sees("█").send(ESC).sees("Guide : Réagir");
    pty.send(F10).sees("Quitter Jalon ?").send("1");
    assert_eq!(pty.ends().exit_code(), 0);
}

#[test]
fn the_keyboard_is_handed_over_and_only_the_passphrase_leads_back() {
    let place = Place::opened();
    let (data, passphrase) = (place.data(), place.path("passphrase"));
    let arguments = ["--data", data.to_str().unwrap(), "--passphrase-file", passphrase.to_str().unwrap()];
    let mut pty = Pty::start(&arguments, &place.environment());
    pty.sees("Que voulez-vous faire").send(F4).sees("Prénom ou pseudonyme").send("Ginette").send(F2).sees("Texte lu");
    pty.send(ENTER).sees("Fiche de Ginette").send(F4).sees("Séance de Ginette").send(F9).sees("Menu").send("exercices");
    pty.send(ENTER).sees("Exercices des étapes").send(ENTER).sees("Confier le clavier").send("2").sees("1 sur 5");
    assert!(!pty.text().contains("Ginette"));
    pty.send(F10).sees("Rendez d'abord le clavier").send("\x03").sees("1 sur 5");
    for done in 1..=5 {
        pty.sees(&format!("{done} sur 5")).send("1").sees("Continuer").send(ENTER);
    }
    pty.sees("C'est fini").send(ENTER).sees(LOCKED);
    assert!(!pty.text().contains("Ginette"));
    pty.send(PASSPHRASE).send(ENTER).sees("Séance de Ginette").sees("propose :");
}
