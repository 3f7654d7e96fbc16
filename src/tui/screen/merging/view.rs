//! Draws the joining of two records.

use super::State;
use crate::domain::ids::LearnerId;
use crate::text::{dates, merging as words};
use crate::tui::merging::Weighed;
use crate::tui::screen::search::view::draw_hit;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::{Canvas, cut, wrap};

/// Columns of what would move.
const WIDE: usize = 74;
/// Where the two records stand beside each other, and what differs is said.
const STAYS: u16 = 22;
const COMES: u16 = 46;
const DIFFERS: u16 = 70;

/// Draws the search, what was joined before, or what would move.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    if let Some(weighed) = &state.weighed {
        return preview(weighed, state, shared, canvas);
    }
    canvas.put(2, 0, Role::Heading, words::QUESTION);
    canvas.put(2, 1, Role::Label, words::FIELD);
    canvas.put(18, 1, Role::Normal, "[");
    canvas.put_within(19, 1, 41, Role::Focus, &format!("{:<41}", state.typed.text()));
    canvas.put(60, 1, Role::Normal, "]");
    let typed = u16::try_from(state.typed.text().chars().count()).unwrap_or(0).min(40);
    if state.pointed().is_none() {
        canvas.cursor(19 + typed, 1);
    }
    let mut y = 3;
    for (index, past) in state.past.iter().enumerate() {
        if index == 0 {
            canvas.put(2, y, Role::Muted, words::PAST);
            y += 1;
        }
        let pointed = index == state.list.selected;
        canvas.marker(2, y, pointed);
        let name = if shared.discreet { past.code.as_str() } else { &past.name };
        let text = words::past(name, past.code.as_str(), &dates::figures(past.day));
        canvas.put(4, y, Canvas::row_role(pointed), &text);
        y += 1;
    }
    for (index, hit) in state.hits.iter().enumerate() {
        if y >= canvas.height() {
            break;
        }
        let pointed = index + state.past.len() == state.list.selected;
        canvas.marker(2, y, pointed);
        draw_hit(hit, pointed, y, shared, canvas);
        y += 1;
    }
}

fn preview(weighed: &Weighed, state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    let code = |learner: &LearnerId| shared.directory.entry(learner).map_or("", |entry| entry.code);
    let (from, name) = (shared.public_name(weighed.from), shared.public_name(state.into));
    canvas.put_within(2, 1, 78, Role::Normal, &words::who(&from, code(&weighed.from), &name, code(&state.into)));
    canvas.put(STAYS, 3, Role::Muted, words::STAYS);
    canvas.put(COMES, 3, Role::Muted, words::COMES);
    let mut y = 4;
    for line in &state.compared {
        // Names stay off the screen with the others.
        let shown = |said: &str| if shared.discreet && !said.is_empty() { words::HIDDEN } else { said }.to_owned();
        canvas.put(2, y, Role::Label, line.label);
        canvas.put(STAYS, y, Role::Normal, &cut(&shown(&line.stays), usize::from(COMES - STAYS - 2)));
        canvas.put(COMES, y, Role::Normal, &cut(&shown(&line.comes), usize::from(DIFFERS - COMES - 2)));
        if line.differs {
            canvas.put(DIFFERS, y, Role::Error, words::DIFFERS);
        }
        y += 1;
    }
    if state.compared.iter().any(|line| line.differs) {
        canvas.put(2, y, Role::Error, words::SAME_PERSON);
        y += 1;
    }
    let path = match weighed.path_moves {
        Some(true) => words::PATH_MOVES,
        Some(false) => words::PATH_STAYS,
        None => "",
    };
    let moves = words::moves(weighed.sessions, weighed.assessments);
    let lines = [&moves, path, words::FIELDS, words::GOES, words::UNDONE];
    let lines = lines.into_iter().filter(|line| !line.is_empty()).flat_map(|line| wrap(line, WIDE));
    for (y, line) in (y + 1..).zip(lines) {
        canvas.put(2, y, Role::Normal, &line);
    }
    canvas.cursor(2, 1);
}
