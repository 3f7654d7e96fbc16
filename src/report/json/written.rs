//! Who wrote something, and when.

use crate::domain::change::Stamp;
use crate::domain::ids::MediatorId;
use crate::report::Office;
use serde::Serialize;
use time::OffsetDateTime;

/// Who wrote something last, and when; nothing of what was written before this was kept.
#[derive(Serialize)]
pub(super) struct Written {
    written_by: Option<String>,
    written_at: Option<String>,
}

impl Written {
    /// Reads a stamp.
    pub(super) fn of(stamp: &Stamp, office: &Office<'_>) -> Self {
        Self::by(&stamp.author, stamp.at, office)
    }

    /// A mediator and seconds since 1970, UTC.
    pub(super) fn by(author: &MediatorId, at: i64, office: &Office<'_>) -> Self {
        let name = (office.mediator)(author);
        Self { written_by: Some(name).filter(|name| !name.is_empty()), written_at: moment(at) }
    }
}

/// `2026-11-24T10:02:07Z`.
fn moment(at: i64) -> Option<String> {
    let moment = OffsetDateTime::from_unix_timestamp(at).ok()?;
    let (date, (hour, minute, second)) = (moment.date(), moment.to_hms());
    Some(format!("{date}T{hour:02}:{minute:02}:{second:02}Z"))
}
