//! The text to read over the form, and what its three answers make of the form.

use super::fields::{self, CONTACT, FIRST_NAME};
use super::{Reading, State};
use crate::text::information::information_text;
use crate::text::{informing, registration as words};
use crate::tui::action::{Action, Command};
use crate::tui::keymap::Offer;
use crate::tui::screen::information::{self, Answer, Chosen, Reader};
use crate::tui::screen::{Step, Steps, links};
use crate::tui::shared::Shared;

const FOR_NEW: &[Answer] = &[Answer::Read, Answer::Nameless, Answer::NoRecord];
/// Whoever has a record has answered already; taking names away is erasing, which is done elsewhere.
const FOR_CORRECTION: &[Answer] = &[Answer::Read];

impl State {
    /// Whether the text is still to be read before this record can be saved.
    pub(super) fn needs_text(&self) -> bool {
        self.is_new() && fields::informed_on(&self.form).is_none()
    }

    /// Shows the text over the form.
    pub(super) fn show_text(&mut self, then_save: bool, shared: &Shared) -> Steps {
        let answers = if self.is_new() { FOR_NEW } else { FOR_CORRECTION };
        let reader = Reader::new(&information_text(&shared.settings), answers);
        self.reading = Some(Reading { reader, then_save });
        vec![Step::KeepDraft]
    }

    pub(super) fn read(&mut self, action: &Action, shared: &mut Shared) -> Steps {
        let Some(reading) = &mut self.reading else { return Vec::new() };
        let then_save = reading.then_save;
        let chosen = match action {
            Action::Key(key) => reading.reader.key(key, (shared.sight_columns(), shared.sight_rows())),
            Action::Command(Command::Export) => return information::print(),
            Action::Command(command) => return links::everywhere(*command, shared),
            Action::Text(_) | Action::Answer(_) => None,
        };
        let Some(chosen) = chosen else { return Vec::new() };
        self.reading = None;
        match chosen {
            Chosen::Later | Chosen::Answer(Answer::Close) => return Vec::new(),
            Chosen::Answer(Answer::NoRecord) => {
                let mut steps = self.drop_draft(Some(words::NO_RECORD));
                steps.extend(links::everywhere(Command::Request, shared));
                return steps;
            }
            Chosen::Answer(Answer::Nameless) => self.take_name_away(),
            Chosen::Answer(Answer::Read) => {}
        }
        fields::inform(&mut self.form, shared.today(), shared.today());
        self.settle(shared);
        if then_save { self.finish(shared) } else { vec![Step::KeepDraft] }
    }

    fn take_name_away(&mut self) {
        self.nameless = true;
        for name in [FIRST_NAME].iter().chain(&CONTACT) {
            self.form.set(name, "");
        }
    }
}

/// What may be done while the text is shown.
pub fn offer(command: Command, shared: &Shared) -> Option<Offer> {
    match command {
        Command::Export => Offer::yes(informing::PRINT),
        _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
    }
}
