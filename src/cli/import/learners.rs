//! Learners, from a table of the place's own.

use super::{Desk, Reading, bad_learners};
use crate::cli::progress::Bar;
use crate::cli::stop::Stop;
use crate::content::communes;
use crate::domain::change::{Change, Kept};
use crate::domain::directory::{Directory, Named, Person};
use crate::domain::ids::{Code, LearnerId};
use crate::domain::learner::Learner;
use crate::intake::{Warning, learners};
use crate::text::cli::progress as words;
use crate::vault::draw_id;
use std::collections::{HashMap, HashSet};

/// How many codes, and how many lines, are shown of those whom a person may be, the likeliest first.
const SHOWN: usize = 5;

/// Reads the table.
pub fn read(bytes: &[u8], desk: &Desk<'_>, bar: &mut Bar) -> Result<Reading, Stop> {
    let stop = |error| desk.call.stop(&error);
    let known: Result<Vec<(LearnerId, Kept<Learner>)>, _> = desk.store.learners().map_err(stop)?.collect();
    let known = known.map_err(stop)?;
    // A record that was joined to another takes its code back, should they be taken apart.
    let joined = desk.store.joined().map_err(stop)?;
    let own = known.iter().map(|(_, kept)| &kept.record.code);
    let codes: HashSet<&Code> = own.chain(joined.iter().map(|one| &one.code)).collect();
    let mut drawn = HashSet::new();
    let intake = learners::read(
        bytes,
        &mut learners::Desk {
            today: desk.today,
            content: desk.content,
            code_taken: &|code| codes.contains(code),
            draw_code: &mut || draw_code(desk, &codes, &mut drawn),
            duplicates: &mut |rows| duplicates(&known, rows, bar),
        },
    );
    let me = desk.store.mediator();
    Ok(Reading::of(intake.map_err(|error| bad_learners(&error))?, |learner| {
        let learner = Learner { opened_by: Some(me), ..learner };
        Change::Learner(LearnerId::from_bytes(draw_id()), Box::new(learner))
    }))
}

/// A code that neither the store nor a row before bears.
fn draw_code(desk: &Desk<'_>, known: &HashSet<&Code>, drawn: &mut HashSet<Code>) -> Code {
    let random = draw_id().first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
    let taken = |code: &Code| known.contains(code) || drawn.contains(code);
    let code = desk.content.nouns.code_from(random, taken).unwrap_or_default();
    drawn.insert(code.clone());
    code
}

/// Rows whose person may be in the store already, or on an earlier line.
fn duplicates(known: &[(LearnerId, Kept<Learner>)], rows: &[(u64, Learner)], bar: &mut Bar) -> Vec<Warning> {
    // Rows have no id before they are saved: these are for the search alone.
    let ids: Vec<LearnerId> = rows.iter().map(|_| LearnerId::from_bytes(draw_id())).collect();
    let in_store = known.iter().map(|(id, kept)| Named::of(*id, &kept.record, None));
    let in_table = ids.iter().zip(rows).map(|(id, (_, learner))| Named::of(*id, learner, None));
    let directory = Directory::build(in_store.chain(in_table), |insee| communes::name(insee).map(str::to_owned));
    let mut finder = directory.duplicate_finder();
    let lines: HashMap<LearnerId, u64> = ids.iter().copied().zip(rows.iter().map(|(line, _)| *line)).collect();
    let mut warnings = Vec::new();
    for (done, (id, (line, learner))) in (0..).zip(ids.iter().zip(rows)) {
        bar.show(words::READING, done, rows.len() as u64);
        let (mut codes, mut earlier) = (Vec::new(), Vec::new());
        for other in finder.find(&Person::from(learner), Some(id)) {
            match lines.get(&other) {
                // The code of a row may be drawn: nobody knows it yet.
                Some(other) if other < line => earlier.push(*other),
                Some(_) => {}
                None => codes.extend(directory.entry(&other).map(|entry| Code::from(entry.code))),
            }
        }
        codes.truncate(SHOWN);
        earlier.truncate(SHOWN);
        if !codes.is_empty() || !earlier.is_empty() {
            warnings.push(Warning::LikelyDuplicate { line: *line, codes, earlier });
        }
    }
    warnings
}
