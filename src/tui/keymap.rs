//! The one table of keys: it feeds dispatch, the key line, the help, the menu and the README.

use super::action::Command;
use super::key::Key;
use crate::text::keys as words;

/// A command and its keys.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    pub command: Command,
    /// The function key, or `""` for a command of the menu alone.
    pub key: &'static str,
    /// The twin for keyboards whose function keys do not arrive.
    pub twin: &'static str,
    /// What the command does, whatever the screen: for the README and the help.
    pub meaning: &'static str,
}

const fn binding(command: Command, key: &'static str, twin: &'static str, meaning: &'static str) -> Binding {
    Binding { command, key, twin, meaning }
}

/// In the order of the key line: function keys ascending, then the menu's own commands.
pub const BINDINGS: &[Binding] = &[
    binding(Command::Help, "f1", "ctrl-a", words::HELP_MEANS),
    binding(Command::Save, "f2", "ctrl-s", words::SAVE_MEANS),
    binding(Command::Search, "f3", "ctrl-f", words::SEARCH_MEANS),
    binding(Command::New, "f4", "ctrl-e", words::NEW_MEANS),
    binding(Command::Second, "f5", "ctrl-d", words::SECOND_MEANS),
    binding(Command::Export, "f6", "ctrl-x", words::EXPORT_MEANS),
    binding(Command::ReadAloud, "f7", "ctrl-l", words::READ_ALOUD_MEANS),
    binding(Command::Erase, "f8", "ctrl-r", words::ERASE_MEANS),
    binding(Command::Menu, "f9", "ctrl-p", words::MENU_MEANS),
    binding(Command::Quit, "f10", "ctrl-q", words::QUIT_MEANS),
    binding(Command::Lock, "f12", "ctrl-k", words::LOCK_MEANS),
    binding(Command::Undo, "ctrl-z", "ctrl-z", words::UNDO_MEANS),
    binding(Command::Redo, "ctrl-y", "ctrl-y", words::REDO_MEANS),
    binding(Command::Discreet, "", "", words::DISCREET_MEANS),
    binding(Command::ChangePerson, "", "", words::CHANGE_PERSON_MEANS),
    binding(Command::Discard, "", "", words::DISCARD_MEANS),
    binding(Command::Correct, "", "", words::CORRECT_MEANS),
    binding(Command::Observe, "", "", words::OBSERVE_MEANS),
    binding(Command::AllRecords, "", "", words::ALL_RECORDS_MEANS),
    binding(Command::Settings, "", "", words::SETTINGS_MEANS),
    binding(Command::Team, "", "", words::TEAM_MEANS),
    binding(Command::History, "", "", words::HISTORY_MEANS),
    binding(Command::AccessLog, "", "", words::ACCESS_LOG_MEANS),
    binding(Command::TryKeys, "", "", words::TRY_KEYS_MEANS),
    binding(Command::BackUp, "", "", words::BACK_UP_MEANS),
    binding(Command::Guide, "", "", words::GUIDE_MEANS),
    binding(Command::Practise, "", "", words::PRACTISE_MEANS),
    binding(Command::Statistics, "", "", words::STATISTICS_MEANS),
    binding(Command::Packs, "", "", words::PACKS_MEANS),
    binding(Command::Workshops, "", "", words::WORKSHOPS_MEANS),
    binding(Command::Week, "", "", words::WEEK_MEANS),
    binding(Command::Import, "", "", words::IMPORT_MEANS),
    binding(Command::Merge, "", "", words::MERGE_MEANS),
    binding(Command::Request, "", "", words::REQUEST_MEANS),
    binding(Command::Retyping, "", "", words::RETYPING_MEANS),
    binding(Command::Retype, "", "", words::RETYPE_MEANS),
    binding(Command::EnterSheet, "", "", words::ENTER_SHEET_MEANS),
    binding(Command::ShowCode, "", "", words::SHOW_CODE_MEANS),
];

impl Binding {
    /// The key to show: the function key, or its twin where function keys do not arrive.
    pub const fn shown(&self, twins: bool) -> &'static str {
        if twins { self.twin } else { self.key }
    }
}

/// The command of a key.
pub fn command(key: &Key) -> Option<Command> {
    let name = key.to_string();
    // Ctrl-C is what people try first to get out of a program.
    if name == "ctrl-c" {
        return Some(Command::Quit);
    }
    BINDINGS.iter().find(|binding| binding.key == name || binding.twin == name).map(|binding| binding.command)
}

/// The binding of a command.
pub fn of(command: Command) -> Option<&'static Binding> {
    BINDINGS.iter().find(|binding| binding.command == command)
}

/// A screen's answer to « may this command be used now? »
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What it does here, in a word or two, for the key line and the menu.
    pub label: &'static str,
    /// Why it cannot be used now, when it cannot.
    pub reason: Option<&'static str>,
    /// Whether it stands in the key line, or in the menu alone.
    pub in_line: bool,
}

impl Offer {
    /// A command that can be used now and stands in the key line.
    pub const fn yes(label: &'static str) -> Option<Self> {
        Some(Self { label, reason: None, in_line: true })
    }

    /// A command that can be used now and stands in the menu alone.
    pub const fn menu(label: &'static str) -> Option<Self> {
        Some(Self { label, reason: None, in_line: false })
    }

    /// A command that cannot be used now, and why.
    pub const fn no(label: &'static str, reason: &'static str) -> Option<Self> {
        Some(Self { label, reason: Some(reason), in_line: true })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn one_key_never_has_two_meanings() {
        let mut seen = BTreeSet::new();
        for binding in BINDINGS {
            for key in BTreeSet::from([binding.key, binding.twin]) {
                assert!(key.is_empty() || seen.insert(key), "{key} twice");
            }
        }
    }

    #[test]
    fn keys_that_terminals_use_for_themselves_are_left_alone() {
        for taken in ["ctrl-h", "ctrl-i", "ctrl-j", "ctrl-m", "ctrl-["] {
            assert!(BINDINGS.iter().all(|binding| binding.key != taken && binding.twin != taken), "{taken}");
        }
    }

    #[test]
    fn each_key_of_the_table_is_a_key_and_finds_its_command() {
        for binding in BINDINGS {
            for name in [binding.key, binding.twin].into_iter().filter(|name| !name.is_empty()) {
                let key: Key = name.parse().unwrap();
                assert_eq!(command(&key), Some(binding.command), "{name}");
            }
        }
    }
}
