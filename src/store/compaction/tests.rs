//! When compaction is worthwhile, and what a journal is thought to hold.

use super::*;
use crate::domain::change::Change;
use crate::domain::ids::LearnerId;
use crate::domain::learner::Learner;
use crate::store::{Founding, Holder, create};
use crate::vault::Cost;

#[test]
fn it_is_worthwhile_when_a_megabyte_and_a_half_of_the_journal_are_dead() {
    let megabyte = 1024 * 1024;
    for (length, live, expected) in [
        (0, 0, false),
        (megabyte, 0, false),
        (megabyte + 1, 0, true),
        (3 * megabyte, megabyte, true),
        (3 * megabyte, 2 * megabyte, false),
        (100 * megabyte, 50 * megabyte, false),
        (100 * megabyte, 49 * megabyte, true),
        // A database that weighs more than its journal is no reason.
        (megabyte, 9 * megabyte, false),
    ] {
        assert_eq!(is_mostly_dead(length, live), expected, "{live} of {length}");
    }
}

#[test]
fn what_is_alive_is_weighed_about_right() {
    let dir = tempfile::tempdir().unwrap();
    let passphrase = "five words nobody else has";
    let founding = Founding { place: "Gien", commune: None, mediator: "Camille", passphrase, cost: Cost::Light };
    let (mut store, _) = create(dir.path(), &founding, &Holder { host: String::new(), now: 1 }).unwrap();
    let me = store.mediator();
    // Short records, and one that is kept in parts; each is written twice.
    for note in [10, 300, 12_000, 10, 300, 12_000] {
        let changes: Vec<_> = (0..20)
            .map(|number| {
                let learner = Learner { note: "a".repeat(note), first_name: "Yvette".into(), ..Learner::default() };
                Change::Learner(LearnerId::from_bytes([number; 16]), Box::new(learner))
            })
            .collect();
        store.save(me, 2, &changes).unwrap();
    }
    let weight = |store: &Store| store.read(|database| Ok(database.state().weight)).unwrap();
    let before = weight(&store);
    store.compact(&mut |_| true).unwrap();
    let length = store.journal.borrow().length();
    for weight in [before, weight(&store)] {
        assert!(weight.abs_diff(length) < length / 4, "{weight} for {length}");
    }
}
