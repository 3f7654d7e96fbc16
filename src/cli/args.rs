//! What may be typed after `jalon`.

pub use super::formats::{
    FiguresFormat, GridFormat, LearnersFormat, PageFormat, Reader, SessionFormat, SheetFormat, TableFormat,
};
use crate::text::cli::help as words;
use clap::error::Error;
use clap::{ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::ffi::OsString;
use std::path::PathBuf;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "jalon", version, disable_help_flag = true, disable_version_flag = true)]
pub struct Args {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Option<Command>,
    #[arg(short = 'V', long, action = ArgAction::Version, help = words::VERSION)]
    version: Option<bool>,
}

/// Options that stand before or after the command, or alone.
#[derive(Debug, clap::Args)]
pub struct Global {
    #[arg(long, global = true, value_name = words::FOLDER, help = words::DATA)]
    pub data: Option<PathBuf>,
    #[arg(long, global = true, value_name = words::FILE, help = words::PASSPHRASE_FILE)]
    pub passphrase_file: Option<PathBuf>,
    #[arg(long, global = true, value_name = words::NAME, help = words::MEDIATOR)]
    pub mediator: Option<String>,
    #[arg(long, global = true, value_name = words::NAME_OR_FILE, help = words::THEME)]
    pub theme: Option<String>,
    #[arg(long, global = true, help = words::FORCE_NETWORK)]
    pub force_network_folder: bool,
    #[arg(short = 'h', long, global = true, action = ArgAction::Help, help = words::HELP)]
    help: Option<bool>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(about = words::INIT)]
    Init(Init),
    #[command(about = words::IMPORT)]
    Import {
        #[command(subcommand)]
        what: Import,
    },
    #[command(about = words::EXPORT)]
    Export {
        #[command(subcommand)]
        what: Export,
    },
    #[command(about = words::CHECK)]
    Check {
        #[arg(long, help = words::DEEP)]
        deep: bool,
    },
    #[command(about = words::DEMO)]
    Demo(Demo),
    #[command(about = words::MEDIATORS)]
    Mediators {
        #[command(subcommand)]
        what: Mediators,
    },
    #[command(about = words::COMPLETIONS)]
    Completions {
        #[arg(value_name = words::SHELL, help = words::SHELL_NAME)]
        shell: Shell,
    },
    #[command(about = words::MAN)]
    Man,
    #[command(about = words::BACKUP)]
    Backup(Backup),
    #[command(about = words::BACKUPS)]
    Backups,
    #[command(about = words::RESTORE)]
    Restore(Restore),
    #[command(about = words::LOG)]
    Log(Log),
    #[command(about = words::CONTENT)]
    Content {
        #[command(subcommand)]
        what: super::content::What,
    },
    #[command(about = words::REPAIR)]
    Repair(Repair),
}

/// What a store is created with; the mediator is the global option's.
#[derive(Debug, clap::Args)]
pub struct Init {
    #[arg(long, value_name = words::TEXT, help = words::PLACE)]
    pub place: String,
    #[arg(long, value_name = words::INSEE, help = words::COMMUNE)]
    pub commune: String,
    #[arg(long, help = words::LIGHT_KEY)]
    pub light_key: bool,
}

/// Which rows are imported.
#[derive(Debug, Subcommand)]
pub enum Import {
    #[command(about = words::IMPORT_LEARNERS)]
    Learners(Table),
    #[command(about = words::IMPORT_ASSESSMENTS)]
    Assessments(Table),
    #[command(about = words::IMPORT_SESSIONS)]
    Sessions(Table),
}

/// A table to import.
#[derive(Debug, clap::Args)]
pub struct Table {
    #[arg(value_name = words::FILE, help = words::TABLE)]
    pub file: PathBuf,
    #[arg(long, help = words::CHECK_ONLY)]
    pub check: bool,
}

/// What becomes of the team.
#[derive(Debug, Subcommand)]
pub enum Mediators {
    #[command(about = words::MEDIATORS_LIST)]
    List,
    #[command(about = words::MEDIATORS_ADD)]
    Add {
        #[arg(value_name = words::NAME, help = words::NEWCOMER)]
        name: String,
        #[arg(long, value_name = words::FILE, help = words::NEW_PASSPHRASE_FILE)]
        new_passphrase_file: Option<PathBuf>,
    },
    #[command(about = words::MEDIATORS_REMOVE)]
    Remove {
        #[arg(value_name = words::NAME, help = words::LEAVER)]
        name: String,
    },
    #[command(about = words::MEDIATORS_PASSPHRASE)]
    Passphrase {
        #[arg(long, value_name = words::FILE, help = words::NEW_PASSPHRASE_FILE)]
        new_passphrase_file: Option<PathBuf>,
    },
}

/// What is exported.
#[derive(Debug, Subcommand)]
pub enum Export {
    #[command(about = words::EXPORT_LEARNERS)]
    Learners {
        #[arg(long, value_enum, value_name = words::FORMAT, help = words::LEARNERS_FORMAT)]
        format: LearnersFormat,
        #[command(flatten)]
        output: Output,
    },
    #[command(about = words::EXPORT_SESSIONS)]
    Sessions {
        #[arg(long, value_enum, value_name = words::FORMAT, help = words::TABLE_FORMAT)]
        format: TableFormat,
        #[command(flatten)]
        output: Output,
    },
    #[command(about = words::EXPORT_LEARNER)]
    Learner {
        #[arg(value_name = words::CODE, help = words::LEARNER_CODE)]
        code: String,
        #[arg(long, value_enum, value_name = words::FORMAT, help = words::SHEET_FORMAT)]
        format: SheetFormat,
        #[command(flatten)]
        output: Output,
    },
    #[command(about = words::EXPORT_SESSION)]
    Session {
        #[arg(value_name = words::SESSION, help = words::SESSION_ID)]
        id: String,
        #[arg(long, value_enum, value_name = words::FORMAT, help = words::SESSION_FORMAT)]
        format: SessionFormat,
        #[arg(long = "for", value_enum, value_name = words::READER, help = words::FOR, default_value = "learner")]
        reader: Reader,
        #[command(flatten)]
        output: Output,
    },
    #[command(about = words::EXPORT_WORKSHOP)]
    Workshop(super::export::Workshop),
    #[command(flatten)]
    Papers(super::export::Papers),
    #[command(about = words::EXPORT_GUIDE)]
    Guide {
        #[arg(value_name = words::MODULE, help = words::MODULE_ID)]
        module: String,
        #[arg(long, value_enum, value_name = words::FORMAT, help = words::PAGE_FORMAT)]
        format: PageFormat,
        #[command(flatten)]
        output: Output,
    },
    #[command(about = words::EXPORT_ACTIVITIES)]
    Activities {
        #[command(flatten)]
        asked: Box<super::export::Asked>,
        #[arg(long, value_enum, value_name = words::FORMAT, help = words::GRID_FORMAT)]
        format: GridFormat,
        #[command(flatten)]
        output: Output,
    },
    #[command(about = words::EXPORT_PROGRESS)]
    Progress {
        #[command(flatten)]
        asked: Box<super::export::Asked>,
        #[arg(long, value_enum, value_name = words::FORMAT, help = words::GRID_FORMAT)]
        format: GridFormat,
        #[command(flatten)]
        output: Output,
    },
    #[command(about = words::EXPORT_STATISTICS)]
    Statistics {
        #[command(flatten)]
        asked: Box<super::export::Asked>,
        #[arg(long, value_enum, value_name = words::FORMAT, help = words::FIGURES_FORMAT)]
        format: FiguresFormat,
        #[arg(long, help = words::FULL)]
        full: bool,
        #[command(flatten)]
        output: Output,
    },
}

/// Where an export goes.
#[derive(Debug, clap::Args)]
pub struct Output {
    #[arg(long, value_name = words::FILE, help = words::OUTPUT)]
    pub output: Option<PathBuf>,
    #[arg(long, help = words::FORCE)]
    pub force: bool,
}

/// Where a copy goes.
#[derive(Debug, clap::Args)]
pub struct Backup {
    #[arg(value_name = words::DESTINATION, help = words::BACKUP_DESTINATION)]
    pub destination: Option<PathBuf>,
}

/// Which copy is brought back, and how it is opened.
#[derive(Debug, clap::Args)]
pub struct Restore {
    #[arg(value_name = words::FILE, help = words::BACKUP_FILE)]
    pub file: PathBuf,
    #[arg(long, value_name = words::FOLDER, help = words::RESTORE_TO)]
    pub to: Option<PathBuf>,
    #[arg(long, value_name = words::FILE, help = words::RECOVERY_CODE_FILE)]
    pub recovery_code_file: Option<PathBuf>,
}

/// Which part of the access log.
#[derive(Debug, clap::Args)]
pub struct Log {
    #[arg(long, value_name = words::DATE, help = words::LOG_SINCE)]
    pub since: Option<String>,
    #[arg(long, value_enum, value_name = words::FORMAT, help = words::LOG_FORMAT, default_value = "text")]
    pub format: LogFormat,
}

/// Formats of the access log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    Text,
    Csv,
}

/// How a damaged store is opened.
#[derive(Debug, clap::Args)]
pub struct Repair {
    #[arg(long, value_name = words::FILE, help = words::RECOVERY_CODE_FILE)]
    pub recovery_code_file: Option<PathBuf>,
}

/// How many people to invent.
#[derive(Debug, clap::Args)]
pub struct Demo {
    #[arg(long, value_name = words::NUMBER, help = words::LEARNERS)]
    pub learners: Option<u32>,
    #[arg(long, value_name = words::NUMBER, help = words::SESSIONS)]
    pub sessions: Option<u32>,
    #[arg(long, value_name = words::NUMBER, help = words::SEED)]
    pub seed: Option<u64>,
}

/// Reads the arguments.
pub fn parse(typed: impl IntoIterator<Item = OsString>) -> Result<Args, Error> {
    let matches = command().try_get_matches_from(typed)?;
    Args::from_arg_matches(&matches)
}

/// The command line with its help in French.
pub fn command() -> clap::Command {
    dress(Args::command().about(words::ABOUT).after_help(words::AFTER))
}

/// clap hands neither template nor headings down to subcommands.
fn dress(command: clap::Command) -> clap::Command {
    command
        .help_template(words::TEMPLATE)
        .subcommand_help_heading(words::COMMANDS)
        .subcommand_value_name(words::COMMAND)
        .disable_help_subcommand(true)
        .mut_args(|arg| {
            let valued = arg.get_action().takes_values();
            let heading = match (arg.is_positional(), arg.is_global_set()) {
                (true, _) => words::ARGUMENTS,
                (_, true) => words::GLOBAL_OPTIONS,
                _ => words::OPTIONS,
            };
            arg.help_heading(heading).hide_possible_values(valued).hide_default_value(valued)
        })
        .mut_subcommands(dress)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Args {
        parse(line.split(' ').map(OsString::from)).unwrap()
    }

    #[test]
    fn the_command_line_holds_together() {
        command().debug_assert();
    }

    #[test]
    fn global_options_stand_before_after_or_alone() {
        for line in [
            "jalon --data d --mediator Claire --theme mono --passphrase-file - check",
            "jalon check --data d --mediator Claire --theme mono --passphrase-file -",
            "jalon --data d --mediator Claire --theme mono --passphrase-file -",
            "jalon --theme mono import learners f.csv --check --data d --mediator Claire --passphrase-file -",
        ] {
            let global = read(line).global;
            assert_eq!(global.data, Some("d".into()), "{line}");
            assert_eq!(global.mediator.as_deref(), Some("Claire"), "{line}");
            assert_eq!(global.theme.as_deref(), Some("mono"), "{line}");
            assert_eq!(global.passphrase_file, Some("-".into()), "{line}");
        }
    }

    #[test]
    fn help_is_in_french_everywhere() {
        fn assert_french(command: &mut clap::Command) {
            let help = command.render_help().to_string();
            for english in ["Usage:", "Commands:", "s:\n", "Print", "[possible", "[default", "<COMMAND>"] {
                assert!(!help.contains(english), "{} of {}:\n{help}", english, command.get_name());
            }
            command.get_subcommands_mut().for_each(assert_french);
        }
        let mut command = command();
        command.build();
        assert_french(&mut command);
    }
}
