//! What is left of a record, given who is erased: the one rule for the journal, for every copy of it, and for a save.

use crate::domain::change::Trace;
use crate::domain::erasure::{Erasure, nameless, wordless, wordless_trace};
use crate::domain::ids::LearnerId;
use crate::domain::learner::Learner;
use crate::domain::session::Session;
use crate::domain::workshop::Workshop;
use crate::store::codec::{self, Filed};
use crate::store::error::StoreError;
use crate::store::journal::WriteRef;
use crate::store::key;
use crate::store::tree::Tree;
use std::collections::BTreeMap;

/// Stands where the id of an erased learner stood on somebody else's record.
const NOBODY: LearnerId = LearnerId::from_bytes([0; 16]);

/// Who is erased, and by the save of which sequence.
#[derive(Debug, Default)]
pub(in crate::store) struct Gone(BTreeMap<LearnerId, (Erasure, u64)>);

/// What is left of a record.
pub(in crate::store) enum Left {
    All,
    Part(Vec<u8>),
    Nothing,
}

impl Gone {
    /// Adds an erasure; one that went further, or came later, stands.
    pub(in crate::store) fn add(&mut self, id: LearnerId, erasure: Erasure, sequence: u64) {
        let stands = |(before, at): &(Erasure, u64)| *before == Erasure::Whole || *at > sequence;
        if erasure == Erasure::Whole || !self.0.get(&id).is_some_and(stands) {
            self.0.insert(id, (erasure, sequence));
        }
    }

    /// What is left of a record.
    pub(in crate::store) fn of(&self, write: &WriteRef<'_>, record: &[u8]) -> Result<Left, StoreError> {
        if self.0.is_empty() {
            return Ok(Left::All);
        }
        if write.tree == Tree::Workshops {
            return self.without_participants(codec::decode(record)?);
        }
        let Some(owner) = owner(write.tree, write.key)? else { return Ok(Left::All) };
        match self.0.get(&owner) {
            Some((Erasure::Whole, _)) => Ok(Left::Nothing),
            // What was written later was written knowing that the name had been erased.
            Some((Erasure::Name, sequence)) if write.stamp.sequence < *sequence => self.without_words(write, record),
            _ if write.tree == Tree::Traces => self.without_names(codec::decode(record)?),
            _ => Ok(Left::All),
        }
    }

    fn without_words(&self, write: &WriteRef<'_>, record: &[u8]) -> Result<Left, StoreError> {
        let left = without_words(write.tree, record)?;
        match &left {
            Left::Part(trace) if write.tree == Tree::Traces => self.without_names(codec::decode(trace)?),
            Left::All if write.tree == Tree::Traces => self.without_names(codec::decode(record)?),
            _ => Ok(left),
        }
    }

    /// What is left of a workshop in which erased learners stood.
    fn without_participants(&self, mut workshop: Workshop) -> Result<Left, StoreError> {
        let is_gone = |id: LearnerId| matches!(self.0.get(&id), Some((Erasure::Whole, _)));
        Ok(if workshop.forget(is_gone) { Left::Part(codec::encode(&workshop)?) } else { Left::All })
    }

    /// What is left of a trace on a learner's record: it may say where a session or an assessment came from.
    fn without_names(&self, trace: Trace) -> Result<Left, StoreError> {
        let is_gone = |id: &LearnerId| matches!(self.0.get(id), Some((Erasure::Whole, _)));
        let or_nobody = |id: LearnerId| if is_gone(&id) { NOBODY } else { id };
        let left = match trace {
            Trace::AssessmentMoved { assessment, from, to } if is_gone(&from) || is_gone(&to) => {
                Trace::AssessmentMoved { assessment, from: or_nobody(from), to: or_nobody(to) }
            }
            Trace::SessionMoved { session, from, to } if is_gone(&from) || is_gone(&to) => {
                Trace::SessionMoved { session, from: or_nobody(from), to: or_nobody(to) }
            }
            Trace::SessionCorrected(_, session) if is_gone(&session.learner) => return Ok(Left::Nothing),
            _ => return Ok(Left::All),
        };
        Ok(Left::Part(codec::encode(&left)?))
    }
}

/// The learner a record belongs to; `None` for what belongs to the house.
fn owner(tree: Tree, key: &[u8]) -> Result<Option<LearnerId>, StoreError> {
    let front = || key.first_chunk().copied().map(LearnerId::from_bytes).ok_or(StoreError::DamagedRecord);
    match tree {
        Tree::Learners
        | Tree::Paths
        | Tree::Assessments
        | Tree::Sessions
        | Tree::Traces
        | Tree::Contacts
        | Tree::Merged => front().map(Some),
        Tree::Appointments => {
            let (learner, _) = key::appointed(key).ok_or(StoreError::DamagedRecord)?;
            Ok(Some(learner))
        }
        Tree::Retyped => Ok(key::marked(key).ok_or(StoreError::DamagedRecord)?.1),
        Tree::House | Tree::Tombstones | Tree::Remains | Tree::Log | Tree::Workshops | Tree::Requests => Ok(None),
    }
}

/// What is left of a record without name and free texts.
pub(super) fn without_words(tree: Tree, record: &[u8]) -> Result<Left, StoreError> {
    let left = match tree {
        Tree::Learners => codec::encode(&nameless(codec::decode::<Learner>(record)?))?,
        Tree::Sessions => {
            let filed: Filed<Session> = codec::decode(record)?;
            codec::encode(&Filed { record: wordless(filed.record), ..filed })?
        }
        Tree::Traces => match wordless_trace(codec::decode(record)?) {
            Some(trace) => codec::encode(&trace)?,
            None => return Ok(Left::Nothing),
        },
        // It holds two names: without them it brings nobody back.
        Tree::Merged => return Ok(Left::Nothing),
        _ => return Ok(Left::All),
    };
    Ok(if left == record { Left::All } else { Left::Part(left) })
}
