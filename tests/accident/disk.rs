//! A disk that is full, and one that answers with an error: what cannot be kept is not acknowledged, and nothing else is
//! touched.

use crate::program::{PASSPHRASE, Place, Run, run};
use crate::pty::{ENTER, F2, F4, Pty};
use crate::{is_long, ran, skipped};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

fn table(people: u32) -> String {
    (0..people).fold("prenom;note\n".to_owned(), |mut table, number| {
        writeln!(table, "Personne {number};{}", "dit bonjour ".repeat(80)).unwrap();
        table
    })
}

/// Runs a command of the program under another one.
fn under(place: &Place, before: &[&str], arguments: &[&str]) -> Run {
    let (data, passphrase) = (place.data(), place.path("passphrase"));
    let mut command = Command::new(before[0]);
    command.args(&before[1..]).arg(env!("CARGO_BIN_EXE_jalon")).args(arguments);
    command.arg("--data").arg(data).arg("--passphrase-file").arg(passphrase);
    run(command.envs(place.environment()).env_remove("NO_COLOR").stdin(std::process::Stdio::null()))
}

#[test]
fn a_file_that_may_not_grow_is_a_full_disk() {
    let place = Place::opened();
    place.import("learners", table(3)).ends(0);
    let path = place.file("more.csv", table(700));
    // Files of 512 KiB at most, whoever runs this; the signal would end the program.
    let shell = ["sh", "-c", "trap '' XFSZ; ulimit -f 1024; exec \"$@\"", "sh"];
    under(&place, &shell, &["import", "learners", &path]).ends(1).says("place");
    assert_eq!(place.learners().len(), 3, "all or none");
    place.run(&["check"]).ends(0);
    place.run(&["import", "learners", &path]).ends(0);
    assert_eq!(place.learners().len(), 703, "usable again once there is room");
}

#[test]
fn a_disk_that_fails_acknowledges_nothing() {
    let what = "EIO on fdatasync";
    if Command::new("strace").arg("-V").output().is_err() {
        return skipped(what, "there is no strace");
    }
    let place = Place::opened();
    place.import("learners", table(2)).ends(0);
    let path = place.file("more.csv", table(5));
    let inject = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "inject=fdatasync:error=EIO:when=1+"];
    let failed = under(&place, &inject, &["import", "learners", &path]);
    if failed.err.contains("PTRACE") {
        return skipped(what, "tracing is not allowed here");
    }
    failed.ends(1);
    assert_eq!(place.learners().len(), 2);
    place.run(&["check"]).ends(0);
    place.run(&["import", "learners", &path]).ends(0);
    assert_eq!(place.learners().len(), 7, "and it is not there twice");
    ran(what, 1);
}

/// A small disk in memory, as long as this lives.
struct Small<'a>(&'a Path);

impl Drop for Small<'_> {
    fn drop(&mut self) {
        let _left = Command::new("umount").arg(self.0).output();
    }
}

#[test]
fn a_full_disk_keeps_what_was_typed() {
    let what = "a full disk under the screen";
    if !is_long() {
        return skipped(what, "only in the long form");
    }
    let place = Place::new();
    fs::create_dir(place.data()).unwrap();
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=12m", "jalon"]).arg(place.data()).output();
    if !mounted.is_ok_and(|output| output.status.success()) {
        return skipped(what, "mounting a small disk takes root");
    }
    let data = place.data();
    let _small = Small(&data);
    place.init().ends(0);
    let passphrase = place.path("passphrase");
    assert!(fs::read_to_string(&passphrase).unwrap().starts_with(PASSPHRASE));
    let arguments = ["--data", data.to_str().unwrap(), "--passphrase-file", passphrase.to_str().unwrap()];
    let mut pty = Pty::start(&arguments, &place.environment());
    pty.sees("Que voulez-vous faire").send(F4).sees("Prénom ou pseudonyme").send("Yvette").sees("Yvette");
    let filler = data.join("filler");
    let mut room = 16 << 20;
    while room > 0 {
        // Until not one byte more is taken.
        if fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&filler)
            .and_then(|mut file| std::io::Write::write_all(&mut file, &vec![0; room]))
            .is_err()
        {
            room /= 2;
        }
    }
    pty.send(F2).sees("Texte lu, on continue").send(ENTER).sees("Le disque est plein");
    fs::remove_file(&filler).unwrap();
    // The question still stands there: the same key answers it again.
    pty.send(ENTER).sees("Enregistré");
    pty.kill();
    assert_eq!(place.learners().len(), 1);
    ran(what, 1);
}
