//! What the command line says of a clock that may be wrong.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod program;

use jalon::domain::change::Change;
use jalon::domain::ids::LearnerId;
use jalon::store::{Closed, Founding, Holder, create};
use jalon::vault::Cost;
use program::{PASSPHRASE, Place};
use time::{Duration, OffsetDateTime};

fn holder(at: OffsetDateTime) -> Holder {
    Holder { host: String::new(), now: at.unix_timestamp() }
}

#[test]
fn a_clock_behind_the_last_save_is_told_and_nothing_else_changes() {
    let place = Place::opened();
    let ahead = OffsetDateTime::now_utc() + Duration::days(20);
    let closed = Closed::open(&place.data(), &holder(ahead)).unwrap();
    let me = closed.mediators()[0].0;
    let mut store = closed.unlock(me, PASSPHRASE, &mut |_| {}).unwrap_or_else(|_| panic!("locked"));
    store.save(me, ahead.unix_timestamp(), &[Change::Learner(LearnerId::from_bytes([1; 16]), Box::default())]).unwrap();
    drop(store);
    let told = place.run(&["export", "learners", "--format", "csv"]).ends(0);
    assert_eq!(told.out.lines().count(), 2);
    told.says("L'horloge retarde").says("Réglez la date");
    place.run(&["check"]).ends(0).says("L'horloge retarde").says("Tout est en ordre");
}

#[test]
fn a_clock_far_ahead_of_the_last_save_is_told() {
    let place = Place::new();
    let founding =
        Founding { place: "Gien", commune: None, mediator: "Claire", passphrase: PASSPHRASE, cost: Cost::Light };
    let before = OffsetDateTime::now_utc() - Duration::days(40);
    drop(create(&place.data(), &founding, &holder(before)).unwrap());
    place.run(&["check"]).ends(0).says("la date du jour est-elle juste ?");
}

#[test]
fn a_clock_that_is_right_is_not_spoken_of() {
    let place = Place::opened();
    let err = place.run(&["check"]).ends(0).err;
    assert!(!err.contains("horloge") && !err.contains("date"), "{err}");
}
