//! Draws what is left to type again into the Coop.

use super::{Reading, State};
use crate::domain::retyping::Retypable;
use crate::text::report::coop::duration;
use crate::text::{coop as words, dates};
use crate::tui::coop::EntryFacts;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::{Canvas, cut};
use crate::tui::widget::listing::below_on_last_row;

/// Where the columns begin.
const DAY: u16 = 4;
const WHAT: u16 = 21;
const LONG: u16 = 47;
const THEMES: u16 = 55;

/// Draws the list, or the entry that is read.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    if let Some(reading) = &state.reading {
        return entry(reading, canvas);
    }
    for (x, heading) in [(DAY, words::DAY), (WHAT, words::WHAT), (LONG, words::DURATION), (THEMES, words::THEMES)] {
        canvas.put(x, 0, Role::Muted, heading);
    }
    let facts = state.facts.as_deref().unwrap_or_default();
    if facts.is_empty() {
        let note = if state.facts.is_some() { words::NOTHING_LEFT } else { words::READING };
        canvas.put(DAY, 2, Role::Muted, note);
        canvas.cursor(DAY, 2);
    }
    below_on_last_row(state.list.below(facts.len(), State::rows(shared)), canvas);
    let rows = facts.iter().enumerate().skip(state.list.first).take(State::rows(shared));
    for (y, (index, facts)) in (1..).zip(rows) {
        line(facts, index == state.list.selected, y, shared, canvas);
    }
}

fn line(facts: &EntryFacts, pointed: bool, y: u16, shared: &Shared, canvas: &mut Canvas<'_>) {
    let role = Canvas::row_role(pointed);
    canvas.marker(2, y, pointed);
    canvas.put(DAY, y, role, &dates::field(facts.entry.day));
    canvas.put_within(WHAT, y, LONG - WHAT - 1, role, &what(facts, shared));
    canvas.put(LONG, y, role, &duration(facts.duration_min));
    if State::is_done(&facts.entry, shared) {
        canvas.put_right(79, y, Role::Good, words::DONE);
        return;
    }
    let label = |theme| shared.content.vocabularies.theme_label(theme);
    let themes = facts.themes.iter().filter_map(label).collect::<Vec<_>>().join(", ");
    canvas.put(THEMES, y, Role::Muted, &themes);
}

/// Who an entry is about, or what.
fn what(facts: &EntryFacts, shared: &Shared) -> String {
    match facts.entry.of {
        Retypable::Session(learner, _) => {
            let code = shared.directory.entry(&learner).map_or("", |entry| entry.code);
            let name = shared.public_name(learner);
            if name == code { name } else { format!("{:<14}{code}", cut(&name, 13)) }
        }
        Retypable::Workshop(_) => format!("{} : {}", words::WORKSHOP, facts.title),
        Retypable::Request(_) => words::REQUEST.to_owned(),
    }
}

fn entry(reading: &Reading, canvas: &mut Canvas<'_>) {
    canvas.cursor(0, 0);
    let lines = reading.lines.as_deref().unwrap_or_default();
    for (y, line) in (0..canvas.height()).zip(lines.iter().skip(reading.first)) {
        canvas.put(0, y, Role::Normal, line);
    }
}
