//! What a panic leaves behind. One test alone: the hook is the process's.

#![allow(clippy::unwrap_used, clippy::panic)]

use jalon::tui::terminal::install_panic_hook;
use std::{fs, thread};

thread_local! {
    static GUARDED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

#[test]
fn a_panic_leaves_a_report_without_its_message_unless_guarded() {
    let folder = tempfile::tempdir().unwrap();
    let before = std::panic::take_hook();
    install_panic_hook(folder.path().to_path_buf(), || GUARDED.get());
    let guarded = thread::spawn(|| {
        GUARDED.set(true);
        panic!("in the store");
    });
    guarded.join().unwrap_err();
    let reports = || fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    assert!(reports().is_empty());

    let broken = thread::Builder::new().name("worker".into()).spawn(|| panic!("Yvette M."));
    broken.unwrap().join().unwrap_err();
    std::panic::set_hook(before);
    assert_eq!(reports().len(), 1);
    let words = fs::read_to_string(&reports()[0]).unwrap();
    assert!(words.contains("thread worker") && words.contains("tests/panic.rs"), "{words}");
    assert!(!words.contains("Yvette"), "{words}");
}
