//! After a panic: the terminal first, then a report without a word of what was typed.

use super::guard;
use crate::text::terminal as text;
use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::thread;
use time::OffsetDateTime;

/// Installs the hook: reports go to `folder`; nothing happens while `guarded` answers true on the thread that panics.
pub fn install(folder: PathBuf, guarded: fn() -> bool) {
    std::panic::set_hook(Box::new(move |panic| {
        if guarded() {
            return;
        }
        guard::restore();
        let words = match report(&folder, panic) {
            Ok(path) => text::stopped(&path),
            Err(_) => text::stopped_without_report(),
        };
        // Nobody may be there to read it.
        let _gone = writeln!(io::stderr(), "{words}");
    }));
}

/// Writes the report; the panic's own message is left out, because it can quote a name.
fn report(folder: &Path, panic: &PanicHookInfo<'_>) -> io::Result<PathBuf> {
    let mut words = format!("Jalon {}\n", env!("CARGO_PKG_VERSION"));
    let _infallible = writeln!(words, "{} {}", std::env::consts::OS, std::env::consts::ARCH);
    let _infallible = writeln!(words, "thread {}", thread::current().name().unwrap_or("unnamed"));
    if let Some(place) = panic.location() {
        let _infallible = writeln!(words, "{}:{}:{}", place.file(), place.line(), place.column());
    }
    let _infallible = writeln!(words, "\n{}", Backtrace::force_capture());

    let now = OffsetDateTime::now_utc();
    let path = folder.join(text::report_name(now.date(), now.unix_timestamp()));
    fs::create_dir_all(folder)?;
    OpenOptions::new().write(true).create_new(true).open(&path)?.write_all(words.as_bytes())?;
    Ok(path)
}
