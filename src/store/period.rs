//! What falls into a period, told from keys alone: nothing is opened that lies outside.

use super::codec::{self, Filed, Retyped};
use super::error::StoreError;
use super::house::Store;
use super::key;
use super::tree::Tree;
use crate::domain::activity::Activity;
use crate::domain::change::Kept;
use crate::domain::ids::{LearnerId, RequestId, SessionId, WorkshopId};
use crate::domain::request::Request;
use crate::domain::retyping::{self, Entries, Entry};
use crate::domain::session::Session;
use crate::domain::workshop::Workshop;
use std::ops::RangeInclusive;
use time::Date;

/// Something that was done, before its people are looked up.
enum Done {
    Session(LearnerId, SessionId),
    Workshop(WorkshopId, Box<Kept<Workshop>>),
    Request(RequestId, Box<Kept<Request>>),
}

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

    /// What was done on some days, told one by one, day after day: on each day sessions, then workshops, then requests.
    /// `take` is told how many there are in all, too.
    pub fn each_activity<E: From<StoreError>>(
        &self,
        days: RangeInclusive<Date>,
        mut take: impl FnMut(Activity, usize) -> Result<(), E>,
    ) -> Result<(), E> {
        let sessions = self.sessions_within(days.clone())?;
        let sessions = sessions.map(|session| session.map(|(learner, day, id)| (day, Done::Session(learner, id))));
        let mut done = sessions.collect::<Result<Vec<_>, StoreError>>()?;
        let held = self.workshops(days.clone())?.into_iter().filter(|(_, kept)| kept.record.closed);
        done.extend(held.map(|(id, kept)| (kept.record.date, Done::Workshop(id, Box::new(kept)))));
        let requests = self.requests(days)?.into_iter();
        done.extend(requests.map(|(id, kept)| (kept.record.date, Done::Request(id, Box::new(kept)))));
        // Within a day all stay in the order in which they were found.
        done.sort_by_key(|(day, _)| *day);
        let total = done.len();
        for (day, done) in done {
            if let Some(activity) = self.activity(day, done)? {
                take(activity, total)?;
            }
        }
        Ok(())
    }

    /// An activity with its people; `None` for a session that was held in a workshop, which is told by the workshop.
    fn activity(&self, day: Date, done: Done) -> Result<Option<Activity>, StoreError> {
        match done {
            Done::Session(learner, id) => {
                let found = self.session_at(learner, day, id)?.zip(self.learner(learner)?);
                let alone = found.filter(|(kept, _)| kept.record.workshop.is_none());
                Ok(alone.map(|(kept, person)| Activity::Session(id, Box::new(kept), Box::new(person.record))))
            }
            Done::Workshop(id, kept) => {
                let mut people = Vec::new();
                for person in kept.record.present() {
                    let Some(learner) = self.learner(person.learner)? else { continue };
                    let session = match person.session {
                        Some(session) => self.session_at(person.learner, kept.record.date, session)?,
                        None => None,
                    };
                    people.push((person.learner, learner.record, session.map(|kept| kept.record)));
                }
                Ok(Some(Activity::Workshop(id, kept, people)))
            }
            Done::Request(id, kept) => Ok(Some(Activity::Request(id, kept))),
        }
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
