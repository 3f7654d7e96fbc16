//! The door: parse, run, turn a failure into an exit code.

fn main() {}
