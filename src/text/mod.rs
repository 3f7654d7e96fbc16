//! Every word the program says, in French: typed functions and constants by area. A missing word does not compile.

pub mod assessment;
pub mod backup;
pub mod cli;
pub mod clock;
pub mod codes;
pub mod content;
pub mod coop;
pub mod dates;
pub mod elision;
pub mod erasing;
pub mod evening;
pub mod exercise;
pub mod export;
mod failure;
pub mod first_start;
pub mod form;
pub mod guards;
pub mod guide;
pub mod history;
pub mod home;
pub mod importing;
pub mod information;
pub mod informing;
pub mod intake;
pub mod keys;
pub mod log;
pub mod merging;
pub mod paper;
pub mod passphrase;
pub mod preview;
pub mod progress;
pub mod record;
pub mod records;
pub mod registration;
pub mod report;
pub mod result;
pub mod retention;
pub mod search;
pub mod session;
pub mod settings;
pub mod shell;
pub mod statistics;
pub mod store;
pub mod tables;
pub mod team;
pub mod terminal;
pub mod try_keys;
pub mod unlock;
pub mod week;
pub mod workshop;

pub use failure::Failure;

/// A number and its noun: « 1 séance », « 2 séances ». Zero and one are singular in French.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n), plural(n, one, many))
}

/// The noun, or verb, that agrees with a number.
pub const fn plural<'a>(n: usize, one: &'a str, many: &'a str) -> &'a str {
    if n < 2 { one } else { many }
}

/// What somebody said, between quotation marks.
pub fn quoted(text: &str) -> String {
    format!("« {text} »")
}

/// A number with a space between thousands: « 1 234 567 ».
pub fn number(n: usize) -> String {
    let figures = n.to_string();
    let mut spaced = String::with_capacity(figures.len() + figures.len() / 3);
    for (at, figure) in figures.char_indices() {
        if at > 0 && (figures.len() - at).is_multiple_of(3) {
            spaced.push(' ');
        }
        spaced.push(figure);
    }
    spaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_agree_with_their_number() {
        for (n, expected) in [
            (0, "0 séance"),
            (1, "1 séance"),
            (2, "2 séances"),
            (999, "999 séances"),
            (1_000, "1 000 séances"),
            (1_234_567, "1 234 567 séances"),
        ] {
            assert_eq!(count(n, "séance", "séances"), expected);
        }
    }
}
