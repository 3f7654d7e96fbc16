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
    Ok(people)
}
