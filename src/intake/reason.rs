//! Why a row is refused, and what to look at in a row taken. No cell's text is kept: it can hold a name.

use crate::domain::guards;
use crate::domain::ids::Code;
use crate::text::intake as words;

/// A row that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedRow {
    /// The line of the file on which the row starts, from 1.
    pub line: u64,
    /// The column's name; empty when the whole row is at fault.
    pub column: String,
    pub reason: Reason,
}

impl RefusedRow {
    /// Line, column and reason, in French: « ligne 4, prenom : … ».
    pub fn words(&self) -> String {
        words::refused_row(self.line, &self.column, &self.reason.words())
    }
}

/// A refused cell, before its line is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub column: String,
    pub reason: Reason,
}

impl Refusal {
    /// The refusal of a row that starts on that line.
    pub fn on(self, line: u64) -> RefusedRow {
        RefusedRow { line, column: self.column, reason: self.reason }
    }
}

/// Why a row is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The cell must not be empty.
    Empty,
    NoFirstName,
    /// `anonyme` says `oui` beside a name or a contact.
    AnonymousWithName,
    NotYesOrNo,
    /// Not a year from 1900 to this one.
    Year(i32),
    UnknownCommune,
    /// No commune has the name, or several have.
    UnknownCommuneName,
    /// None of these labels of the Coop, nor their keys.
    UnknownWord(Vec<String>),
    /// Not one of these procedures.
    UnknownProcedure(Vec<String>),
    BadCode,
    CodeTaken,
    /// The code stands on that line too.
    CodeTwice(u64),
    UnknownCode,
    /// All drawn codes were taken.
    NoFreeCode,
    BadDate,
    /// Not 0 to 3.
    BadAnswer,
    BadDuration,
    BadMode,
    BadAttendance,
    BadTime,
    /// A time of an appointment that has no day.
    TimeWithoutDay,
    /// A mandate covers what the mediator does, nothing else.
    MandateAlone,
    /// An administrative theme, or a procedure's name, without the theme that the Coop asks for.
    NeedsProceduresTheme,
    UnknownModule(Shown),
    UnknownSkill(Shown),
    /// « Sans objet » on an essential skill.
    EssentialSkill(Shown),
    BadRating(Shown),
    SkillTwice(Shown),
    BadSessionId,
    SessionTaken,
    /// Longer than this many characters.
    TooLong(usize),
    TooManyCells,
    UnclosedQuote,
    /// What must never be kept.
    Forbidden(guards::Refusal),
}

impl Reason {
    /// What is wrong and what to write instead, in French.
    pub fn words(&self) -> String {
        match self {
            Self::Empty => words::EMPTY.to_owned(),
            Self::NoFirstName => words::NO_FIRST_NAME.to_owned(),
            Self::AnonymousWithName => words::ANONYMOUS_WITH_NAME.to_owned(),
            Self::NotYesOrNo => words::NOT_YES_OR_NO.to_owned(),
            Self::Year(last) => words::year(*last),
            Self::UnknownCommune => words::UNKNOWN_COMMUNE.to_owned(),
            Self::UnknownCommuneName => words::UNKNOWN_COMMUNE_NAME.to_owned(),
            Self::UnknownWord(labels) => words::unknown_word(labels),
            Self::UnknownProcedure(ids) => words::unknown_procedure(ids),
            Self::BadCode => words::BAD_CODE.to_owned(),
            Self::CodeTaken => words::CODE_TAKEN.to_owned(),
            Self::CodeTwice(line) => words::code_twice(*line),
            Self::UnknownCode => words::UNKNOWN_CODE.to_owned(),
            Self::NoFreeCode => words::NO_FREE_CODE.to_owned(),
            Self::BadDate => words::BAD_DATE.to_owned(),
            Self::BadAnswer => words::BAD_ANSWER.to_owned(),
            Self::BadDuration => words::BAD_DURATION.to_owned(),
            Self::BadMode => words::BAD_MODE.to_owned(),
            Self::BadAttendance => words::BAD_ATTENDANCE.to_owned(),
            Self::BadTime => words::BAD_TIME.to_owned(),
            Self::TimeWithoutDay => words::TIME_WITHOUT_DAY.to_owned(),
            Self::MandateAlone => words::MANDATE_ALONE.to_owned(),
            Self::NeedsProceduresTheme => words::NEEDS_PROCEDURES_THEME.to_owned(),
            Self::UnknownModule(id) => words::unknown_module(&id.0),
            Self::UnknownSkill(id) => words::unknown_skill(&id.0),
            Self::EssentialSkill(id) => words::essential_skill(&id.0),
            Self::BadRating(id) => words::bad_rating(&id.0),
            Self::SkillTwice(id) => words::skill_twice(&id.0),
            Self::BadSessionId => words::BAD_SESSION_ID.to_owned(),
            Self::SessionTaken => words::SESSION_TAKEN.to_owned(),
            Self::TooLong(most) => words::too_long(*most),
            Self::TooManyCells => words::TOO_MANY_CELLS.to_owned(),
            Self::UnclosedQuote => words::UNCLOSED_QUOTE.to_owned(),
            Self::Forbidden(found) => words::forbidden(*found),
        }
    }
}

/// A piece of a cell that may be shown again: a short run of letters and digits, never a name or a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown(String);

impl Shown {
    /// The piece itself when it looks like an identifier of the programme, else an ellipsis.
    pub fn of(piece: &str) -> Self {
        let figure = piece.chars().any(|c| c.is_ascii_digit());
        let safe = figure && piece.len() <= 6 && piece.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
        Self(if safe { piece.to_owned() } else { "…".to_owned() })
    }
}

/// What to look at in a row that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The person may already be in the store under these codes, or on these earlier lines.
    LikelyDuplicate { line: u64, codes: Vec<Code>, earlier: Vec<u64> },
    /// The date is later than today.
    FutureDate { line: u64 },
    /// The session was held in a workshop, which is not imported: it is taken as one held alone.
    OfWorkshop { line: u64 },
    /// The cell seems to say something of somebody's health, troubles with justice or family life.
    Sensitive { line: u64, column: String, topic: guards::Topic },
}

impl Warning {
    /// What to look at, in French, the line included.
    pub fn words(&self) -> String {
        match self {
            Self::LikelyDuplicate { line, codes, earlier } => words::likely_duplicate(*line, codes, earlier),
            Self::FutureDate { line } => words::future_date(*line),
            Self::OfWorkshop { line } => words::of_workshop(*line),
            Self::Sensitive { line, column, topic } => words::sensitive(*line, column, *topic),
        }
    }
}
