//! How far each person came in each module, as a table.

use super::cell::Cell;
use crate::domain::curriculum::{Curriculum, Module};
use crate::domain::progress::{current_ratings, module_progress};
use crate::domain::record::Record;
use crate::domain::session::Session;
use crate::text::{progress as words, tables};
use time::Date;

/// A person's rows, as of a day: the modules of their path, and those in which something was rated.
pub fn rows(record: &Record, until: Date, curriculum: &Curriculum) -> Vec<[Cell; tables::PROGRESS.len()]> {
    let held: Vec<&Session> = record.held().filter(|session| session.date <= until).collect();
    let all = current_ratings(held.iter().copied());
    let chosen = |module: &Module| record.path.as_ref().is_some_and(|kept| kept.record.path.contains(&module.id));
    let days = |module: &Module| -> Vec<Date> {
        let rated = |session: &&&Session| session.ratings.keys().any(|skill| skill.module() == module.id);
        held.iter().filter(rated).map(|session| session.date).collect()
    };
    let modules = curriculum.modules.iter().map(|module| (module, days(module)));
    modules
        .filter(|(module, days)| chosen(module) || !days.is_empty())
        .map(|(module, days)| {
            let progress = module_progress(module, &all);
            [
                Cell::text(record.learner.record.code.as_str()),
                Cell::text(module.id.as_str()),
                Cell::text(&module.title),
                Cell::text(words::state(progress.state)),
                Cell::Percent(progress.percent),
                Cell::Number(progress.autonomous.into()),
                Cell::Number(progress.counted.into()),
                Cell::day(days.iter().min().copied()),
                Cell::day(days.iter().max().copied()),
            ]
        })
        .collect()
}
