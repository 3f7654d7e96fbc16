//! Jalon guides a digital mediator from the door to the printed summary.
//!
//! # The house
//!
//! [`domain`] holds the records and the rules, pure. [`content`] is what ships as data, [`text`] every word the program
//! says. [`vault`] is the only user of cryptography, [`store`] of sled and bincode, [`platform`] of the operating system.
//! [`intake`] reads documents, [`report`] writes them. [`tui`] is the program on the terminal, `cli` the command line,
//! [`demo`] invents people.
//!
//! # Invariants
//!
//! - `update` never blocks and never fails; effects may, and come back as a message.
//! - A view takes `&state` and computes nothing that `update` could have computed.
//! - Every frame places the real cursor on the focused element, and reaches the terminal in one write.
//! - One table of keys feeds dispatch, the key line, the help, the menu and the README. One key never has two meanings. A
//!   key that does nothing says why.
//! - No timer runs when nothing is due.
//! - The screen says « Enregistré » only after the journal's bytes are on the disk.
//! - sled can be deleted at any moment: the next start rebuilds it from the journal.
//! - No name, note or contact is on the disk in clear, in an argument, a log, a window title, an error, a `Debug` or a
//!   panic report.
//! - One computation feeds the screen and the export.
//! - No text reaches a terminal, a page or a spreadsheet without passing the one function that makes it harmless there.
//! - No French outside `text`, `content`, `demo` and tests.
//!
//! `tests/architecture.rs` holds the import rules, the doors and the file sizes.

pub mod cli;
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
