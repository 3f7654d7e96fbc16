//! The writes of an erasure: what goes, what stays of it, and the tombstone that says so.

use super::gone::{Left, without_words};
use crate::domain::change::{Change, Stamp};
use crate::domain::erasure::{ENOUGH, Erasure, Remains, coarse, nameless};
use crate::domain::ids::{Insee, InstanceId, LearnerId, MediatorId, SessionId};
use crate::domain::learner::Learner;
use crate::domain::retyping::{Entry, Retypable};
use crate::domain::session::Session;
use crate::domain::workshop::Workshop;
use crate::store::codec::{self, Filed};
use crate::store::database::Database;
use crate::store::error::StoreError;
use crate::store::journal::Write;
use crate::store::key;
use crate::store::merging;
use crate::store::tree::Tree;
use crate::vault::draw_id;
use std::collections::BTreeMap;

/// What stays of a session bears no time and no author: rows of one erasure are not told from those of another.
const UNSTAMPED: Stamp =
    Stamp { at: 0, instance: InstanceId::from_bytes([0; 16]), sequence: 0, author: MediatorId::from_bytes([0; 16]) };

/// How many learners live in each commune.
pub(in crate::store) struct Neighbours(BTreeMap<Insee, u32>);

impl Neighbours {
    /// Counts them.
    pub(in crate::store) fn count(database: &Database) -> Result<Self, StoreError> {
        let mut communes = BTreeMap::new();
        for row in database.scan(Tree::Learners, &[])? {
            let (_, _, record) = row?;
            if let Some(commune) = codec::decode::<Learner>(&record)?.commune {
                *communes.entry(commune).or_default() += 1;
            }
        }
        Ok(Self(communes))
    }

    fn share(&self, commune: &Insee) -> bool {
        self.0.get(commune).is_some_and(|people| *people >= ENOUGH)
    }
}

/// Whether a learner was erased altogether: nothing is written about them any more.
pub(in crate::store) fn is_gone(database: &Database, id: LearnerId) -> Result<bool, StoreError> {
    let erased = database.get(Tree::Tombstones, id.bytes())?.and_then(|opened| opened.record);
    Ok(erased.map(|record| codec::decode::<Erasure>(&record)).transpose()? == Some(Erasure::Whole))
}

/// The writes that erase a learner. Of one who is not there, the tombstone is written all the same.
pub(in crate::store) fn writes(
    database: &Database,
    neighbours: &Neighbours,
    id: LearnerId,
    erasure: Erasure,
) -> Result<Vec<Write>, StoreError> {
    let learner = match database.get(Tree::Learners, id.bytes())?.and_then(|opened| opened.record) {
        Some(record) => Some(codec::decode::<Learner>(&record)?),
        None => None,
    };
    let mut writes = match erasure {
        Erasure::Whole => whole(database, neighbours, id, learner.as_ref())?,
        Erasure::Name => name(database, neighbours, id, learner)?,
    };
    // Older copies hold the records that were joined to this one under their own ids: they forget them too.
    for gone in merging::all_of(database, id, &mut writes)? {
        let record = Some(codec::encode(&erasure)?);
        writes.push(Write { tree: Tree::Tombstones, key: gone.bytes().to_vec(), record, stamp: None });
    }
    Ok(writes)
}

/// The writes that take the learners a save erases out of the workshops they stood in: one a workshop, whoever goes.
pub(in crate::store) fn without_participants(
    database: &Database,
    changes: &[Change],
) -> Result<Vec<Write>, StoreError> {
    let erased = |id| changes.contains(&Change::Erasure(id, Erasure::Whole));
    if !changes.iter().any(|change| matches!(change, Change::Erasure(_, Erasure::Whole))) {
        return Ok(Vec::new());
    }
    let mut writes = Vec::new();
    for row in database.scan(Tree::Workshops, &[])? {
        let (key, stamp, record) = row?;
        let mut workshop: Workshop = codec::decode(&record)?;
        if workshop.forget(erased) {
            let record = Some(codec::encode(&workshop)?);
            writes.push(Write { tree: Tree::Workshops, key: key.to_vec(), record, stamp: Some(stamp) });
        }
    }
    Ok(writes)
}

/// Takes all of a learner away.
fn whole(
    database: &Database,
    neighbours: &Neighbours,
    id: LearnerId,
    learner: Option<&Learner>,
) -> Result<Vec<Write>, StoreError> {
    let take = |tree, key: Vec<u8>| Write { tree, key, record: None, stamp: None };
    let (birth_year, commune) = learner.map_or((None, None), |learner| {
        (learner.birth_year, learner.commune.as_ref().filter(|commune| neighbours.share(commune)))
    });
    let mut persons: BTreeMap<i32, [u8; 16]> = BTreeMap::new();
    let mut rows: Vec<(Vec<u8>, Remains)> = Vec::new();
    let mut writes = Vec::new();
    for tree in [Tree::Learners, Tree::Paths, Tree::Assessments, Tree::Sessions, Tree::Traces, Tree::Contacts] {
        for row in database.scan(tree, id.bytes())? {
            let (key, _, record) = row?;
            if tree == Tree::Sessions {
                let (_, _, session_id) = key::dated(&key).ok_or(StoreError::DamagedRecord)?;
                let session = codec::decode::<Filed<Session>>(&record)?.record;
                if let Some(next) = session.next {
                    let key = key::appointment(next.date, id, SessionId::from_bytes(session_id));
                    writes.push(take(Tree::Appointments, key));
                }
                let of = Retypable::Session(id, SessionId::from_bytes(session_id));
                let mark = key::retyped(&Entry { day: session.date, of });
                if database.get(Tree::Retyped, &mark)?.is_some_and(|opened| opened.record.is_some()) {
                    writes.push(take(Tree::Retyped, mark));
                }
                let person = *persons.entry(session.date.year()).or_insert_with(draw_id);
                let remains = Remains::of(&session, birth_year, commune, person);
                rows.extend(remains.map(|remains| (draw_id().to_vec(), remains)));
            }
            writes.push(take(tree, key.to_vec()));
        }
    }
    // In an order of their own: not even that tells which session came before which.
    rows.sort_by(|(one, _), (other, _)| one.cmp(other));
    for (key, remains) in rows {
        let record = Some(codec::encode(&remains)?);
        writes.push(Write { tree: Tree::Remains, key, record, stamp: Some(UNSTAMPED) });
    }
    Ok(writes)
}

/// Takes name and free texts away. Sessions keep the stamp of who held them.
fn name(
    database: &Database,
    neighbours: &Neighbours,
    id: LearnerId,
    learner: Option<Learner>,
) -> Result<Vec<Write>, StoreError> {
    let mut writes = Vec::new();
    let mut last = learner.as_ref().and_then(|learner| learner.opened_on);
    for tree in [Tree::Sessions, Tree::Traces] {
        for row in database.scan(tree, id.bytes())? {
            let (key, stamp, record) = row?;
            if tree == Tree::Sessions {
                last = last.max(key::dated(&key).map(|(_, date, _)| date));
            }
            let record = match without_words(tree, &record)? {
                Left::All => continue,
                Left::Part(record) => Some(record),
                Left::Nothing => None,
            };
            let stamp = record.as_ref().map(|_| stamp);
            writes.push(Write { tree, key: key.to_vec(), record, stamp });
        }
    }
    if let Some(learner) = learner {
        let shared = learner.commune.as_ref().is_some_and(|commune| neighbours.share(commune));
        let record = Some(codec::encode(&coarse(nameless(learner), last, shared))?);
        writes.push(Write { tree: Tree::Learners, key: id.bytes().to_vec(), record, stamp: None });
    }
    Ok(writes)
}
