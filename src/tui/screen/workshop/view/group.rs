//! Draws the group: people by skills.

use super::super::State;
use super::super::grid::{Column, SKILL_WIDTH, came, rows, skills_shown};
use super::EDGE;
use crate::domain::curriculum::Skill;
use crate::domain::session::{Attendance, Rating};
use crate::domain::workshop::Participant;
use crate::text::{session as session_words, workshop as words};
use crate::tui::form::Form;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::field::Columns;
use crate::tui::widget::form::draw_sensitive;

/// Columns: who, whether they came, and the first skill.
const WHO: u16 = 4;
const PRESENCE: u16 = 21;
const SKILLS: u16 = 33;
/// The first person's row.
const TOP: u16 = 2;

/// Draws the focused column's question, the people in sight, the words of the digits and the totals.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    let content = &*shared.content;
    let skills = state.skills(content);
    let shown: Vec<(usize, &Skill)> =
        skills.iter().copied().enumerate().skip(state.grid.first_skill).take(skills_shown(shared)).collect();
    heading(state, shared, canvas);
    canvas.put(WHO, 1, Role::Muted, words::WHO);
    let column = state.grid.column;
    canvas.put(PRESENCE, 1, head(column == 0), words::PRESENCE);
    for (at, skill) in &shown {
        canvas.put(skill_column(state, *at), 1, head(column == at + 1), skill.id.as_str());
    }
    canvas.put(sentence_column(shared), 1, head(column == skills.len() + 1), words::SENTENCE_COLUMN);
    let people = state.open.workshop.participants.iter().enumerate().skip(state.grid.first_row).take(rows(shared));
    for (y, (row, person)) in (TOP..).zip(people) {
        draw_person(state, (row, person), &shown, y, shared, canvas);
    }
    let below = TOP + u16::try_from(rows(shared)).unwrap_or(0);
    if state.open.workshop.participants.is_empty() {
        canvas.put(WHO, TOP + 1, Role::Normal, words::NOBODY);
        canvas.cursor(WHO, TOP + 1);
    }
    let legend = session_words::legend(&content.curriculum.scale);
    canvas.put_within(2, below, EDGE - 2, Role::Label, &legend);
    totals(state, shared, below + 1, canvas);
}

fn head(focused: bool) -> Role {
    if focused { Role::Heading } else { Role::Muted }
}

fn skill_column(state: &State, at: usize) -> u16 {
    let steps = at.saturating_sub(state.grid.first_skill).saturating_mul(SKILL_WIDTH);
    SKILLS.saturating_add(u16::try_from(steps).unwrap_or(u16::MAX))
}

fn sentence_column(shared: &Shared) -> u16 {
    SKILLS.saturating_add(u16::try_from(skills_shown(shared) * SKILL_WIDTH).unwrap_or(u16::MAX)).saturating_add(1)
}

fn heading(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    let workshop = &state.open.workshop;
    let text = match state.column(&shared.content) {
        _ if workshop.is_to_come(shared.today()) => words::expected(workshop.date),
        Column::Presence => words::PRESENCE_HEADING.to_owned(),
        Column::Skill(skill) => session_words::labelled(skill.id.as_str(), &skill.label),
        Column::Sentence => words::SENTENCE_HEADING.to_owned(),
    };
    canvas.put_within(2, 0, EDGE - 2, Role::Heading, &text);
}

fn draw_person(
    state: &State,
    (row, person): (usize, &Participant),
    skills: &[(usize, &Skill)],
    y: u16,
    shared: &Shared,
    canvas: &mut Canvas<'_>,
) {
    let pointed = row == state.grid.row;
    let role = Canvas::row_role(pointed);
    if pointed {
        let marker = canvas.glyphs.marker.to_string();
        canvas.put(2, y, Role::Selected, &marker);
    }
    canvas.put_within(WHO, y, PRESENCE - WHO - 1, role, &shared.public_name(person.learner));
    let focus = |column| pointed && state.grid.column == column;
    let presence = match person.attendance {
        Some(Attendance::Present) => words::PRESENT,
        Some(Attendance::Excused) => words::EXCUSED,
        Some(Attendance::Absent) => words::ABSENT,
        None => "",
    };
    cell(PRESENCE, y, &format!("[{presence:<8}]"), focus(0), canvas);
    for (at, skill) in skills {
        let x = skill_column(state, *at);
        let today = state.open.ratings.get(&person.learner).and_then(|ratings| ratings.get(&skill.id));
        let before = state.previous.get(&person.learner).and_then(|ratings| ratings.get(&skill.id));
        if !came(person) {
            cell(x, y, " - ", focus(at + 1), canvas);
        } else if let Some(rating) = today {
            cell(x, y, &format!("[{}]", session_words::rating_key(*rating)), focus(at + 1), canvas);
        } else {
            cell(x, y, "[ ]", focus(at + 1), canvas);
            let worth = before.filter(|rating| !matches!(rating, Rating::Level(0)));
            if let Some(rating) = worth {
                canvas.put(x + 3, y, Role::Muted, &format!("({})", session_words::rating_key(*rating)));
            }
        }
    }
    let said = state.open.sentences.contains_key(&person.learner);
    let mark = format!("[{:^5}]", if said { words::SAID } else { "" });
    cell(sentence_column(shared), y, &mark, focus(state.open.workshop.skills.len() + 1), canvas);
}

/// A cell of the grid; the focused one holds the real cursor.
fn cell(x: u16, y: u16, text: &str, focused: bool, canvas: &mut Canvas<'_>) {
    canvas.put(x, y, if focused { Role::Focus } else { Role::Normal }, text);
    if focused {
        canvas.cursor(x + 1, y);
    }
}

fn totals(state: &State, shared: &Shared, y: u16, canvas: &mut Canvas<'_>) {
    let [present, excused, absent, unsaid] = state.attendance();
    let anonymous = usize::from(state.open.workshop.anonymous.count);
    let text = words::totals(present, excused, absent, unsaid, anonymous);
    canvas.put_within(2, y, 50, Role::Normal, &text);
    let (people, shown) = (state.open.workshop.participants.len(), rows(shared));
    let part = if people > shown {
        words::in_part(state.grid.first_row + 1, state.grid.first_row + shown, people)
    } else if state.previous.values().any(|ratings| !ratings.is_empty()) {
        words::BEFORE_MEANS.to_owned()
    } else {
        String::new()
    };
    canvas.put_right(79, y, Role::Muted, &part);
}

/// Draws the field for somebody's sentence, over the lines under the people.
pub fn sentence(form: &Form, canvas: &mut Canvas<'_>) {
    let y = canvas.height().saturating_sub(2);
    canvas.clear(0, y, EDGE, 2);
    if let Some(field) = form.focused() {
        let columns = Columns { label: 2, value: 26, remark: EDGE };
        canvas.field(field, true, columns, y);
        draw_sensitive(form, y, columns, canvas);
    }
}
