//! The store at the size of a site and at fifty times it: opening, reading names, saving, reading a record, exporting,
//! rebuilding. `cargo bench --bench store`; the large store takes a minute to invent and is kept under `target/`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use divan::Bencher;
use jalon::content::{Content, communes};
use jalon::demo::{MEDIATOR, PASSPHRASE, Plan, Story, settings};
use jalon::domain::change::Change;
use jalon::domain::directory::Directory;
use jalon::domain::ids::{LearnerId, MediatorId};
use jalon::report::csv::Table;
use jalon::store::{Closed, Founding, Holder, Store, create};
use jalon::vault::Cost;
use std::path::{Path, PathBuf};
use time::macros::date;

/// Learners; each had ten sessions on average.
const SIZES: [u32; 2] = [2_000, 100_000];
/// Learners saved at once while inventing.
const BATCH: usize = 500;

fn main() {
    for learners in SIZES {
        invent(learners);
    }
    divan::main();
}

fn folder(learners: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("target/bench-store-{learners}"))
}

fn holder() -> Holder {
    Holder { host: String::new(), now: 1_795_000_000 }
}

fn invent(learners: u32) {
    let folder = folder(learners);
    if folder.join("complete").exists() {
        return;
    }
    let _absent = std::fs::remove_dir_all(&folder);
    let place = settings();
    let founding = Founding {
        place: &place.place,
        commune: place.commune.clone(),
        mediator: MEDIATOR,
        passphrase: PASSPHRASE,
        cost: Cost::Light,
    };
    let (mut store, _code) = create(&folder, &founding, &holder()).unwrap();
    let me = store.mediators().unwrap()[0].0;
    let content = Content::built_in().unwrap();
    let plan = Plan { learners, sessions: learners * 10, seed: 1 };
    let mut batch: Vec<Change> = Vec::new();
    for (told, changes) in Story::new(plan, &content, me, date!(2026 - 11 - 24)).enumerate() {
        batch.extend(changes);
        if (told + 1) % BATCH == 0 {
            store.save(me, holder().now, &batch).unwrap();
            batch.clear();
        }
    }
    if !batch.is_empty() {
        store.save(me, holder().now, &batch).unwrap();
    }
    std::fs::write(folder.join("complete"), "").unwrap();
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
        let read = store.learners().unwrap().map(|learner| {
            let (id, kept) = learner.unwrap();
            (id, kept.record, None)
        });
        Directory::build(read, |insee| communes::name(insee).map(str::to_owned))
    });
}

/// When everybody last came.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn count_visits(bencher: Bencher, learners: u32) {
    let (store, _) = open(learners);
    bencher.bench_local(|| store.last_visits().unwrap().count());
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
