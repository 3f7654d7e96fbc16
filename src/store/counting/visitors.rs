//! Who came between two days: all keys of sessions are walked, which tell the day, and only those wanted are opened.

use crate::domain::change::Kept;
use crate::domain::erasure::Remains;
use crate::domain::ids::LearnerId;
use crate::domain::session::Session;
use crate::store::codec::{self, Filed};
use crate::store::database::Database;
use crate::store::error::StoreError;
use crate::store::house::Store;
use crate::store::key;
use crate::store::tree::Tree;
use time::Date;

/// Learners found in one go, at most: each calls for more reading.
const FOUND: usize = 250;

/// A learner who came between two days.
pub(super) struct Visitor {
    pub learner: LearnerId,
    /// The day of the first session of all.
    pub first: Date,
    /// The sessions between the two days, the oldest first.
    pub sessions: Vec<Kept<Session>>,
}

/// Part of a walk over all sessions.
pub(super) struct Visitors {
    pub found: Vec<Visitor>,
    /// Sessions passed by.
    pub seen: u64,
    /// The last learner passed by; `None` at the end of the walk.
    pub last: Option<LearnerId>,
}

impl Store {
    /// Walks the sessions after those of a learner, about as many as told, and always all of one learner.
    pub(super) fn visitors(
        &self,
        after: Option<LearnerId>,
        (first, last): (Date, Date),
        at_most: u64,
    ) -> Result<Visitors, StoreError> {
        self.mending(|database| visitors(database, after, (first, last), at_most))
    }

    /// What stays of erased learners' sessions, after a row, so many at most; each with its key.
    pub(super) fn remains_after(&self, after: &[u8], at_most: usize) -> Result<Vec<(Vec<u8>, Remains)>, StoreError> {
        self.mending(|database| {
            let rows = database.scan_after(Tree::Remains, after)?.take(at_most);
            rows.map(|row| {
                let (key, _, record) = row?;
                Ok((key.to_vec(), codec::decode(&record)?))
            })
            .collect()
        })
    }
}

fn visitors(
    database: &Database,
    after: Option<LearnerId>,
    (first, last): (Date, Date),
    at_most: u64,
) -> Result<Visitors, StoreError> {
    let wanted = |key: &[u8]| key::dated(key).is_some_and(|(_, day, _)| (first..=last).contains(&day));
    let from = after.map(key::after_learner).unwrap_or_default();
    let mut walk = Visitors { found: Vec::new(), seen: 0, last: None };
    // Whose sessions are being passed by, and the day of the first.
    let mut current: Option<(LearnerId, Date)> = None;
    for row in database.scan_after(Tree::Sessions, &from)?.chosen(wanted) {
        let (key, opened) = row?;
        let (learner, day, _) = key::dated(&key).ok_or(StoreError::DamagedRecord)?;
        let first = match current {
            Some((known, first)) if known == learner => first,
            Some((known, _)) if walk.seen >= at_most || walk.found.len() >= FOUND => {
                walk.last = Some(known);
                break;
            }
            _ => day,
        };
        current = Some((learner, first));
        walk.seen += 1;
        let Some((stamp, record)) = opened.and_then(|opened| Some((opened.stamp, opened.record?))) else { continue };
        let filed: Filed<Session> = codec::decode(&record)?;
        let kept = Kept { stamp, record: filed.record };
        match walk.found.last_mut() {
            Some(visitor) if visitor.learner == learner => visitor.sessions.push(kept),
            _ => walk.found.push(Visitor { learner, first, sessions: vec![kept] }),
        }
    }
    Ok(walk)
}
