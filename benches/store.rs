//! The store at the size of a site and at fifty times it: opening, reading names, saving, reading a record, exporting,
//! rebuilding. `cargo bench --bench store`; the large store takes a minute to invent and is kept under `target/`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod invented;

use divan::Bencher;
use invented::{SIZES, folder, holder, invent};
use jalon::content::communes;
use jalon::demo::PASSPHRASE;
use jalon::domain::change::Change;
use jalon::domain::directory::{Directory, Named};
use jalon::domain::ids::{LearnerId, MediatorId};
use jalon::report::csv::Table;
use jalon::store::{Closed, Store};

fn main() {
    for learners in SIZES {
        invent(learners);
    }
    divan::main();
}

fn open(learners: u32) -> (Store, MediatorId) {
    let closed = Closed::open(&folder(learners), &holder()).unwrap();
    let me = closed.mediators()[0].0;
    let Ok(store) = closed.unlock(me, PASSPHRASE, &mut |_| {}) else { panic!("locked") };
    (store, me)
}

fn some_learner(store: &Store) -> LearnerId {
    store.learners().unwrap().nth(7).unwrap().unwrap().0
}

/// From a closed folder to an open store, the derivation at its floor included: see `derivation`.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn open_and_unlock(bencher: Bencher, learners: u32) {
    bencher.bench_local(|| open(learners));
}

/// The derivation alone, to be taken off `open_and_unlock`; and the unlocking of a store that is open already, as when a
/// passphrase was being typed meanwhile.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn unlock_once_opened(bencher: Bencher, learners: u32) {
    bencher
        .with_inputs(|| {
            let closed = Closed::open(&folder(learners), &holder()).unwrap();
            // sled opens while the passphrase is typed.
            std::thread::sleep(std::time::Duration::from_millis(2_500));
            closed
        })
        .bench_local_values(|closed| {
            let me = closed.mediators()[0].0;
            closed.unlock(me, PASSPHRASE, &mut |_| {}).map(|_| ()).map_err(|_| ())
        });
}

/// Reading all names into the directory.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn read_names(bencher: Bencher, learners: u32) {
    let (store, _) = open(learners);
    bencher.bench_local(|| {
        let read = store.learners_as(|id, kept| Named::of(id, &kept.record, None)).unwrap();
        Directory::build(read.map(Result::unwrap), |insee| communes::name(insee).map(str::to_owned))
    });
}

/// When everybody last came.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn count_visits(bencher: Bencher, learners: u32) {
    let (store, _) = open(learners);
    bencher.bench_local(|| store.last_visits(None).unwrap().count());
}

/// One correction, synced to the disk.
#[divan::bench(args = SIZES, sample_count = 30, sample_size = 1)]
fn save(bencher: Bencher, learners: u32) {
    let (mut store, me) = open(learners);
    let id = some_learner(&store);
    let mut learner = store.learner(id).unwrap().unwrap().record;
    bencher.bench_local(|| {
        learner.note.push('.');
        learner.note.truncate(200);
        store.save(me, holder().now, &[Change::Learner(id, Box::new(learner.clone()))]).unwrap()
    });
}

/// A learner's whole record.
#[divan::bench(args = SIZES, sample_count = 100, sample_size = 10)]
fn record(bencher: Bencher, learners: u32) {
    let (store, _) = open(learners);
    let id = some_learner(&store);
    bencher.bench_local(|| store.record(id).unwrap());
}

/// All sessions as a table.
#[divan::bench(args = SIZES, sample_count = 1, sample_size = 1)]
fn export_everything(bencher: Bencher, learners: u32) {
    let (store, _) = open(learners);
    bencher.bench_local(|| {
        let mut table = Table::sessions(std::io::sink()).unwrap();
        for learner in store.learners().unwrap() {
            let (id, kept) = learner.unwrap();
            for (session_id, session) in store.sessions(id).unwrap() {
                table.session(&session_id, &kept.record.code, &session.record).unwrap();
            }
        }
        table.finish().unwrap();
    });
}

/// The database deleted, and built again from the journal.
#[divan::bench(args = SIZES, sample_count = 1, sample_size = 1)]
fn rebuild(bencher: Bencher, learners: u32) {
    bencher.with_inputs(|| std::fs::remove_dir_all(folder(learners).join("db")).unwrap()).bench_local_values(|()| {
        open(learners);
    });
}
