//! The door: settle what must be settled before there are threads, then hand over to the command line.

use jalon::{cli, platform};
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    platform::umask();
    cli::run(platform::local_offset())
}
