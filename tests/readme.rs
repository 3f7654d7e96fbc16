//! The README says what the program does: its keys are those of the table, its commands those that run.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use jalon::text::shell::key_name;
use jalon::tui::keymap::BINDINGS;

const README: &str = include_str!("../README.md");

#[test]
fn the_keys_are_those_of_the_table() {
    let mut table = String::from("| Key | Or | What it does |\n|---|---|---|\n");
    for binding in BINDINGS.iter().filter(|binding| !binding.key.is_empty()) {
        let twin = if binding.twin == binding.key { String::new() } else { key_name(binding.twin) };
        table.push_str(&format!("| {} | {twin} | {} |\n", key_name(binding.key), binding.meaning));
    }
    assert!(README.replace("\r\n", "\n").contains(&table), "the README's table should be:\n{table}");
}

#[test]
fn the_two_commands_are_there() {
    assert!(README.contains("cargo run --release") && README.contains("cargo test"));
}
