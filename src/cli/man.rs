//! `jalon man`: one page for all commands.

use super::stop::{Exit, Stop};
use super::{args, output};
use crate::text::cli::help;
use crate::text::cli::manual as words;
use clap::{Arg, Command};
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

/// Prints the manual page.
pub fn man() -> Result<Exit, Stop> {
    output::print(page().as_bytes())?;
    Ok(Exit::Done)
}

fn page() -> String {
    let mut command = args::command();
    command.build();
    let version = format!("jalon {}", command.get_version().unwrap_or_default());
    let mut page = Roff::new();
    page.control("TH", ["jalon", "1", "", version.as_str(), words::TITLE]);
    page.control("SH", [words::NAME]);
    page.text([roman(format!("jalon - {}", help::ABOUT.lines().next().unwrap_or_default()))]);
    page.control("SH", [words::SYNOPSIS]);
    page.text([roman(usage(&command))]);
    page.control("SH", [words::DESCRIPTION]);
    lines(&mut page, help::ABOUT);
    page.control("SH", [words::OPTIONS]);
    command.get_arguments().for_each(|arg| argument(&mut page, arg));
    page.control("SH", [words::COMMANDS]);
    command.get_subcommands().for_each(|command| section(&mut page, command));
    page.control("SH", [words::EXIT_CODES]);
    for (code, meaning) in words::CODES {
        item(&mut page, vec![bold(code)], meaning);
    }
    page.control("SH", [words::ENVIRONMENT]);
    for (name, meaning) in words::VARIABLES {
        item(&mut page, vec![bold(name)], meaning);
    }
    page.to_roff()
}

/// A command with its own arguments, or each of the commands below it.
fn section(page: &mut Roff, command: &Command) {
    if command.has_subcommands() {
        return command.get_subcommands().for_each(|below| section(page, below));
    }
    page.control("SS", [usage(command).as_str()]);
    lines(page, &command.get_about().map(ToString::to_string).unwrap_or_default());
    // The others stand under the page's options.
    command.get_arguments().filter(|arg| !arg.is_global_set()).for_each(|arg| argument(page, arg));
}

fn usage(command: &Command) -> String {
    let usage = command.clone().render_usage().to_string();
    usage.split_once(": ").map_or(usage.clone(), |(_, line)| line.to_owned())
}

fn argument(page: &mut Roff, arg: &Arg) {
    let value = arg.get_value_names().unwrap_or_default().first().map(ToString::to_string);
    let value = value.filter(|_| arg.is_positional() || arg.get_action().takes_values());
    let mut name: Vec<Inline> = Vec::new();
    if let Some(short) = arg.get_short() {
        name.extend([bold(format!("-{short}")), roman(", ")]);
    }
    if let Some(long) = arg.get_long() {
        name.push(bold(format!("--{long}")));
        name.extend(value.is_some().then(|| roman(" ")));
    }
    name.extend(value.map(italic));
    item(page, name, &arg.get_help().map(ToString::to_string).unwrap_or_default());
}

fn item(page: &mut Roff, name: Vec<Inline>, meaning: &str) {
    page.control("TP", []);
    page.text(name);
    page.text([roman(meaning)]);
}

fn lines(page: &mut Roff, text: &str) {
    for (number, line) in text.lines().enumerate() {
        if number > 0 {
            page.control("br", []);
        }
        page.text([roman(line)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_every_command_and_option() {
        let page = page().replace("\\-", "-");
        for expected in
            ["import learners", "export session", "--passphrase-file", "--light-key", "--for", "--seed", "JALON_DATA"]
        {
            assert!(page.contains(expected), "{expected}:\n{page}");
        }
        assert_eq!(page.matches("--passphrase-file").count(), 1);
    }
}
