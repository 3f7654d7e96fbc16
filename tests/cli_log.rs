//! `jalon log`, and what the other commands leave in it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod program;

use jalon::domain::change::Change;
use jalon::store::{Closed, Holder};
use program::{PASSPHRASE, Place};

#[test]
fn imports_and_exports_are_told_without_any_name() {
    let place = Place::opened();
    let table = place.file("people.csv", "prenom;annee_naissance\nYvette;1951\nKarim;1980\nPaul;1990\n");
    place.run(&["import", "learners", &table]).ends(0);
    place.run(&["export", "learners", "--format", "csv"]).ends(0);
    let code = place.learners()[0]["code"].as_str().unwrap().to_owned();
    place.run(&["export", "learner", &code, "--format", "json"]).ends(0);
    let log = place.run(&["log"]).ends(0).out;
    let told: Vec<&str> = log.lines().collect();
    assert!(told.iter().all(|line| line.contains("Claire")), "{log}");
    assert!(log.contains("Tableau importé (3 lignes)") && log.contains("Tableau écrit"), "{log}");
    assert!(told.last().unwrap().contains("Feuille écrite") && told.last().unwrap().ends_with(&code), "{log}");
    assert!(!log.contains("Yvette") && !log.contains("inscrite"), "an import is one entry: {log}");
    place.run(&["check"]).ends(0).says("Tout est en ordre");
}

#[test]
fn a_table_bears_the_chain() {
    let place = Place::opened();
    let csv = place.run(&["log", "--format", "csv"]).ends(0).out;
    let rows: Vec<Vec<&str>> = csv.trim_start_matches('\u{feff}').lines().map(|row| row.split(';').collect()).collect();
    assert_eq!(rows[0], ["numero", "date", "heure", "action", "nombre", "objet", "par", "empreinte"]);
    assert_eq!(
        (rows[1][0], rows[1][3], rows[1][6], rows[1][7].trim_matches('"').len()),
        ("1", "Réglages changés", "Claire", 64)
    );
}

#[test]
fn a_day_narrows_it() {
    let place = Place::opened();
    assert!(place.run(&["log", "--since", "aujourd'hui"]).ends(0).out.lines().count() >= 2);
    place.run(&["log", "--since", "demain"]).ends(0).prints_nothing();
    place.run(&["log", "--since", "31/02/2026"]).ends(2).says("n'existe pas").prints_nothing();
    place.run(&["log", "--since", "2026"]).ends(2).says("par exemple --since 2026-11-24");
}

#[test]
fn a_backup_made_without_a_passphrase_is_told_once_somebody_goes_in() {
    let place = Place::opened();
    place.run(&["backup"]).ends(0);
    assert!(!place.run(&["log"]).ends(0).out.contains("Copie de sécurité"));
    // Exporting goes in, and writes to the log.
    place.run(&["export", "learners", "--format", "csv"]).ends(0);
    assert_eq!(place.run(&["log"]).ends(0).out.matches("Copie de sécurité faite").count(), 1);
}

#[test]
fn the_code_of_a_joined_record_finds_the_one_that_stays() {
    let place = Place::opened();
    place.import("learners", "prenom;annee_naissance\nYvette;1951\nKarim;1980\n").ends(0);
    let holder = Holder { host: "poste-3".into(), now: time::OffsetDateTime::now_utc().unix_timestamp() };
    let closed = Closed::open(&place.data(), &holder).unwrap();
    let me = closed.mediators()[0].0;
    let mut store = closed.unlock(me, PASSPHRASE, &mut |_| {}).unwrap_or_else(|_| panic!("locked"));
    let all: Vec<_> = store.learners().unwrap().map(Result::unwrap).collect();
    let [(stays, kept), (goes, gone)] = &all[..] else { panic!("two people") };
    let (now, before) = (kept.record.code.to_string(), gone.record.code.to_string());
    store.save(me, holder.now, &[Change::Merge(*goes, *stays)]).unwrap();
    drop(store);
    let said = format!("{before} est réunie à {now}");
    place.run(&["export", "learner", &before, "--format", "json"]).ends(0).says(&said);
    let log = place.run(&["log"]).ends(0).out;
    assert!(log.contains(&format!("réunie à {now}")) && !log.contains("effacée"), "{log}");
}
