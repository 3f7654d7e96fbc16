//! Copies on the command line: made and listed without a passphrase, restored with one or with the recovery code.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod program;

use program::{Place, Run, run};
use std::path::{Path, PathBuf};

const PEOPLE: &str = "code;prenom\nMARS-27;Yvette\nMARS-28;Paul\n";

fn without_passphrase(place: &Place, arguments: &[&str]) -> Run {
    run(place.bare().args(arguments).arg("--data").arg(place.data()))
}

/// A place with two people and its recovery code.
fn peopled() -> (Place, String) {
    let place = Place::new();
    let code = place.init().ends(0).out;
    place.import("learners", PEOPLE).ends(0);
    (place, code)
}

fn backups(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|end| end == "sauvegarde")).collect()
}

#[test]
fn a_copy_is_made_and_listed_without_a_passphrase() {
    let (place, _) = peopled();
    without_passphrase(&place, &["backups"]).ends(0).says("Aucune copie").prints_nothing();
    without_passphrase(&place, &["backup"]).ends(0).says("2 fiches").prints_nothing();
    let list = without_passphrase(&place, &["backups"]).ends(0);
    assert!(list.out.lines().count() == 1 && list.out.contains("vérifiée"), "{list:?}");
    let made = &backups(&place.data().join("backups"))[0];
    let mut bytes = std::fs::read(made).unwrap();
    let end = bytes.len() - 1;
    bytes[end] ^= 1;
    std::fs::write(made, bytes).unwrap();
    let list = without_passphrase(&place, &["backups"]).ends(0);
    assert!(list.out.contains("abîmée") && list.out.contains(made.to_str().unwrap()), "{list:?}");
}

#[test]
fn a_copy_goes_where_it_is_wanted_and_nothing_is_written_over() {
    let (place, _) = peopled();
    let key = place.path("key");
    let wanted = key.to_str().unwrap();
    without_passphrase(&place, &["backup", &format!("{wanted}/deep/copy")]).ends(1).says("introuvable");
    std::fs::create_dir(&key).unwrap();
    without_passphrase(&place, &["backup", wanted]).ends(0).says(wanted);
    assert_eq!(backups(&key).len(), 1);
    let file = format!("{wanted}/copy");
    without_passphrase(&place, &["backup", &file]).ends(0);
    without_passphrase(&place, &["backup", &file]).ends(1).says("existe déjà");
    let list = without_passphrase(&place, &["backups"]).ends(0);
    assert_eq!(list.out.matches("vérifiée").count(), 2, "{list:?}");
    std::fs::rename(&key, place.path("unplugged")).unwrap();
    let list = without_passphrase(&place, &["backups"]).ends(0);
    assert_eq!(list.out.matches("absente").count(), 2, "{list:?}");
}

#[test]
fn a_copy_is_restored_in_its_place_or_beside() {
    let (place, code) = peopled();
    let copy = place.path("copy").to_str().unwrap().to_owned();
    without_passphrase(&place, &["backup", &copy]).ends(0);
    place.import("learners", "code;prenom\nMARS-29;Lucie\n").ends(0);
    assert_eq!(place.learners().len(), 3);
    place.run(&["restore", &copy]).ends(0).says("2 fiches").says("de côté").prints_nothing();
    assert_eq!(place.learners().len(), 2);
    place.run(&["check", "--deep"]).ends(0).says("ouverts un par un").says("2 fiches").says("Tout est en ordre");
    // Elsewhere, with the recovery code alone.
    let (beside, code) = (place.path("beside"), place.file("code", code));
    let restore = |file: &str| {
        let beside = beside.to_str().unwrap();
        without_passphrase(&place, &["restore", &copy, "--to", beside, "--recovery-code-file", file])
    };
    restore("missing").ends(2).says("code de secours");
    restore(&place.file("typo", "BCDF")).ends(4).says("faute de frappe");
    restore(&code).ends(0).says("2 fiches");
    restore(&code).ends(1).says("déjà");
    let mut check = place.bare();
    check.arg("check").arg("--data").arg(&beside).arg("--passphrase-file").arg(place.path("passphrase"));
    run(&mut check).ends(0).says("2 fiches");
}

#[test]
fn what_is_no_copy_is_refused_in_plain_words() {
    let (place, _) = peopled();
    let text = place.file("text", "pas une copie");
    place.run(&["restore", &text]).ends(1).says("n'est pas une copie");
    place.run(&["restore", "missing"]).ends(1).says("introuvable");
    let copy = place.path("copy").to_str().unwrap().to_owned();
    without_passphrase(&place, &["backup", &copy]).ends(0);
    let wrong = place.file("wrong", "pas la bonne phrase");
    let mut restore = place.bare();
    restore.args(["restore", &copy, "--passphrase-file", &wrong]).arg("--data").arg(place.data());
    run(&mut restore).ends(4);
    let bytes = std::fs::read(&copy).unwrap();
    std::fs::write(&copy, &bytes[..bytes.len() - 9]).unwrap();
    place.run(&["restore", &copy]).ends(1).says("abîmée");
    assert_eq!(place.learners().len(), 2);
}

#[test]
fn damaged_data_are_repaired_on_a_copy_and_a_report_is_left() {
    let (place, code) = peopled();
    place.run(&["repair"]).ends(0).says("Rien à réparer").prints_nothing();
    without_passphrase(&place, &["backup"]).ends(0);
    std::fs::write(place.data().join("journal"), b"garbage").unwrap();
    std::fs::remove_dir_all(place.data().join("db")).unwrap();
    place.run(&["check"]).ends(1);
    let code = place.file("code", code);
    let run = without_passphrase(&place, &["repair", "--recovery-code-file", &code]).ends(1).says("lisez le rapport");
    let path = run.err.split("Rapport : ").nth(1).unwrap().trim();
    let report = std::fs::read_to_string(path).unwrap();
    assert!(report.contains("MARS-27") && report.contains("repartie de la copie"), "{report}");
    assert!(report.contains("manque peut-être"), "{report}");
    assert_eq!(place.learners().len(), 2);
    place.run(&["check", "--deep"]).ends(0);
}

/// Files of 64 KiB at most, whoever runs this; the signal would end the program.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_older_copies_and_nothing_else() {
    let (place, _) = peopled();
    let table = (0..120).fold("prenom;note\n".to_owned(), |table, number| {
        format!("{table}Personne {number};{}\n", "dit bonjour ".repeat(60))
    });
    without_passphrase(&place, &["backup"]).ends(0);
    place.import("learners", table).ends(0);
    let mut full = std::process::Command::new("sh");
    full.args(["-c", "trap '' XFSZ; ulimit -f 128; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_jalon"), "backup"]);
    full.arg("--data").arg(place.data()).envs(place.environment());
    run(&mut full).ends(1).says("place");
    let folder = place.data().join("backups");
    let parts = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    assert_eq!(parts.filter(|path| path.extension().is_some_and(|end| end == "part")).count(), 0);
    assert_eq!(backups(&folder).len(), 1);
    without_passphrase(&place, &["backup"]).ends(0).says("122 fiches");
}

#[test]
fn a_place_restored_from_a_key_knows_the_copies_of_that_key() {
    let (place, code) = peopled();
    let key = place.path("key");
    std::fs::create_dir(&key).unwrap();
    without_passphrase(&place, &["backup", key.to_str().unwrap()]).ends(0);
    let copy = backups(&key)[0].clone();
    let (new, code) = (place.path("new"), place.file("code", code));
    let arguments = ["restore", copy.to_str().unwrap(), "--to", new.to_str().unwrap(), "--recovery-code-file", &code];
    run(place.bare().args(arguments)).ends(0);
    let list = run(place.bare().arg("backups").arg("--data").arg(&new)).ends(0);
    assert!(list.out.contains("vérifiée") && list.out.contains(copy.to_str().unwrap()), "{list:?}");
}
