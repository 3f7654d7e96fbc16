//! Records that nothing happened to for long: found out bit by bit, and done with as was chosen.

use super::{Worker, failure, progress};
use crate::domain::change::Change;
use crate::domain::erasure::Erasure;
use crate::domain::ids::LearnerId;
use crate::domain::retention::{Choice, due, may_be_due};
use crate::store::StoreError;
use crate::text::retention as words;
use crate::tui::effect::Reply;
use time::Date;

impl Worker {
    /// Which of these records are due.
    pub(super) fn weigh(
        &mut self,
        learners: &[LearnerId],
        (months, today): (u8, Date),
        answer: &mut dyn FnMut(Reply),
    ) -> Result<(), StoreError> {
        let offset = self.setup.offset;
        let store = self.store()?;
        let mut found = Vec::new();
        for learner in learners {
            let last = store.last_activity(*learner, offset, |last| may_be_due(last, months, today))?;
            found.extend(last.and_then(|last| due(*learner, last, months, today)));
        }
        answer(Reply::Weighed(found));
        Ok(())
    }

    /// Does what was chosen.
    pub(super) fn carry_out(&mut self, choices: &[(LearnerId, Choice)], answer: &mut dyn FnMut(Reply)) {
        let offset = self.setup.offset;
        match self.done_with(choices, answer) {
            Ok(said) => {
                self.said.extend(said.iter().cloned());
                answer(Reply::CarriedOut(said));
            }
            Err(error) => answer(Reply::NotCarriedOut(failure::failure(&error, offset))),
        }
    }

    /// What is to be said once all is done. An error says that nothing was erased.
    fn done_with(
        &mut self,
        choices: &[(LearnerId, Choice)],
        answer: &mut dyn FnMut(Reply),
    ) -> Result<Vec<String>, StoreError> {
        let (now, offset) = (self.now().unix_timestamp(), self.setup.offset);
        let me = self.me.ok_or(StoreError::NoStore)?;
        let store = self.store()?;
        let (mut contacts, mut erasures) = (Vec::new(), Vec::new());
        for (learner, choice) in choices {
            match choice {
                Choice::Returned(day) => contacts.push(Change::Contact(*learner, *day)),
                Choice::EraseName => erasures.push((*learner, Erasure::Name)),
                Choice::EraseAll => erasures.push((*learner, Erasure::Whole)),
            }
        }
        if !contacts.is_empty() {
            store.save(me, now, &contacts)?;
        }
        if erasures.is_empty() {
            return Ok(Vec::new());
        }
        let erased = store.erase(me, now, &erasures, &mut |step| answer(progress(step)))?;
        let mut said = Vec::new();
        if let Some(error) = erased.unfinished {
            said.push(words::unfinished(&failure::failure(&error, offset)));
        }
        if !erased.unreached.is_empty() {
            said.push(words::unreached(erased.unreached.len()));
        }
        Ok(said)
    }
}
