//! The access log: who opened or changed what, the latest first.

pub mod view;

use super::{Page, Step, Steps, effect, links, walk};
use crate::domain::ids::{LearnerId, MediatorId};
use crate::domain::log::{Action as Done, Line};
use crate::text::{log as words, shell};
use crate::tui::action::{Action, Command};
use crate::tui::effect::{Effect, Reply};
use crate::tui::key::Code;
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;
use time::OffsetDateTime;

/// The log as it is shown.
#[derive(Debug, Default)]
pub struct State {
    /// `None` before it was read.
    pub rows: Option<Vec<Row>>,
    /// How many older entries are not shown.
    earlier: u64,
    pub list: List,
}

/// One entry in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub when: String,
    pub who: String,
    pub what: String,
    /// The code of the record, or the mediator the team changed by.
    pub whom: String,
    /// Where a record that was joined to another stands now.
    joined: Option<String>,
}

impl State {
    /// Rows of the list on the screen.
    pub fn rows_shown(shared: &Shared) -> usize {
        shared.body_rows().saturating_sub(2)
    }

    fn len(&self) -> usize {
        self.rows.as_ref().map_or(0, Vec::len)
    }
}

impl Page for State {
    fn enter(&mut self, _shared: &mut Shared) -> Steps {
        vec![effect(Effect::LoadLog)]
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match action {
            Action::Command(command) => return links::everywhere(command, shared),
            Action::Key(key) if key.code == Code::Esc => return vec![Step::Back],
            Action::Key(key) => {
                let len = self.len();
                return walk(&mut self.list, &key, len, Self::rows_shown(shared));
            }
            Action::Text(_) | Action::Answer(_) => {}
        }
        Vec::new()
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Steps {
        if let Reply::Log { lines, earlier } = reply {
            self.earlier = *earlier;
            self.rows = Some(lines.iter().rev().map(|line| row(line, shared)).collect());
            let len = self.len();
            self.list.fit(len, Self::rows_shown(shared));
        }
        Vec::new()
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            Command::AccessLog => None,
            _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
        }
    }

    fn spot(&self) -> Option<Spot> {
        Some(Spot::Log)
    }

    fn title(&self, _shared: &Shared) -> (String, String) {
        let size = self.rows.as_ref().map(|rows| words::size(rows.len(), self.earlier));
        (words::TITLE.to_owned(), size.unwrap_or_default())
    }

    fn hint(&self, _shared: &Shared) -> String {
        let pointed = self.rows.as_ref().and_then(|rows| rows.get(self.list.selected));
        pointed.and_then(|row| row.joined.clone()).unwrap_or_else(|| words::HINT.to_owned())
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        vec![(shell::ESC_KEY, shell::BACK)]
    }
}

fn row(line: &Line, shared: &Shared) -> Row {
    let entry = &line.entry;
    let at = OffsetDateTime::from_unix_timestamp(entry.at).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let at = at.to_offset(shared.now.local.offset());
    let who = shared.mediator_name(entry.mediator);
    let subject = entry.event.subject;
    let learner = subject.filter(|_| entry.event.action != Done::TeamChanged).map(LearnerId::from_bytes);
    let joined = learner.and_then(|id| shared.directory.joined(&id));
    let whom = match (learner, subject) {
        (Some(id), _) => match shared.directory.entry(&id) {
            Some(found) => found.code.to_owned(),
            None if joined.is_some() => words::JOINED.to_owned(),
            // Names that are still being read, and records that are no more.
            None if shared.directory_ready => words::ERASED.to_owned(),
            None => String::new(),
        },
        (None, Some(id)) => shared.mediator_name(MediatorId::from_bytes(id)).to_owned(),
        (None, None) => String::new(),
    };
    let stays = joined.and_then(|one| Some((one, shared.directory.entry(&one.into)?)));
    Row {
        when: words::when(at.date(), at.time()),
        who: if who.is_empty() { words::SOMEBODY } else { who }.to_owned(),
        what: words::event(&entry.event),
        whom,
        joined: stays.map(|(one, entry)| words::joined_hint(one.code.as_str(), entry.code)),
    }
}
