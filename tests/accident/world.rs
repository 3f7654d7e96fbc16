//! A story told step by step to a store, and what must be found in it after each step.

use crate::shelf::{PASSPHRASE, holder, learner, session};
use jalon::domain::change::Change;
use jalon::domain::draft::{Draft, FormDraft, Work};
use jalon::domain::erasure::Erasure;
use jalon::domain::ids::{DraftId, LearnerId, SessionId};
use jalon::store::backup::{Backup, Place};
use jalon::store::restoring::{Opener, restore};
use jalon::store::{Closed, Store};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use time::macros::{date, datetime};

/// Steps of the story before it begins again with other people.
pub const STEPS: u32 = 10;
/// People of one import.
const IMPORTED: u8 = 60;

/// What a store holds.
#[derive(Clone, Default)]
pub struct World {
    pub learners: BTreeMap<LearnerId, String>,
    pub sessions: BTreeSet<SessionId>,
    pub drafts: BTreeSet<DraftId>,
    backup: Option<Box<World>>,
    erased: BTreeSet<LearnerId>,
}

fn person(step: u32, number: u8) -> LearnerId {
    let mut id = [number; 16];
    id[..4].copy_from_slice(&step.to_be_bytes());
    LearnerId::from_bytes(id)
}

fn number(step: u32) -> [u8; 16] {
    let mut id = [9; 16];
    id[..4].copy_from_slice(&step.to_be_bytes());
    id
}

fn name(step: u32) -> String {
    format!("Personne {step}")
}

impl World {
    /// What the next step makes of it.
    pub fn after(&self, step: u32) -> Self {
        let mut next = self.clone();
        match step % STEPS {
            0 | 5 => drop(next.learners.insert(person(step, 0), name(step))),
            1 => drop(next.sessions.insert(SessionId::from_bytes(number(step)))),
            2 => drop(next.drafts.insert(DraftId::from_bytes(number(step)))),
            3 => next.learners.extend((0..IMPORTED).map(|number| (person(step, number), name(step)))),
            4 => next.backup = Some(Box::new(Self { backup: None, ..self.clone() })),
            6 => {
                let gone = person(step - 6, 0);
                next.learners.remove(&gone);
                next.sessions.remove(&SessionId::from_bytes(number(step - 5)));
                next.drafts.remove(&DraftId::from_bytes(number(step - 4)));
                next.erased.insert(gone);
            }
            9 => {
                let erased = next.erased.clone();
                let backup = next.backup.clone().unwrap();
                next = Self { drafts: BTreeSet::new(), erased, backup: Some(backup.clone()), ..*backup };
                // What was erased since the backup stays erased.
                next.learners.remove(&person(step - 9, 0));
                next.sessions.remove(&SessionId::from_bytes(number(step - 8)));
            }
            _ => {}
        }
        next
    }

    /// What a store holds, as far as anybody can see.
    pub fn of(store: &Store) -> Self {
        let learners = store.learners().unwrap().map(Result::unwrap);
        let learners: BTreeMap<_, _> = learners.map(|(id, kept)| (id, kept.record.first_name)).collect();
        let sessions = learners.keys().flat_map(|id| store.sessions(*id).unwrap()).map(|(id, _)| id).collect();
        let drafts = store.drafts().unwrap().into_iter().map(|draft| draft.id).collect();
        Self { learners, sessions, drafts, ..Self::default() }
    }

    /// How many there are of each, for a message.
    pub fn counts(&self) -> [usize; 3] {
        [self.learners.len(), self.sessions.len(), self.drafts.len()]
    }

    /// Whether a store holds the same.
    pub fn shows(&self, other: &Self) -> bool {
        (&self.learners, &self.sessions, &self.drafts) == (&other.learners, &other.sessions, &other.drafts)
    }
}

/// Opens a store.
pub fn open(dir: &Path) -> Store {
    let closed = Closed::open(dir, &holder()).unwrap();
    let (id, _) = closed.mediators()[0].clone();
    closed.unlock(id, PASSPHRASE, &mut |_| {}).map_err(|(_, error)| error).unwrap()
}

fn backup(dir: &Path, step: u32) -> PathBuf {
    dir.with_extension(format!("copy-{step}"))
}

/// Carries out a step that may have been interrupted before.
pub fn perform(dir: &Path, mut store: Store, step: u32) -> Store {
    let author = store.mediator();
    let at = datetime!(2026-11-24 10:00 UTC);
    let register = |number| Change::Learner(person(step, number), Box::new(learner(&name(step))));
    match step % STEPS {
        0 | 5 => drop(store.save(author, 1, &[register(0)]).unwrap()),
        1 => {
            let held = session(person(step - 1, 0), date!(2026 - 11 - 24));
            let id = SessionId::from_bytes(number(step));
            store.save(author, 1, &[Change::Session { id, session: Box::new(held), before: None }]).unwrap();
        }
        2 => {
            let work = Work::Correction(FormDraft { fields: vec![("note".into(), name(step))], focus: 0 });
            let (id, learner) = (DraftId::from_bytes(number(step)), person(step - 2, 0));
            store.keep_draft(&Draft { id, at: 1, author, learner, work }).unwrap();
        }
        3 => drop(store.save(author, 1, &(0..IMPORTED).map(register).collect::<Vec<_>>()).unwrap()),
        4 => {
            let path = backup(dir, step);
            let _none = fs::remove_file(&path);
            store.back_up(Place::File(&path), at, &mut |_| true).unwrap();
        }
        6 => drop(store.erase(author, 1, &[(person(step - 6, 0), Erasure::Whole)], &mut |_| {}).unwrap()),
        7 => store.compact(&mut |_| true).unwrap(),
        8 => {
            drop(store);
            fs::remove_dir_all(dir.join("db")).unwrap();
            store = open(dir);
        }
        9 => {
            drop(store);
            let mut backup = Backup::open(&backup(dir, step - 5)).unwrap();
            let opener = Opener::Passphrase(author, PASSPHRASE);
            restore(&mut backup, dir, &opener, (&holder(), at), &mut |_| true).unwrap();
            store = open(dir);
        }
        _ => unreachable!(),
    }
    store
}
