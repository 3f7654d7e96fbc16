//! Every word the program says, by screen.

pub mod assessment;
pub mod progress;
pub mod terminal;
