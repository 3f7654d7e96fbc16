//! Accidents of the journal file.
