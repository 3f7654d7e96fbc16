//! Questionnaires filled in on paper.

use super::{Desk, Reading, bad, people};
use crate::cli::stop::Stop;
use crate::domain::change::Change;
use crate::domain::ids::AssessmentId;
use crate::intake::assessments;
use crate::vault::draw_id;

/// Reads the table.
pub fn read(bytes: &[u8], desk: &Desk<'_>) -> Result<Reading, Stop> {
    let people = people::by_code(desk)?;
    let intake = assessments::read(
        bytes,
        &assessments::Desk { today: desk.today, content: desk.content, learner: &|code| people.get(code).cloned() },
    );
    let change = |assessment| Change::Assessment(AssessmentId::from_bytes(draw_id()), Box::new(assessment));
    Ok(Reading::of(intake.map_err(|error| bad(&error))?, change))
}
