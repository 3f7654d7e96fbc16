//! The program on the terminal: keys in, a model, screens out.

pub mod form;
pub mod key;
pub mod terminal;
pub mod widget;
