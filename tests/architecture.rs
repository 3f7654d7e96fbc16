//! The house's rules, read off its sources: who may use whom, one door per crate, file sizes, French in its place.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

/// Which folders of the crate a folder may use.
const FOLDERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("vault", &[]),
    ("platform", &[]),
    ("content", &["domain"]),
    ("text", &["domain"]),
    ("store", &["domain", "vault"]),
    ("report", &["domain", "content", "text"]),
    ("intake", &["domain", "content", "text"]),
    ("demo", &["domain", "content"]),
    ("tui", &["domain", "content", "text"]),
];

/// Files of a restricted folder that may use everything.
const FREE: &[&str] = &["tui/runtime", "tui/worker"];

/// Where each crate comes in. A path ending in `/` is a folder.
const DOORS: &[(&[&str], &[&str])] = &[
    (&["sled", "bincode"], &["store/"]),
    (&["argon2", "chacha20poly1305", "crypto_box", "hkdf", "sha2", "x25519_dalek"], &["vault/"]),
    (&["clap", "clap_complete", "clap_mangen"], &["cli/", "main.rs"]),
    (&["crossterm"], &["tui/terminal/"]),
    (&["ratatui"], &["tui/runtime", "tui/theme", "tui/widget/", "tui/terminal/", "view.rs"]),
    (&["csv", "encoding_rs"], &["report/", "intake/", "content/"]),
    (&["rust_xlsxwriter"], &["report/workbook"]),
    (&["calamine", "zip"], &["intake/workbook"]),
    (&["rustix", "signal_hook", "etcetera"], &["platform/", "tui/terminal/", "store/lock"]),
];

/// Calls that read a clock or draw at random, and where they may stand.
const CLOCKS: &[&str] = &["now_utc()", "now_local()", "SystemTime::now()", "Instant::now()", "OsRng", "getrandom"];
const CLOCK_PLACES: &[&str] =
    &["tui/runtime", "tui/worker", "tui/terminal/", "cli/", "vault/", "store/", "platform/", "main.rs"];

/// Where French may stand outside comments.
const FRENCH_PLACES: &[&str] = &["text/", "content/", "demo/"];

struct Source {
    /// Below `src`, with `/`.
    name: String,
    text: String,
}

impl Source {
    fn folder(&self) -> &str {
        self.name.split('/').next().unwrap()
    }

    /// The code alone: no comment, and nothing from the first `#[cfg(test)]` on.
    fn code(&self) -> String {
        if self.is_tests() {
            return String::new();
        }
        let before_tests = self.text.split("#[cfg(test)]\nmod tests").next().unwrap();
        before_tests.lines().map(without_comment).collect::<Vec<_>>().join("\n")
    }

    fn is_tests(&self) -> bool {
        self.name.ends_with("/tests.rs") || self.name.contains("/tests/")
    }

    fn stands_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| match *place {
            "view.rs" => self.name.ends_with("/view.rs") || self.name.contains("/view/"),
            _ => self.name.starts_with(place),
        })
    }
}

/// A line without its comment; a `//` inside a literal is kept.
fn without_comment(line: &str) -> &str {
    let mut quoted = false;
    let bytes = line.as_bytes();
    for at in 0..bytes.len() {
        match bytes[at] {
            b'"' if at == 0 || bytes[at - 1] != b'\\' => quoted = !quoted,
            b'/' if !quoted && bytes.get(at + 1) == Some(&b'/') => return &line[..at],
            _ => {}
        }
    }
    line
}

fn sources() -> Vec<Source> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.sort();
    let name = |path: &PathBuf| path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
    found.iter().map(|path| Source { name: name(path), text: fs::read_to_string(path).unwrap() }).collect()
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Whether `path::` stands in the code as the beginning of a path.
fn uses(code: &str, path: &str) -> bool {
    code.match_indices(path).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + path.len()..].chars().next();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
            && (path.ends_with("::") || after.is_some_and(|c| matches!(c, ':' | ';' | ' ')))
    })
}

#[test]
fn folders_use_only_what_they_may() {
    let mut faults = Vec::new();
    for source in sources() {
        let Some((_, allowed)) = FOLDERS.iter().find(|(folder, _)| *folder == source.folder()) else { continue };
        if source.stands_in(FREE) {
            continue;
        }
        let code = source.code();
        for other in
            ["domain", "content", "text", "vault", "store", "intake", "report", "platform", "demo", "tui", "cli"]
        {
            let named = code.contains(&format!("crate::{other}"));
            if named && other != source.folder() && !allowed.contains(&other) {
                faults.push(format!("{} uses {other}", source.name));
            }
        }
        if code.contains("use crate::{") {
            faults.push(format!("{}: name the folder in each `use crate::folder`", source.name));
        }
    }
    assert_none(&faults);
}

#[test]
fn each_crate_has_one_door() {
    let mut faults = Vec::new();
    for source in sources() {
        let code = source.code();
        for (crates, places) in DOORS {
            for name in *crates {
                let used = uses(&code, &format!("{name}::"));
                if used && !source.stands_in(places) {
                    faults.push(format!("{} uses {name}", source.name));
                }
            }
        }
        if code.contains("ratatui::crossterm") && !source.stands_in(&["tui/terminal/"]) {
            faults.push(format!("{} uses crossterm", source.name));
        }
    }
    assert_none(&faults);
}

#[test]
fn clocks_and_chance_are_passed_in() {
    let mut faults = Vec::new();
    for source in sources() {
        let code = source.code();
        for call in CLOCKS {
            if code.contains(call) && !source.stands_in(CLOCK_PLACES) {
                faults.push(format!("{} calls {call}", source.name));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn files_stay_small() {
    let sources = sources();
    let mut lengths: Vec<usize> = sources.iter().map(|source| source.text.lines().count()).collect();
    lengths.sort_unstable();
    let long = sources.iter().filter(|source| source.text.lines().count() > 400);
    assert_none(&long.map(|source| format!("{} has over 400 lines", source.name)).collect::<Vec<_>>());
    assert!(lengths[lengths.len() / 2] < 150, "the median file has {} lines", lengths[lengths.len() / 2]);
}

#[test]
fn french_stands_in_its_place() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !source.stands_in(FRENCH_PLACES)) {
        for (number, line) in source.code().lines().enumerate() {
            let literal = line.contains('"') && line.chars().any(|c| "àâçéèêëîïôùûœÀÂÇÉÈÊËÎÏÔÙÛŒ«»’".contains(c));
            if literal && !line.contains("not French:") {
                faults.push(format!("{}:{}: {}", source.name, number + 1, line.trim()));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn drawers_have_names() {
    let drawers = ["utils", "helpers", "common", "misc"];
    let faults: Vec<_> = sources()
        .into_iter()
        .filter(|source| source.name.split(['/', '.']).any(|part| drawers.contains(&part)))
        .map(|source| source.name)
        .collect();
    assert_none(&faults);
}

#[test]
fn the_top_holds_what_was_agreed() {
    let agreed = ["Cargo.lock", "Cargo.toml", "LICENSE", "README.md", "benches", "src", "target", "tests", "themes"];
    let faults: Vec<_> = fs::read_dir(env!("CARGO_MANIFEST_DIR"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with('.') && !agreed.contains(&name.as_str()))
        .collect();
    assert_none(&faults);
}
