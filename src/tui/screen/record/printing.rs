//! What can be printed about a person.

use super::State;
use crate::domain::ids::ModuleId;
use crate::domain::progress::{self, State as Progress};
use crate::text::record as words;
use crate::tui::ask::Ask;
use crate::tui::effect::Document;
use crate::tui::screen::{Step, Steps};
use crate::tui::shared::Shared;

impl State {
    pub(super) fn ask_what_to_print(&mut self, shared: &Shared) -> Steps {
        let Some(record) = self.record.as_deref() else { return Vec::new() };
        let learner = self.learner;
        let mut choices: Vec<(String, Document)> = Vec::new();
        let mut add = |words: &str, document| choices.push((words.to_owned(), document));
        if let Some((session, _)) = record.last_session() {
            let session = *session;
            let sheet = |without_procedure| Document::LearnerSheet { learner, session, without_procedure };
            add(words::PRINT_LEARNER, sheet(false));
            add(words::PRINT_LEARNER_PLAIN, sheet(true));
            add(words::PRINT_MEDIATOR, Document::MediatorSheet { learner, session });
        }
        if record.path.is_some() || record.last_assessment().is_some() {
            add(words::PRINT_PATH, Document::PathSheet { learner });
        }
        if let Some(module) = self.finished(shared) {
            let title = shared.content.curriculum.module(&module).map_or("", |module| module.title.as_str());
            add(&words::print_finished(title), Document::FinishedSheet { learner, module });
        }
        add(words::PRINT_CARD, Document::Cards(Some(learner)));
        let (answers, documents): (Vec<_>, Vec<_>) = choices.into_iter().unzip();
        self.printable = documents;
        vec![Step::Ask(Box::new(Ask::new(words::PRINT_TITLE, Vec::new(), answers)))]
    }

    /// The acquired module that is pointed at, else the one acquired that was worked on last.
    fn finished(&self, shared: &Shared) -> Option<ModuleId> {
        let acquired = |id: &&ModuleId| {
            let module = shared.content.curriculum.module(id);
            let state = module.map(|module| progress::module_progress(module, &self.ratings).state);
            state == Some(Progress::Acquired)
        };
        let held = self.record.as_deref()?.sessions.iter().rev().map(|(_, kept)| &kept.record);
        let latest = held.flat_map(|session| session.modules.iter().rev()).find(acquired);
        self.pointed_step().filter(acquired).or(latest).cloned()
    }
}
