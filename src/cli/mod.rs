//! The command line: the only user of clap, one file a command.
//!
//! Standard output carries only what was asked for; words and progress go to standard error.

mod args;
mod backup;
mod call;
mod check;
mod completions;
mod content;
mod demo;
mod export;
mod formats;
mod import;
mod init;
mod launch;
mod log;
mod man;
mod mediators;
mod output;
mod passphrase;
mod progress;
mod repair;
mod restore;
mod stop;
mod theme;
mod usage;

use crate::domain::harmless::clean_text;
use crate::store;
use crate::text::cli as words;
use crate::tui::terminal::install_panic_hook;
use args::{Args, Command};
use call::Call;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use stop::{Exit, Stop};
use time::UtcOffset;

/// Runs what the arguments ask for. `offset` is local time's, read before there were threads.
pub fn run(offset: UtcOffset) -> ExitCode {
    let exit = match args::parse(std::env::args_os()) {
        Ok(args) => answer(args, offset),
        Err(error) => usage::explain(&error, std::env::args_os()),
    };
    exit.into()
}

fn answer(args: Args, offset: UtcOffset) -> Exit {
    let Args { global, command, .. } = args;
    let call = Call::new(global, offset);
    install_panic_hook(call.report_folder(), store::guarded);
    // The hook has said everything there is to say.
    let ended = catch_unwind(AssertUnwindSafe(|| obey(command, &call)));
    match ended.unwrap_or(Ok(Exit::Failed)) {
        Ok(exit) => exit,
        Err(Stop { exit, failure }) => {
            say(&words::failure(&failure));
            exit
        }
    }
}

fn obey(command: Option<Command>, call: &Call) -> Result<Exit, Stop> {
    match command {
        None => launch::launch(call),
        Some(Command::Init(init)) => init::init(call, &init),
        Some(Command::Import { what }) => import::import(call, &what),
        Some(Command::Export { what }) => export::export(call, &what),
        Some(Command::Check { deep: false }) => check::check(call),
        Some(Command::Check { deep: true }) => check::check_deep(call),
        Some(Command::Demo(demo)) => demo::demo(call, &demo),
        Some(Command::Mediators { what }) => mediators::mediators(call, &what),
        Some(Command::Completions { shell }) => completions::completions(shell),
        Some(Command::Log(wanted)) => log::log(call, &wanted),
        Some(Command::Man) => man::man(),
        Some(Command::Content { what }) => content::content(call, &what),
        Some(Command::Backup(wanted)) => backup::backup(call, &wanted),
        Some(Command::Backups) => backup::backups(call),
        Some(Command::Repair(wanted)) => repair::repair(call, &wanted),
        Some(Command::Restore(wanted)) => restore::restore(call, &wanted),
    }
}

/// Says something to whoever reads the terminal: what it quotes of files and arguments steers nothing there.
fn say(text: &str) {
    use std::io::Write;
    // Nobody may be there to read it.
    let _gone = writeln!(std::io::stderr(), "{}", clean_text(text, usize::MAX));
}
