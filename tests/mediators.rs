//! `jalon mediators` as scripts rely on it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod program;

use program::{Place, Run, run};

const NADIAS: &str = "lampe tortue grenier";

/// A command of a mediator, by name and passphrase.
fn by(place: &Place, name: &str, passphrase: &str, arguments: &[&str]) -> Run {
    let file = place.file(&format!("phrase-{name}"), format!("{passphrase}\n"));
    let mut command = place.bare();
    command.args(arguments).arg("--data").arg(place.data()).args(["--mediator", name, "--passphrase-file", &file]);
    run(&mut command)
}

/// A command of Claire's.
fn claire(place: &Place, arguments: &[&str]) -> Run {
    by(place, "Claire", program::PASSPHRASE, arguments)
}

/// Claire, who opened the place, and Nadia.
fn two() -> Place {
    let place = Place::opened();
    let file = place.file("nadia", format!("{NADIAS}\n"));
    claire(&place, &["mediators", "add", "Nadia", "--new-passphrase-file", &file])
        .ends(0)
        .says("Nadia")
        .prints_nothing();
    place
}

#[test]
fn the_team_is_listed_and_each_opens_with_their_own() {
    let place = two();
    assert_eq!(by(&place, "nadia", NADIAS, &["mediators", "list"]).ends(0).out, "Claire\nNadia\n");
    by(&place, "Nadia", program::PASSPHRASE, &["check"]).ends(4);
    place.run(&["check"]).ends(2).says("--mediator");
    assert_eq!(claire(&place, &["mediators", "list"]).ends(0).out, "Claire\nNadia\n");
}

#[test]
fn who_is_removed_opens_no_more() {
    let place = two();
    by(&place, "Nadia", NADIAS, &["import", "learners", &place.file("t.csv", "prenom\nYvette\n")]).ends(0);
    claire(&place, &["mediators", "remove", "nadia"]).ends(0).says("copies de sécurité").prints_nothing();
    by(&place, "Nadia", NADIAS, &["check"]).ends(1).says("dans l'équipe");
    assert_eq!(place.run(&["mediators", "list"]).ends(0).out, "Claire\n");
    assert!(place.learners().iter().any(|learner| learner["first_name"] == "Yvette"));
    place.run(&["check"]).ends(0).says("ordre");
}

#[test]
fn a_passphrase_is_changed_by_whoever_knows_it() {
    let place = two();
    let file = place.file("new", "une phrase toute neuve\n");
    by(&place, "Nadia", NADIAS, &["mediators", "passphrase", "--new-passphrase-file", &file]).ends(0).prints_nothing();
    by(&place, "Nadia", NADIAS, &["check"]).ends(4);
    by(&place, "Nadia", "une phrase toute neuve", &["check"]).ends(0);
}

#[test]
fn what_cannot_be_done_is_refused() {
    let place = two();
    let file = place.file("new", "une phrase toute neuve\n");
    let empty = place.file("empty", "\n");
    for (arguments, code, words) in [
        (&["mediators", "add", "NADIA", "--new-passphrase-file", &file][..], 1, "déjà ce nom"),
        (&["mediators", "add", " ", "--new-passphrase-file", &file], 2, "vide"),
        (&["mediators", "add", "Paul", "--new-passphrase-file", &empty], 2, "vide"),
        (&["mediators", "add", "Paul"], 2, "personne n'est là"),
        (&["mediators", "remove", "Paul"], 1, "dans l'équipe"),
        (&["mediators", "remove", "Claire"], 1, "soi-même"),
        (&["mediators", "passphrase"], 2, "personne n'est là"),
        (&["mediators"], 2, ""),
    ] {
        claire(&place, arguments).ends(code).says(words).prints_nothing();
    }
    claire(&place, &["mediators", "remove", "Nadia"]).ends(0);
    place.run(&["mediators", "remove", "Claire"]).ends(1).says("seule personne");
    assert_eq!(place.run(&["mediators", "list"]).out, "Claire\n");
}
