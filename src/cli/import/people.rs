//! The people of the store, by code.

use super::Desk;
use crate::cli::stop::Stop;
use crate::domain::ids::Code;
use crate::intake::assessments::Known;
use std::collections::HashMap;

/// Who bears which code.
pub fn by_code(desk: &Desk<'_>) -> Result<HashMap<Code, Known>, Stop> {
    let stop = |error| desk.call.stop(&error);
    let mut people = HashMap::new();
    for learner in desk.store.learners().map_err(stop)? {
        let (id, kept) = learner.map_err(stop)?;
        people.insert(kept.record.code, Known { id, procedures: kept.record.procedures });
    }
    // A paper may still bear the code of a record that was joined to another.
    for joined in desk.store.joined().map_err(stop)? {
        let stays = people.values().find(|known: &&Known| known.id == joined.into).cloned();
        if let Some(stays) = stays {
            people.entry(joined.code).or_insert(stays);
        }
    }
    Ok(people)
}
