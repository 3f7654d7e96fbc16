//! Backups: one file each, made without a passphrase and read with one of that day or the recovery code.
//!
//! A backup is written aside, read again, recounted, compared, and only then given its name.

mod erasing;
mod file;
mod known;
mod layout;
mod making;
mod memory;
mod part;
mod rotation;
mod shelf;
mod state;
#[cfg(test)]
mod tests;
mod writing;

pub use file::Backup;
pub(super) use known::remember;
pub use known::{Known, known};
pub use layout::Live;
pub use making::{Made, Place, When, own_folder};
pub(super) use making::{begin_again, keep};
pub use shelf::{Fall, Found, list};
pub use state::State;
