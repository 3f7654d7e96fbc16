//! A document before it is printed: its text, then F6 writes it and Enter opens it.

#[cfg(test)]
mod tests;
pub mod view;

use super::{Page, Screen, Step, Steps, effect, links, open, session, toast, unused};
use crate::domain::draft::{Draft, Work};
use crate::domain::ids::{LearnerId, ModuleId, SessionId, WorkshopId};
use crate::domain::record::Record;
use crate::text::report::workshop_sheet as workshop_words;
use crate::text::{codes as code_words, preview as words, session as session_words, shell, statistics};
use crate::tui::action::{Action, Command};
use crate::tui::effect::{Document, Effect, Reply, Saving};
use crate::tui::key::{Code, Key};
use crate::tui::keymap::Offer;
use crate::tui::screen::folder::Folder;
use crate::tui::screen::record::Over;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;
use std::path::PathBuf;

/// The preview.
#[derive(Debug)]
pub struct State {
    pub document: Document,
    /// `None` until the worker has composed it.
    pub lines: Option<Vec<String>>,
    /// The first line shown.
    pub first: usize,
    /// The document on its way to a folder.
    pub folder: Folder,
    /// Where the document was written.
    pub written: Option<PathBuf>,
    /// The record was asked for, to correct its session.
    correcting: bool,
}

impl State {
    /// The preview of a document.
    pub fn new(document: Document) -> Self {
        Self { document, lines: None, first: 0, folder: Folder::default(), written: None, correcting: false }
    }

    /// The person, for a document about somebody.
    const fn learner(&self) -> Option<LearnerId> {
        match &self.document {
            Document::LearnerSheet { learner, .. }
            | Document::MediatorSheet { learner, .. }
            | Document::PathSheet { learner }
            | Document::FinishedSheet { learner, .. }
            | Document::Cards(Some(learner)) => Some(*learner),
            _ => None,
        }
    }

    /// The session, for a document about one.
    const fn session(&self) -> Option<(LearnerId, SessionId)> {
        match &self.document {
            Document::LearnerSheet { learner, session, .. } | Document::MediatorSheet { learner, session } => {
                Some((*learner, *session))
            }
            _ => None,
        }
    }

    /// The other sheet of the same session or workshop.
    const fn other(&self) -> Option<Document> {
        match self.document {
            Document::LearnerSheet { learner, session, .. } => Some(Document::MediatorSheet { learner, session }),
            Document::MediatorSheet { learner, session } => {
                Some(Document::LearnerSheet { learner, session, without_procedure: false })
            }
            Document::WorkshopLearners(id) => Some(Document::WorkshopSheet(id)),
            Document::WorkshopSheet(id) => Some(Document::WorkshopLearners(id)),
            _ => None,
        }
    }

    const fn workshop(&self) -> Option<WorkshopId> {
        match self.document {
            Document::WorkshopLearners(id) | Document::WorkshopSheet(id) => Some(id),
            _ => None,
        }
    }

    const fn is_for_the_team(&self) -> bool {
        matches!(self.document, Document::MediatorSheet { .. } | Document::WorkshopSheet(_))
    }

    /// The module, for a guide.
    const fn guide(&self) -> Option<&ModuleId> {
        match &self.document {
            Document::ModuleGuide(module) => Some(module),
            _ => None,
        }
    }

    /// Shows the guide's sites as codes.
    fn codes(&self, shared: &Shared) -> Steps {
        self.guide().map_or_else(Vec::new, |module| links::codes(module, shared))
    }

    fn len(&self) -> usize {
        self.lines.as_ref().map_or(0, Vec::len)
    }

    /// Shows the other sheet of the same session.
    fn turn(&mut self) -> Steps {
        let Some(other) = self.other() else { return Vec::new() };
        self.document = other;
        (self.lines, self.first, self.written) = (None, 0, None);
        vec![effect(Effect::Preview(self.document.clone()))]
    }

    fn key(&mut self, key: &Key, shared: &mut Shared) -> Steps {
        match key.code {
            Code::Esc => vec![Step::Back],
            Code::Enter => self.open_file(),
            Code::Char('c' | 'C') if self.session().is_some() => self.correct(),
            Code::Char('c' | 'C') if self.workshop().is_some() => {
                self.workshop().map_or_else(Vec::new, |id| links::workshop(id, shared))
            }
            Code::Char('q' | 'Q') => self.codes(shared),
            code => self.scroll(code, shared),
        }
    }

    fn scroll(&mut self, code: Code, shared: &Shared) -> Steps {
        let rows = shared.sight_rows();
        let (last, page) = (self.len().saturating_sub(rows), rows.saturating_sub(2).max(1));
        let first = match code {
            Code::Up => self.first.saturating_sub(1),
            Code::Down => self.first + 1,
            Code::PageUp => self.first.saturating_sub(page),
            Code::PageDown | Code::Char(' ') => self.first + page,
            Code::Home => 0,
            Code::End => last,
            _ => return unused(),
        };
        self.first = first.min(last);
        Vec::new()
    }

    fn open_file(&self) -> Steps {
        match self.written.clone() {
            Some(path) => vec![effect(Effect::OpenFile { path, document: self.document.clone() })],
            None => vec![toast(words::WRITE_FIRST)],
        }
    }

    /// Asks for the record, whose session is then corrected.
    fn correct(&mut self) -> Steps {
        let Some((learner, _)) = self.session() else { return Vec::new() };
        self.correcting = true;
        vec![effect(Effect::LoadRecord(learner))]
    }

    /// Opens the correction, or takes up one that was left open.
    fn open_correction(&self, record: &Record, drafts: &[Draft], shared: &mut Shared) -> Steps {
        let Some((_, id)) = self.session() else { return Vec::new() };
        let left_open = drafts.iter().find_map(|draft| match &draft.work {
            Work::Session(work) if work.id == id && work.correction => Some((draft.id, (**work).clone())),
            _ => None,
        });
        let state = match left_open {
            Some((draft, work)) => Some(session::State::resume(record, draft, work, shared)),
            None => session::State::correcting(record, id, shared),
        };
        match state {
            Some(state) => vec![open(Screen::Session(Box::new(state)))],
            None => vec![toast(words::NOT_FOUND)],
        }
    }
}

impl Page for State {
    fn enter(&mut self, _shared: &mut Shared) -> Steps {
        vec![effect(Effect::Preview(self.document.clone()))]
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match action {
            _ if self.folder.is_asking() => self.folder.update(action, shared),
            Action::Key(key) => self.key(&key, shared),
            Action::Command(Command::Export) => self.folder.write(self.document.clone(), shared),
            Action::Command(Command::Second) => self.turn(),
            Action::Command(Command::Correct) => self.correct(),
            Action::Command(Command::ShowCode) => self.codes(shared),
            Action::Command(command) => links::everywhere(command, shared),
            Action::Text(_) | Action::Answer(_) => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Steps {
        if let Some(path) = self.folder.hear(reply, shared) {
            self.written = Some(path);
        }
        match reply {
            Reply::Previewed(document, lines) if *document == self.document => {
                self.lines = Some(lines.clone());
                self.first = self.first.min(lines.len().saturating_sub(shared.sight_rows()));
            }
            Reply::Opened(words) => return vec![toast(words.clone())],
            Reply::Record { record, open } if self.correcting && Some(record.id) == self.learner() => {
                self.correcting = false;
                return self.open_correction(record, open, shared);
            }
            Reply::Saved(Saving::Session(_, id), _) if self.session().is_some_and(|(_, shown)| shown == *id) => {
                self.written = None;
            }
            _ => {}
        }
        Vec::new()
    }

    fn is_waiting(&self) -> bool {
        self.folder.is_proposing()
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            _ if self.folder.is_asking() => None,
            Command::Export => Offer::yes(words::PRINT),
            Command::Second if self.workshop().is_some() => {
                Offer::yes(if self.is_for_the_team() { words::TO_LEARNERS } else { words::TO_WORKSHOP })
            }
            Command::Second if self.session().is_some() => {
                Offer::yes(if self.is_for_the_team() { words::TO_LEARNER } else { words::TO_TEAM })
            }
            Command::Second => None,
            Command::Correct if self.session().is_some() => Offer::menu(words::CORRECT),
            Command::ShowCode if self.guide().is_some() => Offer::menu(code_words::SHOW),
            _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
        }
    }

    fn spot(&self) -> Option<Spot> {
        let document = self.document.clone();
        Some(match self.learner() {
            Some(learner) => Spot::Record(learner, Over::Preview(document)),
            None => Spot::Preview(document),
        })
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        let name = self.learner().and_then(|learner| shared.directory.entry(&learner)).map(|entry| {
            let hidden = shared.discreet || entry.first_name.is_empty();
            if hidden { entry.code.to_owned() } else { entry.first_name.to_owned() }
        });
        let name = name.unwrap_or_default();
        let left = match &self.document {
            Document::LearnerSheet { .. } => words::learner_sheet(&name),
            Document::MediatorSheet { .. } => words::mediator_sheet(&name),
            Document::PathSheet { .. } => words::path_sheet(&name),
            Document::WorkshopLearners(_) => workshop_words::LEARNERS_TITLE.to_owned(),
            Document::WorkshopSheet(_) => workshop_words::TITLE.to_owned(),
            Document::InformationNotice => words::NOTICE.to_owned(),
            Document::Questionnaire(_) => words::QUESTIONNAIRE.to_owned(),
            Document::ModuleSheet(_) => words::MODULE_SHEET.to_owned(),
            Document::FinishedSheet { .. } => words::finished_sheet(&name),
            Document::Cards(_) => words::CARDS.to_owned(),
            Document::ModuleGuide(module) => {
                let module = shared.content.curriculum.module(module);
                session_words::guide_title(module.map_or("", |module| module.title.as_str()))
            }
            Document::Statistics { scope, .. } => statistics::title(&scope.period),
            _ => words::TABLE.to_owned(),
        };
        let last = (self.first + shared.sight_rows()).min(self.len());
        (left, words::lines(self.first + 1, last, self.len()))
    }

    fn hint(&self, _shared: &Shared) -> String {
        let words = match (self.folder.is_asking(), &self.written) {
            (true, _) => words::HINT_FOLDER,
            (false, Some(_)) => words::HINT_WRITTEN,
            (false, None) if self.is_for_the_team() => words::HINT_TEAM,
            (false, None) if matches!(self.document, Document::ModuleGuide(_)) => words::HINT_GUIDE,
            (false, None) if matches!(self.document, Document::Statistics { .. }) => words::HINT_FIGURES,
            (false, None) => words::HINT,
        };
        words.to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        let mut keys = Vec::new();
        if !self.folder.is_asking() && self.other().is_some() {
            keys.push((words::CORRECT_KEY, words::CORRECT_SHORT));
        }
        if !self.folder.is_asking() && self.guide().is_some() {
            keys.push((code_words::KEY, code_words::SHORT));
        }
        if !self.folder.is_asking() {
            keys.push((words::PAGE_KEY, words::MORE));
        }
        keys.push((shell::ESC_KEY, shell::BACK));
        keys
    }
}
