//! Folders in which no store can be kept, each told in French with its exit code, on the real binary.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod program;
mod pty;

use program::{Place, run};
use pty::Pty;
use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

/// An account that owns nothing else.
const NOBODY: u32 = 65534;
/// An account that the system has never heard of.
const UNKNOWN: u32 = 64_242;

const INIT: [&str; 8] = ["init", "--place", "Gien", "--commune", "45155", "--mediator", "Claire", "--light-key"];

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0)
}

/// Gives a folder and all below it to the account that commands run as.
fn hand_over(place: &Place) {
    fn walk(path: &Path) {
        chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
        if path.is_dir() {
            for entry in fs::read_dir(path).unwrap() {
                walk(&entry.unwrap().path());
            }
        }
    }
    if is_root() {
        walk(&place.path("."));
    }
}

/// A command as an account that permissions apply to; `None`, with a notice, where it cannot run the program.
fn as_anybody(mut command: Command) -> Option<Command> {
    if is_root() {
        command.uid(NOBODY).gid(NOBODY);
        let mut probe = Command::new(env!("CARGO_BIN_EXE_jalon"));
        let seen = probe.uid(NOBODY).gid(NOBODY).arg("--version").stdout(Stdio::null()).status();
        if !seen.is_ok_and(|status| status.success()) {
            eprintln!("skipped: another account than root cannot run the program here");
            return None;
        }
    }
    Some(command)
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_folder_one_may_not_write_in_is_told_before_anything_is_asked() {
    let place = Place::new();
    let above = place.path("protégé");
    fs::create_dir(&above).unwrap();
    hand_over(&place);
    set_mode(&above, 0o555);
    let Some(mut init) = as_anybody(place.bare()) else { return };
    init.args(INIT).env("JALON_DATA", above.join("data")).arg("--passphrase-file").arg(place.path("passphrase"));
    run(&mut init)
        .ends(1)
        .says("n'a pas le droit d'écrire dans")
        .says("protégé")
        .says("--data DOSSIER")
        .prints_nothing();
    assert_eq!(fs::read_dir(&above).unwrap().count(), 0);
}

#[test]
fn a_store_that_became_read_only_is_told() {
    let place = Place::new();
    hand_over(&place);
    let Some(mut init) = as_anybody(place.command(&INIT)) else { return };
    run(&mut init).ends(0);
    let before = fs::read(place.data().join("journal")).unwrap();
    for name in ["instance.lock", "instance.toml", "journal", "keys"] {
        set_mode(&place.data().join(name), 0o400);
    }
    set_mode(&place.data(), 0o500);
    let check = run(&mut as_anybody(place.command(&["check"])).unwrap());
    set_mode(&place.data(), 0o700);
    check.ends(1).says("n'a pas le droit d'écrire dans").says("Rien n'est perdu").prints_nothing();
    assert_eq!(fs::read(place.data().join("journal")).unwrap(), before);
}

#[test]
fn what_is_no_folder_is_told_and_left_alone() {
    let place = Place::new();
    let file = place.file("data", "something of mine");
    run(place.command(&INIT).stdin(Stdio::null())).ends(1).says("n'est pas un dossier");
    let mut shown = Pty::start(&["--data", &file], &place.environment());
    shown.sees("n'est pas un dossier");
    assert_eq!(fs::read_to_string(&file).unwrap(), "something of mine");
    place.run(&["check"]).ends(1).says("pas encore de données");
}

#[test]
fn without_a_home_folder_one_is_asked_for() {
    let place = Place::new();
    hand_over(&place);
    for home in [Some("relative"), None] {
        let mut command = place.bare();
        command.env_remove("XDG_DATA_HOME").args(["check", "--passphrase-file"]).arg(place.path("passphrase"));
        match home {
            Some(home) => command.env("HOME", home),
            None if is_root() => command.env_remove("HOME").uid(UNKNOWN).gid(UNKNOWN),
            None => {
                eprintln!("skipped: only root can run as an account without a home folder");
                continue;
            }
        };
        match command.output() {
            Err(error) => eprintln!("skipped: another account than root cannot run the program here ({error})"),
            Ok(_) => drop(run(&mut command).ends(1).says("introuvable").says("--data DOSSIER").prints_nothing()),
        }
        assert!(!place.path("relative").exists());
    }
}

/// Runs a script in a world of its own, where file systems can be mounted; `None`, with a notice, where that is refused.
fn mounted(place: &Place, script: &str) -> Option<program::Run> {
    let shell = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["-rm", "sh", "-c", script]).current_dir(place.path(".")).stdin(Stdio::null());
        command.envs(place.environment()).env("JALON", env!("CARGO_BIN_EXE_jalon"));
        command
    };
    if !shell("mount -t tmpfs tmpfs .").stderr(Stdio::null()).status().is_ok_and(|status| status.success()) {
        eprintln!("skipped: no file system can be mounted here");
        return None;
    }
    Some(run(&mut shell(script)))
}

#[test]
fn a_disk_that_is_read_only_is_told() {
    let place = Place::opened();
    let script = "mount --bind data data && mount -o remount,ro,bind data && \
                  exec \"$JALON\" check --data data --passphrase-file passphrase";
    let Some(check) = mounted(&place, script) else { return };
    check.ends(1).says("est en lecture seule").says("Rien n'est perdu").prints_nothing();
    let script = "mkdir new && mount --bind new new && mount -o remount,ro,bind new && exec \"$JALON\" init --place Gien \
                  --commune 45155 --mediator Claire --data new/data --passphrase-file passphrase";
    mounted(&place, script).unwrap().ends(1).says("est en lecture seule").prints_nothing();
}

#[test]
fn a_folder_without_room_is_told_before_anything_is_created() {
    let place = Place::new();
    let script = "mkdir small && mount -t tmpfs -o size=256k tmpfs small && \"$JALON\" init --place Gien --commune 45155 \
                  --mediator Claire --data small/data --passphrase-file passphrase; code=$?; ls small; exit $code";
    let Some(init) = mounted(&place, script) else { return };
    init.ends(1).says("plus de place").says("2 Mo").prints_nothing();
}

#[test]
fn a_folder_on_another_machine_is_refused_unless_forced() {
    let place = Place::opened();
    let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap();
    let kinds = mounts.lines().filter_map(|line| line.split_once(" - ").map(|(mount, _)| mount));
    let network: String = kinds.flat_map(|mount| [mount, " - nfs4 serveur:/x rw\n"]).collect();
    place.file("mountinfo", network);
    let check = |option: &str| {
        format!(
            "mount --bind mountinfo /proc/$$/mountinfo && exec \"$JALON\" check {option} --data data --passphrase-file passphrase"
        )
    };
    let Some(refused) = mounted(&place, &check("")) else { return };
    refused.ends(1).says("est sur le réseau").says("--force-network-folder").prints_nothing();
    mounted(&place, &check("--force-network-folder")).unwrap().ends(0);
}
