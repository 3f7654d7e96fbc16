//! Records that nothing happened to for long, and what is to become of each. Nothing is done before the program is left
//! or locked.

pub mod view;

use super::{Page, Step, Steps, links, toast, unused, walk};
use crate::domain::ids::LearnerId;
use crate::domain::retention::Choice;
use crate::text::{retention as words, shell};
use crate::tui::action::{Action, Command};
use crate::tui::ask::{Ask, digit};
use crate::tui::effect::Reply;
use crate::tui::key::{Code, Key};
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;

/// The list.
#[derive(Debug, Default)]
pub struct State {
    pub list: List,
}

impl State {
    /// Rows of the list on the screen.
    pub fn rows(shared: &Shared) -> usize {
        shared.body_rows().saturating_sub(7)
    }

    fn pointed(&self, shared: &Shared) -> Option<LearnerId> {
        shared.retention.due().get(self.list.selected).map(|due| due.learner)
    }

    fn key(&mut self, key: &Key, shared: &mut Shared) -> Steps {
        match key.code {
            Code::Esc => return vec![Step::Back],
            Code::Enter => return self.ask(shared),
            Code::Delete => return self.unchoose(shared),
            Code::Char(c) => match digit(c) {
                Some(0) => return self.unchoose(shared),
                Some(number) => {
                    if let Some(choice) = number.checked_sub(1).and_then(|index| choice(index, shared)) {
                        return self.choose(choice, shared);
                    }
                }
                None => {}
            },
            _ => return walk(&mut self.list, key, shared.retention.due().len(), Self::rows(shared)),
        }
        unused()
    }

    fn ask(&self, shared: &Shared) -> Steps {
        let Some(learner) = self.pointed(shared) else { return Vec::new() };
        let answers = [words::ASK_RETURNED, words::ASK_NAME, words::ASK_ALL, words::ASK_RECORD].map(str::to_owned);
        let ask = Ask::new(shared.public_name(learner), vec![words::WHEN.to_owned()], answers.to_vec());
        vec![Step::Ask(Box::new(ask))]
    }

    /// Notes a choice and points at the next record.
    fn choose(&mut self, choice: Choice, shared: &mut Shared) -> Steps {
        let Some(learner) = self.pointed(shared) else { return Vec::new() };
        shared.retention.choose(learner, choice);
        self.list.selected += 1;
        self.list.fit(shared.retention.due().len(), Self::rows(shared));
        vec![toast(words::chosen(choice, &shared.public_name(learner)))]
    }

    fn unchoose(&self, shared: &mut Shared) -> Steps {
        let Some(learner) = self.pointed(shared) else { return Vec::new() };
        if shared.retention.choice(learner).is_none() {
            return vec![toast(words::NOTHING_TO_UNDO)];
        }
        shared.retention.unchoose(learner);
        vec![toast(words::taken_back(&shared.public_name(learner)))]
    }

    fn undo(&mut self, shared: &mut Shared) -> Steps {
        let Some(learner) = shared.retention.undo() else { return Vec::new() };
        if let Some(at) = shared.retention.due().iter().position(|due| due.learner == learner) {
            self.list.selected = at;
            self.list.fit(shared.retention.due().len(), Self::rows(shared));
        }
        vec![toast(words::taken_back(&shared.public_name(learner)))]
    }
}

fn choice(index: usize, shared: &Shared) -> Option<Choice> {
    [Choice::Returned(shared.today()), Choice::EraseName, Choice::EraseAll].get(index).copied()
}

impl Page for State {
    fn enter(&mut self, shared: &mut Shared) -> Steps {
        self.list.fit(shared.retention.due().len(), Self::rows(shared));
        Vec::new()
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match action {
            Action::Key(key) => self.key(&key, shared),
            Action::Answer(index) => match (choice(index, shared), self.pointed(shared)) {
                (Some(choice), _) => self.choose(choice, shared),
                (None, Some(learner)) => vec![links::open_record(learner)],
                (None, None) => Vec::new(),
            },
            Action::Command(Command::Undo) => self.undo(shared),
            Action::Command(command) => links::everywhere(command, shared),
            Action::Text(_) => Vec::new(),
        }
    }

    fn hear(&mut self, _reply: &Reply, shared: &mut Shared) -> Steps {
        self.list.fit(shared.retention.due().len(), Self::rows(shared));
        Vec::new()
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            Command::Undo if shared.retention.choices().is_empty() => {
                Some(Offer { in_line: false, ..Offer::no(words::UNDO, words::NOTHING_TO_UNDO)? })
            }
            Command::Undo => Offer::yes(words::UNDO),
            _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
        }
    }

    fn spot(&self) -> Option<Spot> {
        Some(Spot::Home)
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        let (due, chosen) = (shared.retention.due().len(), shared.retention.choices().len());
        (words::TITLE.to_owned(), words::size(due, chosen))
    }

    fn hint(&self, _shared: &Shared) -> String {
        words::HINT.to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        vec![(shell::ENTER_KEY, shell::CHOOSE), (shell::ESC_KEY, shell::BACK)]
    }
}
