//! The documents as they come out, from one record: Yvette's, of the sheets' own example.

mod coop;
mod hostile;
mod json;
mod papers;
mod sheets;
mod yvette;
