//! How a store's backups stand, for the home screen.

use super::file::Backup;
use super::memory::Memory;
use super::shelf::{self, Fall};
use crate::store::error::StoreError;
use crate::store::house::Store;
use std::path::Path;

/// How the backups stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// When the latest one in the data folder was made, in seconds since 1970.
    pub own: Option<i64>,
    /// It holds all that was saved.
    pub is_current: bool,
    /// The latest one holds far less than those before.
    pub fall: Option<Fall>,
    /// When the latest one in the second place was made, whether it can be reached now or not.
    pub second: Option<i64>,
}

impl Store {
    /// How the backups stand, here and in the second place.
    pub fn backup_state(&self, second: Option<&Path>) -> Result<State, StoreError> {
        let store = self.keys.instance();
        let memory = Memory::read(&self.folder);
        let own = shelf::of_store(&self.folder.backups(), store)?;
        let (latest, now) = (own.first(), self.reached()?);
        let there = second.and_then(|folder| shelf::of_store(folder, store).ok()).unwrap_or_default();
        let remembered = second.into_iter().flat_map(|folder| memory.made_in(folder)).max();
        Ok(State {
            own: latest.map(Backup::made),
            is_current: latest.is_some_and(|latest| latest.holds(now)),
            fall: latest.and_then(|latest| shelf::fall(latest, &own, memory.accepted)),
            second: there.first().map(Backup::made).or(remembered),
        })
    }
}
