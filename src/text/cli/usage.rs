//! What is wrong with the command that was typed.

use crate::text::{Failure, quoted};

fn wrong(what: String, hint: impl Into<String>) -> Failure {
    Failure::new(what, hint)
}

fn see(help: &str) -> String {
    format!("Voyez « {help} ».")
}

/// What is typed to see a command's help.
pub fn help_of(command: &str) -> String {
    format!("{command} --help")
}

fn or_see(suggestion: Option<&str>, help: &str) -> String {
    suggestion.map_or_else(|| see(help), |name| format!("Vouliez-vous écrire {} ?", quoted(name)))
}

/// An option or a word that means nothing here.
pub fn unknown_argument(argument: &str, suggestion: Option<&str>, help: &str) -> Failure {
    wrong(format!("{} n'est pas attendu ici.", quoted(argument)), or_see(suggestion, help))
}

/// A command that does not exist.
pub fn unknown_command(name: &str, suggestion: Option<&str>, help: &str) -> Failure {
    wrong(format!("La commande {} n'existe pas.", quoted(name)), or_see(suggestion, help))
}

/// A value that an argument does not take; `known` lists those it takes, if they are few.
pub fn wrong_value(argument: &str, value: &str, known: &[String], help: &str) -> Failure {
    let hint = if known.is_empty() { see(help) } else { format!("Écrivez {}.", known.join(", ")) };
    wrong(format!("{} ne convient pas à {}.", quoted(value), quoted(argument)), hint)
}

/// An option without its value.
pub fn missing_value(argument: &str, known: &[String], help: &str) -> Failure {
    let hint = if known.is_empty() { see(help) } else { format!("Écrivez {}.", known.join(", ")) };
    wrong(format!("Il manque une valeur après {}.", quoted(argument)), hint)
}

/// Arguments that the command needs.
pub fn missing_arguments(names: &[String], help: &str) -> Failure {
    wrong(format!("Il manque {}.", names.join(" et ")), see(help))
}

/// An option given twice.
pub fn twice(option: &str) -> Failure {
    wrong(format!("{} est là deux fois.", quoted(option)), "Gardez-en un.")
}

/// Two options that each tell a period.
pub fn two_periods(option: &str, other: &str) -> Failure {
    wrong(format!("{} et {} donnent deux périodes.", quoted(option), quoted(other)), "Gardez une seule période.")
}

/// An option beside one it does not go with.
pub fn conflict(argument: &str, help: &str) -> Failure {
    wrong(format!("{} est de trop.", quoted(argument)), see(help))
}

/// An argument whose characters cannot be read.
pub fn not_unicode(help: &str) -> Failure {
    wrong("Un mot de la commande contient des caractères illisibles.".to_owned(), see(help))
}

/// Anything else.
pub fn other(help: &str) -> Failure {
    wrong("La commande n'est pas comprise.".to_owned(), see(help))
}
