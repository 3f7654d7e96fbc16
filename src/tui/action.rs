//! What a key or a row of the menu asks for.

use super::key::Key;

/// An intention of the person at the keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// One of the commands of the binding table.
    Command(Command),
    /// Any other key: moving, answering, editing.
    Key(Key),
    /// Text typed or pasted.
    Text(String),
    /// The answer to a question the screen asked, by index.
    Answer(usize),
}

/// The commands. Each has one meaning, whatever the screen; a screen offers it or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    Help,
    Save,
    Search,
    New,
    /// The screen's second action.
    Second,
    Export,
    ReadAloud,
    Menu,
    Quit,
    Undo,
    Redo,
    /// Codes instead of other people's names.
    Discreet,
    /// Moves an assessment or a session to another person's record.
    ChangePerson,
    /// Throws away what is not saved yet.
    Discard,
    /// Corrects the session on the screen.
    Correct,
    /// Enters what a practical test showed.
    Observe,
    /// All records, as a list.
    AllRecords,
    Settings,
    /// What was corrected on a record, by whom and when.
    History,
    /// Who opened or changed what, and when.
    AccessLog,
    /// Tries the function keys and `@`.
    TryKeys,
    /// Who can open the store.
    Team,
    /// Locks the store and the screen at once.
    Lock,
    /// Makes a backup now.
    BackUp,
    /// Erases the record on the screen.
    Erase,
    /// The guide of the step pointed at, or the list of all guides.
    Guide,
    /// Practice exercises: those of the step on the screen, or all.
    Practise,
    /// What was done in a period, counted.
    Statistics,
    /// The content pack, or which one to take up.
    Packs,
    /// The workshops, planned and held.
    Workshops,
    /// Seven days with their appointments and workshops.
    Week,
    /// Imports records from a table.
    Import,
    /// Joins another record of the same person to this one, or takes apart what was joined.
    Merge,
    /// Help given to somebody who passed by.
    Request,
    /// What is left to type again into the Coop.
    Retyping,
    /// The session on the screen, typed again into the Coop.
    Retype,
    /// Types back what was filled in on paper.
    EnterSheet,
    /// Shows an official address as a code to aim a phone at.
    ShowCode,
}
