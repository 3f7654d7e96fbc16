//! Tables of everybody, for spreadsheets.

use super::Worker;
use crate::domain::curriculum::Curriculum;
use crate::domain::statistics::Scope;
use crate::report::activities::{self, Desk};
use crate::report::csv::Table;
use crate::report::workbook::Workbook;
use crate::report::{Office, coop, progress};
use crate::store::StoreError;
use crate::text::report::coop as columns;
use crate::text::tables;
use time::Date;

impl Worker {
    pub(super) fn learners_table(&mut self) -> Result<Vec<u8>, StoreError> {
        let mut table = Table::learners(Vec::new())?;
        for learner in self.store()?.learners()? {
            table.learner(&learner?.1.record)?;
        }
        Ok(table.finish()?)
    }

    pub(super) fn sessions_table(&mut self) -> Result<Vec<u8>, StoreError> {
        let mut table = Table::sessions(Vec::new())?;
        let store = self.store()?;
        for learner in store.learners()? {
            let (learner, kept) = learner?;
            for (id, session) in store.sessions(learner)? {
                table.session(&id, &kept.record.code, &session.record)?;
            }
        }
        Ok(table.finish()?)
    }

    /// Learners in the shape of the Coop's import template.
    pub(super) fn coop_learners(&mut self, office: &Office<'_>) -> Result<coop::learners::Import, StoreError> {
        let mut import = coop::learners::Learners::new(&office.content.vocabularies);
        for learner in self.store()?.learners()? {
            import.add(&learner?.1.record);
        }
        Ok(import.finish()?)
    }

    /// Activities in the Coop's columns.
    pub(super) fn activities_book(&mut self, scope: &Scope, office: &Office<'_>) -> Result<Vec<u8>, StoreError> {
        let offset = self.setup.offset;
        let mut book = Workbook::default();
        let mut sheet = book.sheet(columns::ACTIVITIES_SHEET)?;
        sheet.headings(&columns::ACTIVITIES)?;
        let desk = Desk { office, filter: &scope.filter, offset };
        let days = scope.period.first()..=scope.period.last();
        self.store()?.each_activity(days, |activity, _| {
            activities::rows(&activity, &desk).iter().try_for_each(|row| sheet.row(row)).map_err(StoreError::from)
        })?;
        Ok(book.finish()?)
    }

    /// How far everybody came.
    pub(super) fn progress_table(&mut self, curriculum: &Curriculum) -> Result<Vec<u8>, StoreError> {
        let mut table = Table::of(Vec::new(), &tables::PROGRESS)?;
        let store = self.store()?;
        for learner in store.learners()? {
            let Some(record) = store.record(learner?.0)? else { continue };
            for row in progress::rows(&record, Date::MAX, curriculum) {
                table.cells(&row)?;
            }
        }
        Ok(table.finish()?)
    }
}
