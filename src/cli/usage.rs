//! What clap has to say, in French.

use super::say;
use super::stop::Exit;
use crate::text::Failure;
use crate::text::cli::{self, usage as words};
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// How to see the help.
const HELP: &str = "jalon --help";

/// Shows the help that was asked for, or says what is wrong with the arguments.
pub fn explain(error: &Error) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A reader that left wants no more.
            let _gone = error.print();
            Exit::Done
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _gone = error.print();
            Exit::Refused
        }
        _ => {
            say(&cli::failure(&failure(error)));
            Exit::Refused
        }
    }
}

fn failure(error: &Error) -> Failure {
    let argument = first(error, ContextKind::InvalidArg);
    let value = first(error, ContextKind::InvalidValue);
    let known = all(error, ContextKind::ValidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => {
            words::unknown_argument(&argument, suggestion(error, ContextKind::SuggestedArg).as_deref(), HELP)
        }
        ErrorKind::InvalidSubcommand => {
            let name = first(error, ContextKind::InvalidSubcommand);
            words::unknown_command(&name, suggestion(error, ContextKind::SuggestedSubcommand).as_deref(), HELP)
        }
        ErrorKind::InvalidValue if value.is_empty() => words::missing_value(&argument, &known, HELP),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => words::wrong_value(&argument, &value, &known, HELP),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            words::missing_value(&argument, &known, HELP)
        }
        ErrorKind::MissingRequiredArgument => words::missing_arguments(&all(error, ContextKind::InvalidArg), HELP),
        ErrorKind::ArgumentConflict | ErrorKind::TooManyValues => words::conflict(&argument, HELP),
        ErrorKind::InvalidUtf8 => words::not_unicode(HELP),
        _ => words::other(HELP),
    }
}

fn suggestion(error: &Error, kind: ContextKind) -> Option<String> {
    Some(first(error, kind)).filter(|name| !name.is_empty())
}

fn first(error: &Error, kind: ContextKind) -> String {
    all(error, kind).into_iter().next().unwrap_or_default()
}

/// What clap noted under that kind.
fn all(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::parse;
    use std::ffi::OsString;

    fn said(line: &str) -> String {
        let error = parse(line.split(' ').map(OsString::from)).unwrap_err();
        failure(&error).line()
    }

    #[test]
    fn each_mistake_is_named_in_french() {
        for (line, expected) in [
            ("jalon bonjour", "La commande « bonjour » n'existe pas. Voyez « jalon --help »."),
            ("jalon chek", "La commande « chek » n'existe pas. Vouliez-vous écrire « check » ?"),
            ("jalon --dta x", "« --dta » n'est pas attendu ici. Vouliez-vous écrire « --data » ?"),
            ("jalon check --data", "Il manque une valeur après « --data <DOSSIER> ». Voyez « jalon --help »."),
            ("jalon check de plus", "« de » n'est pas attendu ici. Voyez « jalon --help »."),
            (
                "jalon export learners --format xml",
                "« xml » ne convient pas à « --format <FORMAT> ». Écrivez csv, xlsx, json, coop-xlsx.",
            ),
            ("jalon export learners", "Il manque --format <FORMAT>. Voyez « jalon --help »."),
            ("jalon demo --seed x", "« x » ne convient pas à « --seed <NOMBRE> ». Voyez « jalon --help »."),
            ("jalon check --data a --data b", "« --data <DOSSIER> » est de trop. Voyez « jalon --help »."),
        ] {
            assert_eq!(said(line), expected, "{line}");
        }
    }
}
