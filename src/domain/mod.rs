//! The field's own rules and records, pure: no clock, no randomness, no file, no screen.

pub mod assessment;
pub mod change;
pub mod curriculum;
pub mod draft;
pub mod ids;
pub mod learner;
pub mod place;
pub mod record;
pub mod session;
