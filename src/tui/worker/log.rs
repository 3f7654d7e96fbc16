//! The access log: what is told of reading, and the log read back.

use super::Worker;
use crate::domain::log::{Action, Event};
use crate::store::{LogPage, StoreError};
use crate::tui::effect::{Document, Reply};

/// Entries shown on the screen, at most; the command line prints all of them.
const SHOWN: u64 = 2_000;

impl Worker {
    /// Somebody went in: that is told, with what was backed up behind the door, and what the store knows of time.
    pub(super) fn begin_log(&mut self, answer: &mut dyn FnMut(Reply)) -> Result<(), StoreError> {
        self.tell(Event::of(Action::Unlocked));
        let store = self.store()?;
        answer(Reply::Time(store.known_time()?));
        Ok(())
    }

    /// Tells the access log something; it leaves with the next save.
    pub(super) fn tell(&mut self, event: Event) {
        let now = self.now().unix_timestamp();
        if let Ok(store) = self.store() {
            store.note(now, event);
        }
    }

    /// Tells it that a document was written.
    pub(super) fn tell_written(&mut self, document: &Document) {
        match document {
            Document::LearnerSheet { learner, .. }
            | Document::MediatorSheet { learner, .. }
            | Document::PathSheet { learner }
            | Document::FinishedSheet { learner, .. }
            | Document::Cards(Some(learner)) => self.tell(Event::on(Action::SheetWritten, *learner)),
            Document::LearnersTable
            | Document::SessionsTable
            | Document::CoopLearners
            | Document::Activities(_)
            | Document::Progress
            | Document::Cards(None)
            | Document::Statistics { .. } => self.tell(Event::of(Action::TableWritten)),
            Document::WorkshopLearners(_) | Document::WorkshopSheet(_) => self.tell(Event::of(Action::SheetWritten)),
            Document::InformationNotice
            | Document::ModuleGuide(_)
            | Document::Questionnaire(_)
            | Document::ModuleSheet(_) => {}
        }
    }

    /// Saves what waits. What cannot be saved goes on waiting: the next save says why.
    pub(super) fn flush_log(&mut self) {
        let now = self.now().unix_timestamp();
        let _waits = self.store().and_then(|store| store.flush_log(now));
    }

    /// The log, what waited included.
    pub(super) fn load_log(&mut self, answer: &mut dyn FnMut(Reply)) -> Result<(), StoreError> {
        self.flush_log();
        let LogPage { lines, earlier } = self.store()?.log(SHOWN)?;
        answer(Reply::Log { lines, earlier });
        Ok(())
    }

    /// The clock is believed from now on.
    pub(super) fn confirm_clock(&mut self, at: i64, answer: &mut dyn FnMut(Reply)) -> Result<(), StoreError> {
        let store = self.store()?;
        store.confirm_clock(at)?;
        answer(Reply::Time(store.known_time()?));
        Ok(())
    }
}
