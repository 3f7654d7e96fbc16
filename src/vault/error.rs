//! What can go wrong in the vault.

use thiserror::Error;

/// Why the vault refuses. None of these quotes what it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum VaultError {
    /// The keys file is not one, was cut short or was altered: its other copy may be sound.
    #[error("the keys file is damaged")]
    Damaged,
    /// The keys file was written by a newer version of the program.
    #[error("the keys file has format {format}, newer than this program")]
    TooNew {
        /// The format found.
        format: u16,
    },
    /// The keys file asks for a derivation outside the bounds, which would weaken it or exhaust the machine.
    #[error("the keys file asks for derivation parameters out of bounds")]
    AbsurdParameters,
    /// The passphrase does not open this slot.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The recovery code was typed with a mistake: its checksum disagrees.
    #[error("the recovery code was mistyped")]
    RecoveryTypo,
    /// The recovery code is well formed, but is not the one of this store.
    #[error("this recovery code is not the one of this store")]
    WrongRecoveryCode,
    /// The keys file has no such slot.
    #[error("unknown slot")]
    UnknownSlot,
    /// The last mediator's slot stays: without it only the recovery code would open the store.
    #[error("the last mediator cannot be removed")]
    LastMediator,
    /// The passphrase is right, but somebody without the keys wrote to the keys file.
    #[error("the keys file was tampered with")]
    Tampered,
    /// The bytes were sealed under an epoch this keyring does not have.
    #[error("unknown key epoch {0}")]
    UnknownEpoch(u32),
    /// The sealed bytes were altered, or belong to another place, purpose or store.
    #[error("the sealed bytes are not genuine")]
    NotGenuine,
    /// The bytes or the name exceed what the format can hold.
    #[error("too long")]
    TooLong,
    /// The machine has not the memory the derivation needs.
    #[error("not enough memory to derive a key")]
    Memory,
}
