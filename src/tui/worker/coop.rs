//! What is typed again into the Coop, and what people ask for who pass by.

use super::Worker;
use crate::domain::change::Kept;
use crate::domain::ids::{CoopKey, LearnerId, MediatorId, SessionId};
use crate::domain::learner::Learner;
use crate::domain::log::{Action, Event};
use crate::domain::retyping::{Entry, Retypable};
use crate::domain::session::Session;
use crate::report::Office;
use crate::report::coop::entry;
use crate::store::StoreError;
use crate::tui::coop::{EntryFacts, Told, Wanted};
use crate::tui::effect::Reply;
use std::collections::BTreeMap;
use time::{Date, Duration};

/// How far back requests say what people ask for.
const ASKED_WITHIN: Duration = Duration::days(365);

/// Sessions that are gone through in one go: the worker is free for other things in between.
const SESSIONS_AT_ONCE: usize = 5_000;

impl Worker {
    pub(super) fn read_for_coop(&mut self, wanted: &Wanted, answer: &mut dyn FnMut(Reply)) -> Result<(), StoreError> {
        answer(Reply::Coop(match wanted {
            Wanted::Retyping(today, after) => self.retyping(*today, *after)?,
            Wanted::Facts(entries) => {
                let facts: Result<Vec<_>, _> = entries.iter().map(|entry| self.describe(*entry)).collect();
                Told::Facts(facts?.into_iter().flatten().collect())
            }
            Wanted::Text(entry) => {
                let text = self.entry(*entry)?;
                // It tells what a person came for.
                if let Retypable::Session(learner, _) = entry.of {
                    self.tell(Event::on(Action::RecordOpened, learner));
                }
                Told::Text(*entry, text.lines().map(str::to_owned).collect())
            }
            Wanted::AskedThemes(today) => Told::AskedThemes(self.asked_themes(*today)?),
        }));
        Ok(())
    }

    /// What is left to type again, of some learners from the one after `after` on.
    pub(super) fn retyping(&mut self, today: Date, after: Option<LearnerId>) -> Result<Told, StoreError> {
        let (entries, rest) = self.store()?.retyping(today, after, SESSIONS_AT_ONCE)?;
        Ok(Told::Retyping { entries: Box::new(entries), begins: after.is_none(), rest })
    }

    /// What an entry is about; `None` when it is no more.
    fn describe(&mut self, entry: Entry) -> Result<Option<EntryFacts>, StoreError> {
        let store = self.store()?;
        Ok(match entry.of {
            Retypable::Session(learner, id) => store.session_at(learner, entry.day, id)?.map(|kept| {
                let Session { duration_min, themes, .. } = kept.record;
                EntryFacts { entry, duration_min, themes, title: String::new() }
            }),
            Retypable::Workshop(id) => store.workshop(id)?.map(|kept| {
                let workshop = kept.record;
                EntryFacts {
                    entry,
                    duration_min: workshop.duration_min,
                    themes: workshop.themes,
                    title: workshop.title,
                }
            }),
            Retypable::Request(id) => store.request(entry.day, id)?.map(|kept| {
                let request = kept.record;
                EntryFacts { entry, duration_min: request.duration_min, themes: request.themes, title: String::new() }
            }),
        })
    }

    fn entry(&mut self, asked: Entry) -> Result<String, StoreError> {
        let settings = self.store()?.settings()?;
        let content = self.setup.content.clone();
        let nobody = |_: &MediatorId| String::new();
        let office = Office { content: &content, settings: &settings, mediator: &nobody };
        match asked.of {
            Retypable::Session(learner, id) => {
                let kept = self.store()?.session_at(learner, asked.day, id)?.ok_or(StoreError::UnknownRecord)?;
                let helped = self.helped_before(learner, asked.day, id)?;
                Ok(entry::session(&kept.record, &self.learner(learner)?, helped, &office))
            }
            Retypable::Workshop(id) => {
                let workshop = self.store()?.workshop(id)?.ok_or(StoreError::UnknownRecord)?.record;
                let people: Result<Vec<Learner>, _> =
                    workshop.present().map(|person| self.learner(person.learner)).collect();
                Ok(entry::workshop(&workshop, &people?, &office))
            }
            Retypable::Request(id) => {
                let kept = self.store()?.request(asked.day, id)?.ok_or(StoreError::UnknownRecord)?;
                Ok(entry::request(&kept.record, &office))
            }
        }
    }

    fn learner(&mut self, id: LearnerId) -> Result<Learner, StoreError> {
        let kept: Option<Kept<Learner>> = self.store()?.learner(id)?;
        Ok(kept.ok_or(StoreError::UnknownRecord)?.record)
    }

    /// Whether the person had come before that session.
    fn helped_before(&mut self, learner: LearnerId, day: Date, id: SessionId) -> Result<bool, StoreError> {
        let sessions = self.store()?.sessions(learner)?;
        Ok(sessions.iter().any(|(other, kept)| *other != id && kept.record.date < day))
    }

    fn asked_themes(&mut self, today: Date) -> Result<Vec<CoopKey>, StoreError> {
        let mut asked: BTreeMap<CoopKey, usize> = BTreeMap::new();
        for (_, kept) in self.store()?.requests(today.saturating_sub(ASKED_WITHIN)..=today)? {
            // An administrative theme comes with the one that allows it: the narrower one was chosen.
            if let Some(theme) = kept.record.themes.last() {
                *asked.entry(theme.clone()).or_default() += 1;
            }
        }
        let mut themes: Vec<(CoopKey, usize)> = asked.into_iter().collect();
        themes.sort_by(|(one, times), (other, more)| more.cmp(times).then_with(|| one.cmp(other)));
        Ok(themes.into_iter().map(|(theme, _)| theme).collect())
    }
}
