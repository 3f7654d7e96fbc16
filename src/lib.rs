//! Jalon guides a digital mediator from the door to the printed summary.

pub mod domain;
