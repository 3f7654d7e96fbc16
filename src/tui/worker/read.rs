//! Reading: names, visits, what the home screen lists, a record.

use super::Worker;
use super::evening::waits_since;
use crate::content::communes;
use crate::domain::directory::{Directory, Named};
use crate::domain::draft::Draft;
use crate::domain::ids::LearnerId;
use crate::domain::log::{Action, Event};
use crate::domain::progress;
use crate::domain::record::Record;
use crate::store::StoreError;
use crate::tui::effect::{Effect, HomeAppointment, HomeFacts, PeekFacts, Reply};
use time::Date;

/// Learners whose visits are read in one go: the worker is free for other things in between.
const VISITS_AT_ONCE: usize = 2_000;

type LastVisits = (Vec<(LearnerId, Date)>, Option<LearnerId>);

impl Worker {
    pub(super) fn read(&mut self, effect: &Effect, answer: &mut dyn FnMut(Reply)) -> Result<(), StoreError> {
        let reply = match effect {
            Effect::LoadDirectory => Reply::Directory(Box::new(self.directory()?)),
            Effect::CountVisits(after) => {
                let (visits, rest) = self.visits(*after)?;
                answer(Reply::Visits { visits, rest });
                return if rest.is_none() { self.verify(answer) } else { Ok(()) };
            }
            Effect::LoadHome(day) => Reply::Home(Box::new(self.home(*day)?)),
            Effect::LoadRecord(learner) => {
                let open = self.open_about(*learner)?;
                let record = Box::new(self.record(*learner)?);
                self.tell(Event::on(Action::RecordOpened, *learner));
                Reply::Record { record, open }
            }
            Effect::TakeUp(id) => {
                let found = self.open_work()?.into_iter().find(|draft| draft.id == *id);
                Reply::TakenUp(found.map(Box::new))
            }
            Effect::Peek(learner) => Reply::Peek(Box::new(self.peek(*learner)?)),
            _ => return Ok(()),
        };
        answer(reply);
        Ok(())
    }

    pub(super) fn directory(&mut self) -> Result<Directory, StoreError> {
        let mut failed = None;
        let named = self.store()?.learners_as(|id, kept| Named::of(id, &kept.record, None))?;
        let read = named.map_while(|named| named.map_err(|error| failed = Some(error)).ok());
        let mut directory = Directory::build(read, |insee| communes::name(insee).map(str::to_owned));
        if let Some(failed) = failed {
            return Err(failed);
        }
        directory.set_joined(self.store()?.joined()?);
        Ok(directory)
    }

    /// Compares the counts, now that nobody waits; a wrong one rebuilds the database, and is said.
    fn verify(&mut self, answer: &mut dyn FnMut(Reply)) -> Result<(), StoreError> {
        let store = self.store()?;
        if !store.verify_counts(&mut |step| answer(super::progress(step)))? {
            answer(Reply::Noticed(store.notices().iter().map(super::failure::notice).collect()));
        }
        Ok(())
    }

    /// When learners last came, from the one after `after` on; and after whom to go on.
    pub(super) fn visits(&mut self, after: Option<LearnerId>) -> Result<LastVisits, StoreError> {
        let visits = self.store()?.last_visits(after)?.take(VISITS_AT_ONCE);
        let visits = visits.map(|visits| visits.map(|visits| (visits.learner, visits.last)));
        let visits = visits.collect::<Result<Vec<_>, _>>()?;
        let rest = visits.last().filter(|_| visits.len() == VISITS_AT_ONCE).map(|(learner, _)| *learner);
        Ok((visits, rest))
    }

    /// All that is kept of one learner, and where they are expected.
    pub(super) fn record(&mut self, learner: LearnerId) -> Result<Record, StoreError> {
        let today = self.now().date();
        self.store()?.record_on(learner, today)?.ok_or(StoreError::UnknownRecord)
    }

    /// Unfinished work that I may take up.
    pub(super) fn open_work(&mut self) -> Result<Vec<Draft>, StoreError> {
        let me = self.me;
        let drafts = self.store()?.drafts()?;
        Ok(drafts.into_iter().filter(|draft| draft.belongs_to_record() || Some(draft.author) == me).collect())
    }

    fn open_about(&mut self, learner: LearnerId) -> Result<Vec<Draft>, StoreError> {
        Ok(self.open_work()?.into_iter().filter(|draft| draft.learner == learner).collect())
    }

    fn home(&mut self, day: Date) -> Result<HomeFacts, StoreError> {
        Ok(HomeFacts {
            appointments: self.appointments(day)?,
            open: self.open_work()?,
            backups: self.backup_facts(day),
            workshops: self.workshops(day, day)?.into_iter().filter(|(_, workshop)| !workshop.closed).collect(),
            unclosed: self.unclosed(day)?.len(),
        })
    }

    /// The appointments of a day, by their hour, but for those whose person came since.
    pub(super) fn appointments(&mut self, day: Date) -> Result<Vec<HomeAppointment>, StoreError> {
        let mut appointments = Vec::new();
        for meeting in self.store()?.appointments(day)? {
            let sessions = self.store()?.sessions(meeting.learner)?;
            let Some((_, planned)) = waits_since(sessions, meeting.session, day) else { continue };
            appointments.push(HomeAppointment { learner: meeting.learner, time: meeting.time, goal: planned.goal });
        }
        appointments.sort_by_key(|appointment| appointment.time);
        Ok(appointments)
    }

    fn peek(&mut self, learner: LearnerId) -> Result<PeekFacts, StoreError> {
        let today = self.now().date();
        let record = self.record(learner)?;
        let coming = record.coming(today);
        let ratings = progress::current_ratings(record.held());
        let step = record
            .path
            .as_ref()
            .and_then(|path| progress::next_module(&path.record.path, &self.setup.content.curriculum, &ratings));
        Ok(PeekFacts {
            learner,
            next: coming.map(|coming| coming.at),
            workshop: coming.and_then(|coming| coming.workshop).map(|workshop| workshop.title.clone()),
            step: step.map(|module| module.title.clone()),
        })
    }
}
