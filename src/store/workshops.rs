//! Reading workshops.

use super::codec;
use super::error::StoreError;
use super::house::Store;
use super::key;
use super::tree::Tree;
use crate::domain::change::Kept;
use crate::domain::ids::WorkshopId;
use crate::domain::workshop::Workshop;
use std::ops::RangeInclusive;
use time::Date;

impl Store {
    /// A workshop, planned or held.
    pub fn workshop(&self, id: WorkshopId) -> Result<Option<Kept<Workshop>>, StoreError> {
        let Some(key) = self.read(|database| database.workshop_key(id))? else { return Ok(None) };
        self.one(Tree::Workshops, &key)
    }

    /// The workshops of some days, planned or held, the oldest first; of one day, by their hour.
    pub fn workshops(&self, days: RangeInclusive<Date>) -> Result<Vec<(WorkshopId, Kept<Workshop>)>, StoreError> {
        let mut workshops = self.mending(|database| {
            let mut found = Vec::new();
            for row in database.scan_after(Tree::Workshops, &key::workshops(*days.start()))? {
                let (key, stamp, record) = row?;
                let (date, id) = key::workshop_of(&key).ok_or(StoreError::DamagedRecord)?;
                if date > *days.end() {
                    break;
                }
                found.push((id, Kept { stamp, record: codec::decode::<Workshop>(&record)? }));
            }
            Ok(found)
        })?;
        workshops.sort_by_key(|(id, kept)| (kept.record.date, kept.record.started, *id));
        Ok(workshops)
    }
}
