//! The store's failures and notices, in the words of `text`.

use crate::platform::PlatformError;
use crate::store::{Notice, StoreError};
use crate::text::{Failure, dates, store as words};
use std::io::ErrorKind;
use time::{OffsetDateTime, UtcOffset};

/// What a failure says, and what to do next.
pub fn failure(error: &StoreError, offset: UtcOffset) -> Failure {
    match error {
        StoreError::InUse { host, since } => words::in_use(host, &moment(*since, offset)),
        StoreError::LockedElsewhere => words::locked_elsewhere(),
        StoreError::NoStore => words::no_store(),
        StoreError::AlreadyExists => words::already_exists(),
        StoreError::WrongPassphrase => words::wrong_passphrase(),
        StoreError::UnknownMediator => words::unknown_mediator(),
        StoreError::RecoveryTypo => words::recovery_typo(),
        StoreError::WrongRecoveryCode => words::wrong_recovery_code(),
        StoreError::LastMediator => words::last_mediator(),
        StoreError::OwnSlot => words::own_slot(),
        StoreError::NameTaken => words::name_taken(),
        StoreError::TamperedKeys => words::tampered_keys(),
        StoreError::DamagedKeys => words::damaged_keys(),
        StoreError::JournalLost => words::journal_lost(),
        StoreError::NewerFormat => words::newer_format(),
        StoreError::DiskFull { missing } => words::disk_full(*missing),
        StoreError::ReadOnly => words::read_only(),
        StoreError::Stopped => words::stopped(),
        StoreError::TooLarge => words::too_large(),
        StoreError::UnknownRecord => words::unknown_record(),
        StoreError::DamagedRecord => words::damaged_record(),
        StoreError::NotABackup => words::not_a_backup(),
        StoreError::DamagedBackup => words::damaged_backup(),
        StoreError::Io(error) => words::io(error.kind()),
    }
}

/// What the machine refused, and what to do next.
pub fn platform_failure(error: &PlatformError) -> Failure {
    match error {
        PlatformError::NoHome => words::no_home(),
        PlatformError::NoDesktop | PlatformError::NoOpener => words::no_desktop(),
        PlatformError::NoPrinter => words::no_printer(),
        PlatformError::Exists => words::io(ErrorKind::AlreadyExists),
        PlatformError::File(error) => words::io(error.kind()),
    }
}

/// What recovery did.
pub fn notice(notice: &Notice) -> String {
    match *notice {
        Notice::KeysHealed => words::KEYS_HEALED.to_owned(),
        Notice::TailCut { .. } => words::TAIL_CUT.to_owned(),
        Notice::StretchSetAside { .. } => words::STRETCH_SET_ASIDE.to_owned(),
        Notice::JournalBegunAgain => words::JOURNAL_BEGUN_AGAIN.to_owned(),
        Notice::SavesLost { first, last, records, whole } => words::saves_lost(first, last, records, whole),
        Notice::DatabaseRebuilt(_) => words::DATABASE_REBUILT.to_owned(),
    }
}

fn moment(since: i64, offset: UtcOffset) -> String {
    match OffsetDateTime::from_unix_timestamp(since) {
        Ok(at) if since > 0 => {
            let local = at.to_offset(offset);
            format!("{} {}", dates::weekday_day_month(local.date()), dates::time(local.time()))
        }
        _ => String::new(),
    }
}
