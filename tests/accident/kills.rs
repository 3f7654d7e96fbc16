//! kill -9 while registering, closing a session, keeping a draft, importing, backing up, erasing, compacting, rebuilding
//! and restoring.

use crate::shelf::Shelf;
use crate::worker::{Reached, Worker};
use crate::world::{STEPS, World, open};
use crate::{ran, times};
use std::path::Path;
use std::time::Duration;

/// Compares what a store holds with what the story says; answers how many steps it holds.
///
/// Between the last step that was heard to be done and the last that was begun, there is one at most.
pub fn compare(folder: &Path, told: &mut World, from: u32, reached: Reached) -> u32 {
    for step in from..reached.done {
        *told = told.after(step);
    }
    let store = open(folder);
    let found = World::of(&store);
    let begun = (reached.begun > reached.done).then(|| told.after(reached.done));
    let holds = match begun {
        _ if told.shows(&found) => reached.done,
        Some(next) if next.shows(&found) => {
            *told = next;
            reached.begun
        }
        _ => panic!("after {reached:?}: {:?} were told, {:?} are found", told.counts(), found.counts()),
    };
    let checked = store.check(&mut |_| {}).unwrap();
    assert!(checked.is_whole(), "after {reached:?}: {checked:?}");
    holds
}

#[test]
fn nothing_is_lost_and_nothing_half_done_after_a_kill() {
    let rounds = times(6, 200);
    let shelf = Shelf::new();
    let (mut told, mut steps) = (World::default(), 0);
    for round in 0..rounds {
        let worker = Worker::start(&shelf.dir(), steps).begins(1 + fastrand::u32(0..STEPS / 2));
        std::thread::sleep(Duration::from_micros(fastrand::u64(0..60_000)));
        let reached = worker.kill();
        let held = compare(&shelf.dir(), &mut told, steps, reached);
        assert!(held >= steps, "round {round}");
        steps = held;
    }
    ran("kill -9", rounds);
}
