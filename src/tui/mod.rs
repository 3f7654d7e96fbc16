//! The program on the terminal: keys in, a model, screens out.

pub mod action;
pub mod app;
pub mod ask;
mod deadlines;
pub mod effect;
pub mod facts;
mod figures;
pub mod form;
pub mod glyphs;
pub mod help;
pub mod key;
pub mod keymap;
pub mod leaving;
pub mod list;
pub mod lock;
pub mod menu;
pub mod overlay;
mod retention;
pub mod runtime;
pub mod screen;
pub mod shared;
mod steps;
pub mod terminal;
pub mod theme;
pub mod view;
pub mod widget;
pub mod worker;
