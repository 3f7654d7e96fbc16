//! Draws the import of records.

use super::{CHOICES, Stage, State};
use crate::content::communes;
use crate::domain::learner::Learner;
use crate::text::importing as words;
use crate::tui::importing::{Alike, Batch, Sketch};
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::{Canvas, wrap};

/// Where the file's columns and its first rows stand.
const THEIRS: u16 = 27;
const VALUES: u16 = 50;

/// Draws the file's name, the columns, or the people.
pub fn view(state: &State, _shared: &Shared, canvas: &mut Canvas<'_>) {
    match &state.stage {
        Stage::File => {
            canvas.put(2, 0, Role::Heading, words::PATH_QUESTION);
            canvas.put(2, 2, Role::Label, words::PATH);
            let typed = state.path.text();
            let hidden = typed.chars().count().saturating_sub(62);
            let shown: String = typed.chars().skip(hidden).collect();
            canvas.put(12, 2, Role::Normal, "[");
            canvas.put_within(13, 2, 63, Role::Focus, &format!("{shown:<63}"));
            canvas.put(76, 2, Role::Normal, "]");
            canvas.cursor(13 + u16::try_from(shown.chars().count()).unwrap_or(0), 2);
        }
        Stage::Columns(sketch) => columns(sketch, state, canvas),
        Stage::People(batch, choices) => match State::doubtful(batch, choices) {
            Some((row, at, of)) => {
                canvas.put(2, 0, Role::Heading, &words::alike(row.line, at, of));
                canvas.put(2, 2, Role::Label, words::IN_FILE);
                canvas.put_within(20, 2, 58, Role::Normal, &who(&row.learner));
                match &row.alike {
                    Some(Alike::Kept(_, known)) => {
                        canvas.put(2, 3, Role::Label, words::KNOWN);
                        canvas.put_within(20, 3, 58, Role::Normal, &format!("{} ({})", who(known), known.code));
                    }
                    Some(Alike::Row(at)) => {
                        if let Some(earlier) = batch.rows.get(*at) {
                            canvas.put(2, 3, Role::Label, &words::on_line(earlier.line));
                            canvas.put_within(20, 3, 58, Role::Normal, &who(&earlier.learner));
                        }
                    }
                    None => {}
                }
                for (y, (index, (_, label))) in (5..).zip(CHOICES.iter().enumerate()) {
                    let pointed = index == state.list.selected;
                    canvas.marker(2, y, pointed);
                    canvas.put(4, y, Role::Key, &format!("{}", index + 1));
                    canvas.put(7, y, Canvas::row_role(pointed), label);
                }
            }
            None => ready(batch, choices, canvas),
        },
    }
}

fn columns(sketch: &Sketch, state: &State, canvas: &mut Canvas<'_>) {
    for (x, heading) in [(4, words::OURS), (THEIRS, words::THEIRS), (VALUES, words::FIRST_ROWS)] {
        canvas.put(x, 0, Role::Muted, heading);
    }
    for (y, (index, field)) in (1..).zip(words::FIELDS.iter().enumerate()) {
        let pointed = index == state.list.selected;
        let chosen = sketch.matched.get(index).copied().flatten();
        canvas.marker(2, y, pointed);
        canvas.put_within(4, y, THEIRS - 5, Canvas::row_role(pointed), field);
        let heading = chosen.and_then(|at| sketch.headings.get(at)).map_or(words::NOWHERE, String::as_str);
        let role = if chosen.is_some() { Role::Normal } else { Role::Muted };
        canvas.put_within(THEIRS, y, VALUES - THEIRS - 1, role, heading);
        let values = sketch.rows.iter().filter_map(|row| row.get(chosen?));
        let values: Vec<&str> = values.map(String::as_str).filter(|value| !value.is_empty()).collect();
        canvas.put_within(VALUES, y, 79 - VALUES, Role::Muted, &values.join(" | "));
    }
}

fn ready(batch: &Batch, choices: &[super::Choice], canvas: &mut Canvas<'_>) {
    let (new, completed, kept) = State::counts(batch, choices);
    canvas.put(2, 1, Role::Heading, &words::ready(new, completed, kept));
    canvas.cursor(2, 1);
    let mut y = 3;
    for (heading, lines) in [(words::REFUSED, &batch.refused), (words::WARNED, &batch.warned)] {
        if lines.is_empty() || y >= canvas.height() {
            continue;
        }
        canvas.put(2, y, Role::Label, heading);
        y += 1;
        let lines = lines.iter().flat_map(|line| std::iter::once(4).chain(std::iter::repeat(6)).zip(wrap(line, 72)));
        for (x, line) in lines.take(usize::from(canvas.height().saturating_sub(y))) {
            canvas.put(x, y, Role::Muted, &line);
            y += 1;
        }
        y += 1;
    }
}

fn who(learner: &Learner) -> String {
    let commune = learner.commune.as_ref().and_then(communes::name).unwrap_or_default();
    let name = format!("{} {}", learner.first_name, learner.last_name);
    words::who(name.trim(), learner.birth_year, commune, &learner.phone)
}
