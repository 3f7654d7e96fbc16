//! Tables of everybody, for spreadsheets.

use super::Worker;
use crate::report::Office;
use crate::report::coop;
use crate::report::csv::Table;
use crate::store::StoreError;

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
}
