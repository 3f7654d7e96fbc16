//! Jalon guides a digital mediator from the door to the printed summary.

pub mod content;
pub mod demo;
pub mod domain;
pub mod intake;
pub mod platform;
pub mod report;
pub mod store;
pub mod text;
pub mod tui;
pub mod vault;
