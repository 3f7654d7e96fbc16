//! Draws the search: frame 2.

use super::{Purpose, State};
use crate::domain::directory::{Hit, How};
use crate::text::{dates, search as words, workshop};
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::{Canvas, cut};

/// Draws the field, the hits, the row that registers, and what helps to recognise the pointed person.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    canvas.put(2, 0, Role::Label, words::FIELD);
    canvas.put(35, 0, Role::Normal, "[");
    canvas.put_within(36, 0, 41, Role::Focus, &format!("{:<41}", state.typed.text()));
    canvas.put(77, 0, Role::Normal, "]");
    let typed_end = 36 + u16::try_from(state.typed.column()).unwrap_or(0).min(40);
    canvas.cursor(typed_end, 0);

    canvas.put(4, 2, Role::Muted, words::WHO);
    canvas.put(22, 2, Role::Muted, words::YEAR);
    canvas.put(29, 2, Role::Muted, words::COMMUNE);
    canvas.put(48, 2, Role::Muted, words::CODE);
    canvas.put(60, 2, Role::Muted, words::LAST_VISIT);
    let rows = state.hits.iter().enumerate().skip(state.list.first).take(State::rows(shared));
    let mut y = 3;
    for (index, hit) in rows {
        draw_pointer(index == state.list.selected, state, y, canvas);
        draw_hit(hit, index == state.list.selected, y, shared, canvas);
        y += 1;
    }
    if state.list.first + State::rows(shared) > state.hits.len() {
        let pointed = state.pointed().is_none();
        draw_pointer(pointed, state, y + 1, canvas);
        canvas.put_within(4, y + 1, 68, Canvas::row_role(pointed), &words::register(state.typed.text().trim()));
        canvas.put_right(79, y + 1, Role::Key, "F4");
    }
    if state.hits.is_empty() {
        let note = if !shared.directory_ready {
            words::READING
        } else if state.typed.text().trim().is_empty() {
            words::EMPTY
        } else {
            words::NO_ONE
        };
        canvas.put(4, 7, Role::Muted, note);
    }
    draw_peek(state, shared, canvas);
}

/// The marker, and the real cursor once the person has left the field for the list.
fn draw_pointer(pointed: bool, state: &State, y: u16, canvas: &mut Canvas<'_>) {
    if pointed {
        let marker = canvas.glyphs.marker.to_string();
        canvas.put(2, y, Role::Selected, &marker);
        if state.list.selected > 0 {
            canvas.cursor(2, y);
        }
    }
}

/// Draws a row of the list, the same wherever people are listed.
pub fn draw_hit(hit: &Hit, pointed: bool, y: u16, shared: &Shared, canvas: &mut Canvas<'_>) {
    let Some(entry) = shared.directory.entry(&hit.id) else { return };
    let role = Canvas::row_role(pointed);
    canvas.put_within(4, y, 17, role, &shared.public_name(hit.id));
    canvas.put(22, y, role, &entry.birth_year.map(|year| year.to_string()).unwrap_or_default());
    canvas.put_within(29, y, 18, role, entry.commune);
    canvas.put_within(48, y, 11, role, entry.code);
    let why = match hit.how {
        How::Near => words::NEAR,
        How::Joined => words::JOINED,
        How::Exact | How::Start => "",
    };
    let day = if why.is_empty() { dates::day_month_year } else { dates::figures };
    let visit = entry.last_visit.map_or_else(|| words::NEVER.to_owned(), day);
    canvas.put_within(60, y, 18, role, &visit);
    canvas.put_right(79, y, Role::Muted, why);
}

fn draw_peek(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    let top = canvas.height().saturating_sub(8);
    if let Some(entry) = state.pointed().and_then(|learner| shared.directory.entry(&learner)) {
        let title = format!("{}, {}", shared.public_name(entry.id), entry.code);
        canvas.frame(2, top, 76, 5, &title);
        let facts = state.peek.as_ref();
        let next = facts.and_then(|facts| facts.next);
        let mut appointment = next
            .map_or_else(|| words::NONE.to_owned(), |next| dates::appointment(next.date, next.time, shared.today()));
        if let Some(title) = facts.and_then(|facts| facts.workshop.as_deref()) {
            appointment = workshop::at(&appointment, title);
        }
        let step = facts.map(|facts| facts.step.clone().unwrap_or_else(|| words::NOT_CHOSEN.to_owned()));
        canvas.put(4, top + 1, Role::Label, words::APPOINTMENT);
        canvas.put(4, top + 2, Role::Label, words::STEP);
        if facts.is_some() {
            canvas.put_within(19, top + 1, 57, Role::Normal, &appointment);
            canvas.put_within(19, top + 2, 57, Role::Normal, &step.unwrap_or_default());
        }
        let opens = if state.purpose == Purpose::Session { words::BEGINS } else { words::OPENS };
        canvas.put(4, top + 3, Role::Muted, opens);
    }
    if let Some((first_name, number)) = state.homonyms.as_ref().filter(|_| !shared.discreet) {
        for (y, line) in (top + 6..).zip(words::homonyms(*number, &cut(first_name, 20))) {
            canvas.put(2, y, Role::Normal, &line);
        }
    }
}
