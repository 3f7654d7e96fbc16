//! The path in four lines: what each group begins with and why, then all that follows.

use crate::domain::progress::State;
use crate::report::summary::{PathStep, PathSummary};
use crate::text::progress::state;
use crate::text::report::mediator_sheet as words;
use crate::text::report::place::lower_first;

/// How many open steps stand on the line of each group: all of a person's procedures are what they come for.
const NAMED: [usize; 3] = [1, 3, 1];

/// A line of the path.
pub(super) struct Line {
    /// « P1 », « D1, D2 ».
    pub steps: String,
    /// How far the first of them is; empty when it was not begun.
    pub state: String,
    /// Why, or the steps that follow.
    pub text: String,
}

/// « choisi avec Claire le 17 novembre : 13 étapes, 1 en cours ».
pub(super) fn title(path: &PathSummary) -> String {
    let started = path.count(State::Started) + path.count(State::WithHelp);
    words::path(&path.decided_by, path.date, path.steps().count(), started, path.count(State::Acquired))
}

/// The lines under the title; steps that are acquired are left out.
pub(super) fn lines(path: &PathSummary) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut then = Vec::new();
    for (group, named) in path.groups.iter().zip(NAMED) {
        let mut open = group.iter().filter(|step| step.state != State::Acquired);
        let first: Vec<&PathStep> = open.by_ref().take(named).collect();
        then.extend(open.map(|step| step.id.as_str()));
        if let Some(head) = first.first() {
            let ids: Vec<&str> = first.iter().map(|step| step.id.as_str()).collect();
            let begun = if head.state == State::Todo { String::new() } else { lower_first(state(head.state)) };
            lines.push(Line { steps: ids.join(", "), state: begun, text: reasons(&first) });
        }
    }
    if !then.is_empty() {
        lines.push(Line { steps: words::THEN.to_owned(), state: String::new(), text: then.join(", ") });
    }
    lines
}

/// The requests of all the steps, then why the first of them comes first.
fn reasons(steps: &[&PathStep]) -> String {
    let requests = steps.iter().filter_map(|step| step.because.request.as_ref());
    let answers = steps.first().into_iter().flat_map(|step| &step.because.answers);
    requests.chain(answers).cloned().collect::<Vec<_>>().join(" ; ")
}
