//! Content packs: a folder of texts that adds to the content of the program, or takes the place of parts of it.

use time::Date;

/// What a pack says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    pub name: String,
    /// A tag such as `fr`.
    pub language: String,
    pub authors: Vec<String>,
    pub licence: String,
    pub date: Date,
}

/// A pack somebody looked at and took up: it is used as long as it stays the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub folder: String,
    /// BLAKE3 of its files, names and bytes.
    pub digest: [u8; 32],
}

/// A pack as it lies in a folder, to be looked at before it is taken up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    pub folder: String,
    /// What it is, or every fault found.
    pub found: Result<Facts, Vec<PackFault>>,
}

/// What there is to know of a pack before it is taken up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    pub about: About,
    /// The addresses it names: what they are called, and where they lead.
    pub addresses: Vec<(String, String)>,
    pub digest: [u8; 32],
}

/// Something wrong in a pack, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackFault {
    pub file: String,
    /// Counted from 1; `None` when it is not in one line.
    pub line: Option<usize>,
    /// The id or the key it is about; empty when it is about the file.
    pub place: String,
    pub problem: Problem,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no such file in a pack.
    UnknownFile,
    /// Every pack has this file.
    MissingFile,
    /// Not UTF-8, or too long.
    NotText,
    /// Not TOML; the reader's own words say why.
    Syntax(String),
    /// Not of the expected shape; the reader's own words say why.
    Shape(String),
    /// Nothing of that name stands in this file.
    UnknownKey,
    /// It bears no id to be known by.
    NoId,
    /// It is to be removed, and is not there.
    NotThere,
    /// Against a rule of the content.
    Rule(Fault),
}

/// A rule of the content that is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("this id stands twice")]
    Twice,
    #[error("no such id")]
    Unknown,
    #[error("must stand after its prerequisites")]
    BeforePrerequisite,
    #[error("must bear its module's id, a full stop and a number")]
    ForeignSkill,
    #[error("needs at least one essential skill")]
    NothingEssential,
    #[error("a weight is 1 or 2")]
    Weight,
    #[error("thresholds rise from 1 to 100")]
    Thresholds,
    #[error("must not be empty")]
    Empty,
    #[error("a noun has 3 to 7 capital letters from A to Z")]
    Noun,
    #[error("not a date such as 2026-11-22")]
    Date,
    #[error("the minutes of the plan must add up to the module's")]
    Minutes,
    #[error("fewer than are drawn, or not 5 to 12 to do")]
    TooFew,
    #[error("needs one pool: judge with its answers, choose, copy, order, fill or passphrase")]
    OnePool,
}
