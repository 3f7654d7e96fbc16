//! Backups: a sound one, changed by a script, with its checksums made to hold on demand.

#![no_main]

use jalon::store::backup::{Backup, Place};
use jalon::store::{Founding, Holder, create};
use jalon::vault::Cost;
use std::path::PathBuf;
use std::sync::LazyLock;
use time::macros::datetime;

/// The length of the head and of the footer.
const HEAD: usize = 100;
const FOOTER: usize = 40;

static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("jalon-fuzz-backup-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("there is a folder for a moment's files");
    folder
});

static SOUND: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let passphrase = "canard bleu lune verte";
    let founding = Founding { place: "Gien", commune: None, mediator: "Claire", passphrase, cost: Cost::Light };
    let holder = Holder { host: String::new(), now: 1 };
    let (mut store, _) = create(&FOLDER.join("data"), &founding, &holder).expect("it is founded");
    let made = store.back_up(Place::Own, datetime!(2026-11-24 10:00 UTC), &mut |_| true).expect("it is backed up");
    let bytes = std::fs::read(made.backup.path()).expect("it is there");
    drop(store);
    let _ = std::fs::remove_dir_all(FOLDER.join("data"));
    bytes
});

/// Each change is a kind, a place (two bytes) and a value.
fn changed(script: &[u8]) -> Vec<u8> {
    let mut bytes = SOUND.clone();
    for change in script.chunks_exact(4) {
        let at = usize::from(u16::from_le_bytes([change[1], change[2]])) % bytes.len().max(1);
        match change[0] % 8 {
            0..=2 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = change[3];
                }
            }
            // A field of the head: the lengths stand at its end.
            3 => {
                if let Some(byte) = bytes.get_mut(60 + at % 36) {
                    *byte = change[3];
                }
            }
            4 => bytes.truncate(at),
            5 => bytes.extend(std::iter::repeat_n(change[3], at)),
            6 => {
                let piece = bytes.get(at..).map(|rest| rest[..rest.len().min(change[3].into())].to_vec());
                bytes.splice(at..at, piece.unwrap_or_default());
            }
            _ => drop(bytes.drain(at..(at + usize::from(change[3])).min(bytes.len()))),
        }
    }
    bytes
}

/// Makes the head's and the whole file's checksums hold.
fn signed(bytes: &mut [u8]) {
    let Some((head, _)) = bytes.split_at_mut_checked(HEAD) else { return };
    let crc = crc32fast::hash(&head[..HEAD - 4]);
    head[HEAD - 4..].copy_from_slice(&crc.to_le_bytes());
    if bytes.len() < HEAD + FOOTER {
        return;
    }
    let (content, digest) = bytes.split_at_mut(bytes.len() - 32);
    digest.copy_from_slice(blake3::hash(content).as_bytes());
}

libfuzzer_sys::fuzz_target!(|script: &[u8]| {
    let [how, script @ ..] = script else { return };
    let mut bytes = changed(script);
    if how & 1 == 0 {
        signed(&mut bytes);
    }
    let same = bytes == *SOUND;
    let path = FOLDER.join("changed");
    std::fs::write(&path, bytes).expect("it is written");
    let Ok(mut backup) = Backup::open(&path) else { return assert!(!same) };
    let (_, _, _) = (backup.made(), backup.live(), backup.length());
    let _ = backup.mediators();
    let verified = backup.verify(&mut |_| true);
    assert!(verified.is_ok() || !same);
    assert!(verified.is_err() || how & 1 == 0 || same, "an unsigned change went unseen");
});
