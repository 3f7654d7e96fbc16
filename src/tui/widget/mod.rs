//! Drawing shared by several views.

pub mod canvas;
pub mod field;
pub mod form;
pub mod listing;
