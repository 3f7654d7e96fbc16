//! `jalon export`: tables, records and sheets.

mod grids;
mod guide;
mod papers;
mod scope;
mod sheets;
mod statistics;
mod tables;
mod workshop;

pub use papers::Papers;
pub use scope::Asked;
pub use workshop::Workshop;

use super::args::{self, Export};
use super::call::Call;
use super::output::{self, Output};
use super::say;
use super::stop::{Exit, Stop};
use crate::content::Content;
use crate::domain::draft::Draft;
use crate::domain::ids::{Code, LearnerId, MediatorId};
use crate::domain::log::{Action, Event};
use crate::domain::place::Settings;
use crate::domain::record::Record;
use crate::domain::statistics::Scope;
use crate::report::Office;
use crate::store::{Store, StoreError};
use crate::text::cli as words;
use std::collections::BTreeMap;

/// The open store, and what documents draw on.
struct Archive<'a> {
    call: &'a Call,
    store: Store,
    content: Content,
    settings: Settings,
    mediators: BTreeMap<MediatorId, String>,
}

impl<'a> Archive<'a> {
    fn open(call: &'a Call) -> Result<Self, Stop> {
        let store = call.open()?;
        let content = call.content_of(&store)?;
        let stop = |error| call.stop(&error);
        let settings = store.settings().map_err(stop)?;
        let mediators =
            store.mediators().map_err(stop)?.into_iter().map(|(id, mediator)| (id, mediator.name)).collect();
        Ok(Self { call, store, content, settings, mediators })
    }

    fn name(&self, id: &MediatorId) -> String {
        self.mediators.get(id).cloned().unwrap_or_default()
    }

    /// Calls `write` with what documents draw on.
    fn with_office<T>(&self, write: impl FnOnce(&Office<'_>) -> T) -> T {
        let mediator = |id: &MediatorId| self.name(id);
        write(&Office { content: &self.content, settings: &self.settings, mediator: &mediator })
    }

    /// Everybody's code, sorted, so that two exports can be compared.
    fn codes(&self) -> Result<Vec<(Code, LearnerId)>, Stop> {
        let stop = |error| self.call.stop(&error);
        let mut codes = Vec::new();
        for learner in self.store.learners().map_err(stop)? {
            let (id, kept) = learner.map_err(stop)?;
            codes.push((kept.record.code, id));
        }
        codes.sort_unstable();
        Ok(codes)
    }

    /// Who bears a code. The code of a record that was joined to another finds that one, and it is said.
    fn bearer(&self, typed: &str) -> Result<LearnerId, Stop> {
        let code = Code::new(typed.trim().to_uppercase());
        let codes = self.codes()?;
        if let Some((_, learner)) = codes.iter().find(|(known, _)| *known == code) {
            return Ok(*learner);
        }
        let joined = self.store.joined().map_err(|error| self.call.stop(&error))?;
        let joined = joined.into_iter().find(|one| one.code == code);
        let stays = joined.and_then(|one| codes.iter().find(|(_, learner)| *learner == one.into));
        let (now, learner) = stays.ok_or_else(|| Stop::failed(words::unknown_code(code.as_str())))?;
        say(&words::joined_code(code.as_str(), now.as_str()));
        Ok(*learner)
    }

    /// Has the access log told before anything leaves the store.
    fn tell(&mut self, event: Event) -> Result<(), Stop> {
        let now = self.call.now().unix_timestamp();
        self.store.note(now, event);
        self.store.flush_log(now).map(drop).map_err(|error| self.call.stop(&error))
    }

    /// All that is kept of one person.
    fn record(&self, id: LearnerId) -> Result<Record, Stop> {
        self.found(self.store.record(id))
    }

    /// The same, and the workshops where they are expected, for what is handed out.
    fn record_today(&self, id: LearnerId) -> Result<Record, Stop> {
        self.found(self.store.record_on(id, self.call.now().date()))
    }

    fn found(&self, record: Result<Option<Record>, StoreError>) -> Result<Record, Stop> {
        let record = record.and_then(|record| record.ok_or(StoreError::UnknownRecord));
        record.map_err(|error| self.call.stop(&error))
    }

    /// What anybody left open.
    fn drafts(&self) -> Result<Vec<Draft>, Stop> {
        self.store.drafts().map_err(|error| self.call.stop(&error))
    }
}

/// Writes what was asked for.
pub fn export(call: &Call, what: &Export) -> Result<Exit, Stop> {
    let wanted = destination(what);
    // Before the passphrase is asked for.
    output::check(wanted)?;
    let archive = || Archive::open(call);
    match what {
        Export::Learners { format, .. } => {
            let mut archive = archive()?;
            archive.tell(Event::of(Action::TableWritten))?;
            tables::learners(&archive, *format, Output::open(wanted)?)
        }
        Export::Sessions { format, .. } => {
            let mut archive = archive()?;
            archive.tell(Event::of(Action::TableWritten))?;
            tables::sessions(&archive, *format, Output::open(wanted)?)
        }
        Export::Learner { code, format, .. } => {
            let mut archive = archive()?;
            let (learner, document) = sheets::learner(&archive, code, *format)?;
            archive.tell(Event::on(Action::SheetWritten, learner))?;
            write(&document, wanted)
        }
        Export::Session { id, format, reader, .. } => {
            let mut archive = archive()?;
            let (learner, document) = sheets::session(&archive, id, *format, *reader)?;
            archive.tell(Event::on(Action::SheetWritten, learner))?;
            write(&document, wanted)
        }
        Export::Activities { asked, format, .. } => {
            let period = asked.period(call)?;
            let mut archive = archive()?;
            let scope = Scope { period, filter: asked.filter(&archive)? };
            archive.tell(Event::of(Action::TableWritten))?;
            grids::activities(&archive, &scope, *format, Output::open(wanted)?)
        }
        Export::Progress { asked, format, .. } => {
            let period = asked.is_dated().then(|| asked.period(call)).transpose()?;
            let mut archive = archive()?;
            let filter = asked.filter(&archive)?;
            archive.tell(Event::of(Action::TableWritten))?;
            grids::progress(&archive, period, &filter, *format, Output::open(wanted)?)
        }
        Export::Workshop(asked) => {
            let mut archive = archive()?;
            let document = workshop::workshop(&archive, asked)?;
            archive.tell(Event::of(Action::SheetWritten))?;
            write(&document, wanted)
        }
        Export::Statistics { asked, format, full, .. } => {
            let period = asked.period(call)?;
            let mut archive = archive()?;
            let scope = Scope { period, filter: asked.filter(&archive)? };
            let document = statistics::statistics(&archive, &scope, *format, *full)?;
            archive.tell(Event::of(Action::TableWritten))?;
            write(&document, wanted)
        }
        Export::Papers(paper) => write(&papers::write(call, paper)?, wanted),
        // It is about nobody: no store is opened, no passphrase asked for.
        Export::Guide { module, format, .. } => write(&guide::guide(call, module, *format)?, wanted),
    }
}

const fn destination(what: &Export) -> &args::Output {
    match what {
        Export::Learners { output, .. }
        | Export::Sessions { output, .. }
        | Export::Learner { output, .. }
        | Export::Session { output, .. }
        | Export::Activities { output, .. }
        | Export::Progress { output, .. }
        | Export::Workshop(workshop::Workshop { output, .. })
        | Export::Statistics { output, .. }
        | Export::Guide { output, .. } => output,
        Export::Papers(paper) => paper.output(),
    }
}

fn write(document: &[u8], wanted: &args::Output) -> Result<Exit, Stop> {
    let written = Output::open(wanted)?.write(|out| out.write_all(document).map_err(output::Broken::from))?;
    if let Some(path) = written {
        say(&words::written(path));
    }
    Ok(Exit::Done)
}
