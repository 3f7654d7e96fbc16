//! The path and how far it is: modules that were begun, with each skill.

use super::{Section, row};
use crate::domain::progress::{State, strangers};
use crate::report::Office;
use crate::report::mediator_sheet::rating;
use crate::report::record::RecordSummary;
use crate::text::progress::{autonomous, rated, state};
use crate::text::report::place::lower_first;
use crate::text::report::record as words;

pub(super) fn sections(summary: &RecordSummary<'_>, office: &Office<'_>) -> [Section; 2] {
    [path(summary, office), steps(summary, office)]
}

fn path(summary: &RecordSummary<'_>, office: &Office<'_>) -> Section {
    let content = office.content;
    let rows = summary.record.path.iter().map(|kept| {
        let by = (office.mediator)(&kept.stamp.author);
        let on = kept.record.date.map(|date| words::opened(date, &by)).unwrap_or(by);
        let ids = kept.record.path.in_order().into_iter();
        let titles = ids.map(|id| content.curriculum.module(id).map_or(id.as_str(), |module| module.title.as_str()));
        row(words::PATH, std::iter::once(on.as_str()).chain(titles).collect::<Vec<_>>().join("\n"))
    });
    Section { title: words::PATH.to_owned(), rows: rows.collect() }
}

fn steps(summary: &RecordSummary<'_>, office: &Office<'_>) -> Section {
    let begun = summary.progress.iter().filter(|(_, progress)| progress.state != State::Todo);
    let rows = begun.map(|(module, progress)| {
        let done = words::progress(&lower_first(state(progress.state)), progress.percent, &autonomous(progress));
        let skills = module.skills.iter().filter_map(|skill| {
            let value = summary.ratings.get(&skill.id)?;
            Some(format!("{} : {}", skill.label, rating(office.content, Some(*value))))
        });
        row(&module.title, std::iter::once(done).chain(skills).collect::<Vec<_>>().join("\n"))
    });
    let gone = strangers(&office.content.curriculum, &summary.ratings);
    let gone: Vec<String> = gone.iter().map(|(skill, value)| rated(skill.as_str(), *value)).collect();
    let gone = (!gone.is_empty()).then(|| row(words::REMOVED, gone.join("\n")));
    Section { title: words::STEPS.to_owned(), rows: rows.chain(gone).collect() }
}
