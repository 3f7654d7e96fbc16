//! What falls into a period, told from keys alone: nothing is opened that lies outside.

use super::codec::{self, Filed, Retyped};
use super::error::StoreError;
use super::house::Store;
use super::key;
use super::tree::Tree;
use crate::domain::activity::Activity;
use crate::domain::change::Kept;
use crate::domain::ids::{LearnerId, RequestId, SessionId};
use crate::domain::request::Request;
use crate::domain::retyping::{self, Entries, Entry};
use crate::domain::session::Session;
use std::ops::RangeInclusive;
use time::Date;

impl Store {
    /// Whose sessions fall into some days, and on which, in the order of the learners' ids, then of days.
    pub fn sessions_within(
        &self,
        days: RangeInclusive<Date>,
    ) -> Result<impl Iterator<Item = Result<(LearnerId, Date, SessionId), StoreError>>, StoreError> {
        let keys = self.session_keys(None)?;
        Ok(keys.filter(move |key| !matches!(key, Ok((_, day, _)) if !days.contains(day))))
    }

    /// The session that a key names.
    pub fn session_at(
        &self,
        learner: LearnerId,
        day: Date,
        id: SessionId,
    ) -> Result<Option<Kept<Session>>, StoreError> {
        let kept = self.one::<Filed<Session>>(Tree::Sessions, &key::session(learner, day, id))?;
        Ok(kept.map(|Kept { stamp, record }| Kept { stamp, record: record.record }))
    }

    /// The requests of some days, the oldest first; of one day, by their hour.
    pub fn requests(&self, days: RangeInclusive<Date>) -> Result<Vec<(RequestId, Kept<Request>)>, StoreError> {
        let mut requests = self.mending(|database| {
            let mut found = Vec::new();
            for row in database.scan_after(Tree::Requests, &key::requests(*days.start()))? {
                let (key, stamp, record) = row?;
                let (day, id) = key::requested(&key).ok_or(StoreError::DamagedRecord)?;
                if day > *days.end() {
                    break;
                }
                found.push((id, Kept { stamp, record: codec::decode::<Request>(&record)? }));
            }
            Ok(found)
        })?;
        requests.sort_by_key(|(id, kept)| (kept.record.date, kept.record.time, *id));
        Ok(requests)
    }

    /// A request.
    pub fn request(&self, day: Date, id: RequestId) -> Result<Option<Kept<Request>>, StoreError> {
        self.one(Tree::Requests, &key::request(day, id))
    }

    /// What was done on some days, told one by one, day after day. `take` is told how many there are in all, too.
    pub fn each_activity<E: From<StoreError>>(
        &self,
        days: RangeInclusive<Date>,
        mut take: impl FnMut(Activity, usize) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut sessions = self.sessions_within(days.clone())?.collect::<Result<Vec<_>, StoreError>>()?;
        sessions.sort_unstable_by_key(|(learner, day, id)| (*day, *learner, *id));
        let (workshops, requests) = (self.workshops(days.clone())?, self.requests(days)?);
        let total = sessions.len() + workshops.len() + requests.len();
        for (learner, day, id) in sessions {
            let (Some(kept), Some(person)) = (self.session_at(learner, day, id)?, self.learner(learner)?) else {
                continue;
            };
            if kept.record.workshop.is_none() {
                take(Activity::Session(id, Box::new(kept), Box::new(person.record)), total)?;
            }
        }
        for (id, kept) in workshops.into_iter().filter(|(_, kept)| kept.record.closed) {
            let mut people = Vec::new();
            for person in kept.record.present() {
                let Some(learner) = self.learner(person.learner)? else { continue };
                let session = match person.session {
                    Some(session) => self.session_at(person.learner, kept.record.date, session)?,
                    None => None,
                };
                people.push((person.learner, learner.record, session.map(|kept| kept.record)));
            }
            take(Activity::Workshop(id, Box::new(kept), people), total)?;
        }
        for (id, kept) in requests {
            take(Activity::Request(id, Box::new(kept)), total)?;
        }
        Ok(())
    }

    /// What there is to type again into the Coop, done or not, of this month and the one before: workshops and requests
    /// first, then sessions, learner by learner. Goes through `most` sessions or a few more; `after` is the learner that
    /// the slice before ended with, and the one this slice ends with is told if there are others.
    pub fn retyping(
        &self,
        today: Date,
        after: Option<LearnerId>,
        most: usize,
    ) -> Result<(Entries, Option<LearnerId>), StoreError> {
        let from = retyping::first_day(today);
        let mut entries = if after.is_none() { self.retyping_of_groups(from)? } else { Entries::default() };
        let (mut seen, mut last, mut rest) = (0, after, None);
        for key in self.session_keys(after)? {
            let (learner, day, id) = key?;
            if seen >= most && last != Some(learner) {
                rest = last;
                break;
            }
            (seen, last) = (seen + 1, Some(learner));
            let kept = if day < from { None } else { self.session_at(learner, day, id)? };
            if let Some(entry) = kept.and_then(|kept| Entry::of_session(id, &kept.record)) {
                entries.add(entry);
            }
        }
        for entry in entries.left.clone() {
            if self.one::<Retyped>(Tree::Retyped, &key::retyped(&entry))?.is_some() {
                entries.tick(entry, true);
            }
        }
        Ok((entries, rest))
    }

    fn retyping_of_groups(&self, from: Date) -> Result<Entries, StoreError> {
        let mut entries = Entries::default();
        for (id, kept) in self.workshops(from..=Date::MAX)? {
            if let Some(entry) = Entry::of_workshop(id, &kept.record) {
                entries.add(entry);
            }
        }
        for (id, kept) in self.requests(from..=Date::MAX)? {
            entries.add(Entry::of_request(id, &kept.record));
        }
        Ok(entries)
    }
}
