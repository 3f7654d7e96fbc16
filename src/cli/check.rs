//! `jalon check`: everything is read, compared and, if need be, mended.

use super::call::Call;
use super::progress::Bar;
use super::say;
use super::stop::{Exit, Stop};
use crate::domain::ids::LearnerId;
use crate::store::{CheckReport, LogFault, Store};
use crate::text::cli as words;
use crate::text::log as log_words;
use crate::tui::worker::failure;

/// Checks the store and says what was found.
pub fn check(call: &Call) -> Result<Exit, Stop> {
    let store = call.open()?;
    let mut bar = Bar::new();
    let found = store.check(&mut |progress| bar.store(progress)).map_err(|error| call.stop(&error))?;
    drop(bar);
    tell(&found, true);
    Ok(if found.is_whole() { Exit::Done } else { Exit::Failed })
}

/// Checks the store, opens every record, and says what was found.
pub fn check_deep(call: &Call) -> Result<Exit, Stop> {
    let mut store = call.open()?;
    let mut bar = Bar::new();
    let now = call.now().unix_timestamp();
    let found = store.check_deep(now, &mut |progress| bar.store(progress)).map_err(|error| call.stop(&error))?;
    drop(bar);
    say(&words::opened(found.opened));
    for (learner, records) in &found.unreadable {
        say(&words::unreadable(&whose(&store, *learner), *records));
    }
    if found.newer > 0 {
        say(&words::newer_records(found.newer));
    }
    if !found.homeless.is_empty() {
        say(&words::homeless(found.homeless.len()));
    }
    if found.derived > 0 {
        say(&words::derived(found.derived));
    }
    tell(&found.check, found.unreadable.is_empty() && found.homeless.is_empty());
    Ok(if found.is_whole() { Exit::Done } else { Exit::Failed })
}

/// The code of a learner, as far as it can be read.
fn whose(store: &Store, learner: Option<LearnerId>) -> String {
    let Some(learner) = learner else { return words::OF_THE_PLACE.to_owned() };
    let code = store.learner(learner).ok().flatten().map(|kept| kept.record.code.to_string());
    code.unwrap_or_else(|| words::CODE_UNREADABLE.to_owned())
}

/// Says what was found; `records` is whether every record could be opened.
fn tell(found: &CheckReport, records: bool) {
    let counts = &found.counts;
    say(&words::checked(found.frames, counts.learners, counts.assessments, counts.sessions));
    if counts.remains > 0 {
        say(&words::remains(counts.remains));
    }
    found.mended.iter().for_each(|notice| say(&failure::notice(notice)));
    found.lost.iter().for_each(|(first, last)| say(&words::lost(*first, *last)));
    found.log.faults.iter().for_each(|fault| say(&log_fault(*fault)));
    say(match (records && found.lost.is_empty(), found.log.faults.is_empty(), found.mended.is_empty()) {
        (true, true, true) => words::SOUND,
        (true, true, false) => words::MENDED,
        (true, false, _) => log_words::RECORDS_SOUND,
        (false, ..) => words::NOT_MENDED,
    });
}

fn log_fault(fault: LogFault) -> String {
    match fault {
        LogFault::Missing { first, last } => log_words::missing(first, last),
        LogFault::Changed(number) => log_words::changed(number),
        LogFault::Head => log_words::END_CHANGED.to_owned(),
    }
}
