//! What clap has to say, in French.

use super::stop::Exit;
use super::{args, say};
use crate::text::Failure;
use crate::text::cli::{self, usage as words};
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use std::ffi::OsString;

/// The options of which one period is told.
const PERIODS: [&str; 5] = ["--week", "--month", "--quarter", "--year", "--from"];

/// Shows the help that was asked for, or says what is wrong with the arguments.
pub fn explain(error: &Error, typed: impl IntoIterator<Item = OsString>) -> Exit {
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
            say(&cli::failure(&failure(error, &help(typed))));
            Exit::Refused
        }
    }
}

/// How to see the help of the command that was typed, or of as much of it as exists.
fn help(typed: impl IntoIterator<Item = OsString>) -> String {
    let mut reached = args::command();
    let mut path = vec![reached.get_name().to_owned()];
    for word in typed.into_iter().skip(1) {
        let Some(next) = reached.find_subcommand(&word).cloned() else { continue };
        path.push(next.get_name().to_owned());
        reached = next;
    }
    words::help_of(&path.join(" "))
}

fn failure(error: &Error, help: &str) -> Failure {
    let argument = first(error, ContextKind::InvalidArg);
    let value = first(error, ContextKind::InvalidValue);
    let known = all(error, ContextKind::ValidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => {
            words::unknown_argument(&argument, suggestion(error, ContextKind::SuggestedArg).as_deref(), help)
        }
        ErrorKind::InvalidSubcommand => {
            let name = first(error, ContextKind::InvalidSubcommand);
            words::unknown_command(&name, suggestion(error, ContextKind::SuggestedSubcommand).as_deref(), help)
        }
        ErrorKind::InvalidValue if value.is_empty() => words::missing_value(&argument, &known, help),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => words::wrong_value(&argument, &value, &known, help),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            words::missing_value(&argument, &known, help)
        }
        ErrorKind::MissingRequiredArgument => words::missing_arguments(&all(error, ContextKind::InvalidArg), help),
        ErrorKind::ArgumentConflict => conflict(&argument, &first(error, ContextKind::PriorArg), help),
        ErrorKind::TooManyValues => words::conflict(&argument, help),
        ErrorKind::InvalidUtf8 => words::not_unicode(help),
        _ => words::other(help),
    }
}

fn conflict(argument: &str, prior: &str, help: &str) -> Failure {
    let (argument, prior) = (option(argument), option(prior));
    if argument == prior {
        words::twice(argument)
    } else if PERIODS.contains(&argument) && PERIODS.contains(&prior) {
        words::two_periods(argument, prior)
    } else {
        words::conflict(argument, help)
    }
}

/// An option without the name of its value.
fn option(argument: &str) -> &str {
    argument.split([' ', '=']).next().unwrap_or(argument)
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

    fn said(line: &str) -> String {
        let typed = || line.split(' ').map(OsString::from);
        let error = parse(typed()).unwrap_err();
        failure(&error, &help(typed())).line()
    }

    #[test]
    fn each_mistake_is_named_in_french() {
        for (line, expected) in [
            ("jalon bonjour", "La commande « bonjour » n'existe pas. Voyez « jalon --help »."),
            ("jalon chek", "La commande « chek » n'existe pas. Vouliez-vous écrire « check » ?"),
            ("jalon --dta x", "« --dta » n'est pas attendu ici. Vouliez-vous écrire « --data » ?"),
            ("jalon check --data", "Il manque une valeur après « --data <DOSSIER> ». Voyez « jalon check --help »."),
            ("jalon check de plus", "« de » n'est pas attendu ici. Voyez « jalon check --help »."),
            (
                "jalon export learners --format xml",
                "« xml » ne convient pas à « --format <FORMAT> ». Écrivez csv, xlsx, json, coop-xlsx.",
            ),
            ("jalon export learners", "Il manque --format <FORMAT>. Voyez « jalon export learners --help »."),
            (
                "jalon --theme mono export learner AB12",
                "Il manque --format <FORMAT>. Voyez « jalon export learner --help ».",
            ),
            ("jalon demo --seed x", "« x » ne convient pas à « --seed <NOMBRE> ». Voyez « jalon demo --help »."),
            ("jalon check --data a --data b", "« --data » est là deux fois. Gardez-en un."),
            (
                "jalon export activities --format csv --month 2026-11 --week 2026-11-24",
                "« --month » et « --week » donnent deux périodes. Gardez une seule période.",
            ),
            (
                "jalon export statistics --format csv --year 2026 --from 2026-11-01 --to 2026-11-24",
                "« --year » et « --from » donnent deux périodes. Gardez une seule période.",
            ),
        ] {
            assert_eq!(said(line), expected, "{line}");
        }
    }
}
