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

/// Columns of the status line in the window the frames are drawn for.
const STATUS: usize = 79;

#[test]
fn every_help_fits_the_status_line() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = sources(&root.join("src/text"))
        .into_iter()
        .filter(|path| !path.components().any(|part| part.as_os_str() == "cli"));
    for path in files {
        let text = fs::read_to_string(&path).unwrap().replace("=\n    \"", "= \"");
        for line in text.lines().filter(|line| line.starts_with("pub const ") && line.contains(": &str = \"")) {
            let (name, value) = line.split_once(": &str = \"").unwrap();
            let length = value.trim_end_matches("\";").chars().count();
            let is_help = name.contains("HINT") || name.ends_with("_HELP");
            assert!(!is_help || length <= STATUS, "{}: {name} is {length} columns wide", path.display());
        }
    }
}
