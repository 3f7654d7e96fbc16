//! The README says what the program does: its keys are those of the table, its commands those that run.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use jalon::text::shell::key_name;
use jalon::tui::keymap::BINDINGS;

const README: &str = include_str!("../README.md");

#[test]
fn the_keys_are_those_of_the_table() {
    let rows = BINDINGS.iter().filter(|binding| !binding.key.is_empty()).map(|binding| {
        let twin = if binding.twin == binding.key { String::new() } else { key_name(binding.twin) };
        format!("| {} | {twin} | {} |\n", key_name(binding.key), binding.meaning)
    });
    let table = format!("| Key | Or | What it does |\n|---|---|---|\n{}", rows.collect::<String>());
    assert!(README.replace("\r\n", "\n").contains(&table), "the README's table should be:\n{table}");
}

#[test]
fn the_two_commands_are_there() {
    assert!(README.contains("cargo run --release") && README.contains("cargo test"));
}

#[test]
fn each_promise_of_security_has_its_test() {
    let section = README.split("## Security").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| Promise"));
    let sources = [sources("tests"), sources("src")].concat();
    for row in rows {
        let names: Vec<&str> = row.rsplit('|').nth(1).unwrap().split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "no test holds: {row}");
        for name in names {
            let is_file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name).is_file();
            assert!(is_file || sources.contains(&format!("fn {name}(")), "{name} does not exist");
        }
    }
}

/// All Rust sources of a folder, one after the other.
fn sources(folder: &str) -> String {
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut text = String::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                text.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    text
}
