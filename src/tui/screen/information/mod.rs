//! The text to read aloud, and the honest answers to it: frame 3c.

mod reader;
pub mod view;

pub use reader::{Answer, Chosen, Reader};

use super::{Page, Step, Steps, effect, links, registration};
use crate::domain::change::Change;
use crate::domain::ids::LearnerId;
use crate::domain::learner::Learner;
use crate::domain::place::Settings;
use crate::domain::record::Record;
use crate::text::information::information_text;
use crate::text::{informing as words, shell};
use crate::tui::action::{Action, Command};
use crate::tui::effect::{Document, Effect, Reply, Saving};
use crate::tui::keymap::Offer;
use crate::tui::screen::record::Over;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;

/// The text, shown by itself: over a record, or over the settings.
#[derive(Debug)]
pub struct State {
    pub reader: Reader,
    purpose: Purpose,
    saving: bool,
}

/// What the text is read for.
enum Purpose {
    /// Dates the reading on a record.
    Record(LearnerId, Box<Learner>),
    /// Shows what the settings would make of it.
    Settings,
}

/// No name gets out through `Debug`.
impl std::fmt::Debug for Purpose {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(if matches!(self, Self::Record(..)) { "Record" } else { "Settings" })
    }
}

impl State {
    /// The text read to a person who has a record.
    pub fn for_record(record: &Record) -> Self {
        let purpose = Purpose::Record(record.id, Box::new(record.learner.record.clone()));
        Self { reader: Reader::new(&[], &[Answer::Read]), purpose, saving: false }
    }

    /// The text as settings that are not saved yet would make it.
    pub fn for_settings(settings: &Settings) -> Self {
        let reader = Reader::new(&information_text(settings), &[Answer::Close]);
        Self { reader, purpose: Purpose::Settings, saving: false }
    }

    /// Keeps on the record that the text was read today.
    fn date(&mut self, shared: &Shared) -> Steps {
        let Purpose::Record(learner, before) = &self.purpose else { return vec![Step::Back] };
        let after = Learner { informed_on: Some(shared.today()), ..(**before).clone() };
        if after == **before {
            return vec![Step::Back];
        }
        let traces = registration::traces(before, &after, shared);
        let mut changes = vec![Change::Learner(*learner, Box::new(after))];
        changes.extend(traces.into_iter().map(|trace| Change::Trace(*learner, trace)));
        self.saving = true;
        vec![effect(Effect::Save { saving: Saving::Informed(*learner), changes, draft: None })]
    }
}

impl Page for State {
    fn enter(&mut self, shared: &mut Shared) -> Steps {
        if matches!(self.purpose, Purpose::Record(..)) {
            self.reader.show(&information_text(&shared.settings));
        }
        Vec::new()
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match action {
            _ if self.saving => Vec::new(),
            Action::Command(Command::Export) => print(),
            Action::Command(command) => links::everywhere(command, shared),
            Action::Key(key) => match self.reader.key(&key, (shared.sight_columns(), shared.sight_rows())) {
                Some(Chosen::Later | Chosen::Answer(Answer::Close)) => vec![Step::Back],
                Some(Chosen::Answer(_)) => self.date(shared),
                None => Vec::new(),
            },
            Action::Text(_) | Action::Answer(_) => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, _shared: &mut Shared) -> Steps {
        match (reply, &self.purpose) {
            (Reply::Saved(Saving::Informed(saved), _), Purpose::Record(learner, _)) if saved == learner => {
                vec![Step::Back]
            }
            (Reply::NotSaved(Saving::Informed(_), _), _) => {
                self.saving = false;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match (command, &self.purpose) {
            (Command::Export, Purpose::Record(..)) => Offer::yes(words::PRINT),
            (Command::Export, Purpose::Settings) => None,
            _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
        }
    }

    fn spot(&self) -> Option<Spot> {
        match &self.purpose {
            Purpose::Record(learner, _) => Some(Spot::Record(*learner, Over::Text)),
            Purpose::Settings => None,
        }
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        let right = match &self.purpose {
            Purpose::Record(learner, _) => words::record_of(&shared.public_name(*learner)),
            Purpose::Settings => words::PREVIEW.to_owned(),
        };
        (words::TITLE.to_owned(), right)
    }

    fn hint(&self, _shared: &Shared) -> String {
        self.reader.hint().to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        keys()
    }
}

/// The keys under the text.
pub fn keys() -> Vec<(&'static str, &'static str)> {
    vec![(shell::ENTER_KEY, shell::CHOOSE), (shell::ESC_KEY, words::LATER)]
}

/// Opens the notice for the wall.
pub fn print() -> Steps {
    links::preview(Document::InformationNotice)
}
