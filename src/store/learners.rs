//! All learners, in the order of their ids. Two threads open them, each every other stretch of ids: names can be searched
//! as soon as the last one is there, and opening takes longer than finding. What is made of a learner is made there too.

use super::codec;
use super::database::{Broken, Stretches};
use super::error::StoreError;
use super::house::Store;
use super::notice::Cause;
use super::tree::Tree;
use crate::domain::change::Kept;
use crate::domain::ids::LearnerId;
use crate::domain::learner::Learner;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::{thread, vec};

/// How many threads open records.
const READERS: usize = 2;
/// Lots that may wait for being taken, from each.
const WAITING: usize = 4;

/// What a reader makes of a learner.
pub(super) type Make<T> = fn(LearnerId, Kept<Learner>) -> T;

type Made<T> = (LearnerId, Result<T, StoreError>);

/// The learners whose ids begin with the same byte.
struct Lot<T> {
    learners: Vec<Made<T>>,
    /// How many rows were met, marks of removed keys included.
    seen: u64,
}

/// One reader's lots.
type Lots<T> = Receiver<Result<Lot<T>, Broken>>;

/// All learners, one after the other.
pub(super) struct Learners<'a, T> {
    store: &'a Store,
    make: Make<T>,
    /// Each gives every [`READERS`]th lot.
    readers: Vec<Lots<T>>,
    taken: usize,
    current: vec::IntoIter<Made<T>>,
    seen: u64,
    given: Vec<LearnerId>,
    /// How many had been given when the database was rebuilt.
    rebuilt: Option<usize>,
}

impl<'a, T: Send + 'static> Learners<'a, T> {
    pub(super) fn of(store: &'a Store, make: Make<T>) -> Result<Self, StoreError> {
        let (current, given) = (Vec::new().into_iter(), Vec::new());
        Ok(Self { store, make, readers: readers(store, make)?, taken: 0, current, seen: 0, given, rebuilt: None })
    }

    fn next_lot(&mut self) -> Option<Result<(), Broken>> {
        let lot = self.readers.get(self.taken % READERS)?.recv().ok()?;
        self.taken += 1;
        Some(lot.map(|lot| {
            self.seen += lot.seen;
            self.current = lot.learners.into_iter();
        }))
    }

    /// Gives up the database and starts anew in the rebuilt one.
    fn start_anew(&mut self, cause: Cause) -> Result<(), StoreError> {
        // Who still reads it lets go of it first.
        self.readers.clear();
        self.store.discard(cause);
        self.rebuilt = Some(self.given.len());
        (self.taken, self.seen) = (0, 0);
        self.readers = readers(self.store, self.make)?;
        Ok(())
    }
}

impl<T: Send + 'static> Iterator for Learners<'_, T> {
    type Item = Result<T, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((id, learner)) = self.current.next() {
                let known = self.given.get(..self.rebuilt.unwrap_or_default()).unwrap_or_default();
                if known.binary_search(&id).is_ok() {
                    continue;
                }
                self.given.push(id);
                return Some(learner);
            }
            let cause = match self.next_lot() {
                Some(Ok(())) => continue,
                Some(Err(broken)) if self.rebuilt.is_some() => return Some(Err(broken.into())),
                Some(Err(_)) => Cause::Broken,
                None if self.rebuilt.is_some() => return None,
                None => match self.store.read(|database| Ok(database.state().rows)) {
                    Ok(rows) if rows.get(Tree::Learners.index()) == Some(&self.seen) => return None,
                    Ok(_) => Cause::Miscounted,
                    Err(error) => return Some(Err(error)),
                },
            };
            if let Err(error) = self.start_anew(cause) {
                return Some(Err(error));
            }
        }
    }
}

fn readers<T: Send + 'static>(store: &Store, make: Make<T>) -> Result<Vec<Lots<T>>, StoreError> {
    let stretches = store.read(|database| database.stretches(Tree::Learners))?;
    let reader = |number| {
        let (sender, receiver) = sync_channel(WAITING);
        let stretches = stretches.clone();
        thread::Builder::new().spawn(move || read(&stretches, make, number, &sender)).map(|_| receiver)
    };
    Ok((0..READERS).map(reader).collect::<Result<_, _>>()?)
}

/// Reads one reader's stretches, until nobody takes them any more.
fn read<T>(stretches: &Stretches, make: Make<T>, number: usize, sender: &SyncSender<Result<Lot<T>, Broken>>) {
    for first in (0..=u8::MAX).skip(number).step_by(READERS) {
        if sender.send(lot(stretches, make, first)).is_err() {
            return;
        }
    }
}

fn lot<T>(stretches: &Stretches, make: Make<T>, first: u8) -> Result<Lot<T>, Broken> {
    let mut scan = stretches.scan(&[first])?;
    let mut learners = Vec::new();
    for row in scan.by_ref() {
        let (key, stamp, record) = row?;
        let id = LearnerId::from_bytes(key.as_ref().try_into().map_err(|_| Broken::Damaged)?);
        let learner = codec::decode(&record).map(|record| make(id, Kept { stamp, record }));
        learners.push((id, learner.map_err(StoreError::from)));
    }
    Ok(Lot { learners, seen: scan.seen() })
}
