//! Where a passphrase comes from: a file, standard input, or somebody at the terminal.

use super::say;
use super::stop::Stop;
use crate::domain::harmless::clean_line;
use crate::text::cli as words;
use crate::vault::passphrase::{Strength, strength};
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal};
use std::path::Path;
use zeroize::Zeroizing;

/// The longest question, in characters.
const PROMPT: usize = 120;
/// The longest first line read, in bytes.
const LONGEST: u64 = 4096;

/// The passphrase of the file, else the one typed after `prompt`.
pub fn read(file: Option<&Path>, prompt: &str) -> Result<Zeroizing<String>, Stop> {
    match file {
        Some(path) => from_file(path),
        None => ask(prompt),
    }
}

/// The passphrase of a store that is being created. One that is typed is typed twice and long enough; one that a file
/// gives is the script's own choice. `known` are words anybody would try.
pub fn read_new(file: Option<&Path>, known: &[&str]) -> Result<Zeroizing<String>, Stop> {
    if let Some(path) = file {
        let passphrase = from_file(path)?;
        if matches!(strength(&passphrase, known), Strength::TooShort | Strength::Weak) {
            say(words::WEAK_PASSPHRASE);
        }
        return Ok(passphrase);
    }
    let passphrase = ask(words::ASK_NEW_PASSPHRASE)?;
    if strength(&passphrase, known) == Strength::TooShort {
        return Err(Stop::refused(words::passphrase_short()));
    }
    let again = ask(words::ASK_AGAIN)?;
    if passphrase == again { Ok(passphrase) } else { Err(Stop::refused(words::passphrases_differ())) }
}

/// The first line of a file, or of standard input for `-`.
pub fn from_file(path: &Path) -> Result<Zeroizing<String>, Stop> {
    let read = if path == Path::new("-") {
        first_line(io::stdin().lock())
    } else {
        File::open(path).and_then(|file| first_line(BufReader::new(file)))
    };
    let passphrase = read.map_err(|_| Stop::refused(words::passphrase_unreadable()))?;
    if passphrase.is_empty() { Err(Stop::refused(words::passphrase_empty())) } else { Ok(passphrase) }
}

/// The first line without its end, nor the mark that Windows' editors put before UTF-8.
fn first_line(from: impl BufRead) -> io::Result<Zeroizing<String>> {
    let mut line = Zeroizing::new(String::with_capacity(256));
    from.take(LONGEST).read_line(&mut line)?;
    let trimmed = line.trim_end_matches(['\r', '\n']).trim_start_matches('\u{feff}');
    Ok(Zeroizing::new(trimmed.to_owned()))
}

/// Asks on the terminal, without echo.
pub fn ask(prompt: &str) -> Result<Zeroizing<String>, Stop> {
    if !io::stdin().is_terminal() {
        return Err(Stop::refused(words::no_passphrase()));
    }
    // A mediator's name is in it, read before anything was authenticated.
    let typed =
        rpassword::prompt_password(clean_line(prompt, PROMPT)).map_err(|_| Stop::refused(words::no_passphrase()))?;
    Ok(Zeroizing::new(typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_taken_as_it_is() {
        for (bytes, expected) in [
            ("trois mots simples\nautre ligne\n", "trois mots simples"),
            ("trois mots simples\r\n", "trois mots simples"),
            ("\u{feff}été\n", "été"),
            (" espaces gardés ", " espaces gardés "),
            ("", ""),
        ] {
            assert_eq!(*first_line(bytes.as_bytes()).unwrap(), expected);
        }
        assert!(first_line(&b"\xe9t\xe9\n"[..]).is_err());
    }

    #[test]
    fn a_file_without_passphrase_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("phrase");
        assert_eq!(read(Some(&path), "").unwrap_err().failure, words::passphrase_unreadable());
        std::fs::write(&path, "\nsecond line").unwrap();
        assert_eq!(read(Some(&path), "").unwrap_err().failure, words::passphrase_empty());
    }
}
