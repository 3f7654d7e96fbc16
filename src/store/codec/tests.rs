//! Golden bytes and refusals of the record codec.
