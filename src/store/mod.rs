//! The only user of sled and bincode: the journal (the truth), the database every read goes to, drafts and keys.

mod activity;
pub mod backup;
mod bytes;
mod card;
mod check;
mod closed;
mod codec;
mod coming;
mod compaction;
mod counting;
mod database;
mod deep;
mod drafts;
mod erasing;
mod error;
mod folder;
mod founding;
mod house;
mod journal;
mod key;
mod keys;
mod learners;
mod lock;
mod log;
mod merging;
mod notice;
mod period;
mod progress;
mod read;
mod recovery;
pub mod repair;
pub mod restoring;
mod shedding;
mod swap;
mod team;
#[cfg(test)]
mod tests;
mod tombstones;
mod tree;
mod workshops;
mod writes;

/// The readers of bytes, for the fuzzer.
#[cfg(fuzzing)]
pub mod fuzzing {
    pub use super::codec::fuzzing::record;
    pub use super::journal::fuzzing::journal;
}

pub use check::CheckReport;
pub use closed::{Closed, exists};
pub use counting::Counting;
pub use database::guarded;
pub use deep::DeepReport;
pub use erasing::Erased;
pub use error::StoreError;
pub use founding::{Founding, create};
pub use house::{Counts, Store};
pub use lock::Holder;
pub use log::{LogAudit, LogFault, LogPage};
pub use notice::{Cause, Notice};
pub use progress::{Progress, Report, Stage, Watch};
pub use read::{Meeting, Visits};
