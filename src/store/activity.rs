//! What last happened to a record, told from the keys of what is filed and from stamps.

use super::codec::{Contact, Record as Coded};
use super::database::Broken;
use super::error::StoreError;
use super::house::Store;
use super::key;
use super::tree::Tree;
use crate::domain::change::Kept;
use crate::domain::erasure::Erasure;
use crate::domain::ids::LearnerId;
use crate::domain::learner::Learner;
use time::{Date, OffsetDateTime, UtcOffset};

impl Store {
    /// The day of a record's last activity: its own last change, a session, an assessment, a contact. `None` as soon as
    /// something later than `is_old` holds for is found; where there is no record; and where the name is erased already
    /// and none was given since.
    pub fn last_activity(
        &self,
        id: LearnerId,
        offset: UtcOffset,
        is_old: impl Fn(Date) -> bool,
    ) -> Result<Option<Date>, StoreError> {
        let Some(learner) = self.one::<Learner>(Tree::Learners, id.bytes())? else { return Ok(None) };
        let mut last = day_of(learner.stamp.at, offset);
        if !is_old(last) {
            return Ok(None);
        }
        for tree in [Tree::Sessions, Tree::Assessments] {
            last = last.max(self.last_filed(tree, id)?.unwrap_or(Date::MIN));
        }
        if let Some(Kept { record: Contact(day), .. }) = self.one(Tree::Contacts, id.bytes())? {
            last = last.max(day);
        }
        if !is_old(last) || self.is_nameless(id, &learner)? {
            return Ok(None);
        }
        Ok(Some(last))
    }

    /// The day of the last record filed for a learner.
    fn last_filed(&self, tree: Tree, id: LearnerId) -> Result<Option<Date>, StoreError> {
        self.read(|database| {
            let mut last = None;
            for key in database.scan(tree, id.bytes())?.keys() {
                // Keys stand in the order of days.
                last = Some(key::dated(&key?).ok_or(Broken::Damaged)?.1);
            }
            Ok(last)
        })
    }

    /// Whether a learner's name was erased, and nothing was written to the record since.
    fn is_nameless<R: Coded>(&self, id: LearnerId, learner: &Kept<R>) -> Result<bool, StoreError> {
        let erased: Option<Kept<Erasure>> = self.one(Tree::Tombstones, id.bytes())?;
        Ok(erased.is_some_and(|kept| kept.stamp.sequence >= learner.stamp.sequence))
    }
}

/// The day of a moment in seconds since 1970, on the clock of the place.
fn day_of(at: i64, offset: UtcOffset) -> Date {
    OffsetDateTime::from_unix_timestamp(at).map_or(Date::MIN, |at| at.to_offset(offset).date())
}
