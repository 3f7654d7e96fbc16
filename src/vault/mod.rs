//! The only user of cryptography: it turns bytes into sealed bytes and back, and knows nothing of records.
//!
//! - [`KeysFile`]: who can open (a [`Slot`] per mediator, one for the recovery code) and the sealed data keys.
//! - [`Keyring`]: what unlocking yields; it seals and opens bytes, and wipes itself when dropped.
//! - [`RecoveryCode`]: the code to copy on paper.
//! - [`passphrase`]: suggesting one and judging one.
//!
//! What it promises: a stolen computer, another account, a lost backup or a file tampered with from outside gives or
//! plants nothing. What it does not: malware while unlocked, swap images, or an older copy of the whole folder put
//! back. A mediator who was removed still knows what they knew.

mod chance;
mod cipher;
mod derivation;
mod error;
mod keyring;
mod keys;
pub mod passphrase;
mod recovery;

pub use chance::{draw_id, draw_number};
pub use derivation::Cost;
pub use error::VaultError;
pub use keyring::{Keyring, Purpose};
pub use keys::{KeysFile, Slot, SlotKind};
pub use recovery::RecoveryCode;
