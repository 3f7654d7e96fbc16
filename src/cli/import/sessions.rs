//! Sessions noted elsewhere, or exported by us.

use super::{Desk, Reading, bad, people};
use crate::cli::stop::Stop;
use crate::domain::change::Change;
use crate::domain::ids::SessionId;
use crate::intake::sessions::{self, ReadSession};
use crate::store::StoreError;
use crate::vault::draw_id;
use std::cell::OnceCell;
use std::collections::HashSet;

/// Reads the table.
pub fn read(bytes: &[u8], desk: &Desk<'_>) -> Result<Reading, Stop> {
    let people = people::by_code(desk)?;
    // Read once, and only when some row bears an id.
    let taken: OnceCell<Result<HashSet<SessionId>, StoreError>> = OnceCell::new();
    let intake = sessions::read(
        bytes,
        &sessions::Desk {
            today: desk.today,
            content: desk.content,
            learner: &|code| people.get(code).cloned(),
            session_taken: &|id| match taken.get_or_init(|| desk.store.session_ids().and_then(Iterator::collect)) {
                Ok(taken) => taken.contains(id),
                Err(_) => true,
            },
        },
    );
    if let Some(Err(error)) = taken.into_inner() {
        return Err(desk.call.stop(&error));
    }
    Ok(Reading::of(intake.map_err(|error| bad(&error))?, change))
}

fn change(read: ReadSession) -> Change {
    let id = read.id.unwrap_or_else(|| SessionId::from_bytes(draw_id()));
    Change::Session { id, session: Box::new(read.session), before: None }
}
