//! `jalon completions`: what a shell needs to complete the commands.

use super::stop::{Exit, Stop};
use super::{args, output};
use clap_complete::Shell;

/// Prints the completions of a shell.
pub fn completions(shell: Shell) -> Result<Exit, Stop> {
    // Written at once: the generator panics on a reader that left.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut args::command(), "jalon", &mut script);
    output::print(&script)?;
    Ok(Exit::Done)
}
