//! Drawing shared by several views.

pub mod field;
