//! Stores full of invented people, kept under `target/` between runs.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use jalon::content::Content;
use jalon::demo::{MEDIATOR, PASSPHRASE, Plan, Story, settings};
use jalon::domain::change::Change;
use jalon::store::{Founding, Holder, create};
use jalon::vault::Cost;
use std::path::{Path, PathBuf};
use time::macros::date;

/// Learners; each had ten sessions on average.
pub const SIZES: [u32; 2] = [2_000, 100_000];
/// Learners saved at once while inventing.
const BATCH: usize = 500;

/// The store of that many learners.
pub fn folder(learners: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("target/bench-store-{learners}"))
}

/// Whoever measures.
pub fn holder() -> Holder {
    Holder { host: String::new(), now: 1_795_000_000 }
}

/// Invents a store, unless it is there already.
pub fn invent(learners: u32) {
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
