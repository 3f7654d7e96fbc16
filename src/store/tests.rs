//! A database that breaks while the store is open.

use super::house::Store;
use super::notice::{Cause, Notice};
use super::{Founding, Holder, create};
use crate::domain::change::Change;
use crate::domain::ids::LearnerId;
use crate::domain::learner::Learner;
use crate::vault::Cost;

const FIRST: LearnerId = LearnerId::from_bytes([1; 16]);

fn store(dir: &std::path::Path) -> Store {
    let passphrase = "five words nobody else has";
    let founding = Founding { place: "Gien", commune: None, mediator: "Camille", passphrase, cost: Cost::Light };
    create(dir, &founding, &Holder { host: String::new(), now: 1 }).unwrap().0
}

fn register(store: &mut Store, id: LearnerId, name: &str) {
    let learner = Learner { first_name: name.into(), ..Learner::default() };
    let author = store.mediator();
    store.save(author, 5, &[Change::Learner(id, Box::new(learner))]).unwrap();
}

#[test]
fn a_save_the_database_could_not_follow_is_there_at_the_next_read() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(dir.path());
    register(&mut store, FIRST, "Yvette");
    store.discard(Cause::Broken);
    assert_eq!(store.learner(FIRST).unwrap().unwrap().record.first_name, "Yvette");
    assert_eq!(store.notices(), [Notice::DatabaseRebuilt(Cause::Broken)]);
    assert!(!dir.path().join("db.old").exists());
}

#[test]
fn a_damaged_row_is_read_from_the_journal_instead() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(dir.path());
    for number in 1..=9 {
        register(&mut store, LearnerId::from_bytes([number; 16]), "Yvette");
    }
    let spoil = |number: u8| {
        let database = store.database.borrow();
        database.as_ref().unwrap().spoil(super::tree::Tree::Learners, &[number; 16]);
    };
    spoil(1);
    assert_eq!(store.learner(FIRST).unwrap().unwrap().record.first_name, "Yvette");
    spoil(4);
    let mut learners = store.learners().unwrap();
    let first: Vec<_> = learners.by_ref().take(3).map(Result::unwrap).collect();
    let rest: Vec<_> = learners.map(Result::unwrap).collect();
    assert_eq!((first.len(), rest.len()), (3, 6), "reading goes on in the rebuilt one");
    assert_eq!(store.notices(), [Notice::DatabaseRebuilt(Cause::Broken); 2]);
}

#[test]
fn a_missing_row_is_noticed_by_counting() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(dir.path());
    register(&mut store, FIRST, "Yvette");
    register(&mut store, LearnerId::from_bytes([2; 16]), "Karim");
    store.database.borrow().as_ref().unwrap().lose(super::tree::Tree::Learners, FIRST.bytes());
    let names = store.learners().unwrap().map(|learner| learner.unwrap().1.record.first_name).collect::<Vec<_>>();
    assert_eq!(names, ["Karim", "Yvette"], "the one that was missing comes from the rebuilt database");
    store.database.borrow().as_ref().unwrap().lose(super::tree::Tree::House, super::key::SETTINGS);
    assert!(!store.verify_counts(&mut |_| {}).unwrap());
    assert!(store.verify_counts(&mut |_| {}).unwrap());
    assert_eq!(store.settings().unwrap().place, "Gien");
    assert_eq!(store.notices(), [Notice::DatabaseRebuilt(Cause::Miscounted); 2]);
}

#[test]
fn a_database_opened_anew_is_the_same_and_a_spoilt_one_is_rebuilt() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(dir.path());
    register(&mut store, FIRST, "Yvette");
    let state = store.database.borrow().as_ref().unwrap().state().clone();
    store.shed();
    assert_eq!(store.database.borrow().as_ref().unwrap().state(), &state);
    register(&mut store, LearnerId::from_bytes([2; 16]), "Karim");
    store.shed();
    assert_eq!((store.learners().unwrap().count(), store.notices()), (2, vec![]));

    store.database.borrow().as_ref().unwrap().spoil_state();
    store.shed();
    assert_eq!((store.learners().unwrap().count(), store.notices()), (2, vec![Notice::DatabaseRebuilt(Cause::Broken)]));
}
