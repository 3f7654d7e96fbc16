//! Whose record a write is, and what another's record says of an erased learner.

use crate::domain::change::Trace;
use crate::domain::ids::LearnerId;
use crate::store::codec::{self, Standing};
use crate::store::error::StoreError;
use crate::store::key;
use crate::store::tree::Tree;
use std::collections::BTreeSet;

/// Stands where the id of an erased learner stood on somebody else's record.
pub(in crate::store) const NOBODY: LearnerId = LearnerId::from_bytes([0; 16]);

/// The learner a record belongs to; `None` for what belongs to the house.
pub(super) fn owner(tree: Tree, key: &[u8], record: &[u8]) -> Result<Option<LearnerId>, StoreError> {
    let front = || key.first_chunk().copied().map(LearnerId::from_bytes).ok_or(StoreError::DamagedRecord);
    match tree {
        Tree::Learners | Tree::Paths | Tree::Assessments | Tree::Sessions | Tree::Traces | Tree::Contacts => {
            front().map(Some)
        }
        Tree::Appointments => {
            let (learner, _) = key::appointed(key).ok_or(StoreError::DamagedRecord)?;
            Ok(Some(learner))
        }
        Tree::SessionPlaces => Ok(Some(codec::decode::<Standing>(record)?.learner)),
        Tree::House | Tree::Tombstones | Tree::Remains | Tree::Log => Ok(None),
    }
}

/// What becomes of a trace on a record that stays.
pub(super) enum Said {
    /// It names nobody who is erased.
    Nothing,
    /// It does, and reads so without them.
    Without(Vec<u8>),
    /// It is about an erased learner altogether.
    All,
}

/// What a trace on a learner's record says of those who are erased: where a session or an assessment came from.
pub(super) fn said(record: &[u8], erased: &BTreeSet<LearnerId>) -> Result<Said, StoreError> {
    let nameless = |id: LearnerId| if erased.contains(&id) { NOBODY } else { id };
    let trace = match codec::decode::<Trace>(record)? {
        Trace::AssessmentMoved { assessment, from, to } if erased.contains(&from) || erased.contains(&to) => {
            Trace::AssessmentMoved { assessment, from: nameless(from), to: nameless(to) }
        }
        Trace::SessionMoved { session, from, to } if erased.contains(&from) || erased.contains(&to) => {
            Trace::SessionMoved { session, from: nameless(from), to: nameless(to) }
        }
        Trace::SessionCorrected(_, session) if erased.contains(&session.learner) => return Ok(Said::All),
        _ => return Ok(Said::Nothing),
    };
    Ok(Said::Without(codec::encode(&trace)?))
}
