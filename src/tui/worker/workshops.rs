//! Reading workshops.

use super::Worker;
use crate::domain::draft::{Draft, Work};
use crate::domain::ids::{LearnerId, SessionId, WorkshopId};
use crate::domain::log::{Action, Event};
use crate::domain::progress;
use crate::domain::session::Attendance;
use crate::domain::workshop::Workshop;
use crate::domain::workshop::closing::Filed;
use crate::report::Office;
use crate::report::learner_sheet::{LearnerSheet, Procedure};
use crate::report::summary::SessionSummary;
use crate::report::workshop_sheet::{Known, WorkshopSummary};
use crate::store::StoreError;
use crate::tui::effect::{Reply, WeekFacts, WorkshopFacts};
use std::collections::{BTreeMap, BTreeSet};
use time::{Date, Duration};

/// Stands for the session that is not filed yet.
const NOT_FILED: SessionId = SessionId::from_bytes([0; 16]);

impl Worker {
    pub(super) fn load_workshops(
        &mut self,
        from: Date,
        to: Date,
        answer: &mut dyn FnMut(Reply),
    ) -> Result<(), StoreError> {
        answer(Reply::Workshops(self.workshops(from, to)?));
        Ok(())
    }

    pub(super) fn workshops(&mut self, from: Date, to: Date) -> Result<Vec<(WorkshopId, Workshop)>, StoreError> {
        let found = self.store()?.workshops(from..=to)?;
        Ok(found.into_iter().map(|(id, kept)| (id, kept.record)).collect())
    }

    pub(super) fn load_workshop(&mut self, id: WorkshopId, answer: &mut dyn FnMut(Reply)) -> Result<(), StoreError> {
        let kept = self.store()?.workshop(id)?.map(|kept| kept.record);
        let open = self.open_work()?.into_iter().find(|draft| under_way(draft).is_some_and(|open| open.0 == id));
        let (mut filed, mut previous) = (Filed::new(), BTreeMap::new());
        let under_way = open.as_ref().and_then(under_way).map(|(_, workshop)| workshop);
        let people: BTreeSet<LearnerId> = kept.iter().chain(under_way).flat_map(known).collect();
        for learner in &people {
            let sessions = self.store()?.sessions(*learner)?;
            let own = sessions.iter().find(|(_, kept)| kept.record.workshop == Some(id));
            let of = own.map_or(NOT_FILED, |(id, _)| *id);
            let date = under_way.or(kept.as_ref()).map_or(Date::MIN, |workshop| workshop.date);
            previous.insert(*learner, progress::previous_ratings(&sessions, &of, date));
            if let Some((session, kept)) = own {
                filed.insert(*learner, (*session, kept.record.clone()));
            }
        }
        if !people.is_empty() {
            self.tell(Event::many(Action::RecordOpened, people.len()));
        }
        answer(Reply::Workshop(Box::new(WorkshopFacts { id, kept, open, filed, previous })));
        Ok(())
    }
}

impl Worker {
    pub(super) fn load_week(&mut self, monday: Date, answer: &mut dyn FnMut(Reply)) -> Result<(), StoreError> {
        let mut appointments = Vec::new();
        for day in (0..7).map(|day| monday.saturating_add(Duration::days(day))) {
            appointments.extend(self.appointments(day)?.into_iter().map(|found| (day, found)));
        }
        let workshops = self.workshops(monday, monday.saturating_add(Duration::days(6)))?;
        answer(Reply::Week(Box::new(WeekFacts { monday, appointments, workshops })));
        Ok(())
    }

    /// The sheets of all who came to a workshop, in the order of its grid.
    pub(super) fn workshop_sheets(
        &mut self,
        id: WorkshopId,
        office: &Office<'_>,
    ) -> Result<Vec<LearnerSheet>, StoreError> {
        let kept = self.store()?.workshop(id)?.ok_or(StoreError::UnknownRecord)?;
        let mut sheets = Vec::new();
        for person in &kept.record.participants {
            let Some(session) = person.session else { continue };
            let record = self.record(person.learner)?;
            let summary = SessionSummary::of(&record, &session, office);
            if let Some(summary) = summary.filter(|summary| summary.session.attendance == Attendance::Present) {
                sheets.push(LearnerSheet::of_session(&summary, Procedure::Named));
            }
        }
        Ok(sheets)
    }

    /// A workshop's sheet for the team, as text and as a page.
    pub(super) fn workshop_follow_up(
        &mut self,
        id: WorkshopId,
        office: &Office<'_>,
    ) -> Result<(String, String), StoreError> {
        let kept = self.store()?.workshop(id)?.ok_or(StoreError::UnknownRecord)?;
        let mut known = Known::new();
        for person in &kept.record.participants {
            let Some(learner) = self.store()?.learner(person.learner)? else { continue };
            let session = match person.session {
                Some(session) => self.store()?.session_of(person.learner, session)?,
                None => None,
            };
            known.insert(person.learner, (learner.record, session.map(|kept| kept.record)));
        }
        let summary = WorkshopSummary::of(&kept.record, &known, &kept.stamp.author, office);
        Ok((summary.text(), summary.html(office.content)))
    }
}

fn known(workshop: &Workshop) -> impl Iterator<Item = LearnerId> + '_ {
    workshop.participants.iter().map(|person| person.learner)
}

fn under_way(draft: &Draft) -> Option<(WorkshopId, &Workshop)> {
    match &draft.work {
        Work::Workshop(open) => Some((open.id, &open.workshop)),
        _ => None,
    }
}
