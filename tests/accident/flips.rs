//! Bits flipped and files cut short, anywhere in the store: it opens, it is mended, or it says what is lost.

use crate::shelf::{PASSPHRASE, Shelf, holder};
use crate::world::{World, perform};
use crate::{ran, times};
use jalon::store::{Closed, Notice};
use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if !path.file_name().unwrap().to_string_lossy().starts_with("instance") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Flips a bit of a file or cuts it, and says which.
fn spoil(path: &Path) -> String {
    let mut bytes = fs::read(path).unwrap();
    if bytes.is_empty() {
        return String::new();
    }
    let at = fastrand::usize(..bytes.len());
    let what = if fastrand::u8(..4) == 0 {
        bytes.truncate(at);
        format!("{} cut at {at}", path.display())
    } else {
        let bit = fastrand::u8(..8);
        bytes[at] ^= 1 << bit;
        format!("{} byte {at} bit {bit}", path.display())
    };
    fs::write(path, bytes).unwrap();
    what
}

#[test]
fn a_spoilt_file_is_never_a_silent_loss() {
    let rounds = times(12, 1_000);
    let shelf = Shelf::new();
    let (mut store, mut told) = (shelf.unlock(), World::default());
    for step in [0, 1, 2, 3, 5, 7] {
        store = perform(&shelf.dir(), store, step);
        told = told.after(step);
    }
    drop(store);
    for _ in 0..rounds {
        let copy = shelf.copy();
        let all = files(&copy.dir());
        let spoilt = spoil(&all[fastrand::usize(..all.len())]);
        let closed = Closed::open(&copy.dir(), &holder()).unwrap_or_else(|error| panic!("{spoilt}: {error}"));
        let (id, _) = closed.mediators()[0].clone();
        let store = closed.unlock(id, PASSPHRASE, &mut |_| {});
        let store = store.unwrap_or_else(|(_, error)| panic!("{spoilt}: {error}"));
        let checked = store.check(&mut |_| {}).unwrap_or_else(|error| panic!("{spoilt}: {error}"));
        let mut found = World::of(&store);
        // A draft that cannot be read is set aside, for whoever looks at it.
        if spoilt.contains("drafts") && found.drafts.is_empty() {
            assert!(fs::read_dir(copy.dir().join("damaged")).unwrap().count() > 0, "{spoilt}");
            found.drafts.clone_from(&told.drafts);
        }
        let said = |notice: &Notice| matches!(notice, Notice::SavesLost { .. } | Notice::JournalBegunAgain);
        let says_so = !checked.is_whole() || store.notices().iter().any(said);
        assert!(
            told.shows(&found) || says_so,
            "silent loss: {spoilt}, {:?} told, {:?} found, {:?}",
            told.counts(),
            found.counts(),
            store.notices()
        );
    }
    ran("bit flips and cuts", rounds);
}
