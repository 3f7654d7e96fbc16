//! Kills, power cuts, full disks and spoilt bits, at moments and places drawn at random: what was acknowledged is there,
//! nothing is half done. A short form runs with the other tests; `.ci/accidents` asks for the long one.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "accident/disk.rs"]
mod disk;
#[path = "accident/flips.rs"]
mod flips;
#[path = "accident/kills.rs"]
mod kills;
#[path = "accident/power.rs"]
mod power;
mod program;
mod pty;
mod shelf;
#[path = "accident/worker.rs"]
mod worker;
#[path = "accident/world.rs"]
mod world;

/// How often an accident happens: as often as the long form says, or a few times.
fn times(few: u32, many: u32) -> u32 {
    if is_long() { many } else { few }
}

/// Whether the long form was asked for.
fn is_long() -> bool {
    std::env::var_os("JALON_ACCIDENTS").is_some_and(|value| value == "long")
}

/// Says that an accident cannot be made here; the others still are.
fn skipped(what: &str, why: &str) {
    eprintln!("SKIPPED {what}: {why}");
}

/// Says what was made to happen.
fn ran(what: &str, times: u32) {
    eprintln!("RAN {what}: {times} times, nothing lost");
}
