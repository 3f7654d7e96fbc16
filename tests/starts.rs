//! Several starts at once on one folder: exactly one gets in.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod program;

use jalon::store::{Closed, Founding, Holder, StoreError, create};
use jalon::vault::Cost;
use program::{PASSPHRASE, Place};
use std::io::Write;
use std::process::{Child, Stdio};
use std::sync::{Barrier, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// A process that is being started holds this one's locks for a moment: no other test may be looking at one then.
static ALONE: Mutex<()> = Mutex::new(());

/// Starts that many at once. The one that gets in waits for its passphrase, which comes once all others have left.
fn starts(place: &Place, count: usize) {
    let start = || {
        let mut command = place.bare();
        command.args(["check", "--passphrase-file", "-", "--data"]).arg(place.data());
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let mut running: Vec<Child> = (0..count).map(|_| start()).collect();
    let mut left = 0;
    while left + 1 < count {
        running.retain_mut(|child| {
            let Some(status) = child.try_wait().unwrap() else { return true };
            assert_eq!(status.code(), Some(3), "one that does not get in says that another one did");
            left += 1;
            false
        });
        thread::sleep(Duration::from_millis(1));
    }
    assert_eq!(running.len(), 1);
    let mut winner = running.remove(0);
    winner.stdin.take().unwrap().write_all(format!("{PASSPHRASE}\n").as_bytes()).unwrap();
    assert_eq!(winner.wait().unwrap().code(), Some(0));
}

fn rounds(count: usize) {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let place = Place::opened();
    for round in 0..count {
        starts(&place, 2 + round % 2);
    }
    place.run(&["check"]).ends(0);
}

#[test]
fn of_two_or_three_starts_exactly_one_gets_in() {
    rounds(5);
}

#[test]
#[ignore = "the long form: run it with --ignored"]
fn of_two_or_three_starts_exactly_one_gets_in_a_hundred_times() {
    rounds(100);
}

#[test]
fn of_several_foundings_at_once_exactly_one_stays() {
    const NAMES: [&str; 3] = ["Claire", "Éloi", "Zoé"];
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    for _ in 0..3 {
        let dir = tempfile::tempdir().unwrap();
        let barrier = Barrier::new(NAMES.len());
        let found = |name: &'static str| {
            let founding =
                Founding { place: "Gien", commune: None, mediator: name, passphrase: PASSPHRASE, cost: Cost::Light };
            barrier.wait();
            create(dir.path(), &founding, &holder()).map(|(store, _)| drop(store))
        };
        let ended: Vec<_> = thread::scope(|scope| {
            let threads: Vec<_> = NAMES.map(|name| scope.spawn(move || found(name))).into_iter().collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let winners: Vec<&str> =
            NAMES.into_iter().zip(&ended).filter(|(_, end)| end.is_ok()).map(|(name, _)| name).collect();
        let refused = |end: &Result<(), StoreError>| {
            matches!(end, Ok(()) | Err(StoreError::AlreadyExists | StoreError::InUse { .. }))
        };
        assert!(winners.len() == 1 && ended.iter().all(refused), "{ended:?}");
        let closed = Closed::open(dir.path(), &holder()).unwrap();
        let known = closed.mediators();
        assert_eq!(known.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), winners);
        assert!(closed.unlock(known[0].0, PASSPHRASE, &mut |_| {}).is_ok());
    }
}

fn holder() -> Holder {
    Holder { host: "poste-3".into(), now: 1_000 }
}
