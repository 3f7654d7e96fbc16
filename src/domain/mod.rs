//! The field's own rules and records, pure: no clock, no randomness, no file, no screen.

pub mod age;
pub mod assessment;
pub mod change;
pub mod clock;
pub mod comparison;
pub mod curriculum;
pub mod dates;
pub mod directory;
pub mod draft;
pub mod erasure;
pub mod fold;
pub mod formula;
pub mod guards;
pub mod harmless;
pub mod ids;
pub mod learner;
pub mod log;
pub mod moving;
pub mod place;
pub mod progress;
pub mod proposals;
pub mod recommendation;
pub mod record;
pub mod retention;
pub mod scoring;
pub mod session;
