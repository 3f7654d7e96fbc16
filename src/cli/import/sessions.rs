//! Sessions noted elsewhere, or exported by us.

use super::{Desk, Reading, bad, people};
use crate::cli::stop::Stop;
use crate::domain::change::Change;
use crate::domain::ids::SessionId;
use crate::intake::sessions::{self, ReadSession};
use crate::vault::draw_id;
use std::cell::RefCell;

/// Reads the table.
pub fn read(bytes: &[u8], desk: &Desk<'_>) -> Result<Reading, Stop> {
    let people = people::by_code(desk)?;
    let broken = RefCell::new(None);
    let intake = sessions::read(
        bytes,
        &sessions::Desk {
            today: desk.today,
            content: desk.content,
            learner: &|code| people.get(code).cloned(),
            session_taken: &|id| match desk.store.session(*id) {
                Ok(session) => session.is_some(),
                Err(error) => {
                    broken.replace(Some(error));
                    true
                }
            },
        },
    );
    if let Some(error) = broken.into_inner() {
        return Err(desk.call.stop(&error));
    }
    Ok(Reading::of(intake.map_err(|error| bad(&error))?, change))
}

fn change(read: ReadSession) -> Change {
    let id = read.id.unwrap_or_else(|| SessionId::from_bytes(draw_id()));
    Change::Session { id, session: Box::new(read.session), before: None }
}
