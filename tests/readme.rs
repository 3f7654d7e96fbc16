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
