//! One spelling for each thing, read in the sources of the words.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

/// Spellings that slipped in, and what is written instead.
const NEVER: [(&str, &str); 8] = [
    ("dans La Coop", "la Coop"),
    (" de La Coop", "la Coop"),
    ("à La Coop", "la Coop"),
    ("pour La Coop", "la Coop"),
    ("0min", "0 min"),
    ("0h", "0 h"),
    ("de {name}", "elision::of"),
    ("que {name}", "elision::that"),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

#[test]
fn the_words_keep_to_one_spelling() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in sources(&root.join("src/text")) {
        // What is the Coop's own stays as it writes it.
        if path.ends_with("report/coop.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for (wrong, right) in NEVER {
                assert!(!line.contains(wrong), "{}:{}: « {wrong} », write « {right} »", path.display(), number + 1);
            }
        }
    }
}
