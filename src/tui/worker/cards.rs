//! Appointment cards: one person's, or everybody's of the coming weeks.

use super::Worker;
use crate::domain::ids::LearnerId;
use crate::report::cards::{Card, days, in_order};
use crate::store::StoreError;

impl Worker {
    /// A person's card.
    pub(super) fn card(&mut self, learner: LearnerId) -> Result<Card, StoreError> {
        let today = self.now().date();
        Ok(Card::of(&self.record(learner)?, today))
    }

    /// The cards of whoever comes in the next weeks.
    pub(super) fn coming_cards(&mut self) -> Result<Vec<Card>, StoreError> {
        let mut cards = Vec::new();
        let today = self.now().date();
        for learner in self.store()?.expected(days(today))? {
            cards.push(self.card(learner)?);
        }
        Ok(in_order(cards))
    }
}
