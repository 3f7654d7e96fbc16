//! The desktop's programs: opening a document, printing a text.

use super::error::PlatformError;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Opens a file with the desktop's program for it, and returns at once.
///
/// On a bare console it is [`PlatformError::NoDesktop`].
pub fn open_with_desktop(path: &Path) -> Result<(), PlatformError> {
    if !has_desktop(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty())) {
        return Err(PlatformError::NoDesktop);
    }
    let full = std::path::absolute(path)?;
    let child = detached(&mut Command::new(opener()), &full).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => PlatformError::NoOpener,
        _ => PlatformError::File(error),
    })?;
    reap(child);
    Ok(())
}

/// Prints a text with `lp`, in the printer's own letters; the job's title says nothing of its content.
pub fn print_text(text: &str) -> Result<(), PlatformError> {
    print_with(&mut Command::new("lp"), text)
}

fn print_with(command: &mut Command, text: &str) -> Result<(), PlatformError> {
    let command = command.args(["-t", "Jalon"]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|_| PlatformError::NoPrinter)?;
    let sent = child.stdin.take().map_or(Ok(()), |mut input| input.write_all(text.as_bytes()));
    let done = child.wait()?;
    if done.success() && sent.is_ok() { Ok(()) } else { Err(PlatformError::NoPrinter) }
}

/// Elsewhere than on Windows and macOS a desktop tells where it is by one of two variables.
fn has_desktop(is_set: impl Fn(&str) -> bool) -> bool {
    cfg!(any(windows, target_os = "macos")) || is_set("WAYLAND_DISPLAY") || is_set("DISPLAY")
}

const fn opener() -> &'static str {
    if cfg!(windows) {
        // Unlike `start`, which belongs to the shell, it takes the path as it is.
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    }
}

/// Starts a program that neither reads nor writes the terminal, nor gets its Ctrl-C.
fn detached(command: &mut Command, path: &Path) -> io::Result<Child> {
    let command = command.arg(path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    let command = std::os::unix::process::CommandExt::process_group(command, 0);
    command.spawn()
}

/// Waits for the program aside, so that it leaves no zombie.
fn reap(mut child: Child) {
    let waiting = std::thread::Builder::new().name("opened".to_owned()).spawn(move || child.wait());
    // Without a thread to spare the zombie lasts until the end of the program: no harm.
    drop(waiting);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn a_bare_console_has_no_desktop() {
        assert!(!has_desktop(|_| false));
        assert!(has_desktop(|name| name == "DISPLAY"));
        assert!(has_desktop(|name| name == "WAYLAND_DISPLAY"));
    }

    #[test]
    fn a_missing_program_is_told() {
        let missing = || Command::new("no-such-program-here");
        assert_eq!(detached(&mut missing(), Path::new("/")).unwrap_err().kind(), io::ErrorKind::NotFound);
        assert!(matches!(print_with(&mut missing(), "text"), Err(PlatformError::NoPrinter)));
    }

    #[cfg(unix)]
    #[test]
    fn the_printer_gets_the_text_or_its_refusal_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let printed = folder.path().join("printed");
        let shell = |script: &str| {
            let mut command = Command::new("sh");
            command.arg("-c").arg(script).arg("lp").env("PRINTED", &printed);
            command
        };
        print_with(&mut shell("cat > \"$PRINTED\"; echo \"$*\" >> \"$PRINTED\""), "À bientôt\n").unwrap();
        assert_eq!(std::fs::read_to_string(&printed).unwrap(), "À bientôt\n-t Jalon\n");
        assert!(matches!(print_with(&mut shell("exit 1"), "text"), Err(PlatformError::NoPrinter)));
    }
}
