//! Where people are expected from a day on: meetings of their own, and workshops that are planned.

use super::error::StoreError;
use super::house::Store;
use crate::domain::ids::LearnerId;
use crate::domain::record::Record;
use crate::domain::workshop::Workshop;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use time::Date;

impl Store {
    /// All that is kept of a learner, with the workshops where they are expected from a day on.
    pub fn record_on(&self, id: LearnerId, today: Date) -> Result<Option<Record>, StoreError> {
        let Some(record) = self.record(id)? else { return Ok(None) };
        let planned = self.planned_workshops(today..=Date::MAX)?;
        let workshops = planned.filter(|workshop| workshop.holds(id)).collect();
        Ok(Some(Record { workshops, ..record }))
    }

    /// Everybody who is expected on some days, alone or in a workshop.
    pub fn expected(&self, days: impl Iterator<Item = Date>) -> Result<BTreeSet<LearnerId>, StoreError> {
        let mut people = BTreeSet::new();
        for day in days {
            people.extend(self.appointments(day)?.into_iter().map(|meeting| meeting.learner));
            let known = self.planned_workshops(day..=day)?.flat_map(|workshop| workshop.participants);
            people.extend(known.map(|person| person.learner));
        }
        Ok(people)
    }

    fn planned_workshops(&self, days: RangeInclusive<Date>) -> Result<impl Iterator<Item = Workshop>, StoreError> {
        let workshops = self.workshops(days)?.into_iter();
        Ok(workshops.map(|(_, kept)| kept.record).filter(|workshop| !workshop.closed))
    }
}
