//! Every word the program says, by screen.

pub mod terminal;
