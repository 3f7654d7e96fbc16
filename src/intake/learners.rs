//! Learners, from a table of the place's own.

use super::reason::{Reason, Refusal, Warning};
use super::sheet::{Column, Row, Sheet, SheetError};
use super::{Intake, cells, vocabulary};
use crate::content::vocabularies::Vocabulary;
use crate::content::{Content, communes};
use crate::domain::curriculum::Track;
use crate::domain::dates::parse_file_date;
use crate::domain::fold::fold;
use crate::domain::ids::{Code, CoopKey, Insee, ModuleId};
use crate::domain::learner::Learner;
use crate::text::tables;
use std::collections::HashMap;
use time::Date;

/// Communes of the same name looked through.
const ALIKE: usize = 60;

/// How often a code is drawn again before giving up.
const DRAWS: usize = 1000;

/// Looks through the rows taken, each with its line, for people who may be in the store already or on an earlier line.
pub type Duplicates<'a> = dyn FnMut(&[(u64, Learner)]) -> Vec<Warning> + 'a;

/// What the reading of learners needs to know and never finds out by itself.
pub struct Desk<'a> {
    pub today: Date,
    pub content: &'a Content,
    /// Whether a learner of the store bears this code.
    pub code_taken: &'a dyn Fn(&Code) -> bool,
    /// Draws a code at random, free or not.
    pub draw_code: &'a mut dyn FnMut() -> Code,
    pub duplicates: &'a mut Duplicates<'a>,
}

/// What a table says before it is read: its columns, the first rows, and what its columns seem to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    pub headings: Vec<String>,
    /// The first rows, [`Preview::ROWS`] at most, each as long as the headings.
    pub rows: Vec<Vec<String>>,
    /// For each of [`tables::LEARNERS_READ`], the column it seems to stand in.
    pub matched: Vec<Option<usize>>,
}

impl Preview {
    /// Rows shown.
    pub const ROWS: usize = 3;

    /// Looks at a table.
    pub fn of(bytes: &[u8]) -> Result<Self, SheetError> {
        let sheet = Sheet::open_with(bytes, &tables::LEARNERS_READ, &tables::LEARNERS_ALIASES)?;
        let matched = tables::LEARNERS_READ.iter().map(|name| sheet.column(name).position()).collect();
        let headings = sheet.headings().to_vec();
        let mut rows = Vec::new();
        sheet.each_row(|row| {
            if rows.len() < Self::ROWS {
                rows.push((0..headings.len()).map(|at| row.at(at)).collect());
            }
        })?;
        Ok(Self { headings, rows, matched })
    }
}

/// Reads a table of learners: any of [`tables::LEARNERS_READ`], `prenom` at least.
pub fn read(bytes: &[u8], desk: &mut Desk<'_>) -> Result<Intake<Learner>, SheetError> {
    read_sheet(&Sheet::open_with(bytes, &tables::LEARNERS_READ, &tables::LEARNERS_ALIASES)?, desk)
}

/// Reads a table of learners whose columns somebody matched: for each of [`tables::LEARNERS_READ`], where it stands.
pub fn read_matched(
    bytes: &[u8],
    matched: &[Option<usize>],
    desk: &mut Desk<'_>,
) -> Result<Intake<Learner>, SheetError> {
    let (known, aliases) = (&tables::LEARNERS_READ, &tables::LEARNERS_ALIASES);
    read_sheet(&Sheet::open_matched(bytes, known, aliases, matched)?, desk)
}

fn read_sheet(sheet: &Sheet<'_>, desk: &mut Desk<'_>) -> Result<Intake<Learner>, SheetError> {
    let columns = Columns::of(sheet)?;
    let written = written_codes(sheet, &columns)?;
    let mut lines = HashMap::new();
    let mut intake = Intake::from_rows(sheet, |row, warnings| {
        let mut learner = columns.learner(row, desk)?;
        if learner.code.as_str().is_empty() {
            learner.code = free_code(desk, &written, &lines).ok_or_else(|| refuse_code(row, &columns))?;
        } else if (desk.code_taken)(&learner.code) {
            return Err(row.refuse(&columns.code, Reason::CodeTaken));
        } else if let Some(first) = lines.get(&learner.code) {
            return Err(row.refuse(&columns.code, Reason::CodeTwice(*first)));
        }
        lines.insert(learner.code.clone(), row.line());
        warnings.extend(cells::think_over(row, &columns.note, &learner.note));
        Ok(learner)
    })?;
    intake.warnings.extend((desk.duplicates)(&intake.rows));
    Ok(intake)
}

fn refuse_code(row: &Row<'_>, columns: &Columns) -> Refusal {
    row.refuse(&columns.code, Reason::NoFreeCode)
}

/// The codes that some row asks for, so that none is drawn for a row before it.
fn written_codes(sheet: &Sheet<'_>, columns: &Columns) -> Result<HashMap<Code, u64>, SheetError> {
    let mut codes = HashMap::new();
    sheet.each_row(|row| {
        if let Ok(Some(code)) = cells::code(row, &columns.code) {
            codes.entry(code).or_insert(row.line());
        }
    })?;
    Ok(codes)
}

fn free_code(desk: &mut Desk<'_>, written: &HashMap<Code, u64>, drawn: &HashMap<Code, u64>) -> Option<Code> {
    std::iter::repeat_with(&mut *desk.draw_code)
        .take(DRAWS)
        .find(|code| !written.contains_key(code) && !drawn.contains_key(code) && !(desk.code_taken)(code))
}

struct Columns {
    code: Column,
    first_name: Column,
    last_name: Column,
    birth_year: Column,
    commune: Column,
    commune_name: Column,
    postcode: Column,
    gender: Column,
    status: Column,
    phone: Column,
    email: Column,
    procedures: Column,
    note: Column,
    anonymous: Column,
}

impl Columns {
    fn of(sheet: &Sheet<'_>) -> Result<Self, SheetError> {
        Ok(Self {
            code: sheet.column("code"),
            first_name: sheet.required("prenom")?,
            last_name: sheet.column("nom"),
            birth_year: sheet.column("annee_naissance"),
            commune: sheet.column("commune_insee"),
            commune_name: sheet.column("commune"),
            postcode: sheet.column("code_postal"),
            gender: sheet.column("genre"),
            status: sheet.column("statut"),
            phone: sheet.column("telephone"),
            email: sheet.column("courriel"),
            procedures: sheet.column("demarches"),
            note: sheet.column("note"),
            anonymous: sheet.column("anonyme"),
        })
    }

    /// The learner of a row; the code is empty when none was written.
    fn learner(&self, row: &Row<'_>, desk: &Desk<'_>) -> Result<Learner, Refusal> {
        let learner = Learner {
            code: cells::code(row, &self.code)?.unwrap_or_default(),
            anonymous: cells::yes_or_no(row, &self.anonymous)?.unwrap_or_default(),
            first_name: cells::free_line(row, &self.first_name)?,
            last_name: cells::free_line(row, &self.last_name)?,
            birth_year: birth_year(row, &self.birth_year, desk.today)?,
            commune: self.commune_of(row)?,
            gender: gender(row, &self.gender, &desk.content.vocabularies.gender)?,
            status: vocabulary::key(row, &self.status, &desk.content.vocabularies.status)?,
            procedures: procedures(row, &self.procedures, desk.content)?,
            phone: cells::free_line(row, &self.phone)?,
            email: cells::free_line(row, &self.email)?,
            note: cells::free_text(row, &self.note)?,
            opened_on: Some(desk.today),
            ..Learner::default()
        };
        match (learner.anonymous, learner.first_name.is_empty()) {
            (false, true) => Err(row.refuse(&self.first_name, Reason::NoFirstName)),
            (true, _) if names_or_reaches(&learner) => Err(row.refuse(&self.anonymous, Reason::AnonymousWithName)),
            _ => Ok(learner),
        }
    }
}

impl Columns {
    /// The commune by its INSEE code, or by its name and post code where there is none.
    fn commune_of(&self, row: &Row<'_>) -> Result<Option<Insee>, Refusal> {
        let name = fold(row.cell(&self.commune_name));
        if !row.cell(&self.commune).is_empty() || name.is_empty() {
            return commune(row, &self.commune);
        }
        let postcode = row.cell(&self.postcode);
        let mut found = communes::search(&name, None, ALIKE);
        found.retain(|commune| fold(commune.name) == name);
        found.retain(|commune| postcode.is_empty() || commune.postcodes().any(|code| code == postcode));
        match found.as_slice() {
            [commune] => Ok(Some(commune.id())),
            _ => Err(row.refuse(&self.commune_name, Reason::UnknownCommuneName)),
        }
    }
}

/// A gender, one letter of the Coop's template included.
fn gender(row: &Row<'_>, column: &Column, vocabulary: &Vocabulary) -> Result<Option<CoopKey>, Refusal> {
    match row.cell(column).to_uppercase().as_str() {
        "F" => Ok(Some("feminin".into())),
        "M" | "H" => Ok(Some("masculin".into())),
        "N" => Ok(Some("non_communique".into())),
        _ => vocabulary::key(row, column, vocabulary),
    }
}

fn names_or_reaches(learner: &Learner) -> bool {
    [&learner.first_name, &learner.last_name, &learner.phone, &learner.email].iter().any(|text| !text.is_empty())
}

/// A year, or that of a date: the day is not kept.
fn birth_year(row: &Row<'_>, column: &Column, today: Date) -> Result<Option<u16>, Refusal> {
    let text = row.cell(column);
    if text.is_empty() {
        return Ok(None);
    }
    let of_date = || u16::try_from(parse_file_date(text).ok()?.year()).ok();
    let year =
        text.parse::<u16>().ok().or_else(of_date).filter(|year| *year >= 1900 && i32::from(*year) <= today.year());
    year.map(Some).ok_or_else(|| row.refuse(column, Reason::Year(today.year())))
}

fn procedures(row: &Row<'_>, column: &Column, content: &Content) -> Result<Vec<ModuleId>, Refusal> {
    let offered = || content.curriculum.modules.iter().filter(|module| module.track == Track::Procedures);
    let mut chosen = Vec::new();
    for piece in cells::list(row, column) {
        let id = ModuleId::new(piece.to_uppercase());
        if !offered().any(|module| module.id == id) {
            let ids = offered().map(|module| module.id.to_string()).collect();
            return Err(row.refuse(column, Reason::UnknownProcedure(ids)));
        }
        if !chosen.contains(&id) {
            chosen.push(id);
        }
    }
    Ok(chosen)
}

/// A commune's INSEE code. Spreadsheets drop a leading zero: four characters get it back.
fn commune(row: &Row<'_>, column: &Column) -> Result<Option<Insee>, Refusal> {
    let text = row.cell(column).to_uppercase();
    if text.is_empty() {
        return Ok(None);
    }
    let insee = Insee::new(format!("{text:0>5}"));
    match communes::by_insee(&insee) {
        Some(_) => Ok(Some(insee)),
        None => Err(row.refuse(column, Reason::UnknownCommune)),
    }
}
