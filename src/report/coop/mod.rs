//! What goes to La Coop de la médiation numérique (version 2), which has no way in but its own screens and one workbook.

pub mod entry;
pub mod learners;
