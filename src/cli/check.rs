//! `jalon check`: everything is read, compared and, if need be, mended.

use super::call::Call;
use super::progress::Bar;
use super::say;
use super::stop::{Exit, Stop};
use crate::store::CheckReport;
use crate::text::cli as words;
use crate::tui::worker::failure;

/// Checks the store and says what was found.
pub fn check(call: &Call) -> Result<Exit, Stop> {
    let store = call.open()?;
    let mut bar = Bar::new();
    let found = store.check(&mut |progress| bar.store(progress)).map_err(|error| call.stop(&error))?;
    drop(bar);
    tell(&found);
    Ok(if found.is_whole() { Exit::Done } else { Exit::Failed })
}

fn tell(found: &CheckReport) {
    let counts = &found.counts;
    say(&words::checked(found.frames, counts.learners, counts.assessments, counts.sessions));
    found.mended.iter().for_each(|notice| say(&failure::notice(notice)));
    found.lost.iter().for_each(|(first, last)| say(&words::lost(*first, *last)));
    say(match (found.is_whole(), found.mended.is_empty()) {
        (true, true) => words::SOUND,
        (true, false) => words::MENDED,
        (false, _) => words::NOT_MENDED,
    });
}
