//! Counting what was done, a slice at a time: the worker is free for other things in between.

use super::Worker;
use crate::domain::ids::MediatorId;
use crate::domain::statistics::Scope;
use crate::domain::statistics::sheet::Sheet;
use crate::report::statistics::{Figures, sheet};
use crate::store::{Counting, StoreError};
use crate::tui::effect::{Counted, Counter, Reply};

impl Worker {
    /// Counts a slice more. One that goes on with what nobody asks for any more is passed over.
    pub(super) fn count(
        &mut self,
        counter: Counter,
        scope: Scope,
        begins: bool,
        answer: &mut dyn FnMut(Reply),
    ) -> Result<(), StoreError> {
        let known = self.counts.remove(&counter).filter(|counting| !begins && *counting.scope() == scope);
        let mut counting = match (known, begins) {
            (Some(counting), _) => counting,
            (None, true) if counter == Counter::Home => Counting::alone(scope),
            (None, true) => Counting::compared(scope),
            (None, false) => return Ok(()),
        };
        self.step(&mut counting)?;
        let sheet = match counter {
            Counter::Home => None,
            Counter::Screen => Some(Box::new(self.in_words(&counting, Figures::All)?)),
        };
        answer(Reply::Counted(Box::new(Counted {
            counter,
            scope: counting.scope().clone(),
            activities: counting.now().activities(),
            persons: counting.now().persons(),
            sheet,
            progress: (!counting.is_done()).then(|| counting.progress()),
        })));
        self.counts.insert(counter, counting);
        Ok(())
    }

    /// The sheet of a period: of what the screen shows already, or counted for it.
    pub(super) fn sheet(&mut self, scope: &Scope, figures: Figures) -> Result<Sheet, StoreError> {
        let known = self.counts.remove(&Counter::Screen).filter(|counting| counting.scope() == scope);
        let mut counting = known.unwrap_or_else(|| Counting::compared(scope.clone()));
        while !counting.is_done() {
            self.step(&mut counting)?;
        }
        let sheet = self.in_words(&counting, figures);
        self.counts.insert(Counter::Screen, counting);
        sheet
    }

    fn step(&mut self, counting: &mut Counting) -> Result<(), StoreError> {
        let content = self.setup.content.clone();
        counting.step(self.store()?, &content.questionnaire, &content.curriculum)
    }

    fn in_words(&mut self, counting: &Counting, figures: Figures) -> Result<Sheet, StoreError> {
        let mediators = self.store()?.mediators()?;
        let name = |id: &MediatorId| {
            let known = mediators.iter().find(|(known, _)| known == id);
            known.map(|(_, mediator)| mediator.name.clone()).unwrap_or_default()
        };
        let both = [counting.now(), counting.earlier()];
        Ok(sheet(counting.scope(), both, figures, &self.setup.content, &name))
    }
}
