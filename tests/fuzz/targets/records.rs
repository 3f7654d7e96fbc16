//! The record codec.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| jalon::store::fuzzing::record(bytes));
