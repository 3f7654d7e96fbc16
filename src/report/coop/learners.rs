//! Learners in the shape of the Coop's import template: sheet, first line and columns are its own.

use crate::content::communes::{self, Commune};
use crate::content::vocabularies::Vocabularies;
use crate::domain::ids::Code;
use crate::domain::learner::Learner;
use crate::report::cell::Cell;
use crate::report::workbook::Workbook;
use crate::text::report::coop as words;
use std::collections::BTreeMap;
use std::io;

/// The workbook to be imported, and who is not in it.
#[derive(Debug)]
pub struct Import {
    pub bytes: Vec<u8>,
    /// How many learners it holds.
    pub written: usize,
    /// Learners without a first or a last name, both of which the Coop asks for.
    pub left_out: Vec<Code>,
}

/// Learners being gathered.
pub struct Learners<'a> {
    vocabularies: &'a Vocabularies,
    rows: Vec<[Cell; 10]>,
    communes: BTreeMap<&'static str, Commune<'static>>,
    left_out: Vec<Code>,
}

impl<'a> Learners<'a> {
    /// Nobody yet.
    pub const fn new(vocabularies: &'a Vocabularies) -> Self {
        Self { vocabularies, rows: Vec::new(), communes: BTreeMap::new(), left_out: Vec::new() }
    }

    /// Adds a learner, or notes that the Coop would not take them.
    pub fn add(&mut self, learner: &Learner) {
        if learner.first_name.trim().is_empty() || learner.last_name.trim().is_empty() {
            self.left_out.push(learner.code.clone());
            return;
        }
        let commune = learner.commune.as_ref().and_then(communes::by_insee);
        if let Some(commune) = commune {
            self.communes.insert(commune.insee, commune);
        }
        let gender = learner.gender.as_ref().and_then(|key| self.vocabularies.gender.label(key));
        self.rows.push([
            Cell::text(&learner.last_name),
            Cell::text(&learner.first_name),
            Cell::number(learner.birth_year),
            Cell::text(commune.map_or("", |commune| commune.name)),
            Cell::text(commune.map_or("", |commune| commune.insee)),
            Cell::text(commune.and_then(|commune| commune.postcodes().next()).unwrap_or_default()),
            Cell::text(&learner.phone),
            Cell::text(&learner.email),
            Cell::text(gender.unwrap_or_default()),
            Cell::text(&learner.note),
        ]);
    }

    /// The workbook. The sheet of communes holds those that are named.
    pub fn finish(self) -> io::Result<Import> {
        let mut book = Workbook::default();
        let mut sheet = book.sheet(words::LEARNERS_SHEET)?;
        for line in words::LEARNERS_ABOVE {
            sheet.row(&[Cell::text(line)])?;
        }
        sheet.headings(&words::LEARNERS)?;
        for row in &self.rows {
            sheet.row(row)?;
        }
        let mut sheet = book.sheet(words::COMMUNES_SHEET)?;
        sheet.headings(&words::COMMUNES)?;
        for commune in self.communes.values() {
            for postcode in commune.postcodes() {
                sheet.row(&[Cell::text(commune.name), Cell::text(commune.insee), Cell::text(postcode)])?;
            }
        }
        Ok(Import { bytes: book.finish()?, written: self.rows.len(), left_out: self.left_out })
    }
}
